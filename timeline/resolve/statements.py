"""Found statements become stored ones."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from timeline.extract.extraction import Extraction, FoundStatement, Span
from timeline.models import Actor, Article, Event, Evidence, Statement, StatementRole
from timeline.models.creating import create_with_history
from timeline.models.event import Dated
from timeline.models.vocabulary import DateBasis, Origin, Part, State, Voice
from timeline.resolve import variants
from timeline.resolve.attribution import Captions
from timeline.resolve.differing import Fields, overwrite, renew_evidence

_POINTERS = frozenset(("he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "those", "one"))
_SAID = (
    "content", "speaker", "speaker_caption", "addressee", "act", "form", "edtf", "date_basis", "derivation", "event",
    "cue", "negated", "terms", "hedge", "confidence",
)  # fmt: skip
GAP = " … "
"""Between the parts of a statement that the article interrupts."""


def add_statements(
    article: Article,
    extraction: Extraction,
    identities: dict[str, Actor],
    events: dict[str, Event],
    captions: Captions,
    evidence: list[Evidence],
) -> dict[str, Statement]:
    """A row for each statement, linked to its event (`events`: by the id of the statement) and the one that tells it.

    Gives the rows by the statement's id.
    """
    rows = {}
    for found in extraction.statements:
        if any(span.text.strip() for span in found.content):
            rows[found.id] = _row(article, found, identities, events, captions)
    variants.link(
        [
            _utterance(rows[found.id], found, identities)
            for found in extraction.statements
            if found.id in rows
        ],
        article,
    )
    # Those told in others come after them, a round for each depth: a row points only to one that is stored.
    waiting = [found for found in extraction.statements if found.id in rows]
    stored: set[str] = set()
    while waiting:
        ready = [one for one in waiting if one.within not in rows or one.within in stored] or waiting
        for found in ready:
            rows[found.id].within = rows.get(found.within or "") if found.within in stored else None
        create_with_history([rows[found.id] for found in ready], Statement)
        stored |= {found.id for found in ready}
        waiting = [found for found in waiting if found.id not in stored]
    create_with_history(
        [
            role
            for found in extraction.statements
            if found.id in rows
            for role in _roles(rows[found.id], found, identities, captions)
        ],
        StatementRole,
    )
    for found in extraction.statements:
        if row := rows.get(found.id):
            evidence += _evidence(article, found, row)
    return rows


def restate(
    row: Statement,
    found: FoundStatement,
    identities: dict[str, Actor],
    event: Event | None,
    captions: Captions,
    evidence: list[Evidence],
    *,
    look_only: bool = False,
) -> Fields:
    """Make a stored statement say what is found now, and give what that changes; `look_only` changes nothing.

    Of its evidence, what goes is deleted and what is new is added to `evidence`.
    """
    events = {found.id: event} if event else {}
    new = _row(row.article, found, identities, events, captions)
    changed = overwrite(row, new, _SAID)
    stored = {(role.actor_id, role.role) for role in row.roles.all()}
    roles = list(_roles(row, found, identities, captions))
    regrouped = {(role.actor_id, role.role) for role in roles} != stored
    if regrouped:
        changed["others"] = (
            ", ".join(str(role) for role in row.roles.all()),
            ", ".join(str(role) for role in roles),
        )
    if look_only:
        row.refresh_from_db()
        return changed
    if changed:
        row.version += 1
        row.save()
    if regrouped:
        row.roles.all().delete()
        create_with_history(roles, StatementRole)
    renew_evidence(row.evidence.all(), _evidence(row.article, found, row), evidence)
    return changed


def _utterance(row: Statement, found: FoundStatement, identities: dict[str, Actor]) -> variants.Utterance:
    def ids(actors: Iterable[str | None]) -> set[int]:
        return {identities[actor].pk for actor in actors if actor}

    return variants.Utterance(
        row, ids([found.speaker, *found.co_speakers]), ids(found.addressee), ids(found.about)
    )


def set_date(row: Dated, edtf: str | None, basis: str, derivation: str) -> None:
    """Give a row its date with bounds and precision; a string that is no date is left out, and the derivation says so."""
    row.edtf, row.date_basis, row.derivation = edtf or "", basis if edtf else DateBasis.NONE, derivation[:500]
    try:
        row.clean()
    except ValidationError:
        row.edtf, row.date_basis = "", DateBasis.NONE
        row.derivation = f"“{edtf}” is not a date that can be read. {derivation}"[:500]
        row.clean()


def share(confidence: float) -> float:
    """A confidence as the database takes it: between 0 and 1."""
    return min(1.0, max(0.0, confidence))


def _row(
    article: Article,
    found: FoundStatement,
    identities: dict[str, Actor],
    events: dict[str, Event],
    captions: Captions,
) -> Statement:
    near = _near(found)
    row = Statement(
        article=article,
        event=events.get(found.id),
        speaker=identities.get(found.speaker or ""),
        speaker_caption=captions.of(found.speaker, near) if found.speaker else _unnamed(found),
        addressee=identities.get(found.addressee[0]) if found.addressee else None,
        content=said(found.content),
        form=found.form,
        cue=found.cue.text[:100] if found.cue else "",
        act=found.act,
        negated=found.negated,
        terms=GAP.join(span.text for span in found.terms)[:300],
        hedge=GAP.join(span.text for span in found.hedges)[:100],
        reported_on=article.published_on,
        confidence=share(found.confidence),
        state=State.SUGGESTED,
        origin=Origin.MACHINE,
    )
    if found.said_span:
        basis = DateBasis.EXPLICIT
    else:
        same_day = article.published_on is not None and found.said == article.published_on.isoformat()
        basis = DateBasis.DOCUMENT if same_day else DateBasis.INFERRED
    set_date(row, found.said, basis, found.said_derivation)
    return row


def _near(found: FoundStatement) -> tuple[Span, ...]:
    return tuple(span for span in (found.source, found.cue) if span)


def _unnamed(found: FoundStatement) -> str:
    """What the article calls a speaker that it does not name: “Senior State Department official”, “the delegation”."""
    words = " ".join(found.source.text.split()) if found.source else ""
    if words.isupper():
        words = words.capitalize()
    return "" if words.lower() in _POINTERS else words[:200]


def _roles(
    row: Statement, found: FoundStatement, identities: dict[str, Actor], captions: Captions
) -> Iterator[StatementRole]:
    """Whoever speaks, is spoken to or spoken of beside the first speaker and addressee; nobody twice in one role."""
    parts = (
        (Voice.SPEAKER, found.co_speakers),
        (Voice.ADDRESSEE, found.addressee[1:]),
        (Voice.ABOUT, found.about),
    )
    seen = {(Voice.SPEAKER, row.speaker_id), (Voice.ADDRESSEE, row.addressee_id)}
    for role, actors in parts:
        for actor in actors:
            person = identities[actor]
            if (role, person.pk) in seen:
                continue
            seen.add((role, person.pk))
            caption = captions.of(actor, _near(found)) if role == Voice.SPEAKER else ""
            yield StatementRole(
                statement=row, actor=person, role=role, caption=caption, origin=Origin.MACHINE
            )


def said(content: tuple[Span, ...]) -> str:
    """The words of a statement as one text."""
    return GAP.join(span.text.strip() for span in content if span.text.strip())


def _evidence(article: Article, found: FoundStatement, row: Statement) -> list[Evidence]:
    parts = [(span, Part.CONTENT) for span in found.content]
    parts += [(span, part) for span, part in ((found.cue, Part.CUE), (found.source, Part.SOURCE)) if span]
    parts += [(span, Part.TERMS) for span in found.terms] + [(span, Part.HEDGE) for span in found.hedges]
    parts += [(found.said_span, Part.DATE)] if found.said_span else []
    return [Evidence.of(article, span.start, span.end, part, statement=row) for span, part in parts]
