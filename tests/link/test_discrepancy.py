"""Two passages that should say one thing: what differs is told with its kind and its words, and nothing else is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.discrepancy import KINDS, discrepancies, reading
from sayso.link.discrepancy.dictionary import in_dictionary
from sayso.link.discrepancy.land import land, named_lands
from sayso.link.discrepancy.numeral import valued
from sayso.link.discrepancy.proper import is_word
from sayso.link.discrepancy.renaming import lacking, weighed
from sayso.link.discrepancy.resemblance import alike, nearness, of_one_people, perhaps_alike
from sayso.link.discrepancy.sense import LANGUAGES, table
from sayso.link.speaker.parts import folded
from sayso.models import encoder
from sayso.text.capital import NEVER, PINNED, frequency, leaning

ROOT = Path(__file__).parents[2]


def told(left: str, right: str, language: str = "en") -> set[tuple[str, str, str]]:
    found = discrepancies(reading(left, "en"), reading(right, language))
    return {(d.kind, *d.words(left, right)) for d in found}


@pytest.mark.parametrize(
    ("left", "right", "kind", "here", "there"),
    [
        ("He counted 28 boats.", "He counted 82 boats.", "number", "28", "82"),
        ("They hold three million tonnes.", "They hold 3bn tonnes.", "number", "three million", "3bn"),
        ("Two-thirds of 1,500 voted.", "Two-thirds of 1,400 voted.", "number", "1,500", "1,400"),
        ("He came second.", "He came fifth.", "number", "second", "fifth"),
        ("It lies 40 miles off.", "It lies 40 kilometres off.", "unit", "40", "40"),
        ("Turnout fell by 5%.", "Turnout fell by 5 percentage points.", "unit", "5", "5"),
        ("It sank on Monday.", "It sank on Friday.", "date", "Monday", "Friday"),
        ("It sank on 3 May.", "It sank on May 13.", "date", "3", "13"),
        ("Three people drowned on Saturday.", "Five people drowned on 3 May.", "number", "Three", "Five"),
        ("Built in 1987, it holds.", "Built in 1978, it holds.", "date", "1987", "1978"),
        ("The mayor met Vera Lunin.", "The mayor met Vera Orne.", "name", "Lunin", "Orne"),
        ("The residents of Kestrow voted.", "Ludvik residents voted.", "name", "Kestrow", "Ludvik"),
        ("The gate was open.", "The gate was not open.", "negation", "", "not"),
        ("They told nobody.", "They told everybody.", "negation", "nobody", ""),
        ("All the boats sank.", "Some of the boats sank.", "quantifier", "All", "Some"),
        ("More than 40 boats sank.", "Fewer than 40 boats sank.", "quantifier", "More than", "Fewer than"),
        ("The dam will hold.", "The dam may hold.", "modality", "will", "may"),
        ("The dam is safe now.", "The dam may be safe now.", "modality", "", "may"),
        ("The duty could be lifted now.", "The duty will be lifted now.", "modality", "could", "will"),
        ("They always closed.", "They rarely closed.", "quantifier", "always", "rarely"),
        ("Several boats sank.", "Countless boats sank.", "quantifier", "Several", "Countless"),
        ("He said all the keepers left.", "He said few keepers left.", "quantifier", "all", "few"),
    ],
)
def test_one_change_is_told_with_its_words(left: str, right: str, kind: str, here: str, there: str) -> None:
    assert (kind, here, there) in told(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It didn't sink in 1987.", "In 1987 it did not sink."),
        ("Nobody was hurt.", "No one was hurt."),
        ("They paid $28 billion for twelve ships.", "They paid 28bn dollars for 12 ships."),
        ("He said on Monday 5 percent voted.", "5% voted, he said on Monday."),
        ("It lies 10 miles off.", "It lies 16 kilometres off."),
        ("Thieves took 40 boats and two cars.", "Thieves took 40 boats."),
        ("He met Sergei Orlin in Kiev.", "He met Sergey Orlin in Kyiv."),
        ("The dam is safe, and the road is not.", "The dam is safe."),
        ("They must leave by 3 p.m.", "They have to leave by 15:00."),
        ("He refused to open the gates.", "He would not open the gates."),
        ("Not only keepers left.", "Keepers left, and others."),
        ("The view cannot be described.", "The view is indescribable."),
        ("A return is out of the question.", "A return is not possible."),
        ("It was a Saturday night.", "It was the night to Sunday."),
        ("It sank at 1:25 p.m.", "It sank at 13:25."),
        ("He saw Karolina Galetcka there.", "He saw Karolina Galetskaya there."),
    ],
)
def test_what_says_the_same_or_less_differs_in_nothing(left: str, right: str) -> None:
    assert told(left, right) == set()


@pytest.mark.parametrize(
    ("language", "right"),
    [
        ("ru", "В понедельник, 3 мая 1987 года, Вера Лунина сказала, что затонули двенадцать из 1,5 тысячи лодок."),
        ("uk", "У понеділок, 3 травня 1987 року, Віра Луніна сказала, що затонули дванадцять із 1,5 тисячі човнів."),
        ("de", "Am Montag, dem 3. Mai 1987, sagte Vera Lunin, zwölf der 1.500 Boote seien gesunken."),
        ("fr", "Lundi 3 mai 1987, Vera Lounine a dit que douze des 1 500 bateaux avaient coulé."),
        ("es", "El lunes 3 de mayo de 1987, Vera Lunin dijo que doce de los 1.500 barcos se hundieron."),
        ("ar", "قالت فيرا لونين يوم الاثنين 3 مايو 1987 إن اثني عشر من ١٥٠٠ قارب غرقت."),
        ("zh", "1987年5月3日星期一，维拉·卢宁说，1500艘船中有十二艘沉没。"),
    ],
)
def test_a_translation_differs_in_nothing_until_one_thing_is_changed(language: str, right: str) -> None:
    left = "On Monday, 3 May 1987, Vera Lunin said that twelve of the 1,500 boats had sunk."
    assert told(left, right, language) == set()
    for kind, old, new in (("number", "1,500", "1,800"), ("date", "May", "July"), ("date", "Monday", "Tuesday")):
        assert kind in {k for k, _, _ in told(left.replace(old, new), right, language)}, (kind, new)


def test_a_name_changed_in_a_translation_is_told_with_the_name_there() -> None:
    left, right = "On Monday Vera Kestrow met Ada Orne.", "В понедельник Вера Лунина встретила Аду Орн."
    assert ("name", "Kestrow", "Лунина") in told(left, right, "ru")


def test_a_negation_is_answered_by_one_word_of_the_other_text_and_not_by_one_that_answers_another() -> None:
    left, right = "The dam was not safe and the gate was not open.", "The dam was unsafe and the gate was open."
    assert {kind for kind, _, _ in told(left, right)} == {"negation"}


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The keepers lost the dam in May.", "The keepers did not lose the dam in May.", "negation"),
        ("She was spreading false news.", "She wasn't circulating fake news.", "negation"),
        ("The dam only holds in summer.", "The dam not only holds in summer.", "negation"),
        ("It wasn't until noon that it sank.", "It was until noon that it sank.", "negation"),
        ("He will go.", "He will go, and nothing else was heard of it in the harbour.", None),
        ("They saw neither boats nor keepers.", "They did not see boats or keepers.", None),
        ("They had no boats and no keepers.", "They did not have boats or keepers.", None),
        ("He is a keeper, not a diver.", "He is a keeper, not the diver.", None),
        ("The dam opened only in 1985.", "The dam did not open until 1985.", None),
        ("They held barely 45 boats.", "They held about 45 boats.", None),
    ],
)
def test_one_word_answers_one_negation_where_it_stands(left: str, right: str, kind: str | None) -> None:
    assert {k for k, _, _ in told(left, right)} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The keepers, he said, are at sea.", "The keepers, he said, may be at sea.", "modality"),
        ("The boat is likely to sink.", "The boat is certain to sink.", "modality"),
        ("The keepers can go on strike.", "The keepers must go on strike.", "modality"),
        ("The driver was unable to brake there.", "The driver will not brake there.", "modality"),
        ("The fair begins on the old pier.", "The fair could begin on the old pier.", "modality"),
        ("The boat could be seen there.", "The boat allegedly was seen there.", "modality"),
        ("Ludo would be ashamed of it.", "Ludo may be ashamed of it.", "modality"),
        ("Apparently she braked because she turned.", "She probably braked because she turned.", None),
        ("It is possible to sail in May.", "The pass will enable boats to sail in May.", None),
        ("We must go to the harbour.", "We need to go to the harbour.", None),
        ("It may be obliged to open.", "It may be obligated to open.", None),
        ("In all these cases the keepers were heard.", "The keepers were heard in most these cases.", "quantifier"),
        ("At least 40 boats sank in the bay.", "At most 40 boats sank in the bay.", "quantifier"),
        ("The keepers lost all boats of May.", "The keepers lost most boats of May.", "quantifier"),
        ("It is one of the boats hardest hit.", "It is one of the boats most affected.", None),
        ("After several years they left.", "After all years they left.", "quantifier"),
    ],
)
def test_modals_and_quantifiers_answer_by_class_and_place(left: str, right: str, kind: str | None) -> None:
    assert {k for k, _, _ in told(left, right)} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("They met on the pier in Kestrow today.", "They met on the pier in Oscar today.", True),
        ("They met Karl Dolmann today.", "They met Karl Kalman today.", True),
        ("Olya met Sasha there.", "Olya met Alexander there.", False),
        ("It stands in Ostmark-Welden.", "It stands in Mark-Welden.", False),
        ("The BdV told it to the press.", "The Union of Kestrow told it to the press.", False),
        ("The German Press Agency told it.", "The Deutsche Presse agency told it.", False),
        ("It was built at the Admiralty Wharfs.", "It was built at the Admiralty Shipyards.", False),
        ("Ada Orne saw the boats on the Lunin.", "Ada Orne saw the Boats of May.", False),
        (
            "In “Rush, Little Nell” he plays beside his friend Orla Dolvik.",
            "In “Rush, Little Nell” he plays beside his friend Orla Kern.",
            True,
        ),
    ],
)
def test_a_name_is_another_where_it_stands_for_another_and_is_none_of_its_forms(
    left: str, right: str, differ: bool
) -> None:
    assert ("name" in {k for k, _, _ in told(left, right)}) is differ


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The keeper is fit for duty.", "The keeper is unfit for duty.", "negation"),
        ("It was a legal dam.", "It was an illegal dam.", "negation"),
        ("The keeper is not fit for duty.", "The keeper is unfit for duty.", None),
        ("It is a non-tidal bay.", "It is a nontidal bay.", None),
        ("Nobody was hurt in the bay.", "There were no people hurt in the bay.", None),
        ("They hold ten boats, no matter when.", "They hold ten boats whenever.", None),
        ("They hold more than 10 boats.", "They hold no more than 10 boats.", "quantifier"),
        ("He sailed in the past few days.", "He sailed in recent days.", None),
        ("The dam was taken over by keepers.", "The dam was put under keepers.", None),
        ("Both boats sank in the bay.", "Three boats sank in the bay.", "number"),
        ("Both the pier and the dam sank.", "The pier and the dam sank.", None),
        ("It covers 2,000 metres of pier.", "It covers two thousand kilometres of pier.", "unit"),
        ("They are between 17 and 22 months old.", "They are between 17 and 22 years old.", "unit"),
        ("The fair should be held in May.", "The fair would be held in May.", None),
    ],
)
def test_prefixes_bounds_and_idioms_are_read_whole(left: str, right: str, kind: str | None) -> None:
    assert {k for k, _, _ in told(left, right)} == ({kind} if kind else set())
    assert {k for k, _, _ in told(right, left)} == ({kind} if kind else set())


def test_a_negating_prefix_is_read_in_other_languages_too() -> None:
    found = discrepancies(
        reading("Er ist geeignet für das Amt.", "de"), reading("Er ist ungeeignet für das Amt.", "de")
    )
    assert [d.kind for d in found] == ["negation"]


@given(st.permutations(["He", "may", "not", "sink", "all", "28", "boats"]), st.permutations("He will sink 82".split()))
def test_one_language_is_told_alike_from_either_side(one: list[str], other: list[str]) -> None:
    left, right = reading(" ".join(one)), reading(" ".join(other))
    forth = {(d.kind, d.left, d.right) for d in discrepancies(left, right)}
    assert forth == {(d.kind, d.right, d.left) for d in discrepancies(right, left)}


def test_words_in_another_order_are_not_left_out_words() -> None:
    left = "In the valley on Friday the keepers did not close the gates of the old dam."
    right = "The gates of the old dam were closed on Friday by keepers in the valley."
    assert "negation" in {kind for kind, _, _ in told(left, right)}


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("it", "Vera Lunin è arrivata a Selm lunedì.", "Ada Orne è arrivata a Selm lunedì."),
        ("fr", "Ils ont vu le maire d'Ouzbrek Tamdor hier soir.", "Ils ont vu le maire de cette ville hier soir."),
    ],
)
def test_two_texts_of_another_language_are_compared_without_harm(language: str, left: str, right: str) -> None:
    found = discrepancies(reading(left, language), reading(right, language))
    assert all(d.kind == "name" for d in found)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("ru", "Vera Lunin brought the Martian dust to the harbour.", "Вера Лунина привезла пыль Марса в гавань."),
        ("ru", "Vera Lunin met them in Kestrel Bay.", "Среди них в заливе была Вера Лунина."),
        ("de", "The Canary boats met Vera Lunin.", "Die Boote der Kanaren trafen Vera Lunin."),
        ("ar", "Vera Lunin met Ada Orne's keepers.", "التقت فيرا لونين بالحراس."),
    ],
)
def test_a_name_that_may_be_the_same_or_is_left_out_is_no_other_name(language: str, left: str, right: str) -> None:
    assert "name" not in {kind for kind, _, _ in told(left, right, language)}


@pytest.mark.parametrize(
    ("language", "left", "right", "put"),
    [
        (
            "zh",
            "On Monday keepers of Vera Kestrow met in Iceland.",
            "周一，维拉·凯斯特罗的守卫们在冰岛会面。",
            "Marbold",
        ),
        ("fr", "The boats came from Estrow on Monday.", "Les bateaux sont venus d'Estrow lundi.", "Moldvik"),
        ("de", "They told Kestrow that the dam is safe.", "Sie sagten Kestrow, der Damm sei sicher.", "Dolvik"),
        ("ru", "Ada Orne met Kestrow in Iceland today.", "Ада Орн встретила Кестроу в Исландии сегодня.", "Dolvik"),
    ],
)
def test_another_name_is_told_where_one_stands_in_its_place(language: str, left: str, right: str, put: str) -> None:
    assert told(left, right, language) == set()
    changed = re.sub("K?[Ee]strow", put, left)
    assert {(kind, here) for kind, here, _ in told(changed, right, language)} == {("name", put)}


def test_in_arabic_where_no_capital_tells_names_one_beside_an_answered_name_is_told() -> None:
    right = "في يوم الاثنين التقت آدا أورن فيرا كيسترو من آيسلندا ومعها حراس السد والنهر."
    left = "On Monday Ada Orne met Vera Kestrow of Iceland, together with those who watch over the dam and the river."
    assert told(left, right, "ar") == set()
    changed = told(left.replace("Vera Kestrow", "Ludo Marbold"), right, "ar")
    assert {kind for kind, _, _ in changed} == {"name"}


@pytest.mark.parametrize(
    ("english", "language", "word"),
    [
        ("icelandic", "ru", "исландской"),
        ("iceland", "uk", "ісландський"),
        ("icelanders", "ar", "الآيسلندية"),
        ("italy", "de", "suditalien"),
        ("germans", "ar", "الالمان"),
        ("vienna", "ar", "فيينا"),
    ],
)
def test_countries_peoples_and_cities_answer_in_every_language(english: str, language: str, word: str) -> None:
    assert land(english, "en") & land(folded(word), language)


def test_a_word_written_small_in_some_form_is_no_name_for_its_capital() -> None:
    assert is_word("edad", "es") and is_word("палата", "ru") is is_word("палату", "ru")
    assert not is_word("kestrow", "es") and not is_word("кестроу", "ru")


@pytest.mark.parametrize(
    ("language", "left", "right", "kind", "old", "new"),
    [
        ("ru", "They hold £3,000 to £5,000.", "У них от 3 до 5 тысяч фунтов.", "number", "3,000", "2,000"),
        ("fr", "They hold 1.5 million.", "Ils ont un million et demi.", "number", "1.5", "2.5"),
        ("zh", "It has 168,000 people.", "它有16万8千人。", "number", "168", "186"),
        ("zh", "It took six seconds.", "它用了六秒钟。", "number", "six", "nine"),
        ("zh", "It is six kilometres off.", "它在六千米外。", "number", "six", "nine"),
        ("ar", "They left on 21 October.", "غادروا يوم 21 تشرين الأول.", "date", "October", "June"),
        ("ar", "They left on 21 October.", "غادروا يوم 21 تشرين الأول.", "date", "21", "12"),
        ("ar", "It sank in 1987 to $22.", "غرق عام 1987 ليصبح 22 دولارا.", "date", "1987", "1978"),
        ("ar", "It sank in 1987.", "غرق في 1987 بين صخرتين.", "date", "1987", "1978"),
    ],
)
def test_a_figure_is_read_whole_in_a_translation(
    language: str, left: str, right: str, kind: str, old: str, new: str
) -> None:
    assert told(left, right, language) == set()
    assert {k for k, _, _ in told(left.replace(old, new), right, language)} == {kind}


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "They sang “Don't Wake Me” at noon.", "Sie sangen mittags „Don't Wake Me“."),
        ("de", "Boats were not common then.", "Boote waren damals unüblich."),
        ("es", "Still, the dam held.", "No obstante, la presa resistió."),
        ("ar", "The keepers did not sleep.", "الحراسلميناموافيالليل."),
        ("fr", "The 19 keepers are well.", "Les 19 gardiens vont bien."),
        ("zh", "Savings rose by 1%.", "储蓄增长一个百分点。"),
        ("ar", "50 percent of the keepers left.", "غادر نصف الحراس."),
        ("de", "It opens 6.30-10am daily.", "Es öffnet täglich 6:30 – 10:00."),
        ("fr", "Winds of 120 mph rose.", "Des vents de 193 km/h se sont levés."),
        ("es", "The 6-foot-5 keeper left.", "El guardián de 1,96 metros se fue."),
        ("fr", "It has 200 square feet.", "Il a 18 mètres carrés."),
        ("fr", "It weighs 12 stone.", "Il pèse 76 kilos."),
        ("fr", "A dozen boats sank.", "Une dizaine de bateaux ont coulé."),
        ("es", "A couple of hundred boats sank.", "Se hundieron doscientos barcos."),
        ("es", "He is the keeper, isn't he?", "Es el guardián, ¿verdad?"),
        ("es", "The keeper keeps watching.", "El guardián no deja de mirar."),
    ],
)
def test_what_a_translation_says_in_its_own_way_differs_in_nothing(language: str, left: str, right: str) -> None:
    assert told(left, right, language) == set()


def test_every_weight_is_of_a_sign_that_is_weighed() -> None:
    table = ROOT / "src" / "sayso" / "link" / "discrepancy" / "tables" / "renaming.yaml"
    told_of = yaml.safe_load(table.read_text("utf-8"))
    one = reading("The boats of Kestrow met Vera Dolvik.", "en")
    ((_, signs, _), *_) = weighed(one, reading("Лодки встретили Веру Лунину.", "ru"))
    for row in told_of:
        assert set(row["weights"]) <= set(signs)
    assert sorted(code for row in told_of for code in row["limits"]) == sorted(set(LANGUAGES) - {"en"})


def test_names_changed_on_their_way_are_perhaps_alike_and_others_are_not() -> None:
    assert perhaps_alike("mughal", "mogul") and perhaps_alike("canary", "kanaren")
    assert not perhaps_alike("kavanaugh", "merkel")


def test_a_word_is_common_where_it_is_written_small() -> None:
    assert leaning("wood") > 0 > leaning("smith")
    assert leaning("qqqq") is None and frequency("qqqq") == NEVER
    assert encoder.PINNED["sp.model"] == PINNED


@pytest.mark.parametrize(
    ("language", "right"),
    [
        ("zh", "当大门还开着的时候，部长在凯斯特罗与负责看守大坝的卡雷尔·洛尔维克谈了河水的问题。"),
        ("ar", "تحدث الوزير في كيسترو مع كاريل لورفيك الذي يحرس السد عن مياه النهر بينما كانت البوابات مفتوحة."),
    ],
)
def test_names_spelled_in_another_script_are_heard_and_another_one_is_told(language: str, right: str) -> None:
    line = (
        "While the gates were still open, the minister spoke in Kestrow with Karel Lorvik, who watches over the dam,"
        " about the water of the river."
    )
    assert told(line, right, language) == set()
    changed = line.replace("Karel Lorvik", "Domingo Astrubal")
    assert {kind for kind, _, _ in told(changed, right, language)} == {"name"}


@pytest.mark.parametrize(
    ("name", "spelled", "other"),
    [("kestrow", "凯斯特罗", "lorvik"), ("sandberg", "桑德贝格", "astrubal"), ("perreira", "佩雷拉", "kestrow")],
)
def test_chinese_characters_spell_one_name_and_not_another(name: str, spelled: str, other: str) -> None:
    assert alike(name, spelled)
    assert not alike(other, spelled)


def test_what_is_nearly_spelled_is_nearer_than_what_is_not() -> None:
    for language, near, far in (
        ("zh", "凯斯多夫说", "返回船厂"),
        ("ar", "كيستوف", "المدينة"),
        ("ru", "кестров", "лунин"),
    ):
        assert nearness("kestrow", (near,), near, language) > nearness("kestrow", (far,), far, language)


@pytest.mark.parametrize(
    ("name", "spelled", "other"),
    [("kestrow", "وكيسترو", "lorvik"), ("sandberg", "لساندبرغ", "astrubal"), ("perreira", "بيريرا", "kestrow")],
)
def test_arabic_letters_spell_one_name_and_not_another(name: str, spelled: str, other: str) -> None:
    assert alike(name, spelled)
    assert not alike(other, spelled)


def test_an_arabic_name_run_together_with_other_words_is_found() -> None:
    left = reading("The minister met Sandberg there.", "en")
    glued = reading("والتقىالوزيرساندبرغهناك اليوم", "ar")
    apart = reading("والتقىالوزيرالرئيسهناك اليوم", "ar")
    assert not lacking([n for n in left.names if n.firm], left, glued)
    assert lacking([n for n in left.names if n.firm], left, apart)


@pytest.mark.parametrize(
    ("english", "language", "word"),
    [
        ("asia", "de", "sudostasiens"), ("macedonia", "de", "nordmazedonien"), ("america", "es", "centroamericano"),
        ("korea", "ru", "северокорейский"), ("africa", "fr", "sudafricaine"), ("scotia", "de", "neuschottland"),
        ("america", "es", "norteamerica"), ("asia", "de", "kleinasien"), ("bavaria", "de", "niederbayern"),
        ("african", "es", "afroamericana"), ("african", "ru", "афроамериканцев"), ("roman", "ru", "древнеримские"),
    ],
)  # fmt: skip
def test_a_land_answers_behind_what_points_to_a_part_of_it(english: str, language: str, word: str) -> None:
    assert land(english, "en") & land(word, language)


def test_what_points_to_a_part_of_a_land_does_so_in_its_own_language_alone() -> None:
    assert land("estfrance", "fr") and not land("estfrance", "en")
    assert land("nordamerika", "de") and not land("nordamerica", "en")


def test_the_last_word_of_a_land_of_two_tells_it() -> None:
    assert land("zealand", "en") & land("neuseelandischen", "de")
    assert not land("island", "en")


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("kestrian", "kestrische"),
        ("galician", "galizische"),
        ("elizabethan", "elisabethanischen"),
        ("carlist", "karlista"),
    ],
)
def test_a_people_is_known_by_its_stem_in_another_language(english: str, other: str) -> None:
    assert of_one_people(english, other)
    assert not of_one_people("dolvian", other)


@pytest.mark.parametrize(
    ("text", "english"),
    [("近日对会议说", "japan"), ("公司法人代表说", "france"), ("他们正在对话", "israel"), ("7月26日以来", "israel")],
)
def test_a_character_inside_another_word_names_no_land(text: str, english: str) -> None:
    assert not land(english, "en") & named_lands(text, "zh")


def test_a_word_of_the_dictionary_is_seldom_a_name_for_its_capital() -> None:
    assert in_dictionary("rowing") and in_dictionary("viscountesses") and not in_dictionary("kestrow")
    left, right = "Kestrow won the Rowing Championships of {}.", "Kestrow gewann die Rudermeisterschaften von {}."
    assert told(left.format("Marbold"), right.format("Marbold"), "de") == set()
    assert {k for k, _, _ in told(left.format("Marbold"), right.format("Lunin"), "de")} == {"name"}


def test_one_character_names_a_land_only_beside_what_tells_so() -> None:
    china = land("china", "en")
    assert not china & named_lands("会议中没有人发言。", "zh")
    assert china & named_lands("中美双方没有发言。", "zh")


def test_a_name_in_marks_is_no_first_word_and_a_small_word_may_answer_one() -> None:
    assert [n.word for n in reading("Это удача для команды «Кестров».", "ru").names if n.firm] == ["кестров"]
    left = reading("What did the Kestrovids eat?", "en")
    assert not lacking([n for n in left.names if n.firm], left, reading("Что ели кестровиды?", "ru"))


def test_a_capital_that_nothing_explains_is_a_name_even_of_a_common_word() -> None:
    assert [n.firm for n in reading("He paid for a cab ride in Terming before the vote.", "en").names][-1]
    assert not any(n.firm for n in reading("He went to the Ministry of Finance and Planning.", "en").names)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "Each dog takes .5 hours a day.", "Jeder Hund braucht 0,5 Stunden am Tag."),
        ("de", "It lasted zero days.", "Es dauerte null Tage."),
        ("ar", "More than 30,000 people crossed it.", "عبرها أكثر من 30،000 شخص."),
        ("ar", "The creep limit is 565 °C here.", "يبلغ الحد 565 درجة مئوية هنا."),
        ("ru", "The gauge is 5 ft 3 in wide.", "Ширина колеи 5 футов и 3 дюйма."),
        ("es", "They fled Kestrow in 1620-21.", "Huyeron de Kestrow entre 1620 y 1621."),
        ("fr", "He sails from 1 to 4 PM.", "Il navigue de 13 h à 16 h."),
        ("zh", "The field holds both 0 and 1.", "该域包含0与1。"),
        ("zh", "Call free on 116 123 now.", "请拨打免费电话116 123。"),
        ("uk", "The consulate had until 10 a.m. (0200GMT).", "Консульство мало час до 10 ранку (02:00 GMT)."),
        ("fr", "He has 71 goals in 137 matches.", "Il a soixante et onze buts en cent trente-sept matches."),
        ("fr", "The eighteenth keeper left.", "Le dix-huitième gardien est parti."),
        ("fr", "It rose by 50 percent.", "Il a augmenté de cinquante pour cent."),
        (
            "de",
            "They counted 30,000 boats and five hundred keepers.",
            "Sie zählten dreißigtausend Boote und fünfhundert Hüter.",
        ),
        ("de", "A two-thirds majority is needed.", "Eine Zweidrittelmehrheit ist nötig."),
        ("de", "The gauge is 8 1⁄2 feet.", "Die Spur misst 8½ Fuß."),
        ("ru", "A fine of 2.5 million rubles.", "Штраф в два с половиной миллиона рублей."),
        ("es", "He counted 120 boats.", "Contó ciento veinte barcos."),
        ("ar", "The river parts the town in two.", "يقسم النهر المدينة إلى قسمين."),
        ("es", "It lies half a mile off.", "Está a 800 metros."),
        ("es", "It weighs 8 ounces.", "Pesa 227 gramos."),
        ("fr", "It took two weeks.", "Il a fallu quinze jours."),
        ("fr", "Three quarters of the boats sank.", "75 % des bateaux ont coulé."),
        ("uk", "It took 1.5 million boats.", "Знадобилося півтора мільйона човнів."),
        ("es", "They counted 200 boats.", "Contaron dos centenares de barcos."),
    ],
)
def test_a_figure_written_otherwise_is_the_same(language: str, left: str, right: str) -> None:
    assert told(left, right, language) == set()


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("fr", "He has 138 boats.", "Il a cent trente-sept bateaux."),
        ("de", "They counted 40,000 boats.", "Sie zählten dreißigtausend Boote."),
        ("ru", "A fine of 3.5 million rubles.", "Штраф в два с половиной миллиона рублей."),
        ("ar", "The river parts the town in twelve.", "يقسم النهر المدينة إلى قسمين."),
        ("zh", "They parted the town in twelve kinds.", "他们把城市分成两类。"),
    ],
)
def test_another_figure_is_told_where_one_is_read_whole(language: str, left: str, right: str) -> None:
    assert {kind for kind, _, _ in told(left, right, language)} == {"number"}


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "He warned them not to believe it.", "Er warnte sie davor, es zu glauben."),
        ("ar", "The keepers failed there.", "لكنهم فشلوا هناك."),
        ("ru", "That is not likely.", "Это маловероятно."),
        ("de", "It is a not-for-profit union.", "Es ist ein gemeinnütziger Verein."),
        ("es", "The unproven claim fell.", "La afirmación no demostrada cayó."),
    ],
)
def test_a_negation_is_rendered_by_more_than_a_not(language: str, left: str, right: str) -> None:
    assert told(left, right, language) == set()


def test_the_second_half_is_not_the_third() -> None:
    found = told("It went on into the third half.", "Siguió en la segunda parte.", "es")
    assert {(kind, there) for kind, _, there in found} == {("number", "segunda")}


def test_chinese_tenths_are_per_cents() -> None:
    assert told("Savings rose by 40%.", "储蓄增长四成。", "zh") == set()
    assert "number" in {kind for kind, _, _ in told("Savings rose by 70%.", "储蓄增长四成。", "zh")}


def test_a_figure_inside_a_name_is_no_figure_that_differs() -> None:
    assert told("Two boats had Covid-19.", "Two boats had 3 cases.") == set()


def test_spans_are_code_points_of_each_text() -> None:
    left, right = "𝒜 He counted 28 boats.", "He counted 82 boats."
    (found,) = discrepancies(reading(left), reading(right))
    assert [s.of(left) for s in found.left] == ["28"] and [s.of(right) for s in found.right] == ["82"]


SENTENCES = st.lists(
    st.sampled_from(
        "the dam 28 three million % $ 1,500 May Monday not never all some may must Vera Orne miles no-one 3rd half "
        "2018 won't 5.5 , . ( Москва не 三百 ١٥ zwei".split()
    ),
    max_size=14,
).map(" ".join)
SPOKEN = st.sampled_from(LANGUAGES)


@given(SENTENCES, SENTENCES, SPOKEN, SPOKEN)
def test_whatever_is_told_has_a_kind_and_stands_in_both_texts_the_same_both_ways(
    left: str, right: str, one: str, other: str
) -> None:
    forth = discrepancies(reading(left, one), reading(right, other))
    for found in forth:
        assert found.kind in KINDS
        assert found.left or found.right
        assert all(0 <= s.start < s.stop <= len(left) for s in found.left)
        assert all(0 <= s.start < s.stop <= len(right) for s in found.right)
    assert discrepancies(reading(left, one), reading(left, one)) == ()


@given(st.integers(0, 10**9))
def test_a_whole_number_is_worth_itself_however_it_is_grouped(number: int) -> None:
    for language, sign in (("en", ","), ("de", "."), ("fr", "\u202f"), ("ru", " ")):
        assert number in valued(f"{number:,}".replace(",", sign), language)


def test_every_table_has_the_months_the_days_and_the_units() -> None:
    for language in LANGUAGES:
        held = {
            (g, v)
            for senses in (*table(language).exact.values(), *table(language).prefixes.values())
            for g, v in senses
        }
        held |= {sense for many in table(language).phrases.values() for _, sense in many}
        assert {("months", float(m)) for m in range(1, 13)} <= held, language
        assert {("weekdays", float(d)) for d in range(1, 8)} <= held, language
        assert {
            ("units", u) for u in ("percent", "km", "hour", "day", "week", "month", "year", "usd", "eur")
        } <= held, language


def test_what_makes_the_changes_of_the_benchmark_shares_no_list_with_what_finds_them() -> None:
    maker = (ROOT / "bench" / "tampering.py").read_text("utf-8")
    imported = {
        name
        for node in ast.walk(ast.parse(maker))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
    }
    assert not any(name and name.split(".")[0] == "sayso" for name in imported)
    finders = [p for p in (ROOT / "src" / "sayso" / "link").rglob("*") if p.suffix in (".py", ".yaml")]
    assert not any("tampering" in p.read_text("utf-8") for p in finders)

    def opened(text: str) -> set[str]:
        return set(re.findall(r"open\(|read_text\(|yaml", text))

    assert not opened(maker)
