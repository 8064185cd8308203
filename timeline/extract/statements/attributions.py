"""Attributions by a verb: "Kim said …", "…", said Kim, "urged the North to …", "according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from timeline.extract.lexicons.load import Cue, cues
from timeline.extract.statements.clauses import clause, noun_phrase, subject_of, trimmed
from timeline.extract.statements.draft import Attribution, Range
from timeline.extract.statements.quotes import Quotes

_VERBS = ("VERB", "AUX")
_TAIL = ("prep", "oprd", "xcomp", "dative", "prt", "acl", "relcl", "dobj", "ccomp", "attr", "acomp")
_ALLOWED_INFINITIVES = frozenset(("go", "continue", "proceed"))


def attributions(doc: Doc, quotes: Quotes) -> Iterator[Attribution]:
    """Every attribution that a verb or "according to" makes, outside quoted speech."""
    known = cues()
    for token in doc:
        if token.lower_ == "according":
            found = _according_to(token, quotes)
        elif token.pos_ in _VERBS and token.lemma_.lower() in known:
            found = _verbal(token, known[token.lemma_.lower()], quotes)
        else:
            continue
        if found is not None and found.content:
            yield found


def _quoted(token: Token, quotes: Quotes) -> bool:
    quote = quotes.at(token.idx)
    return quote is not None and quotes.is_speech(quote)


def _verbal(verb: Token, cue: Cue, quotes: Quotes) -> Attribution | None:
    if _quoted(verb, quotes) or _unreal(verb):
        return None
    subject = subject_of(verb)
    if subject is None or (
        subject.lower_ in ("it", "there", "this", "that", "which", "what")
        and subject.dep_ != "ROOT"
        and verb.lemma_ != "say"
    ):
        return None
    if subject.lower_ in ("i", "we", "you"):
        return None
    content, addressee, rule = _content(verb, subject, cue, quotes)
    if not content:
        return None
    return Attribution(
        content=content,
        cue=_cue_range(verb),
        source=_source(subject, verb),
        head=(subject.idx, subject.idx + len(subject)),
        act=cue.act,
        addressee=noun_phrase(addressee) if addressee is not None else None,
        rule=rule,
        lemma=verb.lemma_.lower(),
    )


def _unreal(verb: Token) -> bool:
    """Whether the verb is denied, or an infinitive or modal that tells of no utterance."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("would", "could", "should", "might", "may", "must"):
            return True
    if verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return not (verb.dep_ == "xcomp" and verb.head.lemma_ in _ALLOWED_INFINITIVES)
    return False


def _cue_range(verb: Token) -> Range:
    end = verb
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            end = child
    return verb.idx, end.idx + len(end)


def _source(subject: Token, verb: Token) -> Range:
    """The words of the source; with a relative pronoun after them, that too."""
    start, end = noun_phrase(subject)
    if verb.dep_ == "relcl" and verb.head == subject:
        pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in ("WP", "WDT")), None)
        if pronoun is not None and 0 <= pronoun.idx - end < 4:
            end = pronoun.idx + len(pronoun)
    return start, end


def _content(verb: Token, subject: Token, cue: Cue, quotes: Quotes) -> tuple[list[Range], Token | None, str]:
    frames = cue.frames
    parts = {child.dep_: child for child in reversed(list(verb.children))}
    addressee = parts.get("dative") or (parts.get("dobj") if "ccomp" in parts or "xcomp" in parts else None)
    if "c" in frames or "q" in frames:
        found = _clausal(verb, subject, parts, quotes, quoted_only="c" not in frames)
        if found:
            return (
                found,
                addressee if addressee is not None and not _quoted(addressee, quotes) else None,
                "clause",
            )
    for frame in sorted(frames):
        if frame.startswith("a:"):
            found, whom = _asked(verb, parts, frame[2:])
            if found:
                return found, whom, "addressee"
    for frame in sorted(frames):
        if frame.startswith("p:"):
            found = _after(verb, frame[2:])
            if found:
                return found, None, "preposition"
    if "x" in frames and (infinitive := parts.get("xcomp")) is not None and infinitive.i > verb.i:
        return [clause(infinitive)], None, "infinitive"
    if "o" in frames:
        found = _called(verb, parts)
        if found:
            return found, None, "called"
    if (
        "n" in frames
        and (thing := parts.get("dobj")) is not None
        and thing.i > verb.i
        and thing.pos_ != "PRON"
    ):
        return [_object(verb, thing)], None, "object"
    return [], None, ""


def _clausal(
    verb: Token, subject: Token, parts: dict[str, Token], quotes: Quotes, *, quoted_only: bool
) -> list[Range]:
    doc = verb.doc
    complement = parts.get("ccomp") or parts.get("parataxis")
    if complement is None and (other := parts.get("xcomp")) is not None and _quoted(other, quotes):
        complement = other
    ranges: list[Range] = []
    group = _group(verb, subject)
    if complement is not None and (not quoted_only or _quoted(complement, quotes)):
        if complement.i < verb.i:
            ranges = _before(doc, complement, group)
        else:
            ranges = _cut(doc, complement.left_edge.i, complement.right_edge.i + 1, group)
    elif verb.dep_ in ("parataxis", "ccomp", "dep", "advcl") and _set_off(doc, group) and not quoted_only:
        host = verb.head
        if host.i < group[0] or verb.dep_ == "parataxis":
            ranges = _cut(doc, host.left_edge.i, host.right_edge.i + 1, group)
    if not ranges:
        ranges = _beside(doc, group, quotes)
    if not ranges and not quoted_only and verb.dep_ == "ROOT" and _set_off(doc, group):
        sent = verb.sent
        ranges = _cut(doc, sent.start, sent.end, group)
    return _with_quotes(ranges, quotes, group, doc)


def _group(verb: Token, subject: Token) -> tuple[int, int]:
    """Tokens of cue and source where they stand together: "Kim said on Sunday"."""
    members = [verb]
    if subject.head == verb or abs(subject.i - verb.i) < 8:
        members += [subject.doc[subject.left_edge.i], subject.doc[min(subject.right_edge.i, subject.i + 25)]]
    start, end = min(t.i for t in members), max(t.i for t in members) + 1
    if verb.i > end or end - start > 45:
        start, end = min(verb.i, subject.i), max(verb.i, subject.i) + 1
    for child in verb.children:
        if (
            child.dep_ in ("aux", "advmod", "auxpass", "neg", "prt")
            and child.i < start
            and start - child.i < 3
        ):
            start = child.i
        if child.dep_ in ("npadvmod", "advmod", "prt", "dative") or (child.dep_ == "prep" and child.i == end):
            if child.i >= end and child.left_edge.i <= end + 1 and child.right_edge.i - child.left_edge.i < 9:
                end = child.right_edge.i + 1
    return start, end


def _set_off(doc: Doc, group: tuple[int, int]) -> bool:
    """Whether cue and source are set off by commas or quotation marks: "…, Kim said, …"."""
    before = doc[group[0] - 1] if group[0] > 0 else None
    return before is not None and (
        before.text in (",", "”", '"', "''", "—", "–", "?", "!", "»") or before.is_quote
    )


def _before(doc: Doc, complement: Token, group: tuple[int, int]) -> list[Range]:
    """Content before the cue, from the beginning of the sentence if nothing but connecting words precede it."""
    start = complement.left_edge.i
    sent = complement.sent
    if start > sent.start and not any(t.pos_ in _VERBS for t in doc[sent.start : start]):
        start = sent.start
    ranges = _cut(doc, start, max(group[0], complement.right_edge.i + 1), group)
    return ranges


def _cut(doc: Doc, start: int, end: int, group: tuple[int, int]) -> list[Range]:
    """Characters of tokens `[start, end)` without the tokens of the group."""
    pieces = [(start, min(end, group[0])), (max(start, group[1]), end)]
    ranges = [trimmed(doc, a, b) for a, b in pieces if a < b]
    return [(a, b) for a, b in ranges if b - a > 1]


def _beside(doc: Doc, group: tuple[int, int], quotes: Quotes) -> list[Range]:
    """Quoted speech directly before or after cue and source."""
    text = doc.text
    start = doc[group[0]].idx
    end = doc[group[1] - 1].idx + len(doc[group[1] - 1])
    for quote in quotes.all:
        gap = text[quote.end : start]
        if (
            quote.end <= start
            and len(gap) < 6
            and not any(c.isalnum() for c in gap)
            and quotes.is_speech(quote)
        ):
            return [(quote.start, quote.end)]
        if quote.start >= end:
            gap = text[end : quote.start]
            if (
                len(gap) < 60
                and (gap.strip() in (",", ":", "", "that", ", that") or gap.rstrip()[-1:] in (":", ","))
                and "." not in gap
                and quotes.is_speech(quote)
            ):
                return [(quote.start, quote.end)]
            break
    return []


def _with_quotes(ranges: list[Range], quotes: Quotes, group: tuple[int, int], doc: Doc) -> list[Range]:
    """The ranges, each drawn out to the quotations it touches."""
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


def _asked(verb: Token, parts: dict[str, Token], preposition: str) -> tuple[list[Range], Token | None]:
    whom = parts.get("dobj") or parts.get("dative")
    if preposition == "to":
        deed = parts.get("xcomp") or parts.get("ccomp")
        if (
            deed is None
            or deed.i < verb.i
            or not any(c.lower_ == "to" and c.dep_ == "aux" for c in deed.children)
        ):
            return [], None
        if whom is None:
            whom = next((c for c in deed.children if c.dep_ == "nsubj"), None)
        called_on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon")), None)
        if whom is None and called_on is not None:
            whom = next((c for c in called_on.children if c.dep_ == "pobj"), None)
        if whom is None:
            return [], None
        return [clause(deed)], whom
    if whom is None:
        return [], None
    found = next((c for c in whom.children if c.dep_ == "prep" and c.lower_ == preposition), None)
    return (_after(verb, preposition) or ([clause(found)] if found is not None else [])), whom


def _after(verb: Token, preposition: str) -> list[Range]:
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ == preposition and child.i > verb.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return [clause(inner if preposition == "for" and verb.lemma_ == "call" else child)]
    return []


def _called(verb: Token, parts: dict[str, Token]) -> list[Range]:
    named = parts.get("oprd") or parts.get("ccomp") or parts.get("xcomp")
    thing = parts.get("dobj")
    if named is None or named.i < verb.i:
        return []
    start = min(thing.left_edge.i if thing is not None else named.left_edge.i, named.left_edge.i)
    return [trimmed(verb.doc, start, named.right_edge.i + 1)]


def _object(verb: Token, thing: Token) -> Range:
    end = thing.right_edge.i
    for child in verb.children:
        if child.dep_ in _TAIL and child.i > thing.i:
            end = max(end, child.right_edge.i)
    return trimmed(verb.doc, thing.left_edge.i, end + 1)


def _according_to(word: Token, quotes: Quotes) -> Attribution | None:
    doc = word.doc
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to" or _quoted(word, quotes):
        return None
    to = doc[word.i + 1]
    source = next((c for c in to.children if c.dep_ == "pobj"), None) or next(
        (c for c in word.children if c.dep_ == "pobj"), None
    )
    if source is None:
        return None
    sent: Span = word.sent
    start, end = noun_phrase(source)
    last = doc.char_span(start, end, alignment_mode="expand")
    stop = last.end if last is not None else source.i + 1
    if word.i == sent.start or not any(t.pos_ in _VERBS for t in doc[sent.start : word.i]):
        rest = stop
        while rest < sent.end and doc[rest].text != ",":
            rest += 1
        ranges = _cut(doc, sent.start, sent.end, (sent.start, rest if rest < sent.end else stop))
    else:
        host = word.head
        while host.pos_ not in _VERBS and host.dep_ != "ROOT":
            host = host.head
        low, high = (
            (host.left_edge.i, host.right_edge.i + 1) if host.dep_ != "ROOT" else (sent.start, sent.end)
        )
        ranges = _cut(doc, min(low, word.i), high, (word.i, stop))
    ranges = _with_quotes(ranges, quotes, (word.i, stop), doc)
    return Attribution(
        content=ranges,
        cue=(word.idx, to.idx + 2),
        source=(start, end),
        head=(source.idx, source.idx + len(source)),
        rule="according to",
        lemma="according",
    )
