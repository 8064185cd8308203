"""A note."""

from typing import Any

from django import forms

from timeline.models import Note


class NoteForm(forms.Form):
    """What an editor writes in the margin."""

    body = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 4}), max_length=10_000)
    public = forms.BooleanField(label="Show it to readers", required=False)

    @classmethod
    def initial_of(cls, note: Note) -> dict[str, Any]:
        return {"body": note.body, "public": note.public}

    @property
    def values(self) -> dict[str, Any]:
        """Field → value, for the action."""
        return {"body": self.cleaned_data["body"].strip(), "public": self.cleaned_data["public"]}
