"""Which time expression belongs to which word: by the clause in the parse, never across a clause border.

Two facts stand behind the rules. A day named in the clause of an event and not modifying another noun is the event's
day in four cases of five; one that stands farther off hardly ever is. And an expression that modifies a noun
("the May 21 truce") dates that noun, not the verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract.dates.lexicon import table
from timeline.extract.extraction import Span, Time
from timeline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"compound", "nummod", "amod", "poss", "det", "quantmod", "nmod"})
_HEADS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "xcomp", "pcomp", "dep"}
)
_WORDS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_EVENT_SLOTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "obj", "pobj", "appos", "conj"})

STALE = 14
"""Days before publication after which a date is hardly that of the comment on it."""

OFFSET_RULES = frozenset({"units-from-event", "day-from-event"})
"""The rules for "three days after …", whose value is counted from the date of what follows."""

DIRECT, SHARED, CARRIED = 0, 1, 2
"""How close: on the word itself, on the verb that makes it happen, on a coordinated verb."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression with how close it is and the preposition that introduces it ("" if none)."""

    time: Time
    closeness: int
    preposition: str


def attached(reading: Reading, trigger: Span) -> Attached | None:
    """The time expression that dates the word at `trigger`, or None. Durations count too."""
    found = candidates(reading, trigger)
    if not found:
        return None
    best = min(found, key=lambda one: _rank(one, trigger))
    return next((one for one in found if one.closeness == best.closeness and _within_time(one, best)), best)


def _within_time(one: Attached, other: Attached) -> bool:
    """Whether one says more exactly what the other says: "the 2020 election on November 3"."""
    a, b = one.time, other.time
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    inside = b.earliest <= a.earliest and a.latest <= b.latest
    return inside and (a.earliest, a.latest) != (b.earliest, b.latest) and one.preposition in {"", "on", "in"}


def candidates(reading: Reading, trigger: Span) -> list[Attached]:
    """Every time expression of the sentence that belongs to the word at `trigger`."""
    word = token_at(reading, trigger)
    if word is None:
        return []
    found = []
    for time in times_in(reading, word.sent.start_char, word.sent.end_char):
        if time.type == "SET" or time.span.overlaps(trigger) or not (time.edtf or time.type == "DURATION"):
            continue
        root = root_of(reading, time.span)
        if root is None:
            continue
        main = _counted_from(reading, time)
        if main is not None:
            if word == main:
                found.append(Attached(time, DIRECT, ""))
            continue
        closeness = _closeness(word, root) if not _is_objects(reading, time, root) else _objects(word, root)
        if closeness is not None:
            found.append(Attached(time, closeness, preposition(root)))
    return found


def _counted_from(reading: Reading, time: Time) -> Token | None:
    """The verb that "three days after they met" dates, if a clause of its own says what is counted from."""
    mark = root_of(reading, reading.span(time.span.end - 1, time.span.end))
    if time.rule not in OFFSET_RULES or mark is None or mark.dep_ != "mark":
        return None
    told = mark.head
    return told.head if told.dep_ == "advcl" and told.head.pos_ in {"VERB", "AUX"} else None


def times_in(reading: Reading, start: int, end: int) -> list[Time]:
    """The time expressions that begin between two offsets."""
    return [time for time in reading.times if start <= time.span.start < end]


def token_at(reading: Reading, span: Span) -> Token | None:
    """The token that heads the span."""
    return root_of(reading, span)


def root_of(reading: Reading, span: Span) -> Token | None:
    """The syntactic head of the words of a span."""
    words = reading.tokens.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def preposition(root: Token) -> str:
    """The preposition that introduces a time expression, in lower case, or ""."""
    head = root.head
    if root.dep_ in {"pobj", "pcomp"} and head.pos_ in {"ADP", "SCONJ"}:
        return str(head.lower_)
    return ""


def governor(root: Token) -> tuple[Token, bool]:
    """(the word that a time expression modifies, whether it stands inside that word's noun phrase before it)."""
    token, inside = root, False
    while token.head.i != token.i:
        inside = token.dep_ in _INSIDE and token.head.i > token.i
        token = token.head
        if token.pos_ in _WORDS and not (
            token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ in {"DATE", "TIME"}
        ):
            break
    return token, inside


def clause(token: Token) -> Token:
    """The verb that heads the clause of `token` (the head of the sentence if there is no verb)."""
    while token.head.i != token.i and not (token.pos_ in {"VERB", "AUX"} and token.dep_ in _HEADS):
        token = token.head
    return token


def _rank(one: Attached, trigger: Span) -> tuple[bool, int, int]:
    gap = max(one.time.span.start - trigger.end, trigger.start - one.time.span.end, 0)
    return one.time.edtf is None, one.closeness, gap


def _closeness(word: Token, root: Token) -> int | None:
    above, inside = governor(root)
    if above == word:
        return DIRECT
    if inside and above.pos_ in {"NOUN", "PROPN"}:
        # "the May 21 truce": the truce's date and nothing else's, but "Monday's raid killed", "met at Monday's session"
        return SHARED if root.dep_ == "poss" and word in _carriers(above) else None
    verb = clause(above)
    own = clause(word)
    if own == verb:
        return _within(word, verb)
    if _linked(own, verb) and own == word:
        return SHARED
    if own == word and _coordinated(own, verb):
        return CARRIED
    return None


def _within(word: Token, verb: Token) -> int | None:
    """Whether the verb's date is the date of a word of the same clause."""
    if word == verb:
        return DIRECT
    if word.dep_ in {"acomp", "attr"} and word.tag_ == "VBN":
        return SHARED
    if word.pos_ not in {"NOUN", "PROPN"}:
        return None
    if (
        word.dep_ in {"dobj", "nsubjpass", "attr", "nsubj", "obj"}
        and verb.lemma_ in table("attachment")["holding"]
    ):
        return SHARED
    if word.dep_ == "pobj" and word.head.lower_ in {"in", "at", "during"} and word.head.head == verb:
        return SHARED
    if word.dep_ == "conj" and word.head.dep_ in _EVENT_SLOTS:
        return _within(word.head, verb)
    return None


def _linked(own: Token, verb: Token) -> bool:
    """ "is due on Monday to meet": own is the infinitive below verb, or the other way round."""
    through = table("attachment")["through"]
    return (own.dep_ == "xcomp" and own.head == verb and verb.lemma_ in through) or (
        verb.dep_ == "xcomp" and verb.head == own and own.lemma_ in through
    )


def _coordinated(own: Token, verb: Token) -> bool:
    """ "arrived on Saturday and met": same subject, same tense, no date of its own."""
    first, second = sorted((own, verb), key=lambda token: token.i)
    if second.dep_ != "conj" or second.head != first or first.tag_ != second.tag_:
        return False
    return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in second.children)


def _carriers(noun: Token) -> list[Token]:
    """The verbs that happen when the dated noun does: it is their subject, or they happen during it."""
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ in {"during", "at", "in", "after"}:
        verb = noun.head.head
        return [verb, verb.head.head] if verb.dep_ == "pcomp" else [verb]
    return []


def _is_objects(reading: Reading, time: Time, root: Token) -> bool:
    """Whether a date behind the object of a verb of speaking is too far back to be the day of the speaking."""
    above, _ = governor(root)
    if above.pos_ != "VERB" or above.lemma_ not in table("attachment")["judging"]:
        return False
    if reading.day is None or time.latest is None or (reading.day - time.latest).days <= STALE:
        return False
    return any(child.dep_ == "dobj" and above.i < child.i < root.i for child in above.children)


def _objects(word: Token, root: Token) -> int | None:
    return DIRECT if word.dep_ == "dobj" and word.head == governor(root)[0] else None
