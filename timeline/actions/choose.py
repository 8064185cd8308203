"""Choose: where reports differ, an editor takes the word of one of them, and later reports do not change it again."""

from dataclasses import dataclass
from typing import Any

from timeline.actions.base import OnOne, store
from timeline.actions.errors import Invalid
from timeline.actions.fields import differing, mark_edited
from timeline.actions.parts import Participant, set_parts
from timeline.extract.events.gazetteer import state_of_town
from timeline.extract.lexicons.load import state_called
from timeline.models import Event, EventReport, Verb
from timeline.models.telling.matters import MATTERS, PARTICIPANTS


@dataclass(kw_only=True)
class Choose(OnOne):
    """Set what `report` (an id) says of one `matter` of an event (see `timeline.models.telling.matters`).

    For the participants `actor` (an id) names whose part it is about; the parts of the others stay as they are. Choosing
    what is shown already makes it the editor's.
    """

    verb = Verb.EDIT
    matter: str
    report: int
    actor: int | None = None

    def validate(self) -> None:
        if not isinstance(self.subject, Event) or self.matter not in MATTERS:
            raise Invalid("Choose one of the things that the reports say of the event.")
        if self.subject.merged_into_id:
            raise Invalid(f"“{self.subject}” was merged into “{self.subject.merged_into}”; choose there.")
        told = self.subject.reports.filter(pk=self.report).select_related("article__source").first()
        if told is None:
            raise Invalid("That report does not tell this event any more.")
        self.told: EventReport = told
        self.values = self._participants() if self.matter == PARTICIPANTS else self._fields()
        kept = set(self.values) <= set(self.subject.edited_fields)
        if kept and self.matter != PARTICIPANTS and not differing(self.subject, self.values):
            raise Invalid("This is what the desk has chosen already.")

    def _fields(self) -> dict[str, Any]:
        values = {name: getattr(self.told, name) for name in MATTERS[self.matter]}
        if not values[MATTERS[self.matter][0]]:
            raise Invalid("That report says nothing of this.")
        if values.get("event_type", self.subject.event_type) != self.subject.event_type:
            values |= {"mode": "", "cameo": ""}
        if values.get("place", self.subject.place) != self.subject.place:
            values["place_iso3"] = self._land(values["place"])
        return values

    def _land(self, place: str) -> str:
        """The state that a place is or lies in, where the tables know one; of namesakes, that of a participant."""
        near = self.subject.participations.exclude(actor__iso3="").values_list("actor__iso3", flat=True)
        return state_called(place) or state_of_town(place, set(near)) or ""

    def _participants(self) -> dict[str, Any]:
        roles = [role for role in self.told.roles.select_related("actor") if role.actor_id == self.actor]
        if not roles:
            raise Invalid("That report does not name this participant.")
        rows = self.subject.participations.select_related("actor")
        others = [Participant(row.actor, row.role, row.caption) for row in rows if row.actor_id != self.actor]
        return {PARTICIPANTS: others + [Participant(row.actor, row.role, row.caption) for row in roles]}

    def begin(self) -> None:
        self.detail = {
            "fields": sorted(self.values),
            "chosen": {
                "matter": self.matter,
                "report": self.told.pk,
                "source": str(self.told.article.source),
            },
        }
        super().begin()

    def change(self) -> None:
        row = self.subject
        for name, value in self.values.items():
            if name != PARTICIPANTS:
                setattr(row, name, value)
        set_parts(row, self.values)
        mark_edited(row, set(self.values))
        store(row)
        self.touch(row)
