"""Statements: the pipeline's step."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading
from timeline.extract.statements import qualifiers
from timeline.extract.statements.acts import act_of
from timeline.extract.statements.attributions import attributions
from timeline.extract.statements.continued import continue_quotes
from timeline.extract.statements.dating import Dating
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.fragments import fragment, whole
from timeline.extract.statements.introduced import introduced
from timeline.extract.statements.labels import labelled
from timeline.extract.statements.nesting import nested
from timeline.extract.statements.quotes import Quotes
from timeline.extract.statements.remarks import headed, released
from timeline.extract.statements.signed import signed
from timeline.extract.statements.speakers import Speakers
from timeline.extract.statements.turns import foreign, own_words

_BEFORE_THAT = re.compile(r"\bhad (?:\w+ )?$")
_PASSED_ON = ("report", "according")
"""Cues of who passes on news: what they tell of is news as if told by the article itself."""
_PHRASES = ("object", "infinitive", "called", "addressee", "noun", "preposition")
"""Frames whose content is no clause: inside what another says they tell of a deed and not of words."""


class StatementFinder:
    """Fills `Reading.statements`."""

    needs = ("tokens", "times", "actors", "mentions")
    gives = ("statements",)

    def __call__(self, reading: Reading) -> None:
        """Find who said what: in the words of a reporter, in transcripts, and in remarks that are all one speaker's."""
        quotes = Quotes(reading.text)
        speakers = Speakers(reading)
        found = [a for a in attributions(reading.tokens, quotes) if not _nobody(a, reading, quotes, speakers)]
        found += introduced(reading.tokens, quotes, found)
        found += signed(reading.tokens, quotes, speakers, found)
        found = continue_quotes(found, quotes)
        found = [a for a in found if not _only_told(a, found, reading.text) and not fragment(a, reading.text)]
        own = labelled(reading, speakers) or released(reading, speakers) or headed(reading, speakers)
        if own:
            found = foreign(found, own, quotes, speakers)
            found += own_words(reading, own, found)
        found = _without_doubles(found)
        dating = Dating(reading)
        reading.statements = nested(
            [
                _statement(reading, number, item, quotes, speakers, dating)
                for number, item in enumerate(found, 1)
            ]
        )


def _nobody(item: Attribution, reading: Reading, quotes: Quotes, speakers: Speakers) -> bool:
    """Whether the source is an "it" that stands for no actor and quotes nothing."""
    if item.source is None or reading.text[slice(*item.source)].lower() != "it":
        return False
    return speakers.of(item) is None and not any(quotes.between(*part) for part in item.content)


def _only_told(item: Attribution, found: list[Attribution], text: str) -> bool:
    """Whether the cue is itself what another says: "he said that Chile opposed the plan" (but not "had opposed")."""
    if item.cue is None or item.rule not in _PHRASES:
        return False
    at = item.cue[0]
    if item.past and _BEFORE_THAT.search(text, max(0, at - 24), at):
        return False
    hosts = [a for a in found if a is not item and a.lemma not in _PASSED_ON]
    return any(start <= at < end for other in hosts for start, end in other.content)


def _without_doubles(found: Iterable[Attribution]) -> list[Attribution]:
    """In text order; of two attributions with the same content, the one whose cue stands nearer to it."""
    kept: dict[tuple[tuple[int, int], ...], Attribution] = {}
    for item in sorted(found, key=lambda a: (a.start, a.size)):
        key = tuple(sorted(item.content))
        rival = kept.get(key)
        if rival is None or _distance(item) < _distance(rival):
            kept[key] = item
    return sorted(kept.values(), key=lambda a: (a.start, a.size))


def _distance(item: Attribution) -> int:
    if item.cue is None:
        return 10_000
    return min(min(abs(item.cue[0] - end), abs(start - item.cue[1])) for start, end in item.content)


def _statement(
    reading: Reading, number: int, item: Attribution, quotes: Quotes, speakers: Speakers, dating: Dating
) -> FoundStatement:
    content = tuple(reading.trimmed(*whole(item, part, reading.text)) for part in sorted(item.content))
    cue = reading.span(*item.cue) if item.cue else None
    source = reading.span(*item.source) if item.source else None
    voices = item.speakers if item.direct else speakers.all_of(item)
    speaker = voices[0] if voices else None
    own = (
        reading.text[item.content[0][0] : item.content[0][0] + 4]
        .lower()
        .startswith(("his ", "her ", "its ", "thei"))
    )
    if speaker and item.rule == "object" and not own and speakers.first_in(item.content[0]) == speaker:
        speaker, voices = None, ()  # nobody blames, thanks or welcomes himself: the source was misread
    addressee = speakers.named(item.addressee, None) if item.addressee else None
    addressed = item.addressed or ((addressee,) if addressee else ())
    said = dating.date(item, speaker)
    confidence = (
        item.confidence
        + (0.15 if speaker else -0.15)
        + (0.1 if item.rule in ("clause", "according to") else 0)
    )
    act = "comment" if item.asked else act_of(item.act, " ".join(part.text for part in content))
    return FoundStatement(
        id=f"S{number}",
        content=content,
        form=_form(item, quotes),
        act=act,
        speaker=speaker,
        co_speakers=voices[1:],
        addressee=tuple(one for one in addressed if one not in voices),
        cue=cue,
        source=source,
        said=said.edtf,
        said_span=said.span,
        said_derivation=said.derivation,
        about=qualifiers.about(speakers, content, [*voices, *addressed], reading),
        negated=qualifiers.negated(reading, content, act),
        terms=() if item.asked else qualifiers.terms(reading, content),
        hedges=() if item.asked else qualifiers.hedges(reading, content),
        confidence=round(min(0.95, confidence), 2),
    )


def _form(item: Attribution, quotes: Quotes) -> str:
    if item.direct:
        return "direct"
    share = sum(quotes.share(*part) * (part[1] - part[0]) for part in item.content) / item.size
    whole = 1.0 if item.rule == "called" else 0.9  # "called it “a mistake”": the thing is the reporter's word
    return "direct" if share >= whole else "mixed" if share > 0 else "indirect"
