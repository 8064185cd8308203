"""Invented articles in which people are easily taken for one another; see README.md."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\{(\w+):([^{}]+)\}")


@dataclass(frozen=True)
class Marked:
    """An article of the test: its text without marks, and (start, end) → who is meant."""

    name: str
    text: str
    day: date
    source: str
    people: dict[tuple[int, int], str]


def articles() -> list[Marked]:
    """All of them, in the order of their names."""
    return [_read(file) for file in sorted(Path(__file__).parent.glob("*.txt"))]


def _read(file: Path) -> Marked:
    head, _, body = file.read_text("utf-8").partition("\n")
    day, _, source = head.partition(" ")
    text, last = "", 0
    people: dict[tuple[int, int], str] = {}
    for match in _MARK.finditer(body):
        text += body[last : match.start()]
        people[len(text), len(text) + len(match[2])] = match[1]
        text, last = text + match[2], match.end()
    return Marked(file.stem, text + body[last:], date.fromisoformat(day), source, people)
