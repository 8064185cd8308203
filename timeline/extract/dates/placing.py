"""When a happening can have been, where the text names no day for it: before publication, after it, or across it.

`place(reading, trigger)` answers for any event word with the two ends of its time, each a day or a bound. A day is
given only by an expression that belongs to the word (`anchoring`), or by the tense of a verb whose clause tells the
news; everything else is bounded by publication, as the tense and the kind of word allow:

    said (finite), met             the day of publication, or shortly before
    who met, has met, had met      before it
    will meet, to meet, if they meet   after it
    is meeting, the crisis         from before it to after it

The rules are a table, `placement.toml`, with their reasons and examples. Its shape and its words come from the published
shares of each class of word and from counts on 27 annotated documents; nothing is fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

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
    because: str = ""

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
    phase = _phase(reading, word)
    if phase:
        return phase
    told = _told(reading, word, anchor_event(reading, trigger))
    if told:
        return told
    above = _same_time_as(word)
    if above is not None:
        return _place(reading, above, reading.span(above.idx, above.idx + len(above)))
    return place_by_tense(word, reading.day) if reading.day else None


def _same_time_as(word: Token) -> Token | None:
    """The verb at whose time a dependent one happens: "said, speaking on the phone", "tried to leave", "fled and hid"."""
    head = word.head
    if word.dep_ == "pcomp" and head.lower_ == "as":  # "was quoted as saying"
        head = head.head
        return head if head.pos_ == "VERB" else None
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


def _phase(reading: Reading, word: Token) -> Placement | None:
    """What begins, or goes on, does not end with that: "began on Friday to arrive", "continues to hold"."""
    head, words = word.head, table("placement")
    if word.dep_ != "xcomp" or head == word or not reading.day or head.lemma_ not in words["phases"]:
        return None
    point = _place(reading, head, reading.span(head.idx, head.idx + len(head)))
    if point is None or point.begin.latest is None or point.begin.latest > reading.day:
        return None
    begin = Point(None, reading.day) if words["phases"][head.lemma_] == "goes on" else point.begin
    return Placement(begin, Point(reading.day, None), point.basis)


def _told(reading: Reading, word: Token, anchor: Anchor) -> Placement | None:
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
    if time.ends or (word.lemma_ in table("placement")["throughout"] and first != last):
        return Placement(Point(first, first), Point(last, last), anchor.basis)
    if today and first < today < last:
        last = today
    return Placement(Point(first, last), basis=anchor.basis)


def place_by_tense(word: Token, day: date) -> Placement:
    """What the tense and the kind of a word say alone: its place before, on or after `day`, the day of publication."""
    rule = _rule(word)
    points = {"before": Point(None, day), "on": Point(day, day), "after": Point(day, None)}
    basis = "reporting" if rule["begin"] == "on" and "reporting" in rule.get("role", ()) else "inferred"
    return Placement(points[rule["begin"]], points.get(rule.get("end", "")), basis, rule["because"])


def _rule(word: Token) -> dict[str, Any]:
    """The row of the table of placements that the word, its tense and its part in the sentence meet."""
    noun = word.pos_ in _NOUNS
    found = {
        "word": "noun" if noun else "verb" if word.pos_ in {"VERB", "AUX"} else "state",
        "view": _view(clause(word) if noun else word),
        "role": _role(word),
        "phrase": _phrase(word),
        "number": "many" if word.tag_ in {"NNS", "NNPS"} else "one",
    }
    rows: list[dict[str, Any]] = table("placement")["rule"]
    return next(row for row in rows if all(found[key] in row.get(key, (found[key],)) for key in found))


def _role(word: Token) -> str:
    words = table("placement")
    if word.pos_ in _NOUNS:
        return next((name for name in ("lasting", "swift") if word.lemma_.lower() in words[name]), "telling")
    if _reports(word):
        return "reporting"
    if word.lemma_ in words["evidential"]:
        return "evidential"
    if word.dep_ in _ASIDE:
        return "aside"
    return "within" if word.lemma_ in table("attachment")["reporting"] else "telling"


def _phrase(noun: Token) -> str:
    """Whether a noun is spoken of as known ("the talks", "their visit") or new ("a raid")."""
    words = {child.lower_ for child in noun.children if child.dep_ in {"det", "poss"}}
    if words & {"a", "an", "another", "some", "any", "no"}:
        return "new"
    return "known" if words else "bare"


def _reports(word: Token) -> bool:
    """Whether a verb of reporting reports to the reader: what is reported within a report was said before."""
    if word.lower_ == "according":
        return True
    if word.lemma_ not in table("attachment")["reporting"] or word.tag_ == "VBN":
        return False
    if word.dep_ not in _TELLING and not (word.dep_ == "ccomp" and word.i < word.head.i):
        return False
    return not any(child.dep_ == "neg" for child in word.children)


def _view(verb: Token) -> str:
    """ "past", "perfect", "ahead" or "present", by the verb's form and auxiliaries."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _AHEAD and "have" in words:
        return "perfect"
    if words & _AHEAD:
        return "ahead"
    if words & _HAVE:
        return "perfect"
    if _INFINITIVE in words:
        return "ahead"
    if not helpers and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and _shares(verb):
        return _view(verb.head)
    if verb.tag_ in {"VBZ", "VBP", "VB"} and _contingent(verb):
        return "contingent"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if verb.tag_ == "VBG" and not helpers and verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        return _view(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return _view(verb.head.head)
    return "present"


def _shares(verb: Token) -> bool:
    """Whether a coordinated verb shares the helpers of the one before: "will fall and destroy", "was hit and killed"."""
    forms = {"VB": {"VB"}, "VBN": {"VBN", "VBD"}, "VBG": {"VBG"}}
    return verb.head.tag_ in forms.get(verb.tag_, set())


def _contingent(verb: Token) -> bool:
    """Whether the verb stands in a clause that "if", "until" or "once" opens."""
    marks = table("placement")["contingent"]
    return verb.dep_ == "advcl" and any(
        c.dep_ in {"mark", "advmod"} and c.lower_ in marks for c in verb.children
    )
