"""When it happened: the anchoring helper's answer for the event word, then for its carrier, then what the page gives."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from spacy.tokens import Token

from timeline.extract.dates.anchoring import UNDATED, Anchor, anchor_event, captioned, document_day, explicit
from timeline.extract.dates.attachment import root_of, times_in
from timeline.extract.dates.edtf import Edtf, EdtfError, single_day
from timeline.extract.dates.passages import got_to
from timeline.extract.events import factuality, tables, tree
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.extraction import FoundStatement, Time
from timeline.extract.reading import Reading

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS = frozenset(
    {"end", "beginning", "start", "middle", "evening", "morning", "afternoon", "night", "session"}
)
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_NEAR = 7  # tokens after the event word within which a date on the place ("to Rome June 3-4") is the event's


def fill(draft: Draft, reading: Reading, layout: Layout) -> None:
    """Set the draft's anchor. No day is given without words of the text or a rule that says so in the derivation."""
    draft.anchor = _in_clause(draft, reading)
    _weigh_future(draft, reading)
    if draft.anchor.edtf and not _said_within(draft, reading):
        return
    if layout.scheduled(draft.word) and reading.day:
        day = reading.day.isoformat()
        draft.anchor = Anchor(day, "day", "document", f"an entry of the schedule published on {day}")
    elif is_utterance(draft) or draft.status == "ongoing":
        draft.anchor = _as_said(draft, reading) or UNDATED
        if draft.anchor.basis == "reporting" and draft.anchor.span is None and got_to(reading, draft.span):
            draft.anchor = UNDATED


def _said_within(draft: Draft, reading: Reading) -> bool:
    """Whether the date is only a frame about the day of speaking: "This year, …, the ministry calls on X to …"."""
    present = draft.word.tag_ in {"VBZ", "VBP"} or _binds(draft) or draft.frame == "feel"
    if not is_utterance(draft) or not present or reading.day is None:
        return False
    try:
        when = Edtf.parse(draft.anchor.edtf or "")
    except EdtfError:
        return False
    if when.earliest is None or when.latest is None or when.earliest == when.latest:
        return False
    return when.earliest <= reading.day <= when.latest


def _binds(draft: Draft) -> bool:
    """ "The two governments are committed to the reform": an act of the day on which it is said."""
    return draft.frame == "bound" or (draft.trigger.kind == "pledge" and draft.word.tag_ == "VBN")


def is_utterance(draft: Draft) -> bool:
    """Whether the event is done by saying something."""
    return draft.trigger.plover in UTTERANCES and draft.trigger.kind not in {"signing", "ratification"}


def said(statement: FoundStatement) -> Anchor:
    """The anchor of a statement's own date."""
    if not statement.said:
        return UNDATED
    precision = "day" if _FULL_DATE.fullmatch(statement.said) else "interval"
    basis = "explicit" if statement.said_span else "reporting"
    return Anchor(statement.said, precision, basis, statement.said_derivation, statement.said_span)


def _in_clause(draft: Draft, reading: Reading) -> Anchor:
    told = [
        child for child in draft.word.children if child.dep_ in {"acl", "relcl"}
    ]  # "… taking place on 5 May"
    verb = tree.clause_of(draft.word)
    told += [verb] if verb.lemma_ == "be" else []  # "in 2006 the town was the target of an attack"
    held = draft.carrier is not None and not draft.judged
    for token in [draft.word, *([draft.carrier] if held and draft.carrier else told)]:
        span = reading.span(token.idx, token.idx + len(token))
        anchor = anchor_event(reading, span, actors=draft.people)
        if anchor.edtf and _usable(anchor, draft, reading):
            return _bounded(anchor, token)
    return (
        _occasion(draft, reading)
        or _of_joined_verb(draft, reading)
        or _anniversary(draft, reading)
        or _beside(draft, reading)
        or captioned(reading, draft.span)
        or UNDATED
    )


def _of_joined_verb(draft: Draft, reading: Reading) -> Anchor | None:
    """The one day of a sentence, named with the first of two verbs: "made it land on Sunday and arrested him"."""
    verb = draft.word
    past = {verb.tag_, verb.head.tag_} <= {"VBD", "VBN"} and not tree.is_passive(verb)
    if verb.dep_ != "conj" or not past or is_utterance(draft):
        return None
    times = [
        t for t in times_in(reading, verb.sent.start_char, verb.sent.end_char) if t.type in {"DATE", "TIME"}
    ]
    root = root_of(reading, times[0].span) if len(times) == 1 else None
    if root is None or not times[0].edtf or single_day(times[0].edtf) is None or root.i > verb.i:
        return None
    while (
        root.head != root
        and root != verb.head
        and root.dep_ not in {"ccomp", "relcl", "advcl", "parataxis", "acl"}
    ):
        root = root.head
    return explicit(times[0]) if root == verb.head else None


def _occasion(draft: Draft, reading: Reading) -> Anchor | None:
    """The day of the occasion on which it is done: "In the June 5 deal, the two agreed …", "At Monday’s summit, …"."""
    verb = draft.carrier if draft.carrier is not None else draft.word
    for _, noun in tree.prepositional(verb, "in", "at", "during", "under"):
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in tables.words("occasions.tsv"):
            continue
        dated = [child for child in noun.lefts if child.ent_type_ == "DATE"]
        if not dated:
            continue
        anchor = anchor_event(reading, reading.span(noun.idx, noun.idx + len(noun)))
        if anchor.edtf and anchor.span is not None and anchor.span.start >= dated[0].idx - 1:
            return anchor
    return None


def _usable(anchor: Anchor, draft: Draft, reading: Reading) -> bool:
    """Not "for the first time since 1961"; and what is told in passing is dated by its own phrase only."""
    if anchor.span is None:
        return True
    before = reading.text[max(0, anchor.span.start - 14) : anchor.span.start].lower().split()
    if before and before[-1] in {"since", "until", "than"}:
        return False
    if _since(anchor, reading, draft.word) or _outside(draft, anchor) or _of_a_noun(draft, anchor):
        return False
    if draft.background and draft.carrier is None and draft.word.pos_ == "NOUN":
        phrase = list(draft.word.subtree)
        own = phrase[0].idx <= anchor.span.start <= phrase[-1].idx
        return own or tree.clause_of(draft.word).lemma_ == "be"
    return True


def _since(anchor: Anchor, reading: Reading, word: Token) -> bool:
    """Whether the date tells since when: "the first talks since the founding of the league in 2015"."""
    token = root_of(reading, anchor.span) if anchor.span else None
    while token is not None and token.head != token and token.pos_ not in {"VERB", "AUX"}:
        if token == word:
            return False  # "the third report since the signing in 2015" is asked of the signing itself
        if token.lower_ == "since" and token.dep_ == "prep":
            return any(child.dep_ == "pobj" and child.ent_type_ != "DATE" for child in token.children)
        token = token.head
    return False


def _outside(draft: Draft, anchor: Anchor) -> bool:
    """Whether the date stands in the main clause and the event in one below it: "met on Monday, after he had called"."""
    verb = draft.carrier if draft.carrier is not None else draft.word
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"advcl", "relcl"} or verb.tag_ == "VBG":
        return False
    clause = list(verb.subtree)
    return anchor.span is not None and not clause[0].idx <= anchor.span.start <= clause[-1].idx


def _of_a_noun(draft: Draft, anchor: Anchor) -> bool:
    """Whether the date belongs to another noun than the event's: "the ruling of 2002", "next month’s summit"."""
    if anchor.span is None:
        return False
    phrase = draft.word.doc.char_span(anchor.span.start, anchor.span.end, alignment_mode="expand")
    if phrase is None:
        return False
    root, own = phrase.root, {draft.word.i, draft.carrier.i if draft.carrier is not None else -1}
    above = root.head
    if root.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif root.dep_ not in {"compound", "nmod", "poss", "amod", "nummod"}:
        return False
    return above.pos_ in {"NOUN", "PROPN"} and above.i not in own and above.lemma_.lower() not in _PARTS


def _bounded(anchor: Anchor, token: Token) -> Anchor:
    """A date outside the reported clause is the report's: what is reported happened then at the latest."""
    if anchor.span is None or not anchor.edtf or "/" in anchor.edtf or not factuality.reported(token):
        return anchor
    clause = list(tree.clause_of(token).subtree)
    if clause[0].idx <= anchor.span.start <= clause[-1].idx or token.tag_ not in {"VBD", "VBN"}:
        return anchor
    words = f"reported then, so not later: {anchor.derivation}"
    return Anchor(f"../{anchor.edtf}", "open", "inferred", words, anchor.span)


def _anniversary(draft: Draft, reading: Reading) -> Anchor | None:
    """ "Today marks the tenth anniversary of the signing": the same day, so many years before publication."""
    above = draft.word.head.head if draft.word.dep_ == "pobj" else draft.word
    if above.lemma_ != "anniversary" or reading.day is None:
        return None
    marks = any(token.lemma_ == "mark" or token.lower_ == "today" for token in above.sent)
    years = next((n for child in above.lefts if (n := _ordinal(child.lower_))), None)
    if not marks or years is None:
        return None
    day = reading.day - relativedelta(years=years)
    edtf = day.isoformat()
    sent = reading.span(above.idx, above.idx + len(above))
    return Anchor(edtf, "day", "inferred", f"{years} years before the anniversary, {reading.day}", sent)


def _ordinal(word: str) -> int | None:
    """ "tenth" → 10, "30th" → 30."""
    if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word):
        return int(match.group(1))
    return next((int(row["number"]) for row in tables.rows("ordinals.tsv") if row["word"] == word), None)


def _weigh_future(draft: Draft, reading: Reading) -> None:
    """What lies after publication has not happened: an event noun is planned, a verb in the past has another date."""
    if not draft.anchor.edtf or not reading.day:
        return
    if draft.status == "planned":
        draft.anchor = _next(draft.anchor, reading.day)
    if draft.status != "happened":
        return
    try:
        first = Edtf.parse(draft.anchor.edtf or "").earliest
    except EdtfError:
        return
    if first is None or first <= reading.day:
        return
    if draft.word.pos_ in {"VERB", "AUX"} or draft.carrier is not None:
        draft.anchor = UNDATED
    else:
        draft.status = "planned"


def _next(anchor: Anchor, published: date) -> Anchor:
    """A bare weekday of a plan is the next one: "was due to meet him on Sunday"."""
    word = anchor.span.text.lower() if anchor.span else ""
    try:
        day = date.fromisoformat(anchor.edtf or "")
    except ValueError:
        return anchor
    if day >= published or word.removeprefix("on ") not in _WEEKDAYS:
        return anchor
    day += timedelta(days=7 * -((day - published).days // 7))
    edtf = day.isoformat()
    return Anchor(edtf, "day", "explicit", f"{word} → {edtf}: planned, so the next one", anchor.span)


def _as_said(draft: Draft, reading: Reading) -> Anchor | None:
    """The date of the statement that the event is made in; what somebody else reports was said then at the latest."""
    own = next((s for s in reading.statements if s.cue and s.cue.overlaps(draft.span)), None)
    around = [s for s in reading.statements if any(part.overlaps(draft.span) for part in s.content)]
    for statement in ([own] if own else []) + [s for s in around if s.speaker in draft.actors]:
        if statement.said_span is not None or not around:
            return said(statement)
    for statement in around:
        anchor = said(statement)
        if statement.speaker not in draft.actors and anchor.span is not None and "/" not in str(anchor.edtf):
            words = f"reported then, so not later: {anchor.derivation}"
            return Anchor(f"../{anchor.edtf}", "open", "inferred", words, anchor.span)
        return anchor
    if own is not None:
        return said(own)
    telling = draft.word.tag_ in {"VBD", "VBZ", "VBG"} or _binds(draft) or draft.frame == "feel"
    if is_utterance(draft) and telling and draft.status == "happened":
        return document_day(reading.day) if reading.day else None
    return None


def _beside(draft: Draft, reading: Reading) -> Anchor | None:
    """A date just behind the event's place, with no other verb or event between: "will travel to Brussels June 17-18"."""
    word = draft.word
    for time in reading.times:
        if time.type != "DATE" or not time.edtf or time.span.start < word.idx:
            continue
        between = _between(word, time)
        if between is None:
            continue
        if all(token.pos_ in {"ADP", "PROPN", "DET", "PUNCT", "ADV"} or token.is_space for token in between):
            return explicit(time)
    return None


def _between(word: Token, time: Time) -> list[Token] | None:
    """The tokens between the word and the time expression, or None if it is not close behind in the sentence."""
    found: list[Token] = []
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.idx >= time.span.start:
            return found
        found.append(token)
        if len(found) > _NEAR:
            return None
    return None
