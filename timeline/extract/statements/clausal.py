"""Content that is a clause or a quotation: before, around or after cue and source, or what is left of the sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from timeline.extract.lexicons.load import cues
from timeline.extract.statements.clauses import finite, trimmed
from timeline.extract.statements.draft import Range
from timeline.extract.statements.quotes import Quotes

_GOES_ON = ("ccomp", "dep", "parataxis", "acl", "relcl", "appos", "attr", "acomp", "dobj")
_VERBS = ("VERB", "AUX")
_REASONS = frozenset(("because", "if", "unless", "though", "although", "even", "so", "since"))


def cue_group(verb: Token, subject: Token) -> tuple[int, int]:
    """Tokens of cue and source where they stand together: "Kim said on Sunday"."""
    doc = verb.doc
    members = [verb.i]
    if subject.head == verb or abs(subject.i - verb.i) < 8:
        low, high = subject.left_edge.i, min(subject.right_edge.i, subject.i + 25)
        members += [max(low, subject.i - 12), high if high < verb.i or subject.i > verb.i else subject.i]
    start, end = min(members), max(members) + 1
    for child in verb.children:
        if (
            child.dep_ in ("aux", "advmod", "auxpass", "neg", "prt")
            and child.i < start
            and start - child.i < 3
        ):
            start = child.i
        if (
            child.i >= end
            and (
                child.dep_ in ("npadvmod", "advmod", "prt", "dative")
                or (child.dep_ == "prep" and child.i == end)
            )
            and child.left_edge.i <= end + 1
            and child.right_edge.i - child.left_edge.i < 9
            and not any(t.dep_ in ("mark", "ccomp", "pcomp") for t in child.subtree)
        ):
            end = child.right_edge.i + 1
    return start, min(end, len(doc))


def clausal(
    verb: Token, subject: Token, group: tuple[int, int], quotes: Quotes, *, quoted_only: bool
) -> list[Range]:
    """The clause or quotation that the verb introduces, as character ranges; none if the parse shows none."""
    doc = verb.doc
    complement = _complement(verb, subject, quotes)
    ranges: list[Range] = []
    if complement is not None and (not quoted_only or quotes.speech_at(complement.idx)):
        if complement.i < verb.i:
            ranges = _before(doc, complement, group)
        else:
            start = complement.left_edge.i
            if group[1] < start < group[1] + 10 and not any(
                t.is_punct and not t.is_quote for t in doc[group[1] : start]
            ):
                start = group[1]
            ranges = cut(doc, start, _right_end(verb, complement), group)
    elif not quoted_only and verb.dep_ == "advcl" and verb.left_edge.lower_ == "as" and _tells(verb.head):
        host = verb.head  # "As the ministry reported, the port is closed"
        ranges = cut(doc, host.left_edge.i, host.right_edge.i + 1, (verb.left_edge.i, verb.right_edge.i + 1))
    elif not quoted_only and verb.dep_ in ("parataxis", "ccomp", "dep", "advcl") and _set_off(doc, group):
        host = verb.head
        if host.i < group[0] or verb.dep_ == "parataxis":
            ranges = cut(doc, host.left_edge.i, host.right_edge.i + 1, group)
    return ranges or _beside(doc, group, quotes)


def _complement(verb: Token, subject: Token, quotes: Quotes) -> Token | None:
    """The clause that is said: after the verb where the subject stands before it, or the quotation."""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis")]
    if verb.lemma_ in ("ask", "wonder", "question"):
        clauses += [c for c in verb.children if c.dep_ == "advcl" and c.left_edge.lower_ in ("if", "whether")]
    clauses += [
        c
        for c in verb.children
        if c.dep_ in ("xcomp", "pcomp") and (quotes.speech_at(c.idx) or (c.tag_ == "VBG" and c.i > verb.i))
    ]
    if not clauses:
        return None
    after = [c for c in clauses if c.i > verb.i]
    before = [c for c in clauses if c.i < verb.i]
    if before and (quotes.speech_at(before[-1].idx) or not after):
        return before[-1]
    return after[0] if after and subject.i < verb.i else clauses[0]


def _right_end(verb: Token, complement: Token) -> int:
    """Token where the clause after the verb ends; the parser often breaks it off at a second clause."""
    end = complement.right_edge.i
    for child in verb.children:
        if child.i <= end:
            continue
        reason = child.dep_ == "advcl" and child.left_edge.lower_ in _REASONS
        further = child.dep_ == "conj" and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        )
        if child.dep_ in _GOES_ON or reason or further:
            end = max(end, child.right_edge.i)
        elif child.dep_ not in ("punct", "cc"):
            break
    return end + 1


def _tells(host: Token) -> bool:
    """Whether a clause can be what an "as" clause attributes: it has a verb, which is no cue itself."""
    return host.pos_ in _VERBS and host.lemma_.lower() not in cues()


def _set_off(doc: Doc, group: tuple[int, int]) -> bool:
    """Whether cue and source are set off by commas or quotation marks: "…, Kim said, …"."""
    before = doc[group[0] - 1] if group[0] > 0 else None
    return before is not None and (before.text in (",", "—", "–", "?", "!") or before.is_quote)


def _before(doc: Doc, complement: Token, group: tuple[int, int]) -> list[Range]:
    """Content before the cue, from the beginning of the sentence if only connecting words precede it."""
    start, sent = complement.left_edge.i, complement.sent
    if start > sent.start and not finite(doc, sent.start, start):
        start = sent.start
    return cut(doc, start, max(group[0], complement.right_edge.i + 1), group)


def cut(doc: Doc, start: int, end: int, group: tuple[int, int]) -> list[Range]:
    """Characters of tokens `[start, end)` without the tokens of the group."""
    pieces = [(start, min(end, group[0])), (max(start, group[1]), end)]
    ranges = [trimmed(doc, a, b) for a, b in pieces if a < b]
    return [(a, b) for a, b in ranges if b - a > 1]


def _beside(doc: Doc, group: tuple[int, int], quotes: Quotes) -> list[Range]:
    """Quoted speech directly before or after cue and source."""
    text = quotes.text
    start, end = doc[group[0]].idx, doc[group[1] - 1].idx + len(doc[group[1] - 1])
    before = quotes.before(start)
    if before is not None and quotes.is_speech(before):
        gap = text[before.end : start]
        ended = (
            text[before.start : before.end].rstrip("”»\"'")[-1:] == "."
            and doc[group[0]].text[:1].isupper()
            and not _whole_sentence(doc, group)
        )
        if len(gap) < 6 and "\n" not in gap and not any(c.isalnum() for c in gap) and not ended:
            return [(before.start, before.end)]
    after = quotes.after(end)
    if after is not None and quotes.is_speech(after):
        gap = text[end : after.start]
        if (
            len(gap) < 60
            and "." not in gap
            and (gap.strip() in (",", ":", "", "that", ", that") or gap.rstrip()[-1:] in (":", ","))
        ):
            return [(after.start, after.end)]
    return []


def _whole_sentence(doc: Doc, group: tuple[int, int]) -> bool:
    """Whether cue and source are a sentence by themselves, as only a quotation leaves them: "… tomorrow.” Kim said."."""
    after = doc[group[1]] if group[1] < len(doc) else None
    return group[1] - group[0] < 12 and (after is None or after.text == "." or "\n" in after.text)


def rest(verb: Token, subject: Token, parts: dict[str, Token], group: tuple[int, int]) -> list[Range]:
    """Where the parser gives no clause: what follows the cue up to the end of the sentence, or what precedes it."""
    doc, sent = verb.doc, verb.sent
    thing = parts.get("dobj")
    if (
        thing is not None
        and thing.i > verb.i
        and verb.lemma_ != "tell"
        and not finite(doc, thing.left_edge.i, thing.i + 1)
    ):
        return []
    if subject.i < verb.i and "ccomp" not in parts:
        that = next(
            (
                t.i
                for t in doc[verb.i + 1 : min(sent.end, verb.i + 25)]
                if t.lower_ == "that" and t.dep_ in ("mark", "det", "nsubj")
            ),
            None,
        )
        if that is not None and finite(doc, that, sent.end) and not finite(doc, verb.i + 1, that):
            return cut(doc, that, sent.end, group)
        follows = doc[group[1]] if group[1] < sent.end else None
        if (
            follows is not None
            and follows.pos_ in ("PRON", "DET", "PROPN")
            and follows.dep_ in ("nsubj", "det", "poss", "compound")
            and finite(doc, group[1], sent.end)
            and verb.dep_ == "ROOT"
        ):
            return cut(doc, group[1], sent.end, group)
    if verb.dep_ == "ROOT" and _set_off(doc, group) and finite(doc, sent.start, group[0]):
        return cut(doc, sent.start, sent.end if finite(doc, group[1], sent.end) else group[0], group)
    return []


def with_quotes(ranges: list[Range], quotes: Quotes, group: tuple[int, int], doc: Doc) -> list[Range]:
    """The ranges, each drawn out to the ends of the quotations it touches."""
    cue_start, cue_end = doc[group[0]].idx, doc[group[1] - 1].idx
    grown: list[Range] = []
    for start, end in ranges:
        for quote in quotes.between(start, end):
            if quotes.is_speech(quote) or quote.end - end < 40:
                low, high = min(start, quote.start), max(end, quote.end)
                if not (low < cue_end and cue_start < high):
                    start, end = low, high
        if grown and start <= grown[-1][1]:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
        else:
            grown.append((start, end))
    return grown
