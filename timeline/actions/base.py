"""What every action has in common: check, then one transaction with the decision, the changes and the roll-ups."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from timeline.actions.errors import Conflict, Invalid, NotAllowed
from timeline.models import Decision, Event
from timeline.models.history import under
from timeline.models.locks import one_writer
from timeline.models.vocabulary import State
from timeline.resolve import presence
from timeline.resolve.rollup import derive, follow

LABEL = Decision._meta.get_field("subject_label").max_length or 300


@dataclass(kw_only=True)
class Action:
    """One change by one editor. `execute()` returns its Decision, or raises an ActionError and leaves no trace.

    `user` acts; `reason` is kept with the decision. Subclasses name their `verb`, read the rows they need in `load`,
    refuse in `validate`, and change rows in `change`, with `store`, which counts the version up. Events put into
    `touched` have their derived fields worked out again before the transaction ends.
    """

    verb: ClassVar[str]
    permission: ClassVar[str] = "timeline.review"

    user: Any
    reason: str = ""
    detail: dict[str, Any] = field(default_factory=dict, init=False)
    touched: set[int] = field(default_factory=set, init=False)
    decision: Decision = field(init=False)

    def check(self) -> None:
        """Raise NotAllowed, Conflict or Invalid if `execute` would, the database permitting."""
        if not (self.user and self.user.is_active and self.user.has_perm(self.permission)):
            raise NotAllowed("Your account may not do this.")
        self.load()
        self.validate()

    def execute(self) -> Decision:
        """Carry it out: the decision, the changes under it and what is derived from them, all or nothing."""
        try:
            with transaction.atomic():
                one_writer()
                self.check()
                self.begin()
                with under(self.decision):
                    self.change()
                    self.roll_up()
        except ValidationError as error:
            raise Invalid.of(error) from error
        except IntegrityError as error:
            raise Invalid(
                "Another row has taken this place since. Merge or correct that one first."
            ) from error
        return self.decision

    def load(self) -> None:
        """Read the rows afresh, locked where the database can."""

    def validate(self) -> None:
        """Refuse by raising Invalid or Conflict."""

    def begin(self) -> None:
        """Write the decision, so that the changes can be stamped with it."""
        self.decision = self.decide(self.verb, self.about())

    def about(self) -> Any:
        """The row that the decision is about."""
        raise NotImplementedError

    def change(self) -> None:
        """Change the rows, inside the transaction and under the decision."""

    def other_id(self) -> int | None:
        """The second row that the decision is about, where there is one."""
        return None

    def decide(self, verb: str, subject: models.Model) -> Decision:
        """The stored decision on `subject`."""
        return Decision.objects.create(
            user=self.user,
            verb=verb,
            subject_type=subject._meta.model_name or "",
            subject_id=subject.pk,
            subject_label=str(subject)[:LABEL],
            other_id=self.other_id(),
            reason=self.reason.replace("\0", "").strip(),
            detail=self.detail,
        )

    def roll_up(self) -> None:
        """Work out again what is derived, for every event that was touched.

        What an editor accepted stands as it was accepted, but for what became of it since. After that the visits that
        are held, or no longer, because somebody was seen there.
        """
        _derive(self.touched)
        _derive(presence.of_decision(self.decision.pk, self.touched))


def _derive(events: Collection[int]) -> None:
    for event in Event.objects.filter(pk__in=events).order_by("pk"):
        (follow if event.state == State.ACCEPTED else derive)(event)


def store(row: Any, *, exclude: tuple[str, ...] = ("position",)) -> None:
    """Save a changed row after the model's own checks, and count its version up. Raises ValidationError."""
    row.full_clean(exclude=[name for name in exclude if hasattr(row, name)])
    save(row)


def save(row: Any) -> None:
    """Save a row whose values need no check, and count its version up.

    What the machine stored without a history gets its first record now: undo has to know how it was. Articles keep
    no history, and their version is their publisher's.
    """
    if not hasattr(row, "history"):
        row.save()
        return
    if hasattr(row, "version"):
        row.version += 1
    if row.pk and not type(row).history.filter(id=row.pk).exists():
        was = type(row)._default_manager.get(pk=row.pk)
        was._history_user = None
        type(row).history.bulk_history_create([was])
    row.save()


def insert(row: Any) -> None:
    """Store a new row that the decision itself has to name; `record` writes its history once the decision is there."""
    row.skip_history_when_saving = True
    row.full_clean(exclude=["position"])
    row.save()
    del row.skip_history_when_saving


def record(row: Any, decision: Decision) -> None:
    """The history of a row that is stored without one."""
    type(row).history.bulk_history_create(
        [row], default_user=decision.user, custom_historical_attrs={"decision_id": decision.pk}
    )


def locked(row: Any) -> Any:
    """The same row, read afresh and locked. Raises Invalid if it is gone."""
    fresh = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise Invalid(f"This {type(row)._meta.verbose_name} is no longer there.")
    return fresh


@dataclass(kw_only=True)
class OnOne(Action):
    """An action on one row. `version` is the one that the editor saw; None does not ask."""

    subject: Any
    version: int | None = None

    def load(self) -> None:
        self.subject = locked(self.subject)
        current = getattr(self.subject, "version", None)
        if self.version is not None and current is not None and self.version != current:
            raise Conflict(
                f"“{self.subject}” was changed by somebody else while you had it open.",
                self.subject,
                self.submitted(),
            )

    def submitted(self) -> dict[str, Any]:
        """What the editor wanted to store."""
        return {}

    def about(self) -> Any:
        return self.subject

    def touch(self, row: models.Model) -> None:
        """Note the events whose derived fields rest on `row`."""
        from timeline.actions.reach import events_resting_on

        self.touched |= events_resting_on(row)
