"""What the GET forms of readers' pages share. They never fail: what cannot be read is left out, and `ignored` says so."""

import re
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Count

from timeline.browse import date_box
from timeline.models import Actor, Source
from timeline.models.merging import survivor
from timeline.models.names import fold
from timeline.models.vocabulary import State

LONGEST_TEXT = 200
MOST_VALUES = 24
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
NUMBER = re.compile(r"[0-9]{1,18}")
_WITH_ID = re.compile(r".*#([0-9]{1,18})")


class Line(forms.CharField):
    """One line of text, never required; control characters are blanks."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(_CONTROL.sub(" ", str(value or ""))))


class Several(forms.Field):
    """All values of a repeatable parameter, as a tuple of strings."""

    widget = forms.SelectMultiple

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for v in value or () if (text := _CONTROL.sub(" ", v).strip())))[
            :MOST_VALUES
        ]


class ViewForm(forms.Form):
    """Words, a source, a state and two dates, and how actors are named in an address or in a box."""

    q = Line()
    source = Line()
    state = Line()
    first = Line()
    last = Line()

    NAMES: ClassVar[dict[str, str]] = {"first": "from", "last": "to"}
    """Parameters whose names are words of Python, or hyphened."""

    def __init__(self, data: Any, user: Any) -> None:
        super().__init__(data)
        self.user = user
        self.ignored: list[str] = []

    def add_prefix(self, field_name: str) -> str:
        return self.NAMES.get(field_name, field_name)

    def ignore(self, message: str) -> None:
        """Note what was left out, once."""
        if message not in self.ignored:
            self.ignored.append(message)

    def clean_q(self) -> str:
        text = " ".join(self.cleaned_data["q"].split())
        if len(text) > LONGEST_TEXT:
            self.ignore(f"Only the first {LONGEST_TEXT} characters were searched for.")
        return text[:LONGEST_TEXT].strip()

    def actors_of(self, field: str) -> list[Actor]:
        """The actors whose ids are the values of `field`, each once; a merged one is what it was merged into."""
        wanted = self.cleaned_data[field]
        ids = [int(v) for v in wanted if NUMBER.fullmatch(v)]
        known = _survivors(ids, self.user) if ids else {}
        for value in wanted:
            if not NUMBER.fullmatch(value) or int(value) not in known:
                self.ignore(f"There is no actor “{value[:40]}” here: left out.")
        return list({known[n].pk: known[n] for n in ids if n in known}.values())

    def actors_called(self, field: str) -> list[Actor]:
        """The actors that the reader typed into `field`: names with commas between."""
        names = [name.strip() for name in self.cleaned_data[field].split(",") if name.strip()][:MOST_VALUES]
        return [actor for name in names if (actor := self.called(name))]

    def called(self, name: str) -> Actor | None:
        """The actor of that name; if there is none, that is noted."""
        found = self.find(name)
        if found is None:
            self.ignore(f"No actor is called “{name[:60]}”: left out.")
        return found

    def find(self, name: str) -> Actor | None:
        """The actor of that name or alias, or whose name begins so; of several, the one with most parts."""
        numbered = _WITH_ID.fullmatch(name)
        if numbered:
            return _survivors([int(numbered[1])], self.user).get(int(numbered[1]))
        rows = Actor.objects.visible_to(self.user).annotate(busy=Count("participations"))
        return (
            rows.filter(name__iexact=name).order_by("-busy").first()
            or rows.filter(names__folded=fold(name)).order_by("-busy").first()
            or rows.filter(name__istartswith=name).order_by("-busy").first()
        )

    def among(self, field: str, choices: list[str], noun: str) -> tuple[str, ...]:
        """Those values of `field` that are among the choices, in the order of the choices."""
        wanted = self.cleaned_data[field]
        for value in wanted:
            if value not in choices:
                self.ignore(f"“{value[:40]}” is not a {noun}: left out.")
        return tuple(value for value in choices if value in wanted)

    def clean_source(self) -> Source | None:
        value = self.cleaned_data["source"]
        if not value:
            return None
        source = Source.objects.filter(pk=int(value)).first() if NUMBER.fullmatch(value) else None
        if source is None:
            self.ignore(f"There is no source “{value[:40]}” here: left out.")
        return source

    def clean_state(self) -> str:
        value: str = self.cleaned_data["state"]
        if value and value not in (State.SUGGESTED, State.ACCEPTED):
            self.ignore(f"“{value[:40]}” is neither suggested nor accepted: left out.")
            return ""
        return value

    def clean_first(self) -> Any:
        return self._date("first")

    def clean_last(self) -> Any:
        return self._date("last")

    def _date(self, field: str) -> Any:
        text = self.cleaned_data[field]
        if not text:
            return None
        try:
            value = date_box.read(text)
        except date_box.DateBoxError as error:
            self.ignore(f"{error}: left out.")
            return None
        return value

    def end_of(self, field: str) -> date | None:
        """The last day of what was typed into a box for one day."""
        value = self._date(field)
        if value is not None and value.latest is None:
            self.ignore(f"“{self.cleaned_data[field][:60]}” has no end: left out.")
        return value.latest if value else None

    def clean(self) -> None:
        first, last = date_box.two(self.cleaned_data.get("first"), self.cleaned_data.get("last"))
        begins, ends = first and first.earliest, last and last.latest
        for value, end, box in ((first, begins, "From"), (last, ends, "Until")):
            if value is not None and end is None:
                self.ignore(f"“{value.text}” has no such end: left out of {box}.")
        kept = date_box.two(first if begins else None, last if ends else None)
        self.cleaned_data["first"], self.cleaned_data["last"] = kept
        if begins and ends and begins > ends:
            self.ignore("The end lies before the beginning: both dates were left out.")
            self.cleaned_data["first"] = self.cleaned_data["last"] = None


def _survivors(ids: list[int], user: Any) -> dict[int, Actor]:
    """Visible actors by the id that was asked for; a merged one is answered by what it was merged into."""
    visible: Any = Actor.objects.visible_to(user)
    known: dict[int, Actor] = visible.in_bulk(ids)
    missing = [pk for pk in ids if pk not in known]
    if not missing:
        return known
    merged = Actor.objects.filter(pk__in=missing, merged_into__isnull=False).select_related("merged_into")
    standing = {actor.pk: survivor(actor).pk for actor in merged}
    there = visible.in_bulk(standing.values()) if standing else {}
    return known | {asked: there[pk] for asked, pk in standing.items() if pk in there}
