"""Spellings of one name: romanisations and slips of the pen that stand for the same sounds."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.extract.lexicons.load import given_names
from timeline.extract.lexicons.phrases import folded

_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "c"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("sh", "s"),
    ("ch", "c"), ("zh", "c"), ("ts", "c"), ("tz", "c"), ("dj", "c"), ("th", "t"), ("dh", "t"), ("ck", "k"),
    ("ce", "se"), ("ci", "si"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {"b": "p", "d": "t", "g": "k", "q": "k", "j": "c", "v": "f", "w": "f", "z": "s", "x": "ks", "r": "l"}
)
"""Letters that romanisations of Korean, Chinese, Arabic, Persian and Cyrillic names write for one another."""
_DUMB = frozenset(["of", "the", "for", "and"])


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The consonants of one word as romanisations agree on them: "duk" and "deok" are both "tk"."""
    text = folded(word)
    for group, letter in _SOUNDS:
        text = text.replace(group, letter)
    text = text.translate(_LETTERS)
    first = "a" if text[:1] in "aeiouy" else ""
    bare = re.sub(r"[^a-z]|[aeiouyh]", "", text)
    return first + re.sub(r"(.)\1+", r"\1", bare)


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The sounds of a whole name in alphabetical order, so that the order of its words does not count.

    Middle initials and small words are left out. "Noh Kyu-duk" and "Kyu-deok Noh" have one skeleton.
    """
    return " ".join(sorted(filter(None, map(sound, _words(name)))))


def _words(name: str) -> list[str]:
    return [w for w in re.split(r"[\W_]+", folded(name)) if len(w) > 1 and w not in _DUMB]


def same_sounds(one: str, other: str) -> bool:
    """Whether two names of at least two words may be spellings of one: the same sounds and nearly the same letters.

    Two short given names that are names of their own ("Anna", "Anne") are no spellings of one another.
    """
    ours, theirs = skeleton(one), skeleton(other)
    if ours != theirs or len(ours.replace(" ", "")) < 3 or " " not in ours:
        return False
    known = given_names()
    for word in _words(one):
        alike = [w for w in _words(other) if _close(word, w)]
        if not alike or (
            len(word) < 6 and word not in alike and word in known and any(w in known for w in alike)
        ):
            return False
    return True


def _close(one: str, other: str) -> bool:
    """The same sound, and at most two letters put in, left out or exchanged."""
    return sound(one) == sound(other) and distance(one, other) <= 2


def distance(one: str, other: str) -> int:
    """Letters to put in, leave out or exchange to make one of the other (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]
