"""What the name recogniser sees of a token: its word, spaCy's tags, the lexicons, its neighbours, the run of capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Token

from timeline.extract.actors.page import Page
from timeline.extract.lexicons.load import given_names, lines, rows, words
from timeline.extract.lexicons.phrases import folded

REACH = 2
"""Tokens on either side that count, and the distance from a capital beyond which no name is looked for."""

_SHAPES = ((re.compile("[A-ZÀ-Þ]"), "X"), (re.compile("[a-zß-ÿ]"), "x"), (re.compile("[0-9]"), "d"))
_REPEATED = re.compile(r"(.)\1{2,}")
_EDGE = "^"
_LONGEST = 3
"""Words of a town's name that are told apart."""


@cache
def classes() -> dict[str, str]:
    """Word to the classes of names it belongs to, joined by "+"."""
    found: dict[str, list[str]] = {}
    for name, word in rows("name_classes.tsv", 2):
        found.setdefault(word, []).append(name)
    return {word: "+".join(names) for word, names in found.items()}


@lru_cache(maxsize=50_000)  # not of every word ever met
def shape(word: str) -> str:
    """ "Xx" for "Kabul", "X" for "UN", "d-d" for "2019-20"."""
    for pattern, letter in _SHAPES:
        word = pattern.sub(letter, word)
    return _REPEATED.sub(r"\1\1", word)


@cache
def towns() -> dict[str, list[list[str]]]:
    """First word of a town's name to the names that begin with it, as lists of folded words."""
    found: dict[str, list[list[str]]] = {}
    for name in dict.fromkeys(name for name, *_ in rows("towns.tsv", 3)):
        words = name.split()
        found.setdefault(words[0], []).append(words)
    return found


@dataclass(frozen=True, slots=True)
class Sight:
    """One token by itself."""

    word: str
    pos: str
    entity: str
    lexicon: str
    shape: str
    sort: str


@dataclass(slots=True)
class Features:
    """The features of the tokens of one article, made where they are asked for."""

    page: Page
    _sights: dict[int, Sight] = field(default_factory=dict)
    _runs: dict[int, tuple[int, int]] = field(default_factory=dict)
    _told_of_runs: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    _towns: dict[int, int] | None = None
    _sorts: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def near_capitals(self, start: int, end: int) -> list[int]:
        """The tokens of `[start, end)` at which a name may be."""
        doc = self.page.doc
        wanted: set[int] = set()
        for at in range(start, end):
            first = doc[at].text[0]
            if first.isupper() or first.isdigit():
                wanted.update(range(max(start, at - REACH), min(end, at + REACH + 1)))
        return sorted(wanted)

    def of(self, at: int, start: int, end: int) -> list[str]:
        """The features of token `at` in the sentence `[start, end)`."""
        doc = self.page.doc
        token, own = doc[at], self.sight(at)
        head, word = token.head, own.word
        found = [
            "b", f"w={word}", f"s={own.shape}", f"p3={word[:3]}", f"s3={word[-3:]}", f"s2={word[-2:]}",
            f"p={own.pos}", f"t={token.tag_}", f"d={token.dep_}", f"e={own.entity}", f"l={own.lexicon}",
            f"h={head.lower_ if head.i != at else _EDGE}", f"hd={token.dep_}{head.pos_}{head.i > at}",
            f"c={own.sort}", f"el={own.entity}{own.lexicon}", f"es={own.entity}{own.shape}",
        ]  # fmt: skip
        for step in (-2, -1, 1, 2):
            if start <= at + step < end:
                other = self.sight(at + step)
                found += [
                    f"{step}w={other.word}", f"{step}p={other.pos}", f"{step}e={other.entity}",
                    f"{step}l={other.lexicon}", f"{step}s={other.shape}", f"{step}c={other.sort}",
                ]  # fmt: skip
            else:
                found.append(f"{step}/")
        if at > start:
            before = self.sight(at - 1)
            found += [f"-1|0e={before.entity}{own.entity}", f"-1|0s={before.shape}{own.shape}"]
        if at + 1 < end:
            after = self.sight(at + 1)
            found += [f"0|1e={own.entity}{after.entity}", f"0|1s={own.shape}{after.shape}"]
        if token.text[0].isupper():
            found += self._run(at, start, end)
            found += [f"bag={sort}|{own.shape}" for sort in self._told(start, end)]
        town = self._town(at)
        found += [f"g={town}", f"ge={town}{own.entity}"]
        found += [f"{step}g={self._town(at + step)}" for step in (-1, 1) if start <= at + step < end]
        return found

    def sight(self, at: int) -> Sight:
        """What there is to see of one token."""
        known = self._sights.get(at)
        if known is None:
            token = self.page.doc[at]
            entity = token.ent_iob_ + token.ent_type_ if token.ent_type_ else "O"
            word = token.lower_
            known = self._sights[at] = Sight(
                word, token.pos_, entity, self._lexicon(token), shape(token.text), classes().get(word, "-")
            )
        return known

    def _told(self, start: int, end: int) -> tuple[str, ...]:
        """The classes of names that the words of the sentence belong to: what it is about."""
        if start not in self._sorts:
            sorts = {sort for at in range(start, end) for sort in self.sight(at).sort.split("+")}
            self._sorts[start] = tuple(sorted(sorts - {"-"}))
        return self._sorts[start]

    def _town(self, at: int) -> str:
        """ "T" and the number of words of the longest town's name that token `at` may be part of, "-" for none."""
        if self._towns is None:
            self._towns = self._find_towns()
        length = self._towns.get(at)
        return f"T{min(length, _LONGEST)}" if length else "-"

    def _find_towns(self) -> dict[int, int]:
        doc, found = self.page.doc, dict[int, int]()
        for token in doc:
            names = towns().get(folded(token.text)) if token.text[0].isupper() else None
            for name in names or ():
                stretch = range(token.i, token.i + len(name))
                if len(name) == 1 or [folded(t.text) for t in doc[stretch.start : stretch.stop]] == name:
                    found.update((i, max(len(name), found.get(i, 0))) for i in stretch)
        return found

    def _lexicon(self, token: Token) -> str:
        found = []
        state, body = self.page.state_at.get(token.i), self.page.body_at.get(token.i)
        if state is not None:
            found.append(f"S{state.value.kind}")
        if body is not None:
            found.append(f"B{body.value.kind}")
        if token.text in lines("organisation_words.txt"):
            found.append("org")
        if token.text in lines("media_words.txt"):
            found.append("med")
        for kind in ("head", "modifier", "honorific"):
            if token.lower_ in words("titles.tsv", kind):
                found.append(kind)
                break
        if token.text[0].isupper() and folded(token.text) in given_names():
            found.append("gn")
        return "+".join(found) or "-"

    def _run(self, at: int, start: int, end: int) -> list[str]:
        """The unbroken run of capitalised words around the token: its first and last word, and what is beside it."""
        doc = self.page.doc
        first, last = self._runs.get(at, (at, at))
        if at not in self._runs:
            while first > start and doc[first - 1].text[0].isupper():
                first -= 1
            while last + 1 < end and doc[last + 1].text[0].isupper():
                last += 1
            self._runs.update(dict.fromkeys(range(first, last + 1), (first, last)))
        if first not in self._told_of_runs:
            self._told_of_runs[first] = self._of_run(first, last, start, end)
        head, tail = self._told_of_runs[first]
        return [*head, f"rp={at == first}{at == last}", *tail]

    def _of_run(self, first: int, last: int, start: int, end: int) -> tuple[list[str], list[str]]:
        """What is the same for all tokens of a run, in two parts, between which the place in it belongs."""
        inside = [self.sight(i) for i in range(first, last + 1)]
        before = self.sight(first - 1) if first > start else None
        after = self.sight(last + 1) if last + 1 < end else None
        head = [
            f"rh={inside[-1].word}", f"rhc={inside[-1].sort}", f"rf={inside[0].word}", f"rl={min(last - first, 4)}",
        ]  # fmt: skip
        tail = [
            f"rb={before.word if before else _EDGE}",
            f"ra={after.word if after else _EDGE}",
            f"rbc={(before.sort if before.sort != '-' else before.pos) if before else _EDGE}",
            f"rac={(after.sort if after.sort != '-' else after.pos) if after else _EDGE}",
            f"rgh={self._town(last)}",
            f"rgf={self._town(first)}",
            *(f"rc={sort}" for sort in sorted({one.sort for one in inside} - {"-"})),
            f"re={'|'.join(sorted({one.entity[1:] for one in inside}))}",
        ]
        doc = self.page.doc
        if first > start and doc[first - 1].text == "(":
            tail.append(f"()={last + 1 < end and doc[last + 1].text == ')'}")
            if first - 2 >= start:
                tail.append(f"()e={self.sight(first - 2).entity[1:]}{self.sight(first - 2).sort}")
        return head, tail
