"""Statements and the events they make: an utterance is an event of its own only where it does something or leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from timeline.extract.dates.anchoring import UNDATED
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.events import bounding, dating
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.gists import label
from timeline.extract.events.layout import Layout
from timeline.extract.events.roles import Roles, unique
from timeline.extract.events.tables import PLAIN, speech_acts
from timeline.extract.events.venue import under_label
from timeline.extract.extraction import FoundEvent, FoundStatement, Span
from timeline.extract.lexicons.load import state_called
from timeline.extract.reading import Reading

_NEWS = timedelta(days=31)


def link(drafts: Sequence[Draft], reading: Reading) -> None:
    """Tie each event to the statements made in it: those whose cue or content holds its trigger."""
    for draft in drafts:
        draft.statements = unique(
            statement.id
            for statement in reading.statements
            if any(part.overlaps(draft.span) for part in _parts(statement))
        )


def addressed(draft: Draft, reading: Reading, roles: Roles) -> list[str]:
    """To whom an utterance without a named recipient speaks: the addressee, or the one other state in its sentence."""
    if draft.trigger.plover not in UTTERANCES or draft.recipients or not draft.actors:
        return []
    for statement in reading.statements:
        if statement.id in draft.statements and statement.addressee:
            return [actor for actor in statement.addressee if actor not in draft.actors]
    if draft.word.pos_ in {"VERB", "AUX"}:
        return []
    sentence = draft.word.sent
    own = {roles.land_of(actor) for actor in draft.actors} | set(draft.actors)
    others = [a for a in roles.mentioned(sentence.start, sentence.end) if roles.is_state(a) and a not in own]
    return others if len(others) == 1 else []


def statement_events(
    reading: Reading,
    drafts: Sequence[Draft],
    layout: Layout,
    roles: Roles,
    venue: tuple[str, str] | None = None,
) -> list[FoundEvent]:
    """One event for each speaker, day and act whose statements made no event of their own. Ids are left empty.

    `venue`: where a transcript was spoken, with its state's code.

    What demands, offers, refuses, accuses or threatens by its own words is PLOVER's event of that kind; all else that
    one speaker said on a day is one event of kind statement.
    """
    told = {sid for draft in drafts if draft.trigger.core for sid in draft.statements}
    acts = [draft for draft in drafts if draft.plover in UTTERANCES and draft.trigger.core]
    acted = {(actor, draft.anchor.edtf) for draft in acts for actor in draft.actors}
    groups: dict[tuple[tuple[str, ...], str | None, str], list[FoundStatement]] = {}
    for statement in reading.statements:
        if statement.speaker and statement.id not in told:
            voices = (statement.speaker, *statement.co_speakers)
            act = statement.act if statement.act in speech_acts() else ""
            groups.setdefault((voices, statement.said, act), []).append(statement)
    events = []
    for (voices, said, _), group in groups.items():
        dated = _dated(group, reading) and (voices[0], said) not in acted
        core = roles.actors[voices[0]].kind != "media" and (dated or _opens(group, layout))
        events.append(_event(voices, group, reading, roles, core, venue))
    return events


def _event(
    voices: tuple[str, ...],
    group: list[FoundStatement],
    reading: Reading,
    roles: Roles,
    core: bool,
    venue: tuple[str, str] | None,
) -> FoundEvent:
    first = next((s for s in group if s.said_span), group[0])
    anchor = dating.said(first)
    evidence = unique(reading.sentence_at((s.cue or s.content[0]).start) for s in group)
    limits = UNDATED if anchor.edtf else bounding.said_before(first, reading)
    place = _place(first, reading)
    iso3 = state_called(place) if place else None
    if place is None and venue and all(under_label(s, reading) for s in group):
        place, iso3 = venue
    act = speech_acts().get(first.act, PLAIN)
    addressed = unique(a for s in group for a in s.addressee if a not in voices)
    return FoundEvent(
        id="",
        label=label(_listed([roles.name(one) for one in voices]), first, reading, several=len(voices) > 1),
        trigger=first.cue or first.content[0],
        evidence=tuple(sorted(evidence, key=lambda span: span.start)),
        plover=act.plover,
        mode=act.mode,
        cameo=act.cameo,
        kind=act.kind,
        actors=voices,
        recipients=tuple(addressed or _meant(first, voices, roles)) if act.plover else tuple(addressed),
        edtf=anchor.edtf,
        precision=anchor.precision,
        date_basis=limits.basis if limits.edtf else anchor.basis,
        derivation=limits.derivation or anchor.derivation,
        date_span=anchor.span,
        bound=limits.edtf,
        place=place,
        place_iso3=iso3,
        statements=tuple(s.id for s in group),
        core=core,
        confidence=round(min(0.9, 0.3 + 0.5 * first.confidence), 2),
    )


def _meant(statement: FoundStatement, voices: tuple[str, ...], roles: Roles) -> list[str]:
    """At whom an act is directed that addresses nobody: the one other state that it is about, or else nobody."""
    own = {roles.land_of(voice) for voice in voices} | set(voices)
    others = [a for a in statement.about if roles.is_state(a) and a not in own]
    return others if len(others) == 1 else []


def _listed(names: list[str]) -> str:
    """ "Sousa", "Sousa and Brandt", "Sousa, Brandt and others"."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]}, {names[1]} and others"


def _opens(group: list[FoundStatement], layout: Layout) -> bool:
    """Whether one of the statements is made in the article's first sentence."""
    return any(statement.cue and layout.opens(statement.cue.start) for statement in group)


def _dated(group: list[FoundStatement], reading: Reading) -> bool:
    """Whether one of them has its day named beside its cue."""
    return any(s.cue and s.said_span is not None and _recent(s, reading) for s in group)


def _recent(statement: FoundStatement, reading: Reading) -> bool:
    """Whether it was said in the weeks before publication: an older day is history, a later one a mistake."""
    try:
        said = Edtf.parse(statement.said).latest if statement.said else None
    except EdtfError:
        return False
    return bool(said and reading.day and timedelta(0) <= reading.day - said <= _NEWS)


def _parts(statement: FoundStatement) -> list[Span]:
    return [*statement.content, *([statement.cue] if statement.cue else [])]


def _place(statement: FoundStatement, reading: Reading) -> str | None:
    """ "said in Seoul on Monday": the place phrase beside the cue."""
    if statement.cue is None:
        return None
    behind = reading.text[statement.cue.end : statement.cue.end + 50]
    match = re.match(r"\s+in\s+((?:[A-Z][\w.’'-]*\s?){1,3})", behind)
    if match is None:
        return None
    start = statement.cue.end + match.start(1)
    dated = any(time.span.start <= start < time.span.end for time in reading.times)  # "said in July"
    return None if dated else match.group(1).strip()
