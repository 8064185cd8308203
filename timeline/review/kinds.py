"""The kinds of things that the desk works on, as they stand in addresses: event, actor, statement …"""

from typing import Any

from django.http import Http404
from django.urls import register_converter

from timeline.models import Actor, Article, Event, Note, Position, Statement, Timeline

MODELS: dict[str, Any] = {
    "event": Event,
    "statement": Statement,
    "actor": Actor,
    "position": Position,
    "note": Note,
    "timeline": Timeline,
    "article": Article,
}
JUDGED = ("event", "statement", "actor")
"""Those that come up in the queue."""


class KindConverter:
    """In an address: one of the kinds."""

    regex = "|".join(MODELS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "kind")


def thing(kind: str, pk: int, *among: str) -> Any:
    """The row, 404 if there is none or if the kind is not one of `among`."""
    if among and kind not in among:
        raise Http404(f"Nothing of this kind is here: {kind}.")
    row = MODELS[kind]._default_manager.filter(pk=pk).first()
    if row is None:
        raise Http404(f"No {kind} {pk}.")
    return row


def kind_of(row: Any) -> str:
    """The kind of a row."""
    return str(row._meta.model_name)
