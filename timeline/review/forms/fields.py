"""Fields that several forms share: a date as EDTF, an actor by name or number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.models import Actor
from timeline.models.merging import survivor

_NUMBER = re.compile(r"(?:.*\s)?#(\d{1,18})\s*")


class EdtfField(forms.CharField):
    """A date as EDTF; empty is no date. The page checks it while it is typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=80, required=False, **options)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {
            **super().widget_attrs(widget),
            "autocomplete": "off",
            "spellcheck": "false",
            "hx-get": reverse_lazy("check_date"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "next .date-check",
            "data-date": "",
        }

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if text:
            try:
                Edtf.parse(text)
            except EdtfError as error:
                raise ValidationError(
                    f"{error}. Write a day as 2021-06-21, a month as 2021-06, a stretch as 2021-06-19/2021-06-23."
                ) from error
        return text


class ActorField(forms.CharField):
    """An actor: its name, or its number as “#12”, alone or behind the name, as the suggestions give it.

    The suggestions are an ordinary `datalist`, filled while the editor types; without script the name or number do.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=240, **options)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {
            **super().widget_attrs(widget),
            "autocomplete": "off",
            "hx-get": reverse_lazy("find_actor"),
            "hx-trigger": "input changed delay:200ms, focus once",
            "hx-target": "next datalist",
            "data-actor": "",
        }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Actor):
            return named(value)
        if isinstance(value, int):
            actor = Actor.objects.filter(pk=value).first()
            return named(actor) if actor else ""
        return value

    def clean(self, value: Any) -> Actor | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        found = _NUMBER.fullmatch(text)
        if found:
            actor = Actor.objects.filter(pk=int(found[1])).first()
            if actor is None:
                raise ValidationError(f"There is no actor #{found[1]}.")
            return survivor(actor)
        actors = list(Actor.objects.current().exactly_called(text)[:4])
        if len(actors) == 1:
            return actors[0]
        if actors:
            offered = ", ".join(named(actor) for actor in actors[:3])
            raise ValidationError(f"More than one actor is called “{text}”: {offered}. Give the number too.")
        raise ValidationError(f"No actor is called “{text}”. Choose one of the list, or add the actor first.")


def named(actor: Actor) -> str:
    """How the picker writes an actor: “Ana Sousa #12”."""
    return f"{actor.name} #{actor.pk}"
