"""Does the clause look ahead or back? Decides which Tuesday, which May and which 3 January is meant.

Read from the words alone, so that dates are the same whether or not the article is parsed. A cue ("will", "is due
to") counts only if no past verb stands between it and the day; "by Friday" and "until Friday" look ahead by themselves.
The words, and the pieces of pattern for what a list cannot hold, are in `languages/*/lexicon/cues.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import Reference

WINDOW = 160
"""Characters of the clause that are looked at on either side."""

Found = tuple[int, str]
"""(offset, word) of a cue."""


@dataclass(frozen=True, slots=True)
class Direction:
    """`ahead` is True, False, or None where the clause does not say; `why` in words.

    `weak` marks a cue that looks ahead from a past ("said it would", "was due to", "lasted until"): ahead of then, and
    so of publication only if that is near.
    """

    ahead: bool | None
    why: str
    weak: bool = False
    firm: bool = False
    """Whether a word says so ("since"), or the clause opens with the date ("In July, the firm bought it")."""
    decided: bool = False
    """Whether only an infinitive looks ahead ("voted to lift it on Monday"): the day may be that of the vote."""


def look(reference: Reference, start: int, end: int) -> Direction:
    """The direction of the clause around the expression from `start` to `end`."""
    cues = _cues(reference.language)
    clause = cues.blanked(_clause_before(cues, reference, start))
    before = cues.clock.sub("", clause)
    told = cues.past_verb_at(reference.text, end)
    if told:
        return Direction(False, f"past tense (“{told}” right after it)")
    if cues.since.search(before):
        return Direction(False, "“since” looks back", firm=True)
    after = cues.blanked(_clause_after(cues, reference, end))
    forward, past = cues.forward_in(before), cues.past_in(before)
    preposition = cues.preposition.search(before)
    if preposition and before != clause and preposition[1] in cues.of_clock:
        preposition = None  # "shortly before midnight Friday": before the hour, not the day
    if preposition and reference.after(end, 2) != "'s" and not cues.over(before[-60:], preposition[1]):
        opens = cues.opening.search(before[: preposition.start()])
        ahead, told_after = cues.forward_in(after), cues.past_in(after)
        if opens and told_after and not (ahead and ahead[0] < told_after[0]):
            return Direction(False, f"past tense (“{told_after[0][1]}”)")
        return Direction(True, f"“{preposition[1].strip()}” looks ahead", weak=bool(past) and not forward)
    if forward and (not past or forward[-1][0] > past[-1][0]):
        cue = forward[-1][1]
        if closed := cues.closed.match(reference.text, end):
            return Direction(False, f"past tense (“{closed[1]}” right after it)")
        if cue in cues.decided:
            return Direction(None, f"“{cue}” looks ahead from a past", weak=True, decided=True)
        if cue in cues.feeble:
            return Direction(None, f"“{cue}” looks ahead, but not far", weak=True)
        if cues.is_past(cue):
            return Direction(None, f"“{cue}” looks ahead from a past", weak=True)
        if cue in cues.weak and past and not cues.perfect(before, past[-1], forward[-1]):
            return Direction(None, f"“{cue}” looks ahead from the past “{past[-1][1]}”", weak=True)
        return Direction(True, f"“{cue}” looks ahead")
    if past:
        return Direction(False, f"past tense (“{past[-1][1]}”)")
    forward, past = cues.forward_in(after), cues.past_in(after)
    if forward and (not past or forward[0][0] < past[0][0]):
        if forward[0][1] in cues.decided:
            return Direction(False, f"past tense (“{forward[0][1]}”)")
        return Direction(True, f"“{forward[0][1]}” looks ahead")
    if past:
        return Direction(False, f"past tense (“{past[0][1]}”)", firm=bool(cues.one_word.fullmatch(before)))
    return Direction(None, "no tense beside it")


def appointed(reference: Reference, start: int, end: int) -> bool:
    """Whether the expression tells one election or summit from another ("the November elections", "the vote in May")."""
    cues = _cues(reference.language)
    return bool(
        cues.appointed_before.search(reference.before(start, 40))
        or cues.appointed_after.match(reference.after(end, 40))
    )


def _clause_before(cues: _Cues, reference: Reference, start: int) -> str:
    window = reference.before(start, WINDOW)
    edges = list(cues.edge.finditer(window))
    return window[edges[-1].end() :] if edges else window


def _clause_after(cues: _Cues, reference: Reference, end: int) -> str:
    window = reference.after(end, WINDOW)
    edge = cues.edge.search(window)
    return window[: edge.start()] if edge else window


class _Cues:
    """The cues of one language, compiled."""

    def __init__(self, language: str) -> None:
        rows = table("cues", language)
        self.weak = frozenset(rows["weak"])
        self._not_past = frozenset(rows["not_past"])
        self._auxiliary = frozenset(rows["auxiliary"])
        self.decided = frozenset(rows["decided"])
        self.feeble = frozenset(rows["feeble"])
        self.of_clock = frozenset(rows["of_clock"])
        self.closed = re.compile(rows["closed"])
        modal = f"(?:{_any_of(rows['modal'])}){rows['not_perfect']}"
        ahead = f"{modal}|{rows['present']}|{_any_of(rows['forward'])}"
        self._forward = re.compile(rf"(?<![^\W\d_])(?:{ahead})(?![^\W\d_]| [0-9])")
        self._past = re.compile(rf"(?<![^\W\d_])(?:{_any_of(rows['past'])}|{rows['past_form']})(?![^\W\d_])")
        self._neutral: re.Pattern[str] = re.compile(rows["neutral"])
        self._attribute = re.compile(rows["attribute"])
        self._adjective = re.compile(rows["adjective"])
        self._pluperfect = re.compile(rows["pluperfect"])
        self._passive = re.compile(rows["passive"])
        self._lasting = frozenset(rows["lasting"])
        self.clock = re.compile(rows["clock"])
        articles = _any_of(rows["before_day"])
        self.since = re.compile(
            rf"(?<![^\W\d_])(?:{_any_of(rows['backward_preposition'])})(?: (?:{articles}))? {{1,3}}$"
        )
        self.opening = re.compile(rf"(?:^|, )\s*(?:(?:{_any_of(rows['conjunctions'])}) )?$")
        self.one_word = re.compile(rf"\s*(?:(?:{_any_of(rows['conjunctions'])}) )?[^\W\d_]+ ")
        nouns = _any_of(rows["appointed"])
        self.appointed_before = re.compile(
            rf"(?<![^\W\d_])(?:{nouns})(?: [a-z]+){{0,2}} (?:in|of|im) (?:[a-z]+ )?$"
        )
        self.appointed_after = re.compile(rf"(?: [a-z]+){{0,2}} (?:{nouns})(?![^\W\d_])")
        self._perfect = frozenset(rows["perfect"])
        self.preposition = re.compile(
            rf"(?<![^\W\d_])((?:{_any_of(rows['forward_preposition'])})(?: (?:{articles}))?) {{1,3}}$"
        )
        short = "".join(rf"(?<! {re.escape(word)})" for word in rows["abbreviations"])
        self.edge = re.compile(
            rf"(?<![ .][a-z]){short}[.](?=[\s\"]|$)|[!?;:](?=[\s\"]|$)|\n|\"|, (?:{_any_of(rows['subordinators'])}) "
        )

    def blanked(self, clause: str) -> str:
        """The clause without what has no tense of its own ("to be published")."""
        return self._neutral.sub(lambda found: " " * len(found.group()), clause)

    def forward_in(self, clause: str) -> list[Found]:
        """The cues that look ahead, in order."""
        return [
            (found.start(), found.group())
            for found in self._forward.finditer(clause)
            if not (found.group().endswith("ed") and self._adjective.search(clause, 0, found.start()))
        ]

    def past_in(self, clause: str) -> list[Found]:
        """The past verbs, in order; not those that a cue ahead holds ("was due")."""
        ahead = {start for start, _ in self.forward_in(clause)}
        return [
            (found.start(), found.group())
            for found in self._past.finditer(clause)
            if found.group() not in self._not_past
            and found.start() not in ahead
            and not self._attribute.search(clause, 0, found.start())
        ]

    def is_past(self, cue: str) -> bool:
        """Whether a cue that looks ahead is itself told in the past ("was due", "were to")."""
        first, _, rest = cue.partition(" ")
        return bool(rest) and self._past.fullmatch(first) is not None and first in self._auxiliary

    def over(self, clause: str, preposition: str) -> bool:
        """Whether what the clause tells was over by the day: "had left by Friday", but "were shut until Friday"."""
        if self._pluperfect.search(clause):
            return True
        return preposition not in self._lasting and self._passive.search(clause) is not None

    def perfect(self, clause: str, past: Found, ahead: Found) -> bool:
        """Whether the past verb is only the "has" of "has scheduled", which leaves the view where it was."""
        start, word = past
        return word in self._perfect and clause[start + len(word) : ahead[0]].strip() == ""

    def past_verb_at(self, text: str, end: int) -> str | None:
        """The past verb that follows at once ("on Sunday issued"), which is no auxiliary."""
        found = self._past.match(text, end + 1) if text[end : end + 1] == " " else None
        word = found.group() if found else None
        return None if word in self._not_past or word in self._auxiliary else word


@cache
def _cues(language: str) -> _Cues:
    return _Cues(language)


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
