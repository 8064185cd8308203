"""Events as plain values. Dates are EDTF; evidence is a W3C Web Annotation with a quote and a position selector."""

from collections.abc import Collection
from typing import Any

from timeline.browse import words
from timeline.browse.statements.cards import shown_event
from timeline.models.vocabulary import EventType

FORMAT = 1

COLUMNS = (
    "id", "edtf", "when", "earliest", "latest", "precision", "date_basis", "derivation", "headline", "type", "cameo",
    "quad", "kind", "status", "on_record", "state", "place", "participants", "statements", "sources", "url",
)  # fmt: skip

STATEMENT_COLUMNS = (
    "id", "edtf", "earliest", "latest", "precision", "date_basis", "derivation", "reported", "speakers", "roles",
    "addressees", "about", "act", "form", "content", "state", "place", "event", "sources", "variants", "within", "url",
)  # fmt: skip

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""


def event_object(event: Any, absolute: Any) -> dict[str, Any]:
    """An event, loaded by `for_cards`, as JSON values. `absolute` makes an address of a path."""
    return {
        "format": FORMAT,
        "id": event.pk,
        "url": absolute(event.get_absolute_url()),
        "headline": event.headline,
        "date": _date(event),
        "type": event.event_type,
        "quad": EventType(event.event_type).quad,
        "kind": event.kind,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "on_record": bool(event.record_count),
        "state": event.state,
        "place": event.place,
        "confidence": event.confidence,
        "participants": [
            {"id": row.actor_id, "name": row.actor.name, "role": row.role, "caption": row.caption}
            for row in event.participations.all()
        ],
        "statements": [_said(said) for said in event.statements.all()],
        "reports": [_report(report, absolute) for report in event.reports.all()],
    }


def _said(said: Any) -> dict[str, Any]:
    return {
        "id": said.pk,
        "speaker": said.speaker.name if said.speaker else None,
        "caption": said.speaker_caption,
        "speakers": [_actor(actor) | {"caption": caption} for actor, caption in said.speakers],
        "addressees": [_actor(actor) for actor in said.addressees],
        "about": [_actor(actor) for actor in said.spoken_of],
        "content": said.content,
        "form": said.form,
        "act": said.act,
        "date": _date(said),
        "state": said.state,
    }


def _actor(actor: Any) -> dict[str, Any]:
    return {"id": actor.pk, "name": actor.name}


def statement_object(said: Any, absolute: Any, states: Collection[str]) -> dict[str, Any]:
    """A statement, loaded by `for_cards`, as JSON values, with its variants; what is in other states is not named."""
    event, within = shown_event(said, states), said.within
    return {
        "format": FORMAT,
        "url": absolute(said.get_absolute_url()),
        **_said(said),
        "reported": said.reported_on.isoformat() if said.reported_on else None,
        "event": event.pk if event else None,
        "within": within.pk if within and within.state in states else None,
        "tellings": [_telling(one, absolute) for one in (said, *said.variants.all())],
    }


def _telling(said: Any, absolute: Any) -> dict[str, Any]:
    article = absolute(said.article.get_absolute_url())
    return {
        "id": said.pk,
        "article": article,
        "source": said.article.source.name,
        "published": said.article.published_on.isoformat() if said.article.published_on else None,
        "content": said.content,
        "why": said.variant_note,
        "evidence": [_annotation(piece, article) for piece in said.evidence.all()],
    }


def statement_row(said: Any, absolute: Any, states: Collection[str]) -> list[str]:
    """A statement, loaded by `for_cards`, as the cells of `STATEMENT_COLUMNS`; what is in other states is not named."""
    event, within = shown_event(said, states), said.within
    tellings = (said, *said.variants.all())
    values = [
        str(said.pk),
        said.edtf,
        said.earliest.isoformat() if said.earliest else "",
        said.latest.isoformat() if said.latest else "",
        said.precision,
        said.date_basis,
        said.derivation,
        said.reported_on.isoformat() if said.reported_on else "",
        "; ".join(actor.name for actor, _ in said.speakers),
        "; ".join(caption for _, caption in said.speakers if caption),
        "; ".join(actor.name for actor in said.addressees),
        "; ".join(actor.name for actor in said.spoken_of),
        said.act,
        said.form,
        said.content,
        said.state,
        event.place if event else "",
        str(event.pk) if event else "",
        "; ".join(dict.fromkeys(one.article.source.name for one in tellings)),
        " ".join(str(one.pk) for one in said.variants.all()),
        str(within.pk) if within and within.state in states else "",
        absolute(said.get_absolute_url()),
    ]
    return [cell(value) for value in values]


class Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _date(thing: Any) -> dict[str, Any]:
    return {
        "edtf": thing.edtf or None,
        "words": words.when(thing),
        "earliest": thing.earliest.isoformat() if thing.earliest else None,
        "latest": thing.latest.isoformat() if thing.latest else None,
        "precision": thing.precision,
        "basis": thing.date_basis,
        "derivation": thing.derivation,
    }


def _report(report: Any, absolute: Any) -> dict[str, Any]:
    article = report.article
    return {
        "article": absolute(article.get_absolute_url()),
        "source": article.source.name,
        "record": article.source.is_record,
        "title": str(article.title),
        "published": article.published_on.isoformat() if article.published_on else None,
        "original": article.url or None,
        "date": _date(report),
        "type": report.event_type,
        "status": report.status,
        "place": report.place,
        "evidence": [
            _annotation(piece, absolute(article.get_absolute_url())) for piece in report.evidence.all()
        ],
    }


def _annotation(piece: Any, source: str) -> dict[str, Any]:
    return {
        "part": piece.part,
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": piece.exact,
                "prefix": piece.prefix,
                "suffix": piece.suffix,
            },
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        ],
    }


def event_row(event: Any, absolute: Any) -> list[str]:
    """An event as the cells of `COLUMNS`."""
    values = [
        str(event.pk),
        event.edtf,
        words.when(event),
        event.earliest.isoformat() if event.earliest else "",
        event.latest.isoformat() if event.latest else "",
        event.precision,
        event.date_basis,
        event.derivation,
        event.headline,
        event.event_type,
        event.cameo,
        EventType(event.event_type).quad,
        event.kind,
        event.status,
        "yes" if event.record_count else "",
        event.state,
        event.place,
        "; ".join(f"{row.actor.name} ({row.role})" for row in event.participations.all()),
        " | ".join(said.content for said in event.statements.all()),
        "; ".join(sorted({report.article.source.name for report in event.reports.all()})),
        absolute(event.get_absolute_url()),
    ]
    return [cell(value) for value in values]


def cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    return f"'{value}" if value.startswith(FORMULA) else value
