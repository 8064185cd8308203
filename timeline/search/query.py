"""What a reader typed, as words and phrases. Nothing in it can be syntax of a database's query language."""

import re
import unicodedata
from dataclasses import dataclass

OPENS, CLOSES = "\x02", "\x03"
"""Marks that no text holds, put around what matches."""
MOST_TERMS = 16
"""Further terms are left out: nobody means them, and each costs the database a look-up."""
LONGEST = 400
"""Characters of input that are read."""

UNDECOMPOSED = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
}  # fmt: skip
"""Letters that have no combining mark to drop, as PostgreSQL's `unaccent` writes them."""

_PIECES = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """`terms` are all wanted; each is one word or several side by side. With `prefix`, the last word may go on."""

    terms: tuple[tuple[str, ...], ...] = ()
    prefix: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return [word for words in self.terms for word in words]


def fold(text: str) -> str:
    """Lower case, without diacritics."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(UNDECOMPOSED.get(c, c) for c in plain)


def spans(text: str, told: str) -> list[tuple[int, int]]:
    """Where in `text` the marks (`OPENS`, `CLOSES`) stand in `told`, which is `text` with or without its letters folded.

    As offsets into `text`; end exclusive.
    """
    found: list[tuple[int, int]] = []
    offset, begun = 0, 0
    ends = _ends(text, len(told.replace(OPENS, "").replace(CLOSES, "")))
    for piece in re.split(f"([{OPENS}{CLOSES}])", told):
        if piece == OPENS:
            begun = ends[offset]
        elif piece == CLOSES:
            found.append((begun, ends[offset]))
        else:
            offset += len(piece)
    return found


def _ends(text: str, length: int) -> list[int]:
    """For each offset into the folded text, of `length`, the offset into `text`."""
    if length == len(text):
        return list(range(length + 1))
    wide = (n for n, c in enumerate(text) for _ in UNDECOMPOSED.get(c.lower(), c))
    return [*wide, len(text)]


def parse(text: str) -> Query:
    """Read what was typed. Hyphens and the like join words into a phrase: `Kyu-duk` is “kyu duk”."""
    folded = fold(text[:LONGEST].translate(str.maketrans("“”„«»", '"""""')))
    terms: list[tuple[str, ...]] = []
    prefix = False
    for quoted, bare in _PIECES.findall(folded):
        words = tuple(_WORD.findall(quoted or bare))
        if words:
            terms.append(words)
            prefix = not quoted
    whole = len(terms) <= MOST_TERMS
    return Query(tuple(terms[:MOST_TERMS]), prefix and whole)
