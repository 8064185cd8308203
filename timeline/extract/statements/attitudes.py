"""What people think, want, support, show or leave unsaid: attributions of attitudes, which are no statements.

A word with a complement that its lexicon knows is a candidate; what speaks for and against it is counted in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from timeline.extract.extraction import FoundStatement
from timeline.extract.lexicons.attitudes import Frame, attitudes, points
from timeline.extract.lexicons.load import cues
from timeline.extract.statements.clauses import could_speak
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.frames import Framed, framed
from timeline.extract.statements.holders import source_range
from timeline.extract.statements.quotes import Quotes

_CLASS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "j"}
_NO_SOURCE = ("R:", "xa", "P:")
_EMPTY = frozenset(("it", "that", "this", "its", "there", "which", "what"))
_FIRST = frozenset(("i", "we", "you", "my", "our", "your", "us", "me"))
_LONG = 12
"""Tokens of a content that a clause and not a phrase fills."""
_LEAST = 1
"""Points from which it is one."""
_CUE = Frame("unsaid", "-")


def attitude_attributions(doc: Doc, quotes: Quotes, found: Sequence[FoundStatement]) -> Iterator[Attribution]:
    """The attributions of attitudes outside quoted speech, without those whose cue or content `found` has already."""
    taken = {statement.cue.start for statement in found if statement.cue}
    inside = [part for statement in found for part in statement.content]
    contents = {tuple((part.start, part.end) for part in statement.content) for statement in found}
    for word in doc:
        word_class = _CLASS.get(word.pos_)
        if word_class is None or word.dep_ in ("aux", "auxpass") or word.idx in taken:
            continue
        known = attitudes(word_class).get(word.lemma_.lower(), {})
        told = word_class == "v" and word.lemma_.lower() in cues()
        if not (known or told) or quotes.at(word.idx) is not None:
            continue
        nested = any(part.start <= word.idx < part.end for part in inside)
        best = _best(word, known, cue=told, least=_LEAST - (points()["clause", "told"] if nested else 0))
        if best is None:
            continue
        option, frame = best
        content = option.ranges(word)
        if content and tuple(content) not in contents:
            source = option.source
            yield Attribution(
                content=content,
                cue=(word.idx, word.idx + len(word)),
                source=source_range(source, word) if source is not None else None,
                head=(source.idx, source.idx + len(source)) if source is not None else None,
                rule=option.frame,
                lemma=word.lemma_.lower(),
                kind="unsaid" if frame.kind == "speech" and _unsaid(word) else frame.kind,
            )


def _best(word: Token, known: dict[str, Frame], *, cue: bool, least: int) -> tuple[Framed, Frame] | None:
    """The complement for which most speaks, if at least `least` points do."""
    best: tuple[int, Framed, Frame] | None = None
    for option in framed(word):
        frame = known.get(option.frame) or (_CUE if cue and option.frame in ("c", "n", "x", "o") else None)
        if frame is None:
            continue
        count = weight(word, option, frame)
        if count >= least and (best is None or count > best[0]):
            best = count, option, frame
    return best[1:] if best else None


def weight(word: Token, option: Framed, frame: Frame) -> int:
    """The points of one complement: grade of its frame, place of the word, source, length of the content."""
    table = points()
    count = (
        table["grade", frame.grade] + table.get(("clause", word.dep_), 0) + table.get(("form", word.tag_), 0)
    )
    if any(c.dep_ == "aux" and c.lemma_ == "do" for c in word.children):
        count += table["form", "do"]
    source = option.source
    if source is None:
        count += 0 if option.frame.startswith(_NO_SOURCE) else table["source", "none"]
    elif source.lower_ in _EMPTY:
        count += table["source", "empty"]
    elif source.lower_ in _FIRST:
        count += table["source", "first"]
    elif source.pos_ != "PRON" and could_speak(source):
        count += table["source", "people"]
    size = sum(end - start for start, end in option.parts)
    return count + table.get(("content", str(size)), table["content", "long"] if size >= _LONG else 0)


def _unsaid(verb: Token) -> bool:
    """Whether the words were not said: denied, only possible, or only meant."""
    return verb.tag_ == "VB" or any(c.dep_ == "neg" for c in verb.children)
