"""How much two articles are about the same story: the words that they share, rare words and names before common ones.

The measure is the cosine of the two lists of words, each weighed by how rare it is in the news (`word_counts.tsv`); names
weigh more than other words, and a number counts as a rare word. It is 1 for a copy, about 0.3 for two reports of one
matter and under 0.1 for articles that have nothing to do with each other.
"""

import re
from collections import Counter
from functools import cache
from math import log, sqrt
from pathlib import Path

COUNTS = Path(__file__).with_name("word_counts.tsv")

NAMES = 2.5
"""So much more a capitalised word within a sentence weighs."""

_LEAST = 8.0
_NUMBER = 5.0
RAREST = log(1000 / _LEAST)
"""The rarity of a word that is not listed."""

_COMMON = 500
"""Of 1,000 articles: a word that so many have tells nothing."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d")
_OPENING = re.compile(r"(?:^|[.!?:“\"‘\n])\s*\Z")


def words(text: str) -> list[str]:
    """The words of three letters and more and the numbers of two digits and more, as they are written."""
    return _WORD.findall(text)


def rarity(word: str) -> float:
    """How telling a word is: 0 for the commonest, about 4.8 for the rarest."""
    share = _counts().get(word.casefold(), 0)
    return log(1000 / max(share, _LEAST)) if share < _COMMON else 0.0


class Story:
    """What an article is about, to compare others with."""

    __slots__ = ("_weights",)

    def __init__(self, text: str) -> None:
        counts: Counter[str] = Counter()
        weights: dict[str, float] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            key = word.casefold()
            counts[key] += 1
            if word[0].isdigit():
                weights[key] = _NUMBER
                continue
            named = word[0].isupper() and not _OPENING.search(text[max(0, match.start() - 4) : match.start()])
            weights[key] = max(weights.get(key, 0.0), rarity(key) * (NAMES if named else 1.0))
        whole = {word: (1 + log(number)) * weights[word] for word, number in counts.items() if weights[word]}
        length = sqrt(sum(weight * weight for weight in whole.values())) or 1.0
        self._weights = {word: weight / length for word, weight in whole.items()}

    def likeness(self, other: "Story") -> float:
        """From 0, nothing in common, to 1, the same words."""
        few, many = sorted((self._weights, other._weights), key=len)
        return sum(weight * many[word] for word, weight in few.items() if word in many)


@cache
def _counts() -> dict[str, int]:
    rows = (line.split("\t") for line in COUNTS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {word: int(number) for word, number in rows if number.isdigit()}
