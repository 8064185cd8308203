"""The lexicon of attitudes as Python values, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.extract.lexicons.load import rows

GRADES = "+-"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word's complement tells: the kind of attitude, and how surely ("+", "=" or "-")."""

    kind: str
    grade: str


@cache
def attitudes(word_class: str) -> dict[str, dict[str, Frame]]:
    """Lemma to frame to what it tells, for verbs ("v"), nouns ("n") or adjectives ("j"); the first line of two holds."""
    found: dict[str, dict[str, Frame]] = {}
    for word, kind, frames, lemmas in rows("attitudes.tsv", 4):
        if word != word_class:
            continue
        for written in frames.split():
            grade = written[-1] if written[-1] in GRADES else "="
            for lemma in lemmas.split():
                found.setdefault(lemma, {}).setdefault(written.rstrip(GRADES), Frame(kind, grade))
    return found


@cache
def points() -> dict[tuple[str, str], int]:
    """(circumstance, value) to points."""
    return {
        (circumstance, value): int(count) for circumstance, value, count in rows("attitude_points.tsv", 3)
    }
