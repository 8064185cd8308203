"""Statements and the events they make: an utterance is an event of its own only where it does something or leads."""

from __future__ import annotations

import re

from timeline.extract.events import dating
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.headlines import LONGEST
from timeline.extract.events.layout import Layout
from timeline.extract.events.roles import Roles, unique
from timeline.extract.extraction import FoundEvent, FoundStatement, Span
from timeline.extract.reading import Reading

_GIST_WORDS = 12
_OPENING = re.compile(
    r"^(?:that|to|for|and|but)\s+"
    r"|^(?:(?:he|she|it|they|we)\s+)(?:(?:was|were|is|are|has|have|had|would)\s+)?(?=\w)",
    re.IGNORECASE,
)


def link(drafts: list[Draft], reading: Reading) -> None:
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


def statement_events(reading: Reading, drafts: list[Draft], layout: Layout, roles: Roles) -> list[FoundEvent]:
    """One event for each speaker and day whose statements made no event of their own. Ids are left empty."""
    told = {sid for draft in drafts if draft.trigger.core for sid in draft.statements}
    groups: dict[tuple[str, str | None], list[FoundStatement]] = {}
    for statement in reading.statements:
        if statement.speaker and statement.id not in told:
            groups.setdefault((statement.speaker, statement.said), []).append(statement)
    return [_event(speaker, group, reading, layout, roles) for (speaker, _), group in groups.items()]


def gist(content: str) -> str:
    """A statement in a few words: its first clause without the conjunction, cut at a word."""
    text = " ".join(content.split()).strip(" ,;:–—")
    for _ in range(2):
        text = _OPENING.sub("", text, count=1)
    words = text.split()
    if len(words) > _GIST_WORDS:
        cut = _GIST_WORDS
        while cut > 6 and re.fullmatch(
            r"(?:the|an?|of|to|in|on|for|and|or|with|that|by|at|from|as|its|their)", words[cut - 1].lower()
        ):
            cut -= 1
        text = " ".join(words[:cut]).rstrip(",;:–—") + "…"
    text = text.rstrip(".,;")
    for opened, closed in (("“", "”"), ("(", ")"), ("[", "]")):
        if text.count(opened) > text.count(closed):
            text += closed
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text


def _event(
    speaker: str, group: list[FoundStatement], reading: Reading, layout: Layout, roles: Roles
) -> FoundEvent:
    first = next((s for s in group if s.said_span), group[0])
    anchor = dating.said(first)
    trigger = first.cue or first.content[0]
    evidence = unique(reading.sentence_at((s.cue or s.content[0]).start) for s in group)
    place = _place(first, reading)
    return FoundEvent(
        id="",
        label=label(roles.name(speaker), first.content, LONGEST),
        trigger=trigger,
        evidence=tuple(sorted(evidence, key=lambda span: span.start)),
        kind="statement",
        cameo="010",
        actors=(speaker,),
        recipients=tuple(a for a in unique(a for s in group for a in s.addressee) if a != speaker),
        edtf=anchor.edtf,
        precision=anchor.precision,
        date_basis=anchor.basis,
        derivation=anchor.derivation,
        date_span=anchor.span,
        place=place,
        statements=tuple(s.id for s in group),
        core=roles.actors[speaker].kind != "media" and _leads(group, reading, layout),
        confidence=round(min(0.9, 0.3 + 0.5 * first.confidence), 2),
    )


def label(name: str, content: tuple[Span, ...], longest: int) -> str:
    """ "Sung Kim: looking forward to a “positive response soon”"."""
    text = f"{name}: {gist(' … '.join(span.text for span in content))}"
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _leads(group: list[FoundStatement], reading: Reading, layout: Layout) -> bool:
    """Whether one of the statements opens the article, or has its day named beside it."""
    for statement in group:
        span = statement.cue or statement.content[0]
        token = next((t for t in reading.tokens if t.idx <= span.start < t.idx + len(t)), None)
        if statement.cue and statement.said_span is not None:
            return True
        if token is not None and statement.cue and layout.leads(token, 1):
            return True
    return False


def _parts(statement: FoundStatement) -> list[Span]:
    return [*statement.content, *([statement.cue] if statement.cue else [])]


def _place(statement: FoundStatement, reading: Reading) -> str | None:
    """ "said in Seoul on Monday": the place phrase beside the cue."""
    if statement.cue is None:
        return None
    match = re.match(
        r"\s+in\s+((?:[A-Z][\w.’'-]*\s?){1,3})", reading.text[statement.cue.end : statement.cue.end + 50]
    )
    return match.group(1).strip() if match else None
