"""Does the clause look ahead or back? Decides which Tuesday, which May and which 3 January is meant.

Read from the words alone, so that dates are the same whether or not the article is parsed. A cue ("will", "is due
to") counts only if no past verb stands between it and the day; "by Friday" and "until Friday" look ahead by themselves.
Lists in `lexicon/cues.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import Reference

WINDOW = 160
"""Characters of the clause that are looked at on either side."""

_EDGE = re.compile(
    r"(?<![ .][a-z])(?<! mr)(?<! ms)(?<! mrs)(?<! dr)(?<! st)(?<! gen)(?<! sen)(?<! rep)(?<! gov)(?<! lt)(?<! col)[.]"
    r"(?=[\s\"]|$)|[!?;:](?=[\s\"]|$)|\n|\"|, (?:who|which|where|but|while|whose|after|when) "
)
_NEUTRAL = re.compile(r"(?:(?<=\bbe )|(?<=\bbeing )|(?<=\bget ))[a-z]+")


# "A still unspecified date", "is heard": behind an article an -ed word is no verb, behind "is" it is no past.
_ATTRIBUTE = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|this)(?: [a-z]+ly| still| yet| newly)? $|\b(?:is|are) $"
)


_CLOCK = re.compile(r"(?:[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m\.?(?: [a-z]{2,4})?|noon|midnight),? (?:on )?$")
_AUXILIARY = frozenset({"was", "were", "had", "has", "have", "did", "been"})


@dataclass(frozen=True, slots=True)
class Direction:
    """`ahead` is True, False, or None where the clause does not say; `why` in words."""

    ahead: bool | None
    why: str


def look(reference: Reference, start: int, end: int) -> Direction:
    """The direction of the clause around the expression from `start` to `end`."""
    before = _CLOCK.sub("", _NEUTRAL.sub(_blank, _clause_before(reference, start)))
    told = (
        _patterns()["past"].match(reference.text, end + 1) if reference.text[end : end + 1] == " " else None
    )
    if told and told.group() not in table("cues")["not_past"] and told.group() not in _AUXILIARY:
        return Direction(False, f"past tense (“{told.group()}” right after it)")
    preposition = _patterns()["preposition"].search(before)
    last_past = _last(_past(before))
    possessive = reference.after(end, 2) == "'s"
    if (
        preposition
        and not possessive
        and not re.search(r"\b(?:had|has been|was|were) [a-z]+ed\b", before[-60:])
    ):
        return Direction(True, f"“{preposition[1].strip()}” looks ahead")
    cue = _last(_forward(before))
    if cue and (not last_past or cue[0] > last_past[0]):
        if cue[1] in table("cues")["weak"] and last_past:
            return Direction(None, f"“{cue[1]}” after the past “{last_past[1]}” says nothing")
        return Direction(True, f"“{cue[1]}” looks ahead")
    if last_past:
        return Direction(False, f"past tense (“{last_past[1]}”)")
    after = _NEUTRAL.sub(_blank, _clause_after(reference, end))
    first_past, first_cue = _first(_past(after)), _first(_forward(after))
    if first_cue and (not first_past or first_cue[0] < first_past[0]):
        return Direction(True, f"“{first_cue[1]}” looks ahead")
    if first_past:
        return Direction(False, f"past tense (“{first_past[1]}”)")
    return Direction(None, "no tense beside it")


def _clause_before(reference: Reference, start: int) -> str:
    window = reference.before(start, WINDOW)
    edges = list(_EDGE.finditer(window))
    return window[edges[-1].end() :] if edges else window


def _clause_after(reference: Reference, end: int) -> str:
    window = reference.after(end, WINDOW)
    edge = _EDGE.search(window)
    return window[: edge.start()] if edge else window


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = table("cues")

    def any_of(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    return {
        "forward": re.compile(rf"(?<![a-z])(?:{any_of(cues['forward'])})(?![a-z]| [0-9])"),
        "past": re.compile(rf"(?<![a-z])(?:{any_of(cues['past'])}|[a-z]{{2,20}}ed)(?![a-z])"),
        "preposition": re.compile(
            rf"(?<![a-z])((?:{any_of(cues['forward_preposition'])})(?: the| about| around)?) {{1,3}}$"
        ),
    }


def _forward(clause: str) -> list[tuple[int, str]]:
    return [(found.start(), found.group()) for found in _patterns()["forward"].finditer(clause)]


def _past(clause: str) -> list[tuple[int, str]]:
    skip = table("cues")["not_past"]
    return [
        (found.start(), found.group())
        for found in _patterns()["past"].finditer(clause)
        if found.group() not in skip and not _ATTRIBUTE.search(clause, 0, found.start())
    ]


def _last(found: list[tuple[int, str]]) -> tuple[int, str] | None:
    return found[-1] if found else None


def _first(found: list[tuple[int, str]]) -> tuple[int, str] | None:
    return found[0] if found else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
