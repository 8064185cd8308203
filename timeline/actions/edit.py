"""Edit: an editor's own values, which the machine never overwrites."""

from dataclasses import dataclass, field
from typing import Any

from timeline.actions.base import OnOne, store
from timeline.actions.errors import Invalid
from timeline.actions.fields import PARTS, differing, mark_edited, permitted
from timeline.actions.note import may_change
from timeline.actions.parts import set_parts
from timeline.models import Note, Timeline, Verb
from timeline.models.vocabulary import State


@dataclass(kw_only=True)
class Edit(OnOne):
    """Set `values` (field → value; see `timeline.actions.fields.EDITABLE`) on an event, report, statement, actor …

    `accept` accepts it with the same decision. A note is changed by its author or an administrator only.
    """

    verb = Verb.EDIT
    values: dict[str, Any] = field(default_factory=dict)
    accept: bool = False

    def submitted(self) -> dict[str, Any]:
        return self.values

    def validate(self) -> None:
        self.values = permitted(type(self.subject), self.values)
        if getattr(self.subject, "merged_into_id", None):
            raise Invalid(f"“{self.subject}” was merged into “{self.subject.merged_into}”; edit that.")
        if isinstance(self.subject, Note) and not may_change(self.user, self.subject.author_id):
            raise Invalid("A note is changed by its author.")
        self.new = differing(self.subject, self.values)
        accepting = self.accept and self.subject.state != State.ACCEPTED
        if not self.new and not accepting and not PARTS & self.values.keys():
            raise Invalid("Nothing was changed.")

    def begin(self) -> None:
        self.detail = {"fields": sorted(self.new)}
        super().begin()

    def change(self) -> None:
        row = self.subject
        self.touch(row)
        for name, value in self.new.items():
            setattr(row, name, value)
        parts = set_parts(row, self.values)
        if not self.new and not parts and not self.accept:
            raise Invalid("Nothing was changed.")
        mark_edited(row, set(self.new) | parts)
        if self.accept:
            row.state = State.ACCEPTED
        if self.accept and hasattr(row, "deferred_at"):
            row.deferred_at = None
        store(row)
        self.touch(row)


@dataclass(kw_only=True)
class Redate(Edit):
    """Give an event or statement another date: `edtf`, and in `derivation` how it was come by."""

    edtf: str
    derivation: str = ""

    def validate(self) -> None:
        self.values = {"edtf": self.edtf.strip(), "derivation": self.derivation.strip()}
        super().validate()


@dataclass(kw_only=True)
class Publish(OnOne):
    """Show a curated timeline to readers, or, with `public` False, take it back to the desk."""

    verb = Verb.PUBLISH
    permission = "timeline.change_timeline"
    public: bool = True

    def validate(self) -> None:
        if not isinstance(self.subject, Timeline):
            raise Invalid("Only a timeline can be published.")
        if self.subject.published == self.public:
            raise Invalid(f"“{self.subject}” is already {'published' if self.public else 'unpublished'}.")

    def begin(self) -> None:
        self.detail = {"public": self.public}
        super().begin()

    def change(self) -> None:
        self.subject.published = self.public
        store(self.subject)
