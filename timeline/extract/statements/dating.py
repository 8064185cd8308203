"""When something was said: by the date in the cue's clause, one carried over, or the day of report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Token

from timeline.extract.dates.anchoring import Anchor, anchor_event, captioned, document_day
from timeline.extract.dates.edtf import single_day
from timeline.extract.extraction import Span
from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Attribution

_HANGS_ON = frozenset(("conj", "advcl", "xcomp", "acl", "relcl", "pcomp", "dobj", "pobj", "prep"))
_EARLIER = frozenset(
    (
        "once",
        "earlier",
        "previously",
        "formerly",
        "long",
        "repeatedly",
        "often",
        "recently",
        "initially",
        "originally",
    )
)
_MEETING = frozenset(("meet", "speak", "talk", "confer", "consult"))
_OPENING = 3
_FRESH = timedelta(days=2)
_REACH = 3
"""Statements of one speaker after a dated one that still count as said on that day."""


@dataclass(slots=True)
class _Last:
    anchor: Anchor
    span: Span
    age: int = 0


class Dating:
    """Dates statements in text order; a speaker's date carries over to what that speaker says next."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._last: dict[str, _Last] = {}
        self._meeting, self._met = self._find_meeting()

    def date(self, item: Attribution, speaker: str | None) -> Anchor:
        """When the attribution's words were spoken, with the derivation."""
        day = self.reading.day
        if item.cue is None:
            if day is None:
                return Anchor()
            return Anchor(day.isoformat(), "day", "document", f"the speaker’s own words, published {day}")
        found = self._in_clauses(item)
        if found is not None:
            if speaker:
                self._last[speaker] = _Last(found, self.reading.span(*item.cue))
            return found
        token = _token(self.reading, item.cue[0])
        if token is not None and _is_to_come(token):
            return Anchor(derivation="announced for later, not said yet")
        if token is not None and _is_earlier(token):
            return Anchor(derivation="at an earlier time that the text does not give")
        last = self._last.get(speaker or "")
        if last is not None and last.age < _REACH and self._near(last, item.cue[0]):
            last.age += 1
            words = last.anchor.span.text if last.anchor.span else last.span.text
            derivation = f"carried over from the same speaker’s words before (“{words}”)"
            return Anchor(last.anchor.edtf, last.anchor.precision, "carried", derivation, None)
        if day is not None and speaker in self._met and self._meeting is not None:
            return self._meeting
        return document_day(day) if day else Anchor()

    def _near(self, last: _Last, at: int) -> bool:
        """Whether words at an offset may still be of the day last named: a month or year only for its paragraph."""
        return last.anchor.precision == "day" or "\n" not in self.reading.text[last.span.end : at]

    def _is_ahead(self, anchor: Anchor, cue: Token | None) -> bool:
        """Whether a date is that of something announced, since what is told as said was not said after publication."""
        day = single_day(anchor.edtf)
        past = cue is not None and cue.tag_ in {"VBD", "VBN"}
        return past and day is not None and self.reading.day is not None and day > self.reading.day

    def _find_meeting(self) -> tuple[Anchor | None, set[str]]:
        """The day of the meeting or call that the article opens with, if it names a recent one, and who met."""
        reading = self.reading
        for sentence in list(reading.tokens.sents)[:_OPENING]:
            root = sentence.root
            anchor = anchor_event(reading, reading.span(root.idx, root.idx + len(root)))
            day = single_day(anchor.edtf)
            if root.lemma_ not in _MEETING or day is None or reading.day is None:
                continue
            if timedelta(0) < reading.day - day <= _FRESH:
                met = {
                    actor
                    for span, actor in reading.mentions
                    if sentence.start_char <= span.start < sentence.end_char
                }
                said = f"said at the meeting that the article opens with: {anchor.derivation}"
                return Anchor(anchor.edtf, "day", "carried", said), met
        return None, set()

    def _in_clauses(self, item: Attribution) -> Anchor | None:
        """The date that belongs to the cue, or to a verb it hangs on, outside the content."""
        if item.cue is None:
            return None
        token = _token(self.reading, item.cue[0])
        cue, steps = token, 0
        while token is not None and steps < 4:
            anchor = anchor_event(self.reading, self.reading.span(token.idx, token.idx + len(token)))
            outside = anchor.span is not None and not _inside(anchor.span, item)
            if self._is_ahead(anchor, cue):
                break
            if (
                anchor.edtf
                and anchor.span is not None
                and (outside or (token == cue and _of_act(token, anchor)))
            ):
                return anchor
            if token.dep_ not in _HANGS_ON:
                break
            token = token.head
            steps += 1
        return captioned(self.reading, self.reading.span(*item.cue))


def _inside(span: Span, item: Attribution) -> bool:
    return any(start <= span.start < end for start, end in item.content)


def _of_act(cue: Token, anchor: Anchor) -> bool:
    """Whether a day within the content is that of the act: "recommended him to the council on Monday".

    Not so if the content is a clause, whose own day it can be, or if the day is that of a noun ("the accord of 3 May").
    """
    if any(child.dep_ in {"ccomp", "xcomp", "advcl", "parataxis"} for child in cue.children):
        return False
    days = (
        cue.doc.char_span(anchor.span.start, anchor.span.end, alignment_mode="expand")
        if anchor.span
        else None
    )
    return anchor.precision == "day" and days is not None and days.root.head.lower_ == "on"


def _is_earlier(cue: Token) -> bool:
    """Whether the cue says that it was said before, without a date: "once wrote", "had said", "a review that found"."""
    if cue.dep_ == "acl" and cue.tag_ == "VBN":  # "reforms called for by the council"
        return True
    if cue.dep_ == "relcl" and cue.tag_ == "VBD" and _in_past_clause(cue):
        return True
    if any(c.lower_ == "before" and c.dep_ == "advmod" for c in cue.children):
        return True
    return any(c.lower_ in _EARLIER or (c.dep_ == "aux" and c.lower_ == "had") for c in cue.children)


def _is_to_come(cue: Token) -> bool:
    """Whether the cue tells what will be said: "will underscore the importance of …"."""
    verb = cue
    while (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")) and verb.head != verb:
        if any(c.dep_ == "aux" for c in verb.children):
            break
        verb = verb.head
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "’ll", "'ll") for c in verb.children)


def _in_past_clause(cue: Token) -> bool:
    """Whether it hangs on something that itself happened before: "came after it held a review which found"."""
    above = cue.head
    while above.head != above:
        if above.dep_ == "advcl":
            return any(child.dep_ == "mark" and child.lower_ == "after" for child in above.children)
        above = above.head
    return False


def _token(reading: Reading, offset: int) -> Token | None:
    span = reading.tokens.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
