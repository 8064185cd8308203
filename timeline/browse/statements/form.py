"""The one GET form of the statements page."""

from timeline.browse.statements.cursor import Cursor
from timeline.browse.view_form import Line, Several, ViewForm
from timeline.models import Actor
from timeline.models.vocabulary import Act, Form


class SelectionForm(ViewForm):
    """Its fields are the parameters of `/statements/`; those of actors, acts and forms may be repeated."""

    speakers = Several()
    addressees = Several()
    about = Several()
    said_by = Line()
    said_to = Line()
    said_of = Line()
    act = Several()
    form = Several()
    before = Line()
    after = Line()

    NAMES = {
        **ViewForm.NAMES,
        "speakers": "by",
        "addressees": "addressee",
        "said_by": "said-by",
        "said_to": "said-to",
        "said_of": "said-of",
    }

    def clean_speakers(self) -> list[Actor]:
        return self.actors_of("speakers")

    def clean_addressees(self) -> list[Actor]:
        return self.actors_of("addressees")

    def clean_about(self) -> list[Actor]:
        return self.actors_of("about")

    def clean_said_by(self) -> list[Actor]:
        return self.actors_called("said_by")

    def clean_said_to(self) -> list[Actor]:
        return self.actors_called("said_to")

    def clean_said_of(self) -> list[Actor]:
        return self.actors_called("said_of")

    def clean_act(self) -> tuple[str, ...]:
        return self.among("act", Act.values, "act of speech")

    def clean_form(self) -> tuple[str, ...]:
        return self.among("form", Form.values, "form of speech")

    def clean_before(self) -> Cursor | None:
        return self._cursor("before")

    def clean_after(self) -> Cursor | None:
        return self._cursor("after")

    def _cursor(self, field: str) -> Cursor | None:
        value = self.cleaned_data[field]
        found = Cursor.read(value)
        if value and found is None:
            self.ignore("The page that was asked for does not exist; this is the first.")
        return found
