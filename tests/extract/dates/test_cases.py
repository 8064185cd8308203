"""Invented sentences of diplomatic news, class by class, with the days that a reader takes from them (cases.tsv)."""

from datetime import date
from pathlib import Path

import pytest

from timeline.extract.dates.finder import find

LINES = Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("kind", "published", "text", "expected"), CASES, ids=[f"{c[0]}: {c[2]}" for c in CASES]
)
def test_the_dates_of_a_sentence_are_those_a_reader_takes_from_it(kind, published, text, expected):
    times, _ = find(text, date.fromisoformat(published))
    assert "|".join(f"{time.span.text}={time.edtf}" for time in times if time.edtf) == expected


def test_every_class_has_two_cases_at_least():
    kinds = [case[0] for case in CASES]
    assert len(CASES) >= 80
    assert len(set(kinds)) == 23
    assert all(kinds.count(kind) >= 2 for kind in kinds)
