"""Where an event without a date lies, seen from the day of publication: a bound, and never a day.

    met, in a clause that tells the news    on or shortly before that day    ../2021-06-21~
    has met, the talks held last            no later than that day           ../2021-06-21
    is to meet                              not before that day              2021-06-21/..

`~` is EDTF's mark for "about". What may have happened whenever (a demand that is only wished, a state of things) has
no bound.
"""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.dates.anchoring import UNDATED, Anchor
from timeline.extract.dates.attachment import times_in, token_at
from timeline.extract.dates.edtf import single_day
from timeline.extract.dates.passages import told_of_old
from timeline.extract.dates.placing import Point, place_by_tense
from timeline.extract.dates.reference import words
from timeline.extract.events import factuality
from timeline.extract.events.drafts import Draft
from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading

_BEFORE = frozenset({"after", "since"})
_EARLIER = frozenset(
    {
        "before",
        "once",
        "earlier",
        "previously",
        "formerly",
        "repeatedly",
        "often",
        "long",
        "initially",
        "originally",
    }
)
_OVER = frozenset({"happened", "cancelled", "denied"})
_AHEAD = frozenset({"planned", "proposed"})


def bound(draft: Draft, reading: Reading) -> Anchor:
    """The bound of a draft whose text names no date, with the reason in words; UNDATED without a day of publication.

    What is ongoing had begun by the day of publication.
    """
    day = reading.day
    if day is None:
        return UNDATED
    said = words(day)
    if draft.status in _AHEAD:
        reason = f"no date beside it; still ahead when the article appeared, {said}"
        return Anchor(f"{day}/..", "open", "inferred", reason)
    if draft.status == "ongoing":
        return Anchor(
            f"../{day}", "open", "inferred", f"no date beside it; begun by {said}, and going on then"
        )
    if draft.status not in _OVER:
        return UNDATED
    found = place_by_tense(draft.carrier if draft.carrier is not None else draft.word, day)
    if (report := _report(draft, reading)) is not None:
        reason = f"no date beside it; told in words of {report.said}, so not later"
        return Anchor(f"../{report.said}", "open", "inferred", reason, report.said_span)
    fresh = found.begin.day == day and not draft.background and not _looked_back_on(draft, reading)
    because = found.because if fresh else "told as done"
    when = "on or shortly before" if fresh else "no later than"
    return Anchor(
        f"../{day}{'~' if fresh else ''}",
        "open",
        "inferred",
        f"no date beside it; {because}: {when} publication, {said}",
    )


def said_before(statement: FoundStatement, reading: Reading) -> Anchor:
    """The bound of a statement of an earlier or later day that the text does not name."""
    if reading.day is None or statement.said:
        return UNDATED
    cue = token_at(reading, statement.cue) if statement.cue else None
    if cue is not None and place_by_tense(cue, reading.day).begin == Point(reading.day, None):
        reason = f"no date beside it; still to be said when the article appeared, {words(reading.day)}"
        return Anchor(f"{reading.day}/..", "open", "inferred", reason)
    reason = (
        f"{statement.said_derivation or 'no date beside it'}: no later than publication, {words(reading.day)}"
    )
    return Anchor(f"../{reading.day}", "open", "inferred", reason)


def _report(draft: Draft, reading: Reading) -> FoundStatement | None:
    """The statement of a named day in whose words it is told: "said on Sunday that it had signed"."""
    for statement in reading.statements:
        inside = any(part.overlaps(draft.span) for part in statement.content)
        if inside and statement.said_span is not None and single_day(statement.said):
            return statement
    return None


def _looked_back_on(draft: Draft, reading: Reading) -> bool:
    """Whether it is only what came before the news: "left after the two sides had signed", or history.

    What is told in somebody's words, or of "years ago", may be of any time before, too.
    """
    times = times_in(reading, draft.word.sent.start_char, draft.word.sent.end_char)
    if told_of_old(reading, draft.span) or any(time.value == "PAST_REF" for time in times):
        return True
    verb = draft.carrier if draft.carrier is not None else draft.word
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if factuality.reported(verb) or any(c.lower_ in _EARLIER and c.dep_ == "advmod" for c in verb.children):
        return True
    if _when(verb):
        return True
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BEFORE for c in verb.children)


def _when(verb: Token) -> bool:
    """Whether it is told in a clause with "when": "when she was in Oslo and visited the port, she met …"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBD":
        return False
    clauses = [c for c in verb.head.children if c.dep_ == "advcl" and c.i <= verb.i]
    return any(c.dep_ == "advmod" and c.lower_ == "when" for clause in clauses for c in clause.children)
