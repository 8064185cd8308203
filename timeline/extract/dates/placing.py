"""When a happening can have been, where the text names no day for it: before publication, after it, or across it.

`place(reading, trigger)` answers for any event word with the two ends of its time, each a day or a bound. A day is
given only by an expression that belongs to the word (`anchoring`), or by the tense of a verb whose clause tells the
news; everything else is bounded by publication, as the tense and the kind of word allow:

    said, told (finite)            the day of publication
    met, was killed (main clause)  the day of publication
    who met, killed by             before it
    has met, had met               before it
    will meet, to meet, would meet after it
    meets, is meeting              from before it to after it
    a visit, the talks             as the verb of the clause has it, but over more than a day

The table was read off 27 annotated documents (shares of each class); nothing is fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from timeline.extract.dates.anchoring import Anchor, anchor_event
from timeline.extract.dates.attachment import clause, token_at
from timeline.extract.dates.lexicon import table
from timeline.extract.extraction import Span
from timeline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_AHEAD = frozenset(
    {"will", "'ll", "wo", "shall", "would", "can", "ca", "could", "may", "might", "should", "must"}
)
_HAVE = frozenset({"have", "has", "had", "'ve", "having"})
_ASIDE = frozenset({"relcl", "acl", "amod"})
_TELLING = frozenset({"ROOT", "conj", "parataxis", "dep"})
_INFINITIVE = "to"


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a time: on or after `earliest`, on or before `latest`; None leaves a side open."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def day(self) -> date | None:
        """The day, if it is one certain day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Placement:
    """The time of a happening: `end` is None for one that takes no more than a day.

    `basis` is as in `extraction.DATE_BASES`: "inferred" where only the tense speaks for it, which is to be shown as
    approximate.
    """

    begin: Point
    end: Point | None = None
    basis: str = "inferred"

    @property
    def edtf(self) -> str | None:
        """The time as EDTF, "../2021-06-20" for what lies before the 21st; None where nothing bounds it."""
        first, last = self.begin.earliest, (self.end or self.begin).latest
        if first is None and last is None:
            return None
        if first == last:
            return str(first)
        return f"{first or '..'}/{last or '..'}"


def place(reading: Reading, trigger: Span) -> Placement | None:
    """The placement of the happening at `trigger`; None without a publication date and without evidence."""
    word = token_at(reading, trigger)
    return None if word is None else _place(reading, word, trigger)


def _place(reading: Reading, word: Token, trigger: Span) -> Placement | None:
    told = _told(reading, anchor_event(reading, trigger))
    if told:
        return told
    above = _same_time_as(word)
    if above is not None:
        return _place(reading, above, reading.span(above.idx, above.idx + len(above)))
    return _by_tense(word, reading.day) if reading.day else None


def _same_time_as(word: Token) -> Token | None:
    """The verb at whose time a dependent one happens: "said, speaking on the phone", "tried to leave", "fled and hid"."""
    head = word.head
    if head == word or head.pos_ not in {"VERB", "AUX"} or word.pos_ in _NOUNS:
        return None
    helpers = {child.lower_ for child in word.children if child.dep_ in {"aux", "auxpass"}}
    if word.dep_ == "advcl" and word.tag_ == "VBG" and not helpers:
        return head
    if word.dep_ == "xcomp" and helpers <= {"to"} and head.lemma_ in table("attachment")["implicative"]:
        return head
    if word.dep_ == "conj" and word.tag_ == head.tag_ and not helpers:
        return head
    return None


def _told(reading: Reading, anchor: Anchor) -> Placement | None:
    """What the expression beside the word says: its day, or the bounds that its period sets."""
    time = next((one for one in reading.times if one.span == anchor.span), None)
    if anchor.edtf is None or time is None or time.earliest is None or time.latest is None:
        return None
    first, last, today = time.earliest, time.latest, reading.day
    if anchor.precision == "open":
        begin, _, end = (anchor.edtf or "").partition("/")
        if begin == "..":
            return Placement(Point(None, last), basis=anchor.basis)
        return Placement(Point(first, last), Point(today if end == ".." else last, None), anchor.basis)
    if time.ends:
        return Placement(Point(first, first), Point(last, last), anchor.basis)
    if today and first < today < last:
        last = today
    return Placement(Point(first, last), basis=anchor.basis)


def _by_tense(word: Token, day: date) -> Placement:
    before, on, after = Point(None, day), Point(day, day), Point(day, None)
    verb = word if word.pos_ not in _NOUNS else clause(word)
    view = _view(verb)
    if word.pos_ in _NOUNS:
        if view == "past":
            return Placement(before)
        return Placement(after, after) if view == "ahead" else Placement(before, after)
    reporting = _reports(word)
    if view == "past":
        aside = word.dep_ in _ASIDE or (word.lemma_ in table("attachment")["reporting"] and not reporting)
        return Placement(before if aside else on, basis="reporting" if reporting else "inferred")
    if view == "perfect":
        return Placement(before)
    if view == "ahead":
        return Placement(after)
    return Placement(on, basis="reporting") if reporting else Placement(before, after)


def _reports(word: Token) -> bool:
    """Whether a verb of reporting reports to the reader: what is reported within a report was said before."""
    if word.lemma_ not in table("attachment")["reporting"] or word.tag_ == "VBN" or word.dep_ not in _TELLING:
        return False
    return not any(child.dep_ == "neg" for child in word.children)


def _view(verb: Token) -> str:
    """ "past", "perfect", "ahead" or "present", by the verb's form and auxiliaries."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _AHEAD:
        return "ahead"
    if words & _HAVE:
        return "perfect"
    if _INFINITIVE in words:
        return "ahead"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if verb.tag_ == "VBG" and not helpers and verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        return _view(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return _view(verb.head.head)
    return "present"
