"""Attitudes: the pipeline's step."""

from __future__ import annotations

from timeline.extract.extraction import FoundStatement
from timeline.extract.lexicons.load import cues
from timeline.extract.reading import Reading
from timeline.extract.statements.acts import NEUTRAL
from timeline.extract.statements.attitudes import attitude_attributions
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.headline import headline
from timeline.extract.statements.quotes import Quotes
from timeline.extract.statements.speakers import Speakers


class AttitudeFinder:
    """Fills `Reading.attitudes`: attributions beside the statements, in text order, numbered after them."""

    needs = ("tokens", "actors", "mentions", "statements")
    gives = ("attitudes",)

    def __call__(self, reading: Reading) -> None:
        """Find what people think, want, are for or against, show, or leave unsaid."""
        quotes = Quotes(reading.text)
        speakers = Speakers(reading)
        found = [*attitude_attributions(reading.tokens, quotes, reading.statements)]
        if (first := headline(reading.tokens, reading.text, speakers)) is not None:
            found = [first, *(item for item in found if item.content[0][1] > first.content[-1][1])]
        reading.attitudes = [
            _attitude(reading, number, item, quotes, speakers)
            for number, item in enumerate(found, len(reading.statements) + 1)
        ]


def _attitude(
    reading: Reading, number: int, item: Attribution, quotes: Quotes, speakers: Speakers
) -> FoundStatement:
    cue = cues().get(item.lemma)
    voices = speakers.all_of(item)
    quoted = sum(quotes.share(*part) * (part[1] - part[0]) for part in item.content) / item.size
    return FoundStatement(
        id=f"S{number}",
        content=tuple(reading.trimmed(*part) for part in item.content),
        form="direct" if quoted >= 0.9 else "mixed" if quoted > 0 else "indirect",
        act=cue.act if cue else NEUTRAL,
        speaker=voices[0] if voices else None,
        co_speakers=voices[1:],
        cue=reading.span(*item.cue) if item.cue else None,
        source=reading.span(*item.source) if item.source else None,
        kind=item.kind,
    )
