"""The word lists and tables of the time rules, read once from `lexicon/*.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the lexicon as it stands ("words", "cues", "guards" …)."""
    with (HERE / "lexicon" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def vocabularies() -> dict[str, dict[str, Any]]:
    """Every vocabulary: name → {word without full stops, hyphens as spaces: value}."""
    words: dict[str, dict[str, Any]] = {name: dict(rows) for name, rows in table("words").items()}
    units = {word: words["number"][word] for word in list(words["number"])[2:11]}
    firsts = {word: words["ordinal"][word] for word in list(words["ordinal"])[:9]}
    for tens in _TENS:
        value = words["number"][tens]
        words["number"] |= {f"{tens} {word}": value + unit for word, unit in units.items()}
        if value in (20, 30):
            words["ordinal"] |= {
                f"{tens} {word}": value + unit for word, unit in firsts.items() if value + unit <= 31
            }
    words["holiday"] = {
        name: row["names"][0] for row in table("holidays")["holiday"] for name in row["names"]
    }
    return words


@cache
def lookup(vocabulary: str) -> dict[str, Any]:
    """A vocabulary with its words as `key` makes them."""
    return {key(word): value for word, value in vocabularies()[vocabulary].items()}


def key(word: str) -> str:
    """How words are compared: no full stops, a space for every hyphen and run of spaces."""
    return re.sub(r"[- ]+", " ", word.replace(".", "")).strip()


@cache
def alternation(vocabulary: str) -> str:
    """A pattern for any word of the vocabulary, the longest first."""
    words = sorted(vocabularies()[vocabulary], key=lambda word: (-len(word), word))
    return "|".join(_word(word) for word in words)


def _word(word: str) -> str:
    dotted = len(word) > 1 and word.endswith(".")
    body = re.escape(word.removesuffix(".") if dotted else word).replace(r"\ ", "[ -]{1,2}")
    return body + r"\.?" if dotted else body


@cache
def macros() -> dict[str, str]:
    """The shared pieces of patterns, not yet expanded."""
    return {name: str(pattern) for name, pattern in table("macros").items()}
