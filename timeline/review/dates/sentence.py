"""The sentence around some words, without a parser: enough of the text to judge a date by."""

import re

REACH = 600
"""Characters on either side of the words at most."""

# A short word with a capital before the full stop may be an abbreviation (Jan., Mr., U.S.): there the sentence goes on.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?][”’\")]*\s+|\s*\n\s*"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds `text[start:end]` begins and ends (code points, end exclusive)."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    first = floor
    for found in _END.finditer(text, floor, start):
        first = found.end()
    found_end = _END.search(text, end, ceiling)
    last = ceiling
    if found_end:
        last = found_end.start() + len(found_end.group().rstrip())
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
