"""Texts that are somebody's own words: transcripts with speaker labels, and remarks or statements under a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.quotes import Quotes
from timeline.extract.statements.speakers import Speakers

_LABEL = re.compile(
    r"^(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'\-]*){0,7}|(?:Q|A)|[A-Z]\w+(?: [A-Z]\w+){0,3}(?=:\s)): ?",
    re.MULTILINE,
)
_UPPER = re.compile(r"^[^a-zß-ÿ]+$")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_ASKERS = frozenset(("QUESTION", "Q", "REPORTER", "MODERATOR", "OPERATOR", "PARTICIPANT", "INTERPRETER"))
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']m|I[’']ve|we|We|our|Our|my|My|us)\b")
_STAGE = re.compile(r"^\s*[\[(][^\])]{0,80}[\])]\s*$")
_FRAME = re.compile(r"^(?:Begin Text:?|End Text\.?|###|Thank you\.?|# # #)$", re.IGNORECASE)
_HEAD_LINES = 6
_MIN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of the article that one person speaks: characters, the label's characters, the actor if known."""

    start: int
    end: int
    label: tuple[int, int]
    speaker: str | None


def turns(reading: Reading, speakers: Speakers) -> list[Turn]:
    """The turns of a transcript, or the one turn of remarks; none if the text tells of what others said."""
    found = _labelled(reading, speakers)
    return found or _remarks(reading, speakers)


def _labelled(reading: Reading, speakers: Speakers) -> list[Turn]:
    text = reading.text
    labels = [m for m in _LABEL.finditer(text) if _UPPER.match(m["label"])]
    known = [m for m in labels if m["label"] in _ASKERS or speakers.inside(m.start("label"), m.end("label"))]
    if len(known) < 2 and not (
        len(known) == 1 and known[0].end() - known[0].start() < 60 and known[0]["label"].isupper()
    ):
        return []
    by_label: dict[str, str | None] = {}
    for match in known:
        inside = [
            m
            for m in speakers.inside(match.start("label"), match.end("label"))
            if speakers.actors[m[1]].kind == "person"
        ]
        if inside:
            by_label.setdefault(match["label"], inside[-1][1])
    ends = [match.start() for match in known[1:]] + [len(text)]
    return [
        Turn(match.end(), end, match.span("label"), by_label.get(match["label"]))
        for match, end in zip(known, ends, strict=True)
    ]


def _remarks(reading: Reading, speakers: Speakers) -> list[Turn]:
    """Remarks under a heading "Name, Title": everything after the head lines is the speaker's, if it says "I" or "we"."""
    lines = list(re.finditer(r"[^\n]+", reading.text))
    if not lines:
        return []
    first = next((line for line in lines if line.group().strip()), lines[0])
    person = next((m for m in speakers.inside(*first.span()) if speakers.actors[m[1]].kind == "person"), None)
    if (
        person is None
        or person[0].start - first.start() > 30
        or not re.match(r", [A-Z]", reading.text[person[0].end :])
    ):
        return []
    if len(first.group()) > 140 or first.group().rstrip().endswith("."):
        return []
    body = next(
        (line.start() for line in lines if line.start() > first.start() and _is_prose(line.group())), None
    )
    if body is None:
        return []
    words = reading.text[body:].split()
    if len(_FIRST_PERSON.findall(reading.text[body:])) < max(1, len(words) / 250):
        return []
    return [Turn(body, len(reading.text), (person[0].start, person[0].end), person[1])]


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _MIN_WORDS and line.rstrip()[-1:] in '.!?”"…'


def own_words(reading: Reading, found: list[Turn], others: list[Attribution]) -> Iterator[Attribution]:
    """One attribution a paragraph of each turn; a paragraph that quotes somebody else's words whole is left to them."""
    for turn in found:
        for match in _PARAGRAPH.finditer(reading.text, turn.start, turn.end):
            span = reading.trimmed(*match.span())
            if (
                not span.text
                or _STAGE.match(span.text)
                or _FRAME.match(span.text)
                or not re.search(r"\w\W+\w", span.text)
            ):
                continue
            if any(
                span.start <= a.start and _extent(a) > 0.6 * len(span.text) and a.start < span.end
                for a in others
            ):
                continue
            yield Attribution(
                content=[(span.start, span.end)],
                source=turn.label,
                rule="own words",
                direct=True,
                speaker=turn.speaker,
                confidence=0.85,
            )


def _extent(item: Attribution) -> int:
    return item.size + sum(end - start for start, end in (r for r in (item.cue, item.source) if r))


def foreign(
    found: list[Attribution], own: list[Turn], quotes: Quotes, speakers: Speakers
) -> list[Attribution]:
    """Of the attributions by cue, those inside turns that quote another person directly, and all outside turns."""
    kept = []
    for item in found:
        turn = next((t for t in own if t.start <= item.start < t.end), None)
        if turn is None:
            kept.append(item)
            continue
        share = sum(quotes.share(a, b) * (b - a) for a, b in item.content) / item.size
        who = speakers.of(item)
        if share >= 0.9 and who is not None and who != turn.speaker:
            kept.append(item)
    return kept
