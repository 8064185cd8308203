"""The word lists: what they hold, and how phrases are found."""

from __future__ import annotations

import re

import pytest

from timeline.extract.extraction import ACTOR_KINDS, ACTS
from timeline.extract.lexicons import build_genders, load
from timeline.extract.lexicons.build import factbook_rows, peoples, usable
from timeline.extract.lexicons.build_holders import dated, named
from timeline.extract.lexicons.load import gender_of
from timeline.extract.lexicons.phrases import Phrases, folded, plain


def test_a_phrase_is_found_across_line_ends_and_hyphens() -> None:
    table = Phrases([("South Korean", 1)])
    assert [(h.start, h.end) for h in table.find("a South\nKorean and a South-Korean")] == [(2, 14), (21, 33)]


def test_the_longest_phrase_wins() -> None:
    table = Phrases([("Guinea", "GIN"), ("Papua New Guinea", "PNG")])
    assert [h.value for h in table.find("Papua New Guinea and Guinea")] == ["PNG", "GIN"]


def test_a_phrase_is_no_part_of_a_word() -> None:
    assert not list(Phrases([("Oman", 1)]).find("Omani Romans"))


def test_us_is_a_state_and_us_is_a_pronoun() -> None:
    text = "They told us that the US would help."
    assert [text[h.start : h.end] for h in load.states().find(text)] == ["US"]


def test_plain_keeps_every_place() -> None:
    assert len(plain("the Kremlin’s – “x” ")) == len("the Kremlin’s – “x” ")


def test_folding_makes_accents_and_capitals_equal() -> None:
    assert folded("Erdoğan") == folded("ERDOGAN") == "erdogan"


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("Emirati", "ARE"),
        ("Burmese", "MMR"),
        ("DPRK", "PRK"),
        ("Türkiye", "TUR"),
        ("the Kremlin", "RUS"),
        ("Chinese", "CHN"),
        ("Danish", "DNK"),
    ],
)
def test_words_of_states(word: str, iso3: str) -> None:
    assert load.state_called(word) == iso3


@pytest.mark.parametrize("word", ["Korean", "Dominicans", "Korean Peninsula", "Georgetown"])
def test_words_that_name_no_state_by_themselves(word: str) -> None:
    assert load.state_called(word) is None


def test_every_state_has_a_name_to_show() -> None:
    codes = {place.iso3 for place in load.state_rows().values() if place.kind != "mask"}
    assert codes <= set(load.state_names())


def test_acts_of_cues_and_rules_are_acts() -> None:
    acts = {cue.act for cue in (*load.cues().values(), *load.noun_cues().values())}
    acts |= {act for act, _ in load.rows("acts.tsv", 2)}
    assert acts <= set(ACTS)


def test_rules_for_acts_are_regular_expressions() -> None:
    for _, pattern in load.rows("acts.tsv", 2):
        re.compile(pattern)


def test_kinds_of_organisations_are_kinds_of_actors() -> None:
    assert {kind for kind, *_ in load.rows("organisations.tsv", 4)} <= {*ACTOR_KINDS, "seat"}


def test_a_line_with_too_few_columns_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = load._FOLDER
    with pytest.raises(load.LexiconError, match=r"titles\.tsv, line \d+: 3 columns where 5 are expected"):
        list(load.rows("titles.tsv", 5))
    assert folder.is_dir()


def test_holders_are_known_by_surname() -> None:
    assert "DEU" not in {h.iso3 for h in load.holders()["macron"]}
    assert "FRA" in {h.iso3 for h in load.holders()["macron"]}


def test_the_factbooks_plural_in_brackets() -> None:
    assert list(peoples("Algerian(s)")) == ["Algerian", "Algerians"]


def test_a_clause_is_no_name() -> None:
    assert not usable(("NRU", "capital", "no official capital"))
    assert usable(("FRA", "capital", "Paris"))


def test_a_factbook_entry_becomes_rows() -> None:
    entry = {
        "iso": '".np"',
        "conventional_short_form": "Nepal",
        "conventional_long_form": "none",
        "nationality_adjective": "Nepali",
        "nationality_noun": "Nepali (singular and plural)",
        "capital": "Kathmandu",
    }
    assert set(factbook_rows([entry], {".np": "NPL"})) == {
        ("NPL", "name", "Nepal"),
        ("NPL", "adjective", "Nepali"),
        ("NPL", "people", "Nepali"),
        ("NPL", "capital", "Kathmandu"),
    }


def test_names_of_chiefs_of_state_lose_capitals_and_ranks() -> None:
    assert named("Gen. Abdel Fattah ELSISI") == "Abdel Fattah Elsisi"
    assert named("CHARLES III") == "Charles III"


@pytest.mark.parametrize(
    ("text", "iso"), [("20 May 2019", "2019-05-20"), ("May 2019", "2019-05"), ("1999", "1999")]
)
def test_days_of_coming_into_office_keep_their_precision(text: str, iso: str) -> None:
    assert dated(text) == iso


def test_a_given_name_tells_a_gender_unless_it_tells_another_elsewhere() -> None:
    assert (gender_of("teresa"), gender_of("jorge")) == ("female", "male")
    assert (gender_of("simone"), gender_of("kim"), gender_of("qwerty")) == ("", "", "")


def test_genders_are_built_from_names_that_many_bear_and_nearly_all_of_one_gender() -> None:
    male, female = (
        {"jorge": 0.1, "leslie": 0.1, "rare": 0.001},
        {"leslie": 0.2, "teresa": 0.3, "jorge": 0.001},
    )
    assert list(build_genders.rows(male, female)) == [("male", "jorge"), ("female", "teresa")]
