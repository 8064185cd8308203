"""The category of a source–target pair: the first predicate between the two, turned by the operators before it.

"refused (refuse) to lift (end) the ban (COERCE)": to end a coercion is RETREAT, to refuse a retreat is REJECT.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.events.pairs import tables
from timeline.extract.events.pairs.tables import Predicate
from timeline.extract.events.pairs.window import Window, windows
from timeline.extract.extraction import Span

_REACH = 14
"""Words after an operator in which the predicate that it governs must begin."""

_DEPTH = 4
"""Operators that may stand before a predicate."""

_NEAR = 9
"""Words between a predicate and one that it needs near."""

_DUTY = frozenset({"must", "should", "ought", "need"})


@dataclass(frozen=True, slots=True)
class PairType:
    """What the source does to the target; `trigger` is the word that says so."""

    plover: str
    cameo: str
    trigger: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class _Found:
    plover: str
    cameo: str
    token: Token
    turned: bool = False  # whether an operator made the category


def classify(sentence: Doc, source: Span | None, target: Span | None) -> PairType | None:
    """The PLOVER category of what `source` does to `target` in a parsed sentence; offsets are into its text.

    One of the two may be None (a strike without a target). None where no predicate is known. Raises ValueError if a
    span lies outside the sentence.
    """
    for rank, window in enumerate(windows(sentence, source, target)):
        found = _read(window, 0, depth=0)
        if found is not None:
            trigger = Span(found.token.idx, found.token.idx + len(found.token), found.token.text)
            return PairType(found.plover, found.cameo, trigger, 0.8 if rank == 0 else 0.4)
    return None


def _read(window: Window, start: int, depth: int) -> _Found | None:
    """The first predicate from the word at `start` on, with the operators before it applied."""
    words = window.words
    for i in range(start, len(words) if depth == 0 else min(len(words), start + _REACH)):
        if words[i].lower_ in _DUTY and window.target and words[i].i > window.target[-1].i:
            return _Found("REQUEST", "100", words[i])
        for predicate, length in _matches(window, i):
            if not predicate.operates:
                return _Found(predicate.does, predicate.cameo, words[i])
            inner = _read(window, i + length, depth + 1) if depth < _DEPTH else None
            if (turned := _turn(predicate, inner, words[i])) is not None:
                return turned
    return None


def _turn(predicate: Predicate, inner: _Found | None, token: Token) -> _Found | None:
    """What the operator makes of the predicate after it; None where it says nothing."""
    keys = [""] if inner is None else ["turned", inner.plover, "*"] if inner.turned else [inner.plover, "*"]
    turns = tables.turns()
    turn = next((turns[predicate.does, key] for key in keys if (predicate.does, key) in turns), None)
    if turn is None or not turn.becomes:
        return None
    plover, cameo = (inner.plover, inner.cameo) if inner is not None else ("", "")
    return _Found(
        plover if turn.becomes == "=" else turn.becomes,
        {"=": cameo, "+": predicate.cameo}.get(turn.cameo, turn.cameo),
        token,
        turned=turn.becomes != "=" or (inner is not None and inner.turned),
    )


def _matches(window: Window, at: int) -> list[tuple[Predicate, int]]:
    """The predicates that begin at a word, the most specific first, with the number of words that each takes."""
    word = window.words[at]
    if word.ent_type_ == "DATE" or (word.i and word.nbor(-1).text == "-"):
        return []  # "on March 28"; "the Iranian-backed rebels"
    found = []
    for first in dict.fromkeys((word.lemma_.lower(), word.lower_)):
        for predicate in tables.predicates().get(first, ()):
            length = _length(window.words, at, predicate.words)
            if length and _fits(word, predicate):
                distance = _distance(window, at, predicate)
                if distance is not None:
                    found.append((-len(predicate.words), distance, predicate, length))
    found.sort(key=lambda entry: entry[:2])
    return [(predicate, length) for _, _, predicate, length in found]


def _length(words: list[Token], at: int, wanted: tuple[str, ...]) -> int:
    """How many words the predicate takes from `at`, one other between them at most; 0 if it does not stand there."""
    here = at
    for part in wanted[1:]:
        for step in (1, 2):
            following = words[here + step] if here + step < len(words) else None
            if following is None or _parted(words, here, here + step):
                return 0
            if part in (following.lemma_.lower(), following.lower_):
                here += step
                break
        else:
            return 0
    return here - at + 1


def _parted(words: list[Token], here: int, there: int) -> bool:
    """Whether a participant stands between two of the words."""
    between = {token.i for token in words[here + 1 : there]}
    gap = words[here].doc[words[here].i + 1 : words[there].i]
    return any(token.i not in between and token.text != "-" and not token.is_space for token in gap)


def _fits(word: Token, predicate: Predicate) -> bool:
    if predicate.part == "v":
        return (word.pos_ in {"VERB", "AUX"} or word.tag_.startswith("VB")) and word.dep_ != "amod"
    if predicate.part == "n":
        return word.pos_ in {"NOUN", "PROPN", "ADJ"}
    return True


def _distance(window: Window, at: int, predicate: Predicate) -> int | None:
    """How far the nearest word is that the predicate needs; `_NEAR` + 1 if it needs none, None if none is near."""
    if not predicate.near:
        return _NEAR + 1
    doers = [*window.source, *window.words[:2]]  # "X’s troops": the mark may be on X alone
    if any("<" + form in predicate.near for token in doers for form in _forms(token)):
        return 1
    here, found = window.words[at].i, None
    for token in window.around:
        between = sum(1 for other in window.words if here < other.i < token.i or token.i < other.i < here)
        wrong_side = token.i < here and predicate.part == "v" and token not in window.target
        if token.i == here or wrong_side or between > _NEAR:
            continue
        if any("!" + form in predicate.near for form in _forms(token)):
            return 0
        if predicate.near & _forms(token):
            found = between if found is None else min(found, between)
    if found is None and any(predicate.near & _forms(token) for token in window.target):
        return _NEAR
    return found


def _forms(token: Token) -> set[str]:
    return {token.lemma_.lower(), token.lower_}
