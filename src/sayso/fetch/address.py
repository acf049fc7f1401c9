"""Which addresses may be fetched: the words of a URL are checked here, and every IP address it leads to."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

Resolve = Callable[[str, int], list[str]]

LONGEST = 8000
WEB_PORTS = (80, 443)
FIRST_FREE_PORT = 1024
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.I)
# What an IPv6 address can carry an IPv4 address in: NAT64 (RFC 6052) and the compatible form (RFC 4291). The NAT64 of
# one network (RFC 8215) is none of them: where in it the IPv4 address stands is for that network to say.
CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))


class Forbidden(ValueError):
    """An address that is not fetched; the message says why and what to do, without the address."""


def parsed(url: str) -> httpx2.URL:
    """The address in its plain ASCII form and without a fragment; Forbidden where it is none that may be fetched.

    Only http and https, without a name and password in it, and a host whose spelling means the same to everybody.

    >>> str(parsed("HTTPS://Gazette.example/a/../b#below"))
    'https://gazette.example/b'
    """
    if len(url) > LONGEST:
        raise Forbidden(f"the address is longer than {LONGEST} characters: check it")
    try:
        found = httpx2.URL(url.strip())
    except httpx2.InvalidURL as error:
        raise Forbidden(f"is no address ({error}): check it") from error
    if found.scheme not in ("http", "https"):
        raise Forbidden("only http and https addresses are fetched: save it and give the file")
    if found.userinfo:
        raise Forbidden("the address holds a name or password, which would be stored: leave them out")
    _check_host(found.raw_host.decode("ascii"))
    if found.port is not None and not 0 < found.port < 65_536:
        raise Forbidden(f"there is no port {found.port}: check the address")
    return found.copy_with(fragment=None)


def _check_host(host: str) -> None:
    """Forbidden for a host that programs read in different ways, such as 0x7f.1 (WHATWG URL, "ends in a number")."""
    if ":" in host:
        try:
            ip_address(host)
        except ValueError:
            raise Forbidden("the host is no IP address: check it") from None
        if "%" in host:
            raise Forbidden("the host names a network card of one machine: leave that part out")
        return
    labels = host.removesuffix(".").split(".")
    if not all(LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise Forbidden("the host is no name of a server: check the address")
    if re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1], re.I) and not _is_ip(host):
        raise Forbidden("the host is a number and no IP address in its usual form: write it as 192.0.2.1")


def _is_ip(host: str) -> bool:
    try:
        return str(ip_address(host)) == host
    except ValueError:
        return False


def named(host: str) -> str:
    """A host as hosts are compared: small letters, no brackets, no last dot.

    >>> named("[::1]"), named("Desk.Internal.")
    ('::1', 'desk.internal')
    """
    return host.strip("[]").removesuffix(".").casefold()


def is_public(address: str) -> bool:
    """True for an IP address of the public net, whatever form it is written or wrapped in.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = _inside(found)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in carrier for carrier in CARRIERS):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses a name has now, each once; socket.gaierror where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def checked(host: str, port: int, allowed: Collection[str], resolve: Resolve) -> list[str]:
    """The IP addresses to connect to; Forbidden where one of them is not of the public net.

    A host that is ``allowed`` by name (as ``named`` writes it) may stand anywhere and have any port. One private
    address among public ones forbids the host: a name that mixes them is made to mislead.
    """
    if named(host) in allowed:
        return resolve(host, port)
    if port < FIRST_FREE_PORT and port not in WEB_PORTS:
        raise Forbidden(f"port {port} is not one of the web: check the address")
    addresses = resolve(host, port)
    inner = [address for address in addresses if not is_public(address)]
    if inner:
        raise Forbidden(
            f"leads to {inner[0]}, which is not on the public net: name {named(host)} in the setting allowed_hosts"
            " if that is meant"
        )
    return addresses
