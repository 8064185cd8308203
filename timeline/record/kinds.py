"""What sort of event the words of a cell mean, and those of a chronology's name or columns."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from timeline.models.vocabulary import EventType

LONGEST = 40
"""Characters of `Event.kind`."""


@cache
def _rows() -> list[tuple[re.Pattern[str], str, str]]:
    lines = Path(__file__).with_name("kinds.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [
        (re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split(' / ')))})", re.I), event_type, kind)
        for words, event_type, kind in rows
    ]


def kind_of(words: str) -> tuple[str, str]:
    """PLOVER's type (or what stands for none) and the desk's kind; ("OTHER", "") for no words."""
    plain = " ".join(words.replace("_", " ").split())
    for pattern, event_type, kind in _rows():
        if pattern.search(plain):
            return event_type, plain.lower()[:LONGEST] if kind == "-" else kind
    return EventType.OTHER.value, plain.lower()[:LONGEST]


def supposed(name: str, columns: Iterable[str]) -> str:
    """The kind of event that a chronology lists by what it or a column is called: "visit" for “Travels abroad”, for a
    list with a “visitor”. "" where neither says."""
    for words in (name, *columns):
        if kind_of(words)[1] == _JOURNEY:
            return _JOURNEY
    return ""


_JOURNEY = "visit"
"""Of this kind alone rows seldom say what they are: a list of journeys has whose, where and when."""
