"""Every group of words has an example that holds one of them, and the rules read it as marked."""

from __future__ import annotations

import pytest

from marked import read, show
from sayso.errors import SettingsError
from sayso.extract.lexical import lexical
from sayso.text.lexicon import LANGUAGES, Lexicon, expand, fold, lexicon
from sayso.text.segment import paragraphs, quotations

READ_ELSEWHERE = {
    "turns", "stage", "spoken_that", "spoken_to", "spoken_for", "spoken_of", "spoken_too", "blamed_for", "proposing",
    "courts", "deciding", "presenting", "plans",
}  # fmt: skip
EXAMPLES = [(language, group, line) for language in LANGUAGES for group, line in lexicon(language).examples]


def names(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    if group.startswith("cues: "):
        kind = group.removeprefix("cues: ")
        return tuple(w for cues in lexicon.cues.values() for c in cues if c.kind == kind for w in c.words)
    if group.startswith("phrases: "):
        return tuple(first for first, found in lexicon.phrases.items())
    if group == "infinitives" or group == "verb_endings":
        return ()
    return lexicon.words(group)


@pytest.mark.parametrize(("language", "group", "line"), EXAMPLES)
def test_the_example_holds_a_word_of_its_group_and_is_read_as_marked(language: str, group: str, line: str) -> None:
    words = lexicon(language)
    text, wanted = read(line)
    listed = [w for w in names(words, group) if w.replace("_", "")]
    if group == "marks":
        assert any(m.split("_")[0].strip() in text for m in ("«_»", "„_“", "“_”", '"_"'))
    elif listed:
        assert any(word in fold(text) for word in listed), f"none of {group} in {text!r}"
    if group not in READ_ELSEWHERE:
        found = lexical(text, paragraphs(text), quotations(text), words)
        assert {(a.source, a.cue, a.content) for a in found} == {(a.source, a.cue, a.content) for a in wanted}, show(
            text, found
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_what_the_rules_ask_for(language: str) -> None:
    needed = {
        "that", "whether", "as", "negations", "honorifics", "offices", "people", "bodies", "outlets", "documents",
        "addressees", "channels", "adjuncts", "coordinators", "conjunctions", "prepositions", "internal", "determiners",
        "objects", "refused", "joins", "suppositions", "turns", "stage", "marks", "pronouns",
    }  # fmt: skip
    assert needed <= set(lexicon(language).groups)
    assert len(lexicon(language).cue_words()) > 80


def test_a_language_without_a_lexicon_is_a_clear_error() -> None:
    with pytest.raises(SettingsError, match=f"no lexicon for 'xx': there are {', '.join(LANGUAGES)}"):
        lexicon("xx")


def test_pronouns_carry_person_number_and_gender() -> None:
    she = next(p for p in lexicon("ru").pronouns if p.word == "она")
    assert (she.person, she.number, she.gender) == (3, "singular", "feminine")


def test_braces_expand_like_a_shell() -> None:
    assert expand("сказал{,а,и}") == ("сказал", "сказала", "сказали")
    assert expand("a{b,c}d{e,f}") == ("abde", "abdf", "acde", "acdf")
