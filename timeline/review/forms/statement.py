"""A statement by hand. Its words are the article's: they are moved on the article's page, not typed here."""

from typing import Any

from django import forms

from timeline.models import Statement
from timeline.models.vocabulary import Act, Form
from timeline.review.forms.base import DeskForm
from timeline.review.forms.fields import ActorField, EdtfField


class StatementForm(DeskForm):
    """The fields of a statement that an editor sets."""

    speaker = ActorField(required=False)
    speaker_caption = forms.CharField(label="Role held then", max_length=200, required=False)
    addressee = ActorField(required=False, help_text="To whom it was said, if the text says so.")
    act = forms.ChoiceField(label="What the words do", choices=Act.choices, initial=Act.COMMENT)
    form = forms.ChoiceField(label="How it is told", choices=Form.choices, initial=Form.DIRECT)
    cue = forms.CharField(max_length=100, required=False, help_text="“said”, “told reporters” …")
    edtf = EdtfField(label="Said on")
    derivation = forms.CharField(label="How the date is known", max_length=500, required=False)
    reason = forms.CharField(label="Why", max_length=500, required=False, help_text="Kept in the history.")

    @classmethod
    def initial_of(cls, statement: Statement) -> dict[str, Any]:
        return {name: getattr(statement, name) for name in cls.base_fields if name != "reason"}

    @property
    def values(self) -> dict[str, Any]:
        """Field → value, for the action. A date that stays keeps its basis and derivation."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if not {"edtf", "derivation"} & set(self.changed_data):
            del values["edtf"], values["derivation"]
        return values
