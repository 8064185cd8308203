"""An actor by hand, with its names and positions."""

from typing import Any

from django import forms

from timeline.actions import Post
from timeline.models import Actor
from timeline.models.vocabulary import ActorKind
from timeline.review.forms.base import DeskForm
from timeline.review.forms.fields import ActorField, EdtfField


class ActorForm(DeskForm):
    """The fields of an actor that an editor sets."""

    name = forms.CharField(max_length=200, help_text="As the desk writes it: “Sung Kim”, “South Korea”.")
    kind = forms.ChoiceField(choices=ActorKind.choices)
    names = forms.CharField(
        label="Other names", widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text="One a line: aliases, acronyms, other spellings, former names.",
    )  # fmt: skip
    affiliation = ActorField(label="Belongs to", required=False, help_text="The state or organisation.")
    iso3 = forms.RegexField(
        r"^[A-Z]{3}$", label="Country code", required=False, help_text="Three letters, as KOR.",
        error_messages={"invalid": "Three capital letters, as KOR."},
    )  # fmt: skip
    wikidata = forms.RegexField(
        r"^Q[1-9][0-9]{0,11}$", label="Wikidata id", required=False, help_text="As Q884.",
        error_messages={"invalid": "A Q and a number, as Q884."},
    )  # fmt: skip
    description = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    reason = forms.CharField(label="Why", max_length=500, required=False, help_text="Kept in the history.")

    @classmethod
    def initial_of(cls, actor: Actor | None) -> dict[str, Any]:
        if actor is None:
            return {"kind": ActorKind.PERSON}
        stored = {name: getattr(actor, name) for name in cls.base_fields if name not in ("reason", "names")}
        return {**stored, "names": "\n".join(actor.names.values_list("name", flat=True))}

    def clean_names(self) -> str:
        text: str = self.cleaned_data["names"]
        long = next((line for line in text.splitlines() if len(line.strip()) > 200), None)
        if long:
            raise forms.ValidationError(f"A name has at most 200 characters: “{long[:40]}…”.")
        return text

    @property
    def values(self) -> dict[str, Any]:
        """Field → value, for the action."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        values["names"] = [line.strip() for line in values["names"].splitlines() if line.strip()]
        return values


class PositionForm(DeskForm):
    """One position. An empty title is none; `pk` names the stored one."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)
    title = forms.CharField(max_length=200, required=False)
    org = ActorField(label="Of", required=False)
    since = EdtfField()
    until = EdtfField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("title") and any(cleaned.get(name) for name in ("org", "since", "until")):
            self.add_error("title", "Which position?")
        return cleaned


class _Positions(forms.BaseFormSet[PositionForm]):
    @classmethod
    def initial_of(cls, actor: Actor | None) -> list[dict[str, Any]]:
        if actor is None:
            return []
        rows = actor.positions.select_related("org")
        return [
            {"pk": row.pk, "title": row.title, "org": row.org, "since": row.since, "until": row.until}
            for row in rows
        ]

    @property
    def posts(self) -> list[Post]:
        """Those that were filled in and not struck out."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("title")]
        return [
            Post(row["title"].strip(), row["org"], row["since"], row["until"], row["pk"])
            for row in rows
            if not row.get("DELETE")
        ]


PositionFormSet = forms.formset_factory(
    PositionForm,
    formset=_Positions,
    extra=1,
    max_num=40,
    validate_max=True,
    can_delete=True,
    can_delete_extra=False,
)
