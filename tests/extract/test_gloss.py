"""Words that a document explains: the word, what it says that it means, and nothing else."""

from __future__ import annotations

import pytest

from sayso.extract.gloss import glosses
from telling import document

EXPLAINED = {
    "a word of another language": (
        "en",
        "They are all chinovniki, a Russian word for bureaucrats, the skipper said.",
        ("chinovniki", "bureaucrats"),
    ),
    "the word behind its language": (
        "en",
        'Mr. Velt used the disparaging Russian word "burduki" to refer to harbour officials.',
        ("burduki", "harbour officials"),
    ),
    "the word in italics": (
        "en",
        "She used the Russian word *pristan*, which is usually rendered as “pier”.",
        ("pristan", "pier"),
    ),
    "both in marks": (
        "en",
        "A banner read “Ora et navega,” Latin for “pray and sail.”",
        ("Ora et navega", "pray and sail"),
    ),
    "a dash between": (
        "en",
        "The club calls itself ''Olas'' -- Spanish for ''waves'' -- and meets here.",
        ("Olas", "waves"),
    ),
    "which means": (
        "en",
        "She called it a “vrulja,” which means “spring under the sea”.",
        ("vrulja", "spring under the sea"),
    ),
    "a term": ("en", "He spoke of “wet talk,” a sailors’ term for idle gossip.", ("wet talk", "idle gossip")),
    "or": ("en", 'They sang "Mar adentro," or "Out to sea," on the quay.', ("Mar adentro", "Out to sea")),
    "in brackets": ("en", 'He called them "pescados" ("fish") and left.', ("pescados", "fish")),
    "literally": ("en", "The “Nachtboot” (literally, night boat) was full.", ("Nachtboot", "night boat")),
    "the thing first": (
        "en",
        "They forbid a slow fishing method known as drumming.",
        ("drumming", "a slow fishing method"),
    ),
    "Russian, to translate": (
        "ru",
        "Он назвал это «dead water», что в переводе с английского означает «мёртвая вода».",
        ("dead water", "мёртвая вода"),
    ),
    "Russian, that is": ("ru", "Паром стоит на «банке», то есть «на мели», сказал капитан.", ("банке", "на мели")),
    "Russian, the original": ("ru", "Он назвал соседа «занудой» (bore) и ушёл.", ("занудой", "bore")),
    "French": ("fr", "Il a parlé de « mokrota », qui signifie « humidité ».", ("mokrota", "humidité")),
    "German": ("de", "Er sprach von „toska“, was so viel heißt wie „Sehnsucht“.", ("toska", "Sehnsucht")),
    "Spanish": ("es", "Habló de la «toska», que significa «añoranza».", ("toska", "añoranza")),
}


@pytest.mark.parametrize(("language", "text", "expected"), EXPLAINED.values(), ids=EXPLAINED.keys())
def test_a_word_is_found_with_its_explanation(language, text, expected):
    assert [(g.word.of(text), g.gloss.of(text)) for g in glosses(document(text, language=language))] == [expected]


PLAIN = {
    "one or the other": "She is either “high” or “low” on the list.",
    "two quotations": 'He wants no "ferry," and she wants no "bridge".',
    "means nothing": "The strike, which means no ferry today, goes on.",
    "a party": 'Ilva Renn of "Harbour First" (HF) spoke.',
    "a name in other letters": 'The paper "Vestnik Zaliva" (Вестник Залива) wrote of it.',
    "words that stand for people": "He thanked the Russian sailors for coming.",
    "known for": "The pier is known as one of the oldest.",
    "a half clause": "It came at a time when the island was known as “the poor house”.",
    "an answer": "Asked about the bridge, she said: “No comment,” and “Goodbye.”",
    "the same word": "They said “wave” (“Wave”).",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_words_without_an_explanation_are_left_alone(text):
    assert glosses(document(text)) == ()


def test_a_language_without_signs_yields_nothing():
    assert glosses(document("Powiedział „chmura”, czyli „cloud”.", language="pl")) == ()
