import pytest

from tests.bench.date_families import family_of
from tests.bench.dates import FOLDS, fold


def test_a_document_is_always_in_the_same_fold():
    assert [fold("harbour-strike"), fold("budget-vote"), fold("treaty")] == [2, 2, 5]


def test_every_fold_gets_its_share():
    counts = [sum(fold(f"doc-{n}") == number for n in range(1000)) for number in range(1, FOLDS + 1)]
    assert min(counts) > 150


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Friday, May 21, 2021", "full date"),
        ("Sept. 17", "month and day, no year"),
        ("late August", "month alone"),
        ("Tuesday night", "weekday, with part of day"),
        ("last Thursday", "this, last, next + weekday or month"),
        ("earlier this year", "this, last, next unit"),
        ("the third quarter of 1984", "quarter, half, fiscal period"),
        ("a year earlier", "units ago, earlier, later, before, after"),
        ("the same day", "same, that, the following day (anaphoric)"),
        ("the past two months", "past, next units (span to or from now)"),
        ("five-day", "duration"),
        ("the 1990s", "decade or century"),
        ("recently", "now, recently, the past, soon"),
        ("every two weeks", "set (every, daily, annual)"),
        ("Christmas Eve", "season or holiday"),
        ("16:08 UTC", "clock time, part of day"),
        ("1979", "year"),
    ],
)
def test_an_expression_is_counted_with_its_family(words, family):
    assert family_of(words) == family
