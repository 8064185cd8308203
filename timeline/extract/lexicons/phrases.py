"""Find the phrases of a lexicon in a text, longest first, in one pass over the words that can begin one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"(\w+)(?:\.(?=\w))?")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ð": "d", "æ": "ae", "ß": "ss"}
)
_PLAIN = {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\xa0": " ", "\u202f": " "}


def plain(text: str) -> str:
    """The text with typographic apostrophes, hyphens and blanks made plain; every character keeps its place."""
    if not text.isascii():
        for mark, simple in _PLAIN.items():  # hundreds of times as fast as `str.translate`
            text = text.replace(mark, simple)
    return text


def folded(text: str) -> str:
    """The text in lower case without accents: "Erdoğan" and "ERDOGAN" are one name."""
    if text.isascii():
        return text.lower()
    base = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return plain("".join(c for c in base if not unicodedata.combining(c)).lower())


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: `[start, end)` in the text and what the lexicon has for it."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """A table of phrases. Words of a phrase may be parted by any white space or hyphen.

    A phrase matches in its own case and, from four letters on, in capitals ("FOREIGN MINISTRY"), or in any case if
    `any_case`. A leading "the" matches "The" too.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, any_case: bool = False) -> None:
        self._flags = re.IGNORECASE if any_case else 0
        self._by_word: dict[str, list[tuple[int, str, T]]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase, value in entries:
            text = plain(phrase)
            forms = {text}
            if any_case:
                forms = {text.lower()}
            elif sum(map(str.isalpha, text)) > 3:
                forms.add(text.upper())
            if text.startswith("the "):
                forms.add("The " + text[4:])
            for form in forms:
                first = _first(form)
                if first:
                    self._by_word.setdefault(first, []).append((len(form), form, value))
        for row in self._by_word.values():
            row.sort(key=lambda entry: -entry[0])

    def find(self, text: str) -> Iterator[Hit[T]]:
        """All hits in `text`, left to right, none overlapping; at one place the longest phrase wins."""
        text = plain(text)
        seen = 0
        for word in _WORD.finditer(text):
            rows = self._by_word.get(word[1].lower() if self._flags else word[1])
            if rows is None or (start := word.start()) < seen:
                continue
            for _, form, value in rows:
                end = self._match(form, text, start)
                if end:
                    yield Hit(start, end, value)
                    seen = end
                    break

    def _match(self, form: str, text: str, start: int) -> int:
        pattern = self._patterns.get(form)
        if pattern is None:
            body = r"[\s\-]+".join(re.escape(word) for word in re.split(r"[\s\-]+", form))
            end = r"(?!\w)" if form[-1].isalnum() or form[-1] == "_" else ""
            pattern = self._patterns[form] = re.compile(body + end, self._flags)
        found = pattern.match(text, start)
        return found.end() if found else 0


def _first(form: str) -> str:
    found = re.match(r"\w+", form)
    return found.group() if found else ""
