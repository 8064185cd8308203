"""The text as the rules see it: lower case, plain dashes, quotes and spaces, every character at its own offset."""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("‘’‛ʼ´`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\t\r\x0b\x0c\xa0\u2007\u202f\u2002\u2003\u2009\u200a", " ")
)
COLUMN = 120
"""Characters of the longest line of a text whose lines are wrapped."""

_BREAK = re.compile(r"\n[ \n]*")


def normalise(text: str) -> str:
    """The same text, character for character, for matching: `len(normalise(text)) == len(text)`.

    A line end inside a paragraph becomes a space; a blank line stays, so that nothing is read across it. Where lines
    run longer than any column (`COLUMN`), each line is a paragraph.
    """
    plain = text.translate(_PLAIN)
    if all(len(line) <= COLUMN for line in plain.split("\n")):
        plain = _BREAK.sub(_break, plain)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(_lower(char) for char in plain)


def _break(found: re.Match[str]) -> str:
    run = found.group()
    return ("\n" if run.count("\n") > 1 else " ") * len(run)


def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char
