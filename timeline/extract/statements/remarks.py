"""Remarks under a heading "Name, Office", and statements released in the name of several: all is the speakers' own."""

from __future__ import annotations

import re

from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Range, Turn
from timeline.extract.statements.speakers import Speakers

_MIN_WORDS = 6
_HEADING = 140
_NEAR_TOP = 30
_JOINING = frozenset(("a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
"""Words of a name or an office that have no capital."""
_OPENING = 2000
"""Characters within which a statement says who released it."""
_PRESS = frozenset(("journalist", "correspondent", "reporter", "editor", "writer", "columnist", "author"))
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']m|I[’']ve|we|We|our|Our|my|My|us)\b")
_RELEASED = re.compile(
    r"\b(?:following|below)(?: joint)? (?:statement|declaration|communiqu[ée])[^.\n]{0,40}?"
    r" (?:was|is|has been) (?:jointly )?(?:released|issued|made|agreed|adopted) (?:jointly )?by (?P<who>[^\n]+)",
    re.IGNORECASE,
)
_FOLLOWING = r"following (?:joint )?(?:statement|declaration|communiqu[ée])"
_FOLLOWS = re.compile(_FOLLOWING, re.IGNORECASE)
_RELEASING = re.compile(
    r"(?P<who>[^\n.]{3,400}?),? (?:jointly )?(?:released|issued|made|adopted|agreed) (?:on |the )[^\n.:]{0,40}?"
    + _FOLLOWING,
    re.IGNORECASE,
)
"""Slow, for it tries every place as a beginning: asked only where something follows."""
_WHO_ENDS = re.compile(
    r"[.:](?=\s|$)|, (?:following|after|on the occasion)\b|\b(?:on the occasion of|following)\b"
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|U\.S|U\.K)$")
_BEGIN = re.compile(r"Begin text\s*[:.]?", re.IGNORECASE)
_END = re.compile(r"^\W*End (?:of )?text\b", re.IGNORECASE | re.MULTILINE)


def released(reading: Reading, speakers: Speakers) -> list[Turn]:
    """The one turn of a text that "was released by" somebody: from "Begin text", or the next paragraph, to its end.

    One that tells of its authors as a report does ("both sides agreed …") is read as a report.
    """
    text = reading.text
    match = _RELEASED.search(text, 0, _OPENING)
    if match is None and _FOLLOWS.search(text, 0, _OPENING):
        match = _RELEASING.search(text, 0, _OPENING)
    if match is None:
        return []
    who = _who(text, *match.span("who")) if match.re is _RELEASED else match.span("who")
    line = text.find("\n", match.end())
    begin = _BEGIN.search(text, who[1])
    start = begin.end() if begin is not None else line
    if start < 0:
        return []
    end = _END.search(text, start)
    stop = end.start() if end else len(text)
    people = _everybody(who, speakers)
    return [Turn(start, stop, who, people)] if people and _in_first_person(text[start:stop]) else []


def _who(text: str, start: int, end: int) -> Range:
    """The words after "released by" up to the end of the sentence or to what it follows."""
    for stop in _WHO_ENDS.finditer(text, start, end):
        if not (stop.group() == "." and _ABBREVIATED.search(text, start, stop.start())):
            return start, stop.start()
    return start, end


def _everybody(who: Range, speakers: Speakers) -> tuple[str, ...]:
    """The persons named, else the states and bodies; each once, in text order."""
    found = [actor for _, actor in speakers.inside(*who)]
    persons = [actor for actor in found if speakers.actors[actor].kind == "person"]
    return tuple(dict.fromkeys(persons or found))


def headed(reading: Reading, speakers: Speakers) -> list[Turn]:
    """Remarks under a heading "Name, Office": everything after the head lines is the speaker's.

    A text that tells of the one in its heading, or whose heading is a reporter's byline, is none; nor, if the office
    is not one that the lexicon knows, is a text without "I" or "we".
    """
    lines = [line for line in re.finditer(r"[^\n]+", reading.text) if line.group().strip()]
    if not lines:
        return []
    first = lines[0]
    person = next((m for m in speakers.inside(*first.span()) if speakers.actors[m[1]].kind == "person"), None)
    if (
        person is None
        or person[0].start - first.start() > _NEAR_TOP
        or not re.match(r",\s+[A-Z]", reading.text[person[0].end :])
        or len(first.group()) > _HEADING
        or first.group().rstrip().endswith(".")
        or any(word[:1].islower() and word not in _JOINING for word in first.group().split())
    ):
        return []
    body = next((line.start() for line in lines[1:] if _is_prose(line.group())), None)
    if body is None:
        return []
    title = reading.text[person[0].end : first.end()].lower().split()
    if _PRESS.intersection(word.strip(",.") for word in title):
        return []
    own = _in_first_person(reading.text[body:])
    holds = any(first.start() <= p.evidence.start < first.end() for p in speakers.actors[person[1]].positions)
    told = any(who == person[1] for _, who in speakers.inside(body, len(reading.text)))
    if not own and (told or not holds):
        return []
    return [Turn(body, len(reading.text), (person[0].start, person[0].end), (person[1],))]


def _in_first_person(text: str) -> bool:
    return len(_FIRST_PERSON.findall(text)) >= max(1, len(text.split()) / 250)


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _MIN_WORDS and line.rstrip()[-1:] in '.!?:”"…'
