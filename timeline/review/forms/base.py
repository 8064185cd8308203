"""What the desk's forms have in common."""

from typing import Any

from django import forms

from timeline.review.forms.fields import ActorField


class DeskForm(forms.Form):
    """A form whose actor fields each have a list of suggestions of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, ActorField):
                field.widget.attrs["list"] = f"{self.add_prefix(name)}-options"
