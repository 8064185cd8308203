"""What several reports of one event make together: its fields, and who took part. No queries; order does not matter."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from timeline.models.event import ReportedRole
from timeline.models.telling.dates import LASTING, date_of
from timeline.models.telling.life import facts, status_of
from timeline.models.telling.matters import DATE, MATTERS
from timeline.models.telling.voices import UNSETTLED, Telling, best, heard, standing

_DATE = MATTERS[DATE]


def fields(told: Sequence[Telling]) -> dict[str, Any]:
    """The fields that the reports make together; once it has happened, previews say nothing more of what it was."""
    told = standing(told)
    status = status_of(told)
    known = facts(told, status)
    derived: dict[str, Any] = {
        name: best(heard(known, lambda telling: getattr(telling.report, name))) or ""  # noqa: B023  used at once
        for name in ("event_type", "kind", "place")
    }
    derived["status"] = status
    ahead = [] if status in UNSETTLED else [telling for telling in told if telling.planned]
    dated = date_of(known, ahead, lasting=derived["kind"] in LASTING)
    derived |= {name: getattr(dated, name) for name in _DATE}
    derived["headline"] = _headline(known, derived)
    derived["confidence"] = _confidence(told)
    return derived


def parts(told: Sequence[Telling]) -> dict[tuple[int, str], str]:
    """Who took part in which role, with the caption: (actor id, role) → caption.

    The reports' best supported set of roles for an actor counts; a role that only some give is not added to it.
    """
    told = standing(told)
    chosen: dict[tuple[int, str], str] = {}
    for actor in dict.fromkeys(role.actor_id for telling in told for role in telling.roles):
        given = heard(told, lambda telling: roles_of(telling.roles, actor))  # noqa: B023  used at once
        for name in best(given) or ():
            captions = heard([t for t, _ in given], lambda telling: _caption(telling, actor, name))  # noqa: B023
            chosen[actor, name] = best(captions) or ""
    return chosen


def roles_of(roles: Iterable[ReportedRole], actor: int) -> tuple[str, ...]:
    """The roles that a report gives an actor (an id), in order."""
    return tuple(sorted(role.role for role in roles if role.actor_id == actor))


def _caption(telling: Telling, actor: int, name: str) -> str:
    return next((r.caption for r in telling.roles if (r.actor_id, r.role) == (actor, name)), "")


def _headline(told: Sequence[Telling], derived: dict[str, Any]) -> str:
    """The headline of the surest report that agrees with what was derived; of two alike, the first published."""

    def unfit(telling: Telling) -> tuple[bool, bool, bool, float, date, str]:
        report = telling.report
        return (
            report.status != derived["status"],
            report.event_type != derived["event_type"],
            report.edtf != derived["edtf"],
            -telling.weight,
            telling.day or date.max,
            report.headline,
        )

    spoken = [telling for telling, _ in heard(told, lambda t: t.report.headline)]
    headline: str = min(spoken, key=unfit).report.headline
    return headline


def _confidence(told: Iterable[Telling]) -> float:
    """That at least one of the sources is right, taken as independent; never certainty."""
    spoken = heard(told, lambda telling: telling.report.confidence or telling.weight)
    best_of: dict[int, float] = {}
    for telling, _ in spoken:
        best_of[telling.voice] = max(best_of.get(telling.voice, 0), telling.report.confidence)
    doubt = 1.0
    for confidence in sorted(best_of.values()):
        doubt *= 1 - confidence
    return round(max(max(best_of.values()), min(0.99, 1 - doubt)), 4)
