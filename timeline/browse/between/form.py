"""The form that asks between whom."""

from timeline.browse.view_form import Line, ViewForm
from timeline.models import Actor


class BetweenForm(ViewForm):
    """Two actors by their names, and a period."""

    one = Line()
    other = Line()

    def clean_one(self) -> Actor | None:
        return next(iter(self.actors_called("one")), None)

    def clean_other(self) -> Actor | None:
        return next(iter(self.actors_called("other")), None)
