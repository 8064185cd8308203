"""Transcripts: turns under speakers' labels ("SECRETARY HOLT: …", "QUESTION: …", "MR DUARTE (via interpreter): …").

Interviews mark them in brackets, too: "((Ana Duarte))" answers what "((LT))", the initials of a paper, asks.
"""

from __future__ import annotations

import re
from collections import Counter

from timeline.extract.lexicons.load import words
from timeline.extract.lexicons.phrases import folded
from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Turn
from timeline.extract.statements.speakers import Speakers

_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]*|[A-ZÀ-Þ][a-zß-ÿ]{0,2}[A-ZÀ-Þ’'\-][A-ZÀ-Þ’'\-]+|&|[a-z]{1,3}|\d"
_NAME = r"[A-ZÀ-Þ][\wÀ-ÿ.’'\-]*"
_ASIDE = r"(?: ?\((?P<aside>[^)\n]{2,40})\))?"
_LABEL = re.compile(
    rf"^[ \t]*[“\"]?(?P<label>(?:{_WORD})(?: (?:{_WORD})){{0,8}}){_ASIDE}:(?=\s|\S) ?", re.MULTILINE
)
_MIXED = re.compile(
    rf"^[ \t]*(?P<label>{_NAME}(?: (?:{_NAME}|of|for|de|van|von|bin|al|the)){{0,7}}){_ASIDE}:(?= \S) ?",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"^[ \t]*\(\((?P<label>[A-ZÀ-Þ][^()\n]{1,40})\)\):? ?", re.MULTILINE)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_SHORT = 60


def labelled(reading: Reading, speakers: Speakers) -> list[Turn]:
    """The turns of a transcript; none if the text is not one."""
    labels = _labels(reading, speakers)
    if not labels:
        return []
    people = {label: _person(label, start, speakers) for label, start in _first(labels).items()}
    turns = []
    only_asked = len(people) == 1 and not any(people.values())  # the answers stand without a label
    ends = [match.start() for match in labels[1:]] + [len(reading.text)]
    for match, end in zip(labels, ends, strict=True):
        label = match["label"]
        who = people.get(label)
        asks = (
            _is(label, "ask")
            or label == reading.source
            or (who is None and _INITIALS.fullmatch(label) is not None)
        )
        if _is(label, "run"):
            continue
        if asks and only_asked:
            end = _paragraph_end(reading.text, match.end(), end)
        turns.append(
            Turn(match.end(), end, match.span("label"), (who,) if who else (), labelled=True, asks=asks)
        )
    return turns


def _labels(reading: Reading, speakers: Speakers) -> list[re.Match[str]]:
    """The labels in text order; none if there are too few for a transcript."""
    bracketed = list(_BRACKETED.finditer(reading.text))
    if len(bracketed) > 1:
        return bracketed
    capital = [m for m in _LABEL.finditer(reading.text) if _all_capitals(m["label"])]
    sure = [m for m in capital if _known(m, speakers)] or _in_turns(capital, speakers)
    mixed = [
        m for m in _MIXED.finditer(reading.text) if not _all_capitals(m["label"]) and _named(m, speakers)
    ]
    often = Counter(m["label"] for m in mixed)
    mixed = [m for m in mixed if often[m["label"]] > 1]
    if len(sure) + len(mixed) > 1:
        return sorted([*capital, *mixed], key=lambda m: m.start())
    return sure if sure and len(sure[0].group()) < _SHORT else []


def _in_turns(capital: list[re.Match[str]], speakers: Speakers) -> list[re.Match[str]]:
    """The labels where at least two come again and again, one of them a surname that the text gives a person."""
    often = Counter(m["label"] for m in capital)
    again = [m for m in capital if often[m["label"]] > 1]
    if len({m["label"] for m in again}) < 2:
        return []
    known = any(_person(m["label"], m.start("label"), speakers) for m in again)
    return capital if known else []


def _paragraph_end(text: str, start: int, end: int) -> int:
    gap = text.find("\n\n", start, end)
    return end if gap < 0 else gap


def _first(labels: list[re.Match[str]]) -> dict[str, int]:
    """Each label with the place of its first use."""
    found: dict[str, int] = {}
    for match in labels:
        found.setdefault(match["label"], match.start("label"))
    return found


def _all_capitals(label: str) -> bool:
    """Whether it is written as labels are: "MR DUARTE", "SECRETARY MCKEON", "DR. de la CRUZ"."""
    letters = [c for word in label.split() if not word.islower() for c in word if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return bool(letters) and small <= 2 and small * 4 <= len(letters)


def _is(label: str, kind: str) -> bool:
    """Whether the label is of those who ask, or of those who only run the session (`speaker_labels.tsv`)."""
    return re.sub(r"[\d#.]+$", "", label).strip().lower() in words("speaker_labels.tsv", kind)


def _known(match: re.Match[str], speakers: Speakers) -> bool:
    """Whether the label names a known actor, or an office, honorific or part that a transcript has."""
    label = match["label"]
    if _is(label, "ask") or _is(label, "run"):
        return True
    inside = speakers.inside(match.start("label"), match.end("label"))
    if any(speakers.actors[who].kind == "person" for _, who in inside):
        return True
    plain = [word.strip(".").lower() for word in label.split()]
    titles = words("titles.tsv", "head") | words("titles.tsv", "honorific")
    return len(plain) > 1 and any(word in titles or word == "official" for word in plain)


def _named(match: re.Match[str], speakers: Speakers) -> bool:
    """Whether a label in small letters ends in a person's name."""
    found = speakers.inside(match.start("label"), match.end("label"))
    return any(
        span.end == match.end("label") and speakers.actors[who].kind == "person" for span, who in found
    )


def _person(label: str, start: int, speakers: Speakers) -> str | None:
    """The person whom the label names: a mention inside it, else the one person with its last word as a surname."""
    inside = [m for m in speakers.inside(start, start + len(label)) if speakers.actors[m[1]].kind == "person"]
    if inside:
        return inside[-1][1]
    surname = folded(label.split()[-1])
    bearers = {
        actor.id
        for actor in speakers.actors.values()
        if actor.kind == "person" and surname in [folded(part) for part in actor.name.split()[-2:]]
    }
    return bearers.pop() if len(bearers) == 1 else None
