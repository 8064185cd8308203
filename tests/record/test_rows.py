"""A row understood: columns guessed, dates as exact as given, parties known, a headline made, the row's words kept."""

import pytest

from timeline.record.columns import Mapped, guess
from timeline.record.kinds import kind_of
from timeline.record.parties import code_of, parties
from timeline.record.rows import Misread, entry, understand
from timeline.record.table import Line, read_text

HELD = {
    "date": "date",
    "end": "until",
    "text": "note",
    "actors": "who",
    "role": "office",
    "country": "whom",
    "place": "place",
}
TRAVEL = Mapped(HELD, kind="visit", state="Portugal")


def _row(**cells):
    return entry(Line(7, cells), TRAVEL)


def test_columns_are_guessed_by_their_names_the_likeliest_first():
    found = guess(["Date", "year", "type", "event", "description", "media"])
    assert found == {
        "Date": "date", "year": "", "type": "", "event": "kind", "description": "note", "media": "link",
    }  # fmt: skip


def test_a_journey_is_a_visit_of_the_traveller_to_the_country():
    row = _row(
        date="1999-03-02", end="1999-03-04", actors="Ana Sousa", role="minister", country="Korea, Republic of",
        place="Seoul", text="Met with President Kim.",
    )  # fmt: skip
    assert (row.event_type, row.kind, row.edtf) == ("CONSULT", "visit", "1999-03-02/1999-03-04")
    assert row.headline == "Ana Sousa visits South Korea (Seoul)"
    assert [(p.name, p.kind, p.iso3, role) for p, role in row.parties] == [
        ("Ana Sousa", "person", "PRT", "actor"),
        ("South Korea", "state", "KOR", "recipient"),
    ]
    assert (row.place, row.place_iso3, row.caption) == ("Seoul", "KOR", "minister")


def test_the_row_is_kept_in_its_own_words_and_its_dates_lie_in_them():
    row = _row(date="1999-03-02", end="1999-03-04", actors="Ana Sousa", country="Chile", text="Talks.")
    assert row.text == "date: 1999-03-02\nend: 1999-03-04\nactors: Ana Sousa\ncountry: Chile\ntext: Talks."
    assert [row.text[start:end] for start, end in row.dates] == ["1999-03-02", "1999-03-04"]


@pytest.mark.parametrize(
    ("date", "until", "edtf"),
    [
        ("2001-05", "", "2001-05"),
        ("5 June 2001", "", "2001-06-05"),
        ("June 5, 2001", "2001-06-05", "2001-06-05"),
        ("2001-06-05T10:30:00Z", "", "2001-06-05"),
        ("1969", "1970", "1969/1970"),
    ],
)
def test_dates_are_as_exact_as_the_row_has_them(date, until, edtf):
    assert _row(date=date, end=until, text="Talks were held.").edtf == edtf


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        ({"date": "", "text": "Talks."}, "“date” is empty"),
        ({"date": "soon", "text": "Talks."}, "“soon” is not a date"),
        ({"date": "05/06/2001", "text": "Talks."}, "can be read in two ways"),
        ({"date": "2001-02-30", "text": "Talks."}, "not a date"),
        ({"date": "2001-02-03", "end": "2001-02-01", "text": "x"}, "before it begins"),
        ({"date": "2001-02-03", "country": ""}, "no column says what happened"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells, cause):
    with pytest.raises(Misread, match=cause):
        entry(Line(7, cells), Mapped(TRAVEL.columns))


def test_rows_that_cannot_be_read_are_listed_beside_those_that_can():
    table = read_text('{"date": "2001", "text": "Talks."}\n{"date": "never", "text": "Talks."}\n')
    found = understand(table, Mapped(guess(table.columns)))
    assert len(found.entries) == 1
    assert [row.where for row in found.unread] == ["line 2"]


def test_without_a_title_the_first_sentence_is_the_headline():
    mapped = Mapped({"date": "date", "text": "note", "type": "kind"})
    cells = {
        "date": "1998-08-31",
        "type": "Ballistic missile launch",
        "text": "A missile was fired. It fell into the sea.",
    }
    row = entry(Line(1, cells), mapped)
    assert (row.headline, row.event_type, row.kind) == ("A missile was fired", "MOBILIZE", "missile test")
    assert row.summary == cells["text"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Korea, Republic of", "KOR"),
        ("Denmark (Greenland)", "DNK"),
        ("Siam (Thailand)", "THA"),
        ("Atlantis", ""),
    ],
)
def test_a_state_is_known_as_a_directory_writes_it(words, code):
    assert code_of(words) == code


def test_an_office_before_a_name_is_its_caption_and_a_lone_name_keeps_it():
    assert [(p.name, office) for p, office in parties("President Urho K. Kekkonen; King Kalakaua")] == [
        ("Urho K. Kekkonen", "President"),
        ("King Kalakaua", ""),
    ]


def test_words_of_a_kind_become_a_type_and_others_stay_as_they_are():
    assert kind_of("Nuclear Test") == ("MOBILIZE", "nuclear test")
    assert kind_of("Gift of a panda") == ("OTHER", "gift of a panda")
    assert kind_of("") == ("OTHER", "")
