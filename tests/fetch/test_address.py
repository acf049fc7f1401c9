"""Where the client does not go, however it is told to: private addresses in every dress, and by every door."""

from __future__ import annotations

import shutil
import ssl
import subprocess

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from misbehaving import PAGE, Site, page, to
from sayso.errors import FetchError, Refused
from sayso.fetch.address import Forbidden, checked, is_public, parsed

PRIVATE = """127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::a00:1
    64:ff9b:1:7f00:0:100:808:808
    2002:7f00:1:: 2001:0:0:0:0:0:80ff:fffe fc00::1 fd12::1 fe80::1 fec0::1 ff02::1 2001:db8::1 nonsense""".split()
PUBLIC = "8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_not_on_the_public_net(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_on_the_public_net(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_as_public_in_every_wrapping(address):
    number = int(address)
    wrapped = [f"::ffff:{address}", f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}"]
    wrapped.append(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")
    assert {is_public(w) for w in wrapped} == {is_public(str(address))}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://gazette.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://gazette.example/", "only http and https"),
        ("javascript://gazette.example/%0aalert(1)", "only http and https"),
        ("//gazette.example/a", "only http and https"),
        ("http:///a", "no name of a server"),
        ("http://ann:secret@gazette.example/", "name or password"),
        ("http://gazette.example\\@127.0.0.1/", "name or password"),
        ("http://gazette.example:99999/", "no port 99999"),
        ("http://2130706433/", "a number and no IP address"),
        ("http://0x7f000001/", "a number and no IP address"),
        ("http://0x7f.1/", "a number and no IP address"),
        ("http://127.1/", "a number and no IP address"),
        ("http://0177.0.0.1/", "is no address"),
        ("http://127.0.0.1./", "a number and no IP address"),
        ("http://%31%32%37.0.0.1/", "no name of a server"),
        ("http://１２７.0.0.1/", "is no address"),
        ("http://ⓛocalhost/", "is no address"),
        ("http://a..b/", "no name of a server"),
        ("http://-a.example/", "no name of a server"),
        ("http://gazette.example/\r\nHost: x", "is no address"),
        ("http://[fe80::1%25eth0]/", "network card"),
        ("http://[::1/", "is no address"),
        ("http://gazette.example/" + "a" * 9000, "longer than 8000"),
    ],
)
def test_what_is_no_address_of_a_page(url, message):
    with pytest.raises(Forbidden, match=message):
        parsed(url)


def test_an_international_name_is_written_as_the_net_has_it():
    assert str(parsed(" https://München.example/ä?d=8#below ")) == "https://xn--mnchen-3ya.example/%C3%A4?d=8"
    assert parsed("https://мост.example/").raw_host == "мост.example".encode("idna")
    assert str(parsed("http://127。0。0。1/")) == "http://127.0.0.1/", "and is then checked as what it is"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_forbidden(words):
    for url in (words, f"http://{words}", f"https://gazette.example/{words}"):
        try:
            found = parsed(url)
        except Forbidden:
            continue
        assert found.scheme in ("http", "https") and str(found).isascii() and str(found).isprintable()


# ---------------------------------------------------------------- names and what they lead to


def test_every_address_of_a_name_is_checked():
    def mixed(host, port):
        return ["8.8.8.8", "10.0.0.7"]

    with pytest.raises(Forbidden, match=r"leads to 10.0.0.7, which is not on the public net: name gazette.example in"):
        checked("gazette.example", 80, frozenset(), mixed)
    assert checked("gazette.example", 80, {"gazette.example"}, mixed) == ["8.8.8.8", "10.0.0.7"]
    assert checked("Gazette.example.", 8080, {"gazette.example"}, mixed)
    with pytest.raises(Forbidden, match="port 25 is not one of the web"):
        checked("gazette.example", 25, frozenset(), lambda *_: ["8.8.8.8"])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_machine_is_not_asked_unless_allowed_by_that_name(site, client, host):
    site.answers["/a"] = page()
    with pytest.raises(Refused, match=r"not on the public net|no such host"):
        client(allowed=("desk.internal", "127.0.0.2")).fetch(site.url(host=host))
    assert site.asked == [], "not even its robots.txt"


def test_a_host_is_allowed_by_its_own_name_alone(site, client):
    site.answers["/a"] = page()
    one = client(allowed=("Desk.Internal",), resolve=lambda host, port: ["127.0.0.1"])
    assert one.fetch(site.url(host="desk.internal")).body == PAGE
    assert site.headers("/a")["host"] == f"desk.internal:{site.port}"
    for other in ("127.0.0.1", "evil-desk.internal", "desk.internal.example"):
        with pytest.raises(Refused):
            one.fetch(site.url(host=other))


def test_a_name_that_leads_elsewhere_the_second_time_is_never_connected_to(client, monkeypatch):
    turns, connected = [["93.184.216.34"], ["127.0.0.1"]], []

    def no_net(self, host, *rest):
        connected.append(host)
        raise httpcore2.ConnectError("there is no net in tests")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", no_net)
    with pytest.raises(Refused, match=r"leads to 127.0.0.1, which is not on the public net"):
        client(allowed=(), resolve=lambda host, port: turns.pop(0)).fetch("http://rebind.example/a")
    assert connected == ["93.184.216.34"]


def test_the_address_that_was_checked_is_the_one_connected_to(site, client, monkeypatch):
    """One look-up a request: nothing asks for the name again between the check and the connection."""
    site.answers["/a"] = page()
    asked = []

    def counted(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr("socket.getaddrinfo", _only_numbers)
    client(allowed=("desk.internal",), resolve=counted).fetch(site.url(host="desk.internal"))
    assert asked == ["desk.internal"] * 2, "for robots.txt and for the page"


def _only_numbers(host, port, *rest, **more):
    assert host == "127.0.0.1", f"{host} is looked up behind our back"
    return [(2, 1, 6, "", (host, port))]


# ---------------------------------------------------------------- redirects


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:{port}/secret",
        "//localhost:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://gazette.example/a",
        "http://ann@127.0.0.1:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://[",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_is_checked_like_an_address_a_person_gave(site, client, location):
    site.answers |= {"/a": to(location.format(port=site.port)), "/secret": page()}
    with pytest.raises(Refused):
        client().fetch(site.url())
    assert site.paths() == ["/a"]


def test_a_robots_txt_may_not_lead_to_private_places_either(site, client):
    site.answers |= {"/robots.txt": to(f"http://localhost:{site.port}/secret"), "/a": page(), "/secret": page()}
    with pytest.raises(Refused):
        client().fetch(site.url())
    assert site.paths() == []


def test_proxies_and_passwords_of_the_environment_are_not_used(site, client, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    for name, value in {"HTTP_PROXY": "http://127.0.0.1:9/", "ALL_PROXY": "http://127.0.0.1:9/"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    site.answers["/a"] = page()
    assert client().fetch(site.url()).body == PAGE
    assert "authorization" not in site.headers("/a")


# ---------------------------------------------------------------- certificates


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for desk.internal that nobody but a test trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate with")
    key, file = (tmp_path_factory.mktemp("tls") / name for name in ("key.pem", "certificate.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=desk.internal", "-addext", "subjectAltName=DNS:desk.internal", "-keyout", key, "-out", file],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, file


def test_a_certificate_is_checked_against_the_name_and_not_the_ip_address(certificate, client):
    key, file = certificate
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(file, key)
    names = []
    served.sni_callback = lambda connection, name, context: names.append(name)
    trusting = ssl.create_default_context(cafile=file)
    with Site(served) as site:
        site.answers["/a"] = page()

        def here(host, port):
            return ["127.0.0.1"]

        hosts = ("desk.internal", "other.internal")
        one = client(allowed=hosts, resolve=here, tls=trusting)
        assert one.fetch(site.url(host="desk.internal")).body == PAGE
        assert set(names) == {"desk.internal"}
        with pytest.raises(FetchError, match="its certificate does not hold"):
            one.fetch(site.url(host="other.internal"))
        with pytest.raises(FetchError, match="its certificate does not hold"):
            client(allowed=hosts, resolve=here).fetch(site.url(host="desk.internal"))


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_stranger_does_not_lead_to_a_host_that_only_we_may_name(site, client, monkeypatch, path):
    monkeypatch.setattr("sayso.fetch.address.is_public", lambda _: True)
    site.answers |= {path: to(site.url("/inner", host="desk.internal")), "/inner": page()}
    one = client(allowed=("desk.internal",), resolve=lambda *_: ["127.0.0.1"])
    with pytest.raises(Refused, match="on your own network: if that is meant, give that address itself"):
        one.fetch(site.url("/a", host="gazette.example"))
    assert "/inner" not in site.paths()
    assert one.fetch(site.url("/inner", host="desk.internal")).body == PAGE
