"""What a verb of saying introduces, as its frames allow: clause, infinitive, object, prepositional phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.extract.lexicons.load import Cue, cues, lines, words
from timeline.extract.statements.clausal import clausal, cue_group, rest, with_quotes
from timeline.extract.statements.clauses import clause, finite, trimmed
from timeline.extract.statements.draft import Range
from timeline.extract.statements.quotes import Quotes

_TAIL = ("prep", "oprd", "xcomp", "dative", "prt", "acl", "relcl", "dobj", "ccomp", "attr", "acomp")
_SAYING_NOTHING = frozenset(
    ("comment", "say", "answer", "elaborate", "speak", "discuss", "identify", "name", "speculate")
)
"""Infinitives after "declined" and "refused" that tell of no utterance."""
_VENUE = re.compile(
    r",? (?:at|in|during|on) (?:a|an|the|his|her|their|its)? ?(?:\w+ ){0,2}"
    r"(?:press conference|news conference|briefing|interview|statement|speech|tweet|phone call|televised address)\b"
)


@dataclass(frozen=True, slots=True)
class Content:
    """Character ranges, who is addressed, and the frame that gave them."""

    ranges: list[Range]
    addressee: Token | None = None
    rule: str = ""


def content_of(verb: Token, subject: Token, cue: Cue, quotes: Quotes) -> Content:
    """The content that `verb` introduces; no ranges if it introduces none."""
    parts = {child.dep_: child for child in reversed(list(verb.children))}
    group = cue_group(verb, subject)
    content = _by_frame(verb, subject, cue, parts, group, quotes)
    bounded = [_bounded(verb, part, quotes) for part in content.ranges]
    return Content(with_quotes(bounded, quotes, group, verb.doc), content.addressee, content.rule)


def _bounded(verb: Token, part: Range, quotes: Quotes) -> Range:
    """The part without what belongs to the saying: ", adding that …", " at a news conference"."""
    start, end = part
    span = verb.doc.char_span(start, end, alignment_mode="contract")
    if span is None or start < verb.idx:
        return part
    for token in span[2:]:
        if (
            token.i > verb.i
            and token.tag_ == "VBG"
            and token.lemma_ in cues()
            and token.nbor(-1).text == ","
            and not quotes.at(token.idx)
        ):
            return start, token.nbor(-1).idx
        other = _other_speaker(token, verb)
        if other is not None and not quotes.at(token.idx) and other.idx > start + 12:
            return start, other.idx
        if _next_cue(token, verb) and not quotes.at(token.idx):
            join = next(
                (t for t in (token.nbor(-1), token.nbor(-2)) if t.dep_ == "cc" or t.text == ","), None
            )
            if join is not None and join.idx > start + 3:
                return start, join.idx
    venue = _VENUE.search(quotes.text, start, end)
    if venue and venue.start() - start > 12 and not quotes.at(venue.start()):
        return start, venue.start()
    return part


def _other_speaker(token: Token, verb: Token) -> Token | None:
    """The comma before a clause in which another speaks in the same tense: "…, and one in four said that …"."""
    if token.dep_ != "conj" or token.tag_ != verb.tag_ or "c" not in _frames(token):
        return None
    deps = {c.dep_ for c in token.children}
    first = token.left_edge
    if not {"nsubj", "ccomp"} <= deps or first.i < 2 or first.nbor(-1).dep_ != "cc":
        return None
    return first.nbor(-2) if first.nbor(-2).text == "," else None


def _frames(verb: Token) -> frozenset[str]:
    cue = cues().get(verb.lemma_.lower())
    return cue.frames if cue else frozenset()


def _next_cue(token: Token, verb: Token) -> bool:
    """Whether a finite cue without a subject of its own begins what the same source said next ("… and called for …")."""
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBZ", "VBP") or token.lemma_ not in cues():
        return False
    return (
        verb.tag_ == token.tag_
        and token.head.tag_ not in ("VBD", "VBZ", "VBP", "MD")
        and not any(c.dep_ == "nsubj" for c in token.children)
    )


def _by_frame(
    verb: Token, subject: Token, cue: Cue, parts: dict[str, Token], group: tuple[int, int], quotes: Quotes
) -> Content:
    frames = cue.frames
    if "c" in frames or "q" in frames:
        ranges = clausal(verb, subject, group, quotes, quoted_only="c" not in frames)
        if ranges:
            return Content(ranges, _addressee(verb, parts, quotes), "clause")
    for frame in sorted(frames):
        if frame.startswith("a:"):
            asked = _asked(verb, parts, frame[2:])
            if asked.ranges:
                return asked
        elif frame.startswith("p:") and (ranges := _after(verb, frame[2:])):
            return Content(ranges, None, "preposition")
    infinitive = parts.get("xcomp")
    if (
        "x" in frames
        and infinitive is not None
        and infinitive.i > verb.i
        and infinitive.lemma_ not in _SAYING_NOTHING
    ):
        return Content([clause(infinitive)], None, "infinitive")
    if "o" in frames:
        readings = _called(verb, parts) + _called_in_quotes(verb, parts, quotes)
        if readings:
            return Content([max(readings, key=lambda part: part[1])], None, "called")
    thing = parts.get("dobj")
    if "n" in frames and thing is not None and thing.i > verb.i:
        part = _object(verb, thing)
        if verb.lemma_ == "raise" and thing.lemma_.lower() not in lines("raised_things.txt"):
            return Content([])
        if verb.lemma_ in ("dismiss", "reject", "question") and _somebody(thing):
            return Content([])  # "dismissed the minister" is a deed
        if thing.pos_ != "PRON" or part[1] > thing.idx + len(thing):
            return Content([part], None, "object")
    if "c" in frames:
        return Content(rest(verb, subject, parts, group), None, "clause")
    return Content([])


def _somebody(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in words("titles.tsv", "head")


def _addressee(verb: Token, parts: dict[str, Token], quotes: Quotes) -> Token | None:
    whom = parts.get("dative") or parts.get("dobj")
    if whom is None or quotes.speech_at(whom.idx) or (whom.dep_ == "dative" and whom.pos_ == "ADP"):
        return next((c for c in whom.children if c.dep_ == "pobj"), None) if whom is not None else None
    return whom


def _asked(verb: Token, parts: dict[str, Token], preposition: str) -> Content:
    """Addressee and deed or matter: "urged the North to …", "thanked Spain for …"."""
    whom = parts.get("dobj") or parts.get("dative")
    if preposition == "to":
        deed = parts.get("xcomp") or parts.get("ccomp")
        if (
            deed is None
            or deed.i < verb.i
            or not any(c.lower_ == "to" and c.dep_ == "aux" for c in deed.children)
        ):
            return Content([])
        if whom is None:
            whom = next((c for c in deed.children if c.dep_ == "nsubj"), None)
        called_on = next(
            (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "for")), None
        )
        if whom is None and called_on is not None:
            whom = next((c for c in called_on.children if c.dep_ == "pobj"), None)
        return Content([clause(deed)], whom, "addressee") if whom is not None else Content([])
    if whom is None:
        return Content([])
    ranges = _after(verb, preposition)
    if not ranges:
        inner = next((c for c in whom.children if c.dep_ == "prep" and c.lower_ == preposition), None)
        ranges = [clause(inner)] if inner is not None else []
    return Content(ranges, whom, "addressee")


def _after(verb: Token, preposition: str) -> list[Range]:
    """The phrase after the verb with this preposition, or with "for" the clause "for all sides to talk"."""
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("advcl", "ccomp", "xcomp")
            and child.left_edge.lower_ == preposition == "for"
        ):
            return [trimmed(verb.doc, child.left_edge.i + 1, child.right_edge.i + 1)]
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ == preposition and child.i > verb.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return [clause(inner if preposition == "for" and verb.lemma_ == "call" else child)]
    return []


def _called(verb: Token, parts: dict[str, Token]) -> list[Range]:
    thing = parts.get("dobj")
    named = parts.get("oprd") or parts.get("ccomp") or parts.get("xcomp")
    if named is None and thing is not None and verb.lemma_ != "describe":  # "called the strike justified"
        named = next((c for c in thing.children if c.dep_ in ("acl", "amod") and c.i > thing.i), None)
    if named is None or named.i < verb.i:
        return []
    start = min(thing.left_edge.i if thing is not None else named.left_edge.i, named.left_edge.i)
    return [trimmed(verb.doc, start, named.right_edge.i + 1)]


def _called_in_quotes(verb: Token, parts: dict[str, Token], quotes: Quotes) -> list[Range]:
    """The object and the quotation of any length that says what it is called: "called the new rules “childish”"."""
    thing = parts.get("dobj")
    if thing is None or thing.i < verb.i or verb.lemma_ == "describe":
        return []
    end = thing.sent.end_char
    quote = quotes.after(thing.idx + len(thing))
    while (
        quote is not None and quote.end <= end and quotes.text[quote.end : quote.end + 4] in (" of ", " for")
    ):
        quote = quotes.after(quote.end)  # "called the claim of a “right” to the isle “absurd”"
    if quote is None or quote.end > end + 1:
        return []
    between = quotes.text[thing.idx : quote.start]
    span = verb.doc.char_span(thing.idx, quote.start, alignment_mode="contract")
    if "," in between or ";" in between or (span is not None and finite(verb.doc, span.start, span.end)):
        return []
    return [(thing.left_edge.idx, quote.end)]


def _object(verb: Token, thing: Token) -> Range:
    end = thing.right_edge.i
    for child in verb.children:
        if child.dep_ in _TAIL and child.i > thing.i:
            end = max(end, child.right_edge.i)
    return trimmed(verb.doc, thing.left_edge.i, end + 1)
