"""Two events, or two actors, side by side."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms

from timeline.models import Decision, Mention
from timeline.models.date_words import when
from timeline.resolve.comparison import Comparison, Profile, compare
from timeline.review.item import Item
from timeline.review.kinds import kind_of


class MergeForm(forms.Form):
    """Which of the two stays, why, and which versions the editor saw."""

    winner = forms.IntegerField(label="Which one stays", min_value=1, max_value=2**62)
    reason = forms.CharField(label="Why", max_length=500, required=False, help_text="Kept in the history.")
    one_version = forms.IntegerField(min_value=0, max_value=2**31, required=False)
    other_version = forms.IntegerField(min_value=0, max_value=2**31, required=False)


class ArticleForm(forms.Form):
    """The article in which somebody else is meant, and why."""

    article = forms.IntegerField(min_value=1, max_value=2**62)
    reason = forms.CharField(max_length=500, required=False)


class PairForm(forms.Form):
    """The two numbers, as they stand in the address, and words to look for the second by."""

    one = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    other = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    q = forms.CharField(label="Find the other by its words", max_length=100, required=False)


@dataclass(frozen=True)
class Line:
    """One property of both."""

    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@dataclass(frozen=True)
class Pair:
    one: Item
    other: Item

    @cached_property
    def lines(self) -> list[Line]:
        """What can be compared, the same properties for both."""
        return [
            Line(label, _say(self.one, name), _say(self.other, name)) for label, name in _LINES[self.one.kind]
        ]

    @cached_property
    def verdicts(self) -> list[Decision]:
        """What the desk has said about the two before."""
        return list(Decision.objects.on_pair(self.one.row, self.other.row))

    @cached_property
    def comparison(self) -> Comparison | None:
        """What speaks for two actors being one, and what against it."""
        if self.kind != "actor":
            return None
        one, other = self.one.row, self.other.row
        articles = Mention.objects.filter(actor=one).values("article")
        together = Mention.objects.filter(actor=other, article__in=articles).exists()
        return compare(Profile.of_stored(one), Profile.of_stored(other), together=together)

    @property
    def sides(self) -> list[Item]:
        return [self.one, self.other]

    @property
    def kind(self) -> str:
        return kind_of(self.one.row)


_LINES: dict[str, list[tuple[str, str]]] = {
    "event": [
        ("State", "state"), ("Date", "edtf"), ("Type", "event_type"), ("Kind", "kind"), ("Status", "status"),
        ("Place", "place"), ("Participants", "participants"),
    ],
    "actor": [
        ("State", "state"), ("Kind", "kind"), ("Other names", "names"), ("Positions", "positions"),
        ("Belongs to", "affiliation"), ("Country code", "iso3"), ("Wikidata", "wikidata"),
    ],
}  # fmt: skip


def _say(item: Item, name: str) -> str:
    row: Any = item.row
    if name == "edtf":
        return when(row)
    if name == "participants":
        return "; ".join(f"{one.actor} ({one.get_role_display().lower()})" for one in item.participants)
    if name == "names":
        return "; ".join(row.names.values_list("name", flat=True))
    if name == "positions":
        return "; ".join(str(one) for one in item.positions)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else getattr(row, name) or "")
