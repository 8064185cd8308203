"""Which words of a sentence tell what passes between two participants, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from timeline.extract.events.pairs import tables
from timeline.extract.extraction import Span

_BEFORE = 8
"""Words before the pair that are asked before all others there: "a gift from X, it was returned by … to …"."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words. Predicates are looked for among `words`; what they need may stand in `around`, too."""

    words: list[Token]
    around: list[Token]
    source: list[Token] = field(default_factory=list)
    target: list[Token] = field(default_factory=list)


def windows(doc: Doc, source: Span | None, target: Span | None) -> Iterator[Window]:
    """Between and behind the two, then before them, then the rest, then their own words ("the suicide attack on …")."""
    tokens = {id(span): _tokens(doc, span) for span in (source, target) if span is not None}
    if not tokens:
        return
    own = sorted(tokens.values(), key=lambda run: run[0].i)
    first, last = own[0], own[-1]
    behind = last[-1].i + 1
    close = _bound(doc, behind, tables.bounds() | {","})
    end = _bound(doc, behind, tables.bounds())
    inside = {token.i for run in own for token in run}
    sides = {
        "source": tokens.get(id(source), []),
        "target": tokens.get(id(target), []),
    }

    def window(start: int, stop: int, reach: int) -> Window:
        words = [doc[i] for i in range(start, stop) if i not in inside]
        return Window(_plain(words), _plain([doc[i] for i in range(start, reach)]), **sides)

    yield window(first[-1].i + 1, close, end)
    for start in (max(first[0].sent.start, first[0].i - _BEFORE), first[0].sent.start):
        yield window(start, first[0].i, first[0].i)
    yield window(close, last[-1].sent.end, last[-1].sent.end)
    for run in own:
        yield Window(_plain(run), _plain(run))


def _tokens(doc: Doc, span: Span) -> list[Token]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"span {span.start}–{span.end} is not in the sentence")
    return list(found)


def _bound(doc: Doc, start: int, bounds: frozenset[str]) -> int:
    end = doc[start - 1].sent.end
    return next((i for i in range(start, end) if doc[i].lower_ in bounds), max(start, end))


def _plain(tokens: list[Token]) -> list[Token]:
    """Without blanks and hyphens: "cease-fire" is two words however it is written."""
    return [token for token in tokens if not token.is_space and token.text != "-"]
