"""The word lists and tables of the time rules: a language is a folder of them, `languages/en`, `languages/de` …

A pack has `families/*.toml`, the rules, and `lexicon/*.toml`: the words they are made of ("words", "macros"), what
turns a reading down ("guards"), what says that a clause looks ahead or back ("cues"), and days with a name
("holidays"). Each is read once.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENGLISH = "en"
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def pack(language: str) -> Path:
    """The folder of a language. Raises ValueError for one that has no pack."""
    folder = HERE / "languages" / language
    if not folder.is_dir():
        raise ValueError(f"there are no time rules for the language “{language}”")
    return folder


@cache
def table(name: str, language: str = ENGLISH) -> dict[str, Any]:
    """One file of the lexicon as it stands ("words", "cues", "guards" …)."""
    with (pack(language) / "lexicon" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def vocabularies(language: str = ENGLISH) -> dict[str, dict[str, Any]]:
    """Every vocabulary: name → {word without full stops, hyphens as spaces: value}."""
    words: dict[str, dict[str, Any]] = {name: dict(rows) for name, rows in table("words", language).items()}
    if "twenty" in words["number"]:
        _compose(words)
    words["holiday"] = {
        name: row["names"][0] for row in table("holidays", language)["holiday"] for name in row["names"]
    }
    return words


def _compose(words: dict[str, dict[str, Any]]) -> None:
    """Add "twenty-one" to "ninety-nine", and the ordinals to "thirty-first"."""
    units = {word: words["number"][word] for word in list(words["number"])[2:11]}
    firsts = {word: words["ordinal"][word] for word in list(words["ordinal"])[:9]}
    for tens in _TENS:
        value = words["number"][tens]
        words["number"] |= {f"{tens} {word}": value + unit for word, unit in units.items()}
        if value in (20, 30):
            words["ordinal"] |= {
                f"{tens} {word}": value + unit for word, unit in firsts.items() if value + unit <= 31
            }


@cache
def lookup(vocabulary: str, language: str = ENGLISH) -> dict[str, Any]:
    """A vocabulary with its words as `key` makes them."""
    return {key(word): value for word, value in vocabularies(language)[vocabulary].items()}


def key(word: str) -> str:
    """How words are compared: no full stops, a space for every hyphen and run of spaces."""
    return re.sub(r"[- ]+", " ", word.replace(".", "")).strip()


@cache
def alternation(vocabulary: str, language: str = ENGLISH) -> str:
    """A pattern for any word of the vocabulary, the longest first."""
    words = sorted(vocabularies(language)[vocabulary], key=lambda word: (-len(word), word))
    return "|".join(_word(word) for word in words)


def _word(word: str) -> str:
    dotted = len(word) > 1 and word.endswith(".")
    body = re.escape(word.removesuffix(".") if dotted else word).replace(r"\ ", "[ -]{1,2}")
    return body + r"\.?" if dotted else body


@cache
def macros(language: str = ENGLISH) -> dict[str, str]:
    """The shared pieces of patterns, not yet expanded."""
    return {name: str(pattern) for name, pattern in table("macros", language).items()}
