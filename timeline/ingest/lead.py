"""What the first lines of an article say about it: its date, its agency, its heading, its byline.

Nothing is cut from the text; the lines stay where they are.
"""

import re
from dataclasses import dataclass
from datetime import date

from timeline.ingest.draft import Refused
from timeline.ingest.published import DAY, day_of

LINES = 8
"""How many lines with words count as the head of an article."""

_HEADING = 150
_OPENING = 110
_DATE_LINE = re.compile(
    rf"\W*(?:(?:date|dated|published|posted|updated|publication date)\b(?:\s+on)?\s*:?\s*)?{DAY}"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,20})?\W*",
    re.I,
)
# "SEOUL, June 21 (Reuters) – …": a place in capitals, perhaps a day, perhaps the agency, then a dash.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’\- ]{2,40}(?:,\s[A-Z][\w.'’ ]{1,30}?)?)"
    rf"(?:,\s+(?:(?i:{DAY})|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}))?"
    r"\s*(?:[(（](?P<agency>[A-Z][\w.&’' -]{1,40})[)）])?\s*(?:--|[–—‒-])\s"
)
_BYLINE = re.compile(r"by\s+(?P<who>[A-Z][\w.’'-]+(?:[ ,&]+(?:and\s+)?[A-Z][\w.’'-]+){1,8})", re.I)


@dataclass(frozen=True, slots=True)
class Lead:
    """What the head of a text says. `doubt` tells of a date that was found and not believed."""

    published: date | None = None
    agency: str = ""
    title: str = ""
    byline: str = ""
    doubt: str = ""


def read_lead(text: str) -> Lead:
    """Read the first lines of `text`."""
    lines = [line.strip() for line in text[:20_000].split("\n") if line.strip()][:LINES]
    published, doubt = None, ""
    rest = []
    for line in lines:
        found = _DATE_LINE.fullmatch(line) or None
        dated = found or _DATELINE.match(line)
        if dated and published is None and _has_day(dated):
            try:
                published = day_of(dated)
            except Refused as refused:
                doubt = doubt or str(refused)
        if not found:
            rest.append(line)
    dateline = next((m for line in rest if (m := _DATELINE.match(line))), None)
    byline = next((m["who"] for line in rest[:4] if (m := _BYLINE.fullmatch(line))), "")
    return Lead(
        published, (dateline["agency"] or "") if dateline else "", _title(rest, dateline), byline, doubt
    )


def _has_day(found: re.Match[str]) -> bool:
    return bool(found["iso"] or found["year"] or found["year2"])


def _title(lines: list[str], dateline: re.Match[str] | None) -> str:
    """The heading, or else the opening words, after the dateline where there is one."""
    if not lines:
        return ""
    first = lines[0]
    if (
        len(lines) > 1
        and len(first) <= _HEADING
        and not first.endswith((".", ":", "”", '"'))
        and not _DATELINE.match(first)
    ):
        return first
    opening = dateline.string[dateline.end() :] if dateline else first
    return shortened(opening)


def shortened(words: str, width: int = _OPENING) -> str:
    """The words up to the last space within `width` characters, with an ellipsis where something was cut."""
    words = " ".join(words.split())
    return words if len(words) <= width else words[:width].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
