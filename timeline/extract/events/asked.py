"""What a questioner without a name says in a transcript: kept, but nobody answers for it, so it makes no news."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.extract.events.venue import under_label
from timeline.extract.extraction import Span
from timeline.extract.lexicons.load import words
from timeline.extract.reading import Reading


def questions(reading: Reading) -> list[tuple[int, int]]:
    """Where those who ask under a label that names nobody ("QUESTION:") speak: from the label to the last word."""
    found = []
    for statement in reading.statements:
        source = statement.source
        if statement.speaker is None and source is not None and under_label(statement, reading):
            label = re.sub(r"[\d#.]+$", "", source.text).strip().lower()
            if label in words("speaker_labels.tsv", "ask"):
                found.append((source.start, statement.content[-1].end))
    return found


def only_asked(evidence: Iterable[Span], asked: list[tuple[int, int]]) -> bool:
    """Whether all of the evidence lies in questions."""
    return bool(asked) and all(any(start <= piece.start < end for start, end in asked) for piece in evidence)
