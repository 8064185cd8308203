"""What became of an event, by its reports in the order of publication."""

from collections.abc import Sequence
from datetime import date

from timeline.models.telling.voices import SETTLED, UNSETTLED, Telling, heard, in_order, support
from timeline.models.vocabulary import Status

_OF_ONE_DAY = (
    Status.HYPOTHETICAL,
    Status.PROPOSED,
    Status.PLANNED,
    Status.CANCELLED,
    Status.ALLEGED,
    Status.ONGOING,
    Status.HAPPENED,
    Status.DENIED,
)
"""Which of two reports of one day is the later news."""


def status_of(told: Sequence[Telling]) -> str:
    """The status by the news of each day: what has happened is not planned again, and a denial needs a majority."""
    spoken = [telling for telling, _ in heard(told, lambda t: t.report.status)]
    order = sorted(spoken, key=lambda t: (t.day or date.max, _OF_ONE_DAY.index(Status(t.report.status))))
    status: str = order[0].report.status
    for telling in order[1:]:
        given = telling.report.status
        if given == Status.DENIED or (status in SETTLED and given in (*UNSETTLED, Status.ALLEGED)):
            continue
        status = given
    denied = [(t.voice, t.weight) for t in spoken if t.report.status == Status.DENIED]
    claimed = [(t.voice, t.weight) for t in spoken if t.report.status in SETTLED]
    return Status.DENIED if denied and support(denied) >= support(claimed) else status


def facts(told: Sequence[Telling], status: str) -> list[Telling]:
    """The reports that say what it was: once it has happened, previews say nothing more of that."""
    alike = [telling for telling in told if telling.planned == (status in UNSETTLED)]
    return alike or list(told)


def is_overtaken(telling: Telling, told: Sequence[Telling], status: str) -> bool:
    """Whether later news has overtaken what the report says of the event's status.

    A plan is, once it is known what came of it, and an allegation, once it is known to be so; anything but a denial is
    by a later report of the status that holds.
    """
    if telling.report.status == status or telling.report.status == Status.DENIED:
        return False
    if telling.planned and status not in UNSETTLED:
        return True
    if telling.report.status == Status.ALLEGED and status in SETTLED:
        return True
    later = [t for t in told if t.report.status == status and t.day and telling.day and t.day > telling.day]
    return bool(later) and telling.report.status not in SETTLED


def stages(told: Sequence[Telling]) -> list[tuple[str, Telling]]:
    """The life of the event: each change of status with the first report of it, and “confirmed” by a second voice.

    Stages: the statuses, and `CONFIRMED`. Empty where the reports have one status only.
    """
    spoken = [telling for telling, _ in heard(told, lambda t: t.report.status)]
    if len({telling.report.status for telling in spoken}) < 2:
        return []
    found: list[tuple[str, Telling]] = []
    for telling in in_order(spoken):
        last, before = found[-1] if found else ("", None)
        status = telling.report.status
        if status not in (last, Status.PLANNED if last == CONFIRMED else ""):
            if not (last in SETTLED and status in (*UNSETTLED, Status.ALLEGED)):
                found.append((status, telling))
        elif (
            last == Status.PLANNED and before and before.voice != telling.voice and before.day != telling.day
        ):
            found.append((CONFIRMED, telling))
    return found if len(found) > 1 else []


CONFIRMED = "confirmed"
"""The stage at which a second voice, on another day, announces what one has announced."""
