"""Yes, no, later: what an editor says about one suggestion, or about whether two rows are one."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from timeline.actions.base import Action, OnOne, locked, store
from timeline.actions.errors import Invalid
from timeline.models import Actor, Event, Position, Statement, Verb
from timeline.models.vocabulary import State, Voice


@dataclass(kw_only=True)
class _Say(OnOne):
    """Set the state of an event, actor, statement or position."""

    state: ClassVar[str]

    def validate(self) -> None:
        if not isinstance(self.subject, Event | Actor | Statement | Position):
            raise Invalid(f"A {self.subject._meta.verbose_name} is neither accepted nor rejected.")
        merged_into = getattr(self.subject, "merged_into", None)
        if merged_into:
            raise Invalid(f"“{self.subject}” was merged into “{merged_into}”.")
        if self.subject.state == self.state:
            raise Invalid(f"“{self.subject}” is already {self.state}.")

    def change(self) -> None:
        self.subject.state = self.state
        if hasattr(self.subject, "deferred_at"):
            self.subject.deferred_at = None
        store(self.subject)
        self.touch(self.subject)


@dataclass(kw_only=True)
class Accept(_Say):
    """It is so. Suggested actors that an event or statement names, suggested positions of an actor, and the variants of a
    statement in other outlets, go with it."""

    verb = Verb.ACCEPT
    state = State.ACCEPTED

    def change(self) -> None:
        super().change()
        for row in named_by(self.subject):
            row.state = State.ACCEPTED
            store(row)


@dataclass(kw_only=True)
class Reject(_Say):
    """It is not so. An actor that accepted events rest on cannot be rejected."""

    verb = Verb.REJECT
    state = State.REJECTED

    def validate(self) -> None:
        super().validate()
        if isinstance(self.subject, Actor):
            count = (
                Event.objects.current()
                .filter(state=State.ACCEPTED, participations__actor=self.subject)
                .distinct()
                .count()
            )
            if count:
                raise Invalid(
                    f"“{self.subject}” takes part in accepted events ({count}). Correct or merge those first."
                )


@dataclass(kw_only=True)
class Defer(OnOne):
    """Not now: it goes to the end of the queue."""

    verb = Verb.DEFER

    def validate(self) -> None:
        if not hasattr(self.subject, "deferred_at"):
            raise Invalid("Only events and statements can be put off.")
        merged_into = getattr(self.subject, "merged_into", None)
        if merged_into:
            raise Invalid(f"“{self.subject}” was merged into “{merged_into}”.")
        if self.subject.state != State.SUGGESTED:
            raise Invalid(f"“{self.subject}” is already {self.subject.state}.")

    def change(self) -> None:
        self.subject.deferred_at = timezone.now()
        store(self.subject)


def named_by(subject: Any) -> list[Any]:
    """The suggested rows that are accepted along with `subject`."""
    variants: list[Any] = []
    if isinstance(subject, Event):
        rows = Actor.objects.filter(participations__event=subject)
    elif isinstance(subject, Statement):
        others = subject.roles.exclude(role=Voice.ABOUT).values_list("actor", flat=True)
        rows = Actor.objects.filter(pk__in=[subject.speaker_id, subject.addressee_id, *others])
        variants = list(subject.variants.filter(state=State.SUGGESTED).order_by("pk"))
    elif isinstance(subject, Actor):
        return list(subject.positions.filter(state=State.SUGGESTED))
    else:
        return []
    actors = rows.filter(state=State.SUGGESTED, merged_into__isnull=True).distinct().order_by("pk")
    return [*actors, *variants]


@dataclass(kw_only=True)
class Judge(Action):
    """That two events, two actors or two statements are different, or not to be told yet.

    The verdict stands until it is undone; a later run of the machine does not join what was judged different.
    That two are the same is said by making them one: `MergeEvents`, `MergeActors`, `SameUtterance`.
    """

    verb = Verb.UNSURE
    verdict: str
    one: Any
    other: Any

    def load(self) -> None:
        self.one, self.other = locked(self.one), locked(self.other)

    def validate(self) -> None:
        if self.verdict == Verb.SAME:
            raise Invalid("Two that are the same are merged; a verdict alone would change nothing.")
        if self.verdict not in (Verb.DIFFERENT, Verb.UNSURE):
            raise Invalid(f"“{self.verdict}” is not a verdict.")
        if type(self.one) is not type(self.other) or not isinstance(self.one, Event | Actor | Statement):
            raise Invalid("Two events, two actors or two statements can be compared.")
        if self.one.pk == self.other.pk:
            raise Invalid("These are one already.")

    def begin(self) -> None:
        self.detail = {"other": str(self.other)}
        self.decision = self.decide(self.verdict, self.one)

    def other_id(self) -> int:
        return int(self.other.pk)
