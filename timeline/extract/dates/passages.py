"""Whether a passage tells history: then what it leaves without a date is not of the days before publication either.

"In 2008 the party won a majority. Refusing to give up power, the president agreed to share it." The second sentence
names no day, and its verb is that of news; but the story has got to 2008, so it happened some time before publication.
"""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.dates.attachment import attached, times_in
from timeline.extract.extraction import Span, Time
from timeline.extract.reading import Reading

OLD = timedelta(days=60)
"""How long before publication what is told is history rather than the background of the news."""


def told_of_old(reading: Reading, at: Span) -> Time | None:
    """The last time named in the paragraph up to the end of the sentence, if it is long past; else None."""
    start, end = _paragraph(reading, at), reading.sentence_at(at.start).end
    named = [time for time in times_in(reading, start, end) if time.latest]
    return named[-1] if named and _is_old(reading, named[-1]) else None


def got_to(reading: Reading, at: Span) -> Time | None:
    """The long past time that an earlier sentence of the paragraph told of, and nothing newer since."""
    start = _paragraph(reading, at)
    found = None
    for sentence in reading.tokens.sents:
        if sentence.start_char < start:
            continue
        if sentence.end_char > at.start:
            break
        root = sentence.root
        one = attached(reading, reading.span(root.idx, root.idx + len(root)))
        if one is not None and one.time.latest is not None:
            found = one.time
    return found if found is not None and _is_old(reading, found) else None


def _is_old(reading: Reading, time: Time) -> bool:
    return reading.day is not None and time.latest is not None and reading.day - time.latest > OLD


def _paragraph(reading: Reading, at: Span) -> int:
    return reading.text.rfind("\n", 0, at.start) + 1
