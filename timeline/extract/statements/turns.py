"""Texts that are somebody's own words, cut into turns, and the statements in them: one a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.extract.lexicons.load import lines
from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Attribution, Range, Turn
from timeline.extract.statements.quotes import Quotes
from timeline.extract.statements.speakers import Speakers

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_STAGE = re.compile(r"^\s*[\[(][^\])]{0,80}[\])]\s*$")
_DIRECTION = re.compile(
    r"^(?:[\[(](?!inaudible)[^\])]{0,60}[\])]\s*)+|(?:\s*[\[(](?:applause|laughter|cheers)\.?[\])])+\s*$",
    re.I,
)
_FRAME = re.compile(r"^(?:Begin Text:?|End Text\.?|###|Thank you\.?|# # #|\*+)$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!…—])\s+")
_OTHERS = 0.6
"""Share of a paragraph that must be another's words before it is left to them."""
_TOLD = frozenset(("clause", "according to"))
_FEW = 4
_SCRAP = 9


def own_words(
    reading: Reading, found: Sequence[Turn], others: Sequence[Attribution]
) -> Iterator[Attribution]:
    """One attribution a paragraph of each turn; a paragraph that quotes somebody else's words whole is left to them."""
    principals = {turn.speakers[0] for turn in found if turn.speakers}
    if any(turn.asks for turn in found):
        principals = set()
    for number, turn in enumerate(found):
        answer = next((t for t in found[number + 1 :] if t.speakers), None) if turn.asks else None
        for parts in _paragraphs(reading.text, turn):
            start, end = parts[0][0], parts[-1][1]
            words = reading.text[start:end]
            if turn.labelled and (procedural(words) or _broken_off(words)):
                continue
            if any(
                start <= a.start < end and _extent(a) > _OTHERS * len(words) and a.rule != "told within"
                for a in others
            ):
                continue
            item = Attribution(
                content=parts,
                source=turn.source,
                asked=turn.asks,
                rule="own words",
                direct=True,
                speakers=turn.speakers,
                confidence=0.85 if turn.speakers else 0.6,
            )
            if answer is not None:
                item.addressed = answer.speakers
            elif turn.labelled and len(principals) == 2 and turn.speakers and _to_you(words):
                item.addressed = tuple(principals - set(turn.speakers))
            elif turn.labelled and turn.speakers:
                item.addressed = _asker(reading.text, found, number)
            yield item


def _asker(text: str, found: Sequence[Turn], number: int) -> tuple[str, ...]:
    """Who is answered: the one named by the label before, whose turn ends in a question; nobody if no name is given."""
    turn, before = found[number], found[number - 1] if number else None
    if before is None or not before.labelled or set(before.speakers) & set(turn.speakers):
        return ()
    return before.speakers if text[before.start : before.end].rstrip(' \n”"').endswith("?") else ()


def _paragraphs(text: str, turn: Turn) -> Iterator[list[Range]]:
    """What is said in each paragraph; the items of a list stand with the paragraph that ends in a colon before them."""
    parts: list[Range] = []
    for match in _PARAGRAPH.finditer(text, turn.start, turn.end):
        start, end = _spoken(text, *match.span())
        words = text[start:end]
        if not re.search(r"\w\W+\w", words) or _STAGE.match(words) or _FRAME.match(words):
            continue
        if parts and not _listed(text[slice(*parts[-1])], text[parts[0][0] : parts[0][1]], words):
            yield parts
            parts = []
        parts.append((start, end))
    if parts:
        yield parts


def _listed(last: str, opening: str, words: str) -> bool:
    """Whether a paragraph is an item of the list that `opening` begins; `last` is what stands before it."""
    return opening.endswith(":") and (last.endswith((":", ";", ",", "; and", "; or")) or words[-1:] in ";,")


def _broken_off(words: str) -> bool:
    """Whether it is the scrap of a sentence that another cut short: "We continue to think —"."""
    return len(words.split()) < _SCRAP and (words[0] in "—–" or words[-1] in "—–")


def _spoken(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph without white space and without directions at its ends: "(Via interpreter)", "(Applause.)"."""
    for match in _DIRECTION.finditer(text[start:end]):
        if match.start() == 0:
            start += match.end()
        else:
            end = end - (len(match.group()))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _to_you(words: str) -> bool:
    return re.search(r"\b(?:you|your|yours)\b", words, re.IGNORECASE) is not None


def procedural(words: str) -> bool:
    """Whether the words only run the session: "Thank you.", "Let's go to Jan.", "Your line is open. Go ahead."."""
    sentences = [part for part in _SENTENCE.split(words.strip()) if part]
    return all(_procedure().fullmatch(part.strip(" .,!?—–-")) for part in sentences)


@cache
def _procedure() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in sorted(lines("procedure.txt"))), re.IGNORECASE)


def _extent(item: Attribution) -> int:
    return item.size + sum(end - start for start, end in (r for r in (item.cue, item.source) if r))


def foreign(
    found: Sequence[Attribution], own: Sequence[Turn], quotes: Quotes, speakers: Speakers
) -> list[Attribution]:
    """Of the attributions by cue: all outside turns, and those in turns that tell what another named actor said.

    One that quotes little or nothing is told within the speaker's own paragraph; it is kept if it is a whole clause.
    """
    kept = []
    for item in found:
        turn = next((t for t in own if t.start <= item.start < t.end), None)
        if turn is None:
            kept.append(item)
            continue
        share = sum(quotes.share(a, b) * (b - a) for a, b in item.content) / item.size
        who = speakers.of(item)
        if who is None or who in turn.speakers or speakers.own_state(who, turn.speakers):
            continue  # "The United States recognizes …" is what its minister says now
        if share >= 0.9:
            kept.append(item)
        elif item.rule in _TOLD and _words(quotes.text, item) > _FEW and speakers.reports(item):
            item.rule = "told within"
            kept.append(item)
    return kept


def _words(text: str, item: Attribution) -> int:
    return sum(len(text[a:b].split()) for a, b in item.content)
