"""What qualifies a statement: the conditions it sets, how sure the speaker is, whether it says no, whom it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Tokens

from timeline.extract.extraction import Span
from timeline.extract.lexicons.load import rows
from timeline.extract.reading import Reading
from timeline.extract.statements.speakers import Speakers

_REFUSALS = frozenset(("deny", "refuse"))
_NONE = frozenset(("no", "neither", "nor", "never", "nobody", "nothing", "none"))
_MOST = 3
"""How many actors a statement is said to be about, and how many hedges are kept."""
_QUESTIONS = ("if ", "whether ")


@cache
def _rules(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for row_kind, pattern in rows("qualifiers.tsv", 2)
        if row_kind == kind
    )


def terms(reading: Reading, content: Sequence[Span]) -> tuple[Span, ...]:
    """The words that set a condition ("if the North returns") or say that there is none ("without preconditions").

    What is asked ("asked if talks would resume") is no condition.
    """
    asked = bool(content) and content[0].text.lower().startswith(_QUESTIONS)
    found = _without_overlap(_found("terms", reading, content))
    return tuple(one for one in found if not (asked and one.start == content[0].start))


def hedges(reading: Reading, content: Sequence[Span]) -> tuple[Span, ...]:
    """The first words that say how sure the speaker is: "may", "apparently"."""
    return tuple(_without_overlap(_found("hedge", reading, content))[:_MOST])


def negated(reading: Reading, content: Sequence[Span], act: str) -> bool:
    """Whether its main clause says that something is not or will not be, or its act is to deny or refuse."""
    if act in _REFUSALS:
        return True
    tokens = reading.tokens.char_span(content[0].start, content[0].end, alignment_mode="expand")
    if tokens is None:
        return False
    return _says_no(tokens.doc[tokens.start : min(tokens.end, tokens[0].sent.end)])


def about(
    speakers: Speakers, content: Sequence[Span], others: Sequence[str | None], reading: Reading
) -> tuple[str, ...]:
    """The actors named in it, without `others`: subjects first, then by how often, then by place; three at most."""
    found = [m for part in content for m in speakers.inside(part.start, part.end) if m[1] not in others]
    count = Counter(actor for _, actor in found)
    first: dict[str, tuple[bool, int, int]] = {}
    for span, actor in found:
        tokens = reading.tokens.char_span(span.start, span.end, alignment_mode="expand")
        subject = tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass")
        rank = (not subject, -count[actor], span.start)
        first[actor] = min(rank, first.get(actor, rank))
    return tuple(sorted(first, key=lambda actor: first[actor])[:_MOST])


def _found(kind: str, reading: Reading, content: Sequence[Span]) -> Iterator[Span]:
    for part in content:
        for rule in _rules(kind):
            for match in rule.finditer(part.text):
                yield reading.trimmed(part.start + match.start(), part.start + match.end())


def _without_overlap(found: Iterator[Span]) -> list[Span]:
    """In text order; of two that overlap, the longer."""
    kept: list[Span] = []
    for one in sorted(found, key=lambda span: (-len(span.text), span.start)):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda span: span.start)


def _says_no(clause: Tokens) -> bool:
    root = clause.root
    around = [root, *(c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl"))]
    return any(c.dep_ == "neg" for c in root.children) or any(
        c.lower_ in _NONE for one in around for c in (one, *one.children) if c in clause
    )
