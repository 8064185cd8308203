"""The rules of `languages/*/families/*.toml`: patterns made of vocabularies, each with its own examples."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.extract.dates.lexicon import ENGLISH, alternation, key, lookup, macros, pack, vocabularies

FAMILIES = (
    "range",
    "calendar",
    "weekday",
    "deictic",
    "relative",
    "duration",
    "period",
    "clock",
    "vague",
)
"""The files in the order of precedence where two rules match the same words."""

_SLOT = re.compile(r"\{([a-z][a-z_0-9]*)(!|:([a-z_0-9]+))?\}")
_WORD = re.compile(r"[^\W\d_]+")


class RuleError(ValueError):
    """A rule file is wrong; the message names the file and the rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and the name of the builder that makes a value of what it matched."""

    name: str
    family: str
    build: str
    pattern: re.Pattern[str]
    vocabulary: dict[str, str]  # group name → vocabulary
    examples: tuple[dict[str, str], ...]
    not_examples: tuple[str, ...]
    starts: frozenset[str]  # words a match may begin with (rather too many than too few)
    digits: bool  # whether a match may begin with a digit
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match in one text, with the values of its words."""

    rule: Rule
    found: re.Match[str]

    def __getitem__(self, group: str) -> str | None:
        """The words of a group, None where it has no part in the match or the rule lacks it."""
        return self.found[group] if group in self.rule.pattern.groupindex else None

    def word(self, group: str) -> Any:
        """What the words of a group stand for in their vocabulary, or None."""
        words = self[group]
        return None if words is None else lookup(self.rule.vocabulary[group], self.rule.language)[key(words)]

    def number(self, group: str) -> int | None:
        """The digits of a group as a number, or None."""
        digits = self[group]
        return int(digits) if digits else None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.found.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.found.end()


def expand(pattern: str, vocabulary: dict[str, str] | None = None, language: str = ENGLISH) -> str:
    """The regular expression of a rule's pattern; fills `vocabulary` with group → vocabulary."""
    known: dict[str, str] = {} if vocabulary is None else vocabulary

    def slot(found: re.Match[str]) -> str:
        name, silent, group = found[1], found[2] == "!", found[3] or found[1]
        if name in macros(language):
            body = expand(macros(language)[name], {}, language)
        elif name in vocabularies(language):
            body = alternation(name, language)
            known[group] = name
        else:
            raise RuleError(f"“{{{name}}}” is neither a vocabulary nor a macro")
        return f"(?:{body})" if silent else f"(?P<{group}>{body})"

    spaced = pattern.replace("~", "[ -]{1,2}").replace(" ?", "[ ]?")
    spaced = re.sub(r"(?<!\[) (?!\])", "[ ]{1,3}", spaced)
    return _SLOT.sub(slot, spaced)


@cache
def rules(language: str = ENGLISH) -> tuple[Rule, ...]:
    """All rules of a language, in order of precedence. Raises `RuleError` for a file that does not follow the form."""
    files = [(family, pack(language) / "families" / f"{family}.toml") for family in FAMILIES]
    return tuple(
        _rule(family, row, language)
        for family, file in files
        if file.is_file()
        for row in tomllib.loads(file.read_text("utf-8"))["rule"]
    )


def _rule(family: str, row: dict[str, Any], language: str) -> Rule:
    vocabulary: dict[str, str] = {}
    try:
        source = expand(row["pattern"], vocabulary, language)
        pattern = re.compile(rf"(?:{source})(?![^\W_])")
    except (re.error, RuleError) as error:
        raise RuleError(f"{language}/{family}.toml, {row['name']}: {error}") from error
    words = frozenset(_WORD.findall(re.sub(r"\?P<[a-z_0-9]+>|\\.", " ", source)))
    return Rule(
        name=row["name"],
        family=family,
        build=row["build"],
        pattern=pattern,
        vocabulary=vocabulary,
        examples=tuple(row["examples"]),
        not_examples=tuple(row.get("not_examples", ())),
        starts=words,
        digits="[0-9]" in source or any(word[0].isdigit() for word in words),
        language=language,
    )


@cache
def by_first_word(language: str = ENGLISH) -> tuple[dict[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """(rules by the word a match may begin with, rules that may begin with a digit)."""
    index: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules(language):
        for word in rule.starts:
            index[word].append(rule)
    return {word: tuple(those) for word, those in index.items()}, tuple(
        r for r in rules(language) if r.digits
    )
