"""Load the demo: ingest the dispatches, then let an editor decide. Done twice, it changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from timeline.demo.desk import annotate, appoint, curate, decide
from timeline.ingest.draft import Draft, Refusal
from timeline.ingest.importer import Importer, Tally
from timeline.ingest.readers import read_file
from timeline.models import Article, Decision, Event, Statement
from timeline.models.vocabulary import State

FOLDER = Path(__file__).parent
EDITOR = "editor"
"""The account that the decisions are made by; it can be signed in to once it has a password."""


@dataclass(frozen=True)
class Loaded:
    """What there is after loading: the import's tally, decisions made now, and the events and statements by state."""

    tally: Tally
    decided: int
    events: dict[str, int]
    statements: dict[str, int]


def dispatches() -> list[Path]:
    """The files, in the order of their dates."""
    return sorted(FOLDER.glob("*.txt"))


def load() -> Loaded:
    """Ingest what is not stored yet, and decide what is not decided yet."""
    tally = Importer().run(_drafts())
    if tally.refusals or tally.failures:
        raise RuntimeError(f"The demo could not be read: {[*tally.refusals, *tally.failures]}")
    articles = {path.stem: _article(path) for path in dispatches()}
    before = Decision.objects.count()
    user = editor()
    with transaction.atomic():
        if not Decision.objects.filter(user=user).exists():
            decide(user, articles)
            appoint(user)
            annotate(user, articles)
            curate(user, articles)
    return Loaded(
        tally,
        Decision.objects.count() - before,
        {state: Event.objects.current().filter(state=state).count() for state in State.values},
        {state: Statement.objects.current().filter(state=state).count() for state in State.values},
    )


def editor() -> Any:
    """The demo's editor, made without a password if there is none."""
    user, made = get_user_model().objects.get_or_create(username=EDITOR, defaults={"is_staff": True})
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name="Editors"))
    return user


def _drafts() -> Iterator[Draft | Refusal]:
    for path in dispatches():
        for item in read_file(path):
            yield replace(item, origin=_origin(path)) if isinstance(item, Draft) else item


def _origin(path: Path) -> str:
    return f"demo, {path.name}"


def _article(path: Path) -> Article:
    return Article.objects.get(origin=_origin(path))
