"""An office without its holder's name is whoever held it on the day."""

from datetime import date

import pytest

from tests.extract.readings import meant, names, read
from timeline.extract import extract
from timeline.extract.known import Known, KnownActor, Office


@pytest.mark.parametrize(
    ("day", "holder"),
    [(date(2003, 5, 3), "Igor Ivanov"), (date(2015, 5, 3), "Sergey Lavrov")],
)
def test_the_holder_is_that_of_the_day(day, holder):
    reading = read("The Russian foreign minister said that talks would resume.", day=day)
    assert meant(reading, "The Russian foreign minister") == holder


def test_without_a_day_nobody_is_meant():
    assert names(read("The Russian foreign minister said that talks would resume.", day=None), "person") == []


@pytest.mark.parametrize(
    "text",
    [
        "A former Russian foreign minister wrote a book.",
        "The Russian deputy foreign minister said that talks would resume.",
        "Russia’s foreign minister Pavel Antonov said that talks would resume.",
        "The Russian foreign minister, Pavel Antonov, said that talks would resume.",
        "Foreign ministers met in Paris.",
    ],
)
def test_another_office_or_a_named_holder_is_left_alone(text):
    assert "Sergey Lavrov" not in names(read(text, day=date(2015, 5, 3)), "person")


def test_what_editors_entered_goes_before_the_lexicon():
    offices = (Office("Foreign Minister", "RUS", "2015-01-01", "2015-12-31"),)
    known = Known.of([KnownActor("Pavel Antonov", "person", "RUS", offices=offices)])
    text = "The Russian foreign minister said that talks would resume."
    found = extract(text, date(2015, 5, 3), known=known).actors
    assert [actor.name for actor in found if actor.kind == "person"] == ["Pavel Antonov"]
