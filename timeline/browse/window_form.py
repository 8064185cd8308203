"""The timeline's one GET form."""

from datetime import date

from timeline.browse.lanes import lane as lanes
from timeline.browse.scales import ALL, SCALES, period
from timeline.browse.view_form import NUMBER, Line, Several, ViewForm
from timeline.models import Actor
from timeline.models.vocabulary import EventType, Status

MOST_SIDES = 2
LONGEST_KIND = 40
LONGEST_PLACE = 200


class WindowForm(ViewForm):
    """Its fields are the parameters of the timeline; `actor`, `side`, `type`, `status` and `lane` may be repeated."""

    actor = Several()
    side = Several()
    named = Line()
    type = Several()
    status = Several()
    kind = Line()
    place = Line()
    record = Line()
    as_of = Line()
    known = Line()
    compare = Line()
    lane = Several()
    before = Line()
    after = Line()
    undated = Line()
    scale = Line()
    at = Line()
    opened = Line()

    NAMES = {**ViewForm.NAMES, "named": "with", "opened": "open"}

    def clean_actor(self) -> list[Actor]:
        return self.actors_of("actor")

    def clean_side(self) -> tuple[Actor, ...]:
        sides = self.actors_of("side")
        if len(sides) > MOST_SIDES:
            self.ignore(f"Of the sides only the first {MOST_SIDES} count.")
        return tuple(sides[:MOST_SIDES])

    def clean_named(self) -> list[Actor]:
        return self.actors_called("named")

    def clean_type(self) -> tuple[str, ...]:
        return self.among("type", EventType.values, "type of event")

    def clean_status(self) -> tuple[str, ...]:
        return self.among("status", Status.values, "status")

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"])[:LONGEST_KIND]

    def clean_place(self) -> str:
        return str(self.cleaned_data["place"])[:LONGEST_PLACE]

    def clean_record(self) -> bool:
        return bool(self.cleaned_data["record"] == "1")

    def clean_as_of(self) -> date | None:
        return self.end_of("as_of")

    def clean_compare(self) -> date | None:
        return self.end_of("compare")

    def clean_known(self) -> bool:
        return bool(self.cleaned_data["known"] == "stored")

    def clean_lane(self) -> tuple[lanes.Lane, ...]:
        return lanes.read(self.cleaned_data["lane"], self.user, self.ignore, self.find)

    def clean_before(self) -> int | None:
        return self._cursor("before")

    def clean_after(self) -> int | None:
        return self._cursor("after")

    def clean_scale(self) -> str:
        value = str(self.cleaned_data["scale"])
        if value and value not in SCALES:
            self.ignore(f"“{value[:40]}” is not a length of time that can be looked at: left out.")
            return ""
        return value

    def clean_at(self) -> date | None:
        return self._day("at")

    def clean_opened(self) -> date | None:
        return self._day("opened")

    def _day(self, field: str) -> date | None:
        value = self.cleaned_data[field]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.ignore(f"“{value[:40]}” is not a day: left out.")
            return None

    def clean(self) -> None:
        """A scale and a day in it say the window, where no other is asked for."""
        super().clean()
        given = self.cleaned_data
        scale, day = given.get("scale"), given.get("at")
        if scale and scale != ALL and day and not (given.get("first") or given.get("last")):
            given["first"], given["last"] = period(scale, day).edtf

    def _cursor(self, field: str) -> int | None:
        value = self.cleaned_data[field]
        if not value:
            return None
        if not NUMBER.fullmatch(value):
            self.ignore("The page that was asked for does not exist; this is the first.")
            return None
        return int(value)
