"""A cheap check whether a text is English: the share of its letters that are Latin and of its words that are English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SAMPLE = 4000
"""Characters looked at, from the beginning."""

FEWEST = 20
"""Words below which a text is English unless it has more small words of other languages."""

SHARE = 0.08
"""Share of small words from which a text is English: 881 English articles have .14 and more, other tongues hardly any."""

SHORT = 60
"""Words below which one small word is enough if there is none of another language."""

FEW, CLEARLY = 2, 3
"""So many small words, and so many times those of other languages, are English too: two sentences full of names."""

LATIN = 0.5
"""Share of Latin letters below which a text is not English."""

_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether the text can be read with English rules. A text without words can."""
    words = _WORD.findall(text[:SAMPLE])
    letters = "".join(words)
    if not letters:
        return True
    if sum(letter < "\u0250" for letter in letters) < LATIN * len(letters):
        return False
    english, foreign = (
        sum(word.lower() in _small_words(of) for word in words) for of in ("english", "foreign")
    )
    if len(words) < FEWEST or (english and not foreign and len(words) < SHORT):
        return english >= foreign
    return english >= SHARE * len(words) or english >= max(FEW, CLEARLY * foreign)


@cache
def _small_words(of: str) -> frozenset[str]:
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return frozenset(rows[of])
