"""An event by hand."""

from typing import Any

from django import forms

from timeline.actions import Participant
from timeline.models import Event
from timeline.models.vocabulary import EventType, Role, Status
from timeline.review.forms.base import DeskForm
from timeline.review.forms.fields import ActorField, EdtfField


class EventForm(DeskForm):
    """The fields of an event that an editor sets."""

    headline = forms.CharField(
        max_length=300, help_text="One sentence in the present tense: who does what to whom."
    )
    edtf = EdtfField(label="Date")
    derivation = forms.CharField(
        label="How the date is known", max_length=500, required=False,
        help_text="For readers: “the communiqué gives it”, “Saturday before the article’s Monday”.",
    )  # fmt: skip
    event_type = forms.ChoiceField(label="Type", choices=EventType.choices)
    kind = forms.CharField(max_length=40, required=False, help_text="Visit, bilateral, call, appointment …")
    status = forms.ChoiceField(choices=Status.choices, help_text="Only the first two have happened.")
    place = forms.CharField(max_length=200, required=False)
    place_iso3 = forms.RegexField(
        r"^[A-Z]{3}$", label="Country of the place", required=False, help_text="Three letters, as KOR.",
        error_messages={"invalid": "Three capital letters, as KOR."},
    )  # fmt: skip
    summary = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    core = forms.BooleanField(label="Belongs on the timeline", required=False)
    reason = forms.CharField(label="Why", max_length=500, required=False, help_text="Kept in the history.")

    @classmethod
    def initial_of(cls, event: Event | None) -> dict[str, Any]:
        """The stored values; for a new event, the usual ones."""
        if event is None:
            return {"core": True, "status": Status.HAPPENED, "event_type": EventType.CONSULT}
        return {name: getattr(event, name) for name in cls.base_fields if name != "reason"}

    @property
    def values(self) -> dict[str, Any]:
        """Field → value, for the action. A date that stays keeps its basis and derivation."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if not {"edtf", "derivation"} & set(self.changed_data):
            del values["edtf"], values["derivation"]
        return values


class ParticipantForm(DeskForm):
    """One participant. An empty line is none."""

    actor = ActorField(label="Who", required=False)
    role = forms.ChoiceField(choices=Role.choices, initial=Role.ACTOR)
    caption = forms.CharField(label="Role held then", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("caption") and not cleaned.get("actor") and "actor" not in self.errors:
            self.add_error("actor", "Who held this role?")
        return cleaned


class _Participants(forms.BaseFormSet[ParticipantForm]):
    @classmethod
    def initial_of(cls, event: Event | None) -> list[dict[str, Any]]:
        if event is None:
            return []
        rows = event.participations.select_related("actor")
        return [{"actor": row.actor, "role": row.role, "caption": row.caption} for row in rows]

    @property
    def participants(self) -> list[Participant]:
        """Those that were filled in and not struck out."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("actor")]
        return [
            Participant(row["actor"], row["role"], row["caption"].strip())
            for row in rows
            if not row.get("DELETE")
        ]


ParticipantFormSet = forms.formset_factory(
    ParticipantForm,
    formset=_Participants,
    extra=2,
    max_num=60,
    validate_max=True,
    can_delete=True,
    can_delete_extra=False,
)
