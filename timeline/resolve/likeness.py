"""How alike two passages are, apart from the people and titles in them: those are compared as actors."""

import re
from collections.abc import Iterable

from rapidfuzz.fuzz import token_sort_ratio

SAME = 85
"""Of 100, by rapidfuzz's token sort ratio: the same sentence, perhaps re-edited."""

LIKE = 0.35
"""Dice coefficient of the longer words: the same matter in other words."""

_FEWEST = 6
"""With fewer words left, sameness proves nothing: “Thank you.”"""

_LONG = 4


class Wording:
    """A passage to compare others with. `leave_out`: names and titles whose words do not count."""

    def __init__(self, passage: str, leave_out: Iterable[str]) -> None:
        self._out = {word for name in leave_out for word in _words(name)}
        self._words = self._plain(passage)

    def ratio(self, others: Iterable[str]) -> float:
        """How nearly it is, word for word, the most similar of the others: 0 to 100."""
        mine = " ".join(self._words)
        return max((token_sort_ratio(mine, " ".join(self._plain(other))) for other in others), default=0.0)

    def is_same(self, others: Iterable[str]) -> bool:
        """Whether it is one of the others, perhaps re-edited."""
        return len(self._words) >= _FEWEST and self.ratio(others) >= SAME

    def share(self, others: Iterable[str]) -> float:
        """How many of its longer words it shares with the most similar of the others: Dice coefficient, 0 to 1."""
        mine = _long(self._words)
        return max((_dice(mine, _long(self._plain(other))) for other in others), default=0.0)

    def is_like(self, others: Iterable[str]) -> bool:
        """Whether it is about the same matter as one of the others."""
        return self.share(others) >= LIKE

    def _plain(self, passage: str) -> list[str]:
        return [word for word in _words(passage) if word not in self._out]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _long(words: list[str]) -> set[str]:
    return {word for word in words if len(word) >= _LONG}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
