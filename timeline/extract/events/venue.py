"""Where a transcript was spoken: the line of its heading that is a place, "Freetown, Sierra Leone", "Lagos (Nigeria)".

Above the first speaker's label stand the speakers, the place and the hall, a line each. What is said under a label
was said there.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.extract.events.gazetteer import state_of_town
from timeline.extract.extraction import FoundStatement
from timeline.extract.lexicons.load import state_called
from timeline.extract.reading import Reading

_PLACE = re.compile(
    r"(?P<town>[^\W\d_][\w .’'-]{1,40}?)(?:,\s*(?P<state>[^\W\d_][\w .’'-]{1,40}?)|\s*\((?P<aside>[^()\d]{2,40})\))?\.?"
)
_AT_A_DISTANCE = re.compile(
    r"\b(?:via|virtual(?:ly)?|tele(?:phonic|conference)|video\w*|by phone|remote(?:ly)?)\b", re.I
)
_HEAD = 900
"""Characters in which the heading may stand, above the first label; the longest list of speakers seen has seven lines."""


def of_transcript(reading: Reading, lands: Collection[str]) -> tuple[str, str] | None:
    """The place of the heading and its state's code, or None. `lands`: codes of the states that the article names."""
    first = min(
        (s.source.start for s in reading.statements if s.source and under_label(s, reading)), default=0
    )
    if not first:
        return None
    heading = reading.text[max(0, first - _HEAD) : first].splitlines()
    if any(_AT_A_DISTANCE.search(line) for line in heading):
        return None
    for line in heading:
        found = _PLACE.fullmatch(line.strip())
        if found is None or not all(word[0].isupper() for word in found["town"].split()):
            continue
        whole = found["state"] or found["aside"]
        iso3 = state_called(whole) if whole else None
        town = state_of_town(found["town"], lands)
        if whole and not iso3 and (town is None or not _is_region(whole)):
            continue  # "Ana Sousa, Minister of Health"
        if iso3 or town:
            return found["town"], iso3 or town or ""
    return None


def under_label(statement: FoundStatement, reading: Reading) -> bool:
    """Whether it is a turn of a transcript: its source stands at the head of a line, with a colon behind."""
    source = statement.source
    if statement.cue is not None or source is None:
        return False
    ahead = reading.text[reading.text.rfind("\n", 0, source.start) + 1 : source.start]
    behind = reading.text[source.end : source.end + 40].partition("\n")[0]
    return not ahead.strip() and re.match(r"(?:\s*\([^()]*\))?\s*:", behind) is not None


def _is_region(words: str) -> bool:
    """Whether the words after a town's comma may name a part of a country: capitalised, of three words at most."""
    return len(words.split()) <= 3 and all(word[0].isupper() for word in words.split())
