"""Our own time rules as a tagger to measure."""

from datetime import date

from tests.bench.taggers import Row, Tagger
from timeline.extract.dates.finder import find
from timeline.extract.extraction import Time


def load() -> Tagger:
    """The rules; they are read with the first text."""
    return _tag


def _tag(text: str, published: date | None) -> list[Row]:
    found, _ = find(text, published)
    return [_row(time) for whole in found for time in whole.ends or (whole,)]


def _row(time: Time) -> Row:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.span.text,
        "type": time.type,
        "value": time.value,
    }
