"""When it happened: the anchoring helper's answer for the event word, then for its carrier, then what the page gives."""

from __future__ import annotations

import re

from timeline.extract.dates.anchoring import UNDATED, Anchor, anchor_event, anchor_statement, explicit
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.extraction import FoundStatement, Span, Time
from timeline.extract.reading import Reading

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def fill(draft: Draft, reading: Reading, layout: Layout) -> None:
    """Set the draft's anchor. No day is given without words of the text or a rule that says so in the derivation."""
    word = draft.word
    own = reading.span(word.idx, word.idx + len(word))
    draft.anchor = anchor_event(reading, own, actors=draft.people)
    if not draft.anchor.edtf and draft.carrier is not None and draft.carrier != word:
        verb = draft.carrier
        draft.anchor = anchor_event(
            reading, reading.span(verb.idx, verb.idx + len(verb)), actors=draft.people
        )
    if not draft.anchor.edtf:
        draft.anchor = _caption(draft, reading) or UNDATED
    if not draft.anchor.edtf and layout.scheduled(word) and reading.day:
        day = reading.day.isoformat()
        draft.anchor = Anchor(day, "day", "document", f"an entry of the schedule published on {day}")
    if not draft.anchor.edtf and is_utterance(draft):
        draft.anchor = _as_said(draft, reading) or UNDATED
    if draft.status == "planned" and draft.anchor.basis in {"none", "reporting"} and reading.day:
        day = reading.day.isoformat()
        draft.anchor = Anchor(
            f"{day}/..", "open", "inferred", f"still ahead when the article appeared on {day}"
        )


def is_utterance(draft: Draft) -> bool:
    """Whether the event is done by saying something."""
    return draft.trigger.plover in UTTERANCES and draft.trigger.kind not in {"signing", "ratification"}


def said(statement: FoundStatement) -> Anchor:
    """The anchor of a statement's own date."""
    if not statement.said:
        return UNDATED
    precision = "day" if _FULL_DATE.fullmatch(statement.said) else "interval"
    basis = "explicit" if statement.said_span else "reporting"
    return Anchor(statement.said, precision, basis, statement.said_derivation, statement.said_span)


def _as_said(draft: Draft, reading: Reading) -> Anchor | None:
    for statement in reading.statements:
        parts = [*statement.content, *([statement.cue] if statement.cue else [])]
        if any(part.overlaps(draft.span) for part in parts):
            return said(statement)
    if draft.word.tag_ in {"VBD", "VBZ", "VBG"} and draft.status == "happened":
        return anchor_statement(reading, draft.span)
    return None


def _caption(draft: Draft, reading: Reading) -> Anchor | None:
    """A full date that ends the sentence of a caption told in the present tense dates what the caption shows."""
    sentence = draft.word.sent
    if sentence.root.tag_ not in {"VBZ", "VBP", "VBG"}:
        return None
    end = reading.trimmed(sentence.start_char, sentence.end_char).end
    time = _ending_at(reading, sentence.start_char, end)
    return explicit(time) if time is not None else None


def _ending_at(reading: Reading, start: int, end: int) -> Time | None:
    for time in reading.times:
        span: Span = time.span
        near_end = start <= span.start and 0 <= end - span.end <= 2
        if near_end and time.edtf and _FULL_DATE.fullmatch(time.edtf) and re.search(r"\d{4}", span.text):
            return time
    return None
