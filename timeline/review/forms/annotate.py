"""What to do with words selected in an article: one form, one button a purpose."""

from typing import Any

from django import forms

from timeline.actions import Span
from timeline.models import Article, Event, Evidence, Statement
from timeline.models.vocabulary import Act, EventType, Form, State
from timeline.review.forms.base import DeskForm
from timeline.review.forms.fields import ActorField, EdtfField

PURPOSES = ("evidence", "move", "event", "statement", "mention", "note")


class AnnotateForm(DeskForm):
    """`exact` are the words, `start` their place (filled in by the page's script; needed if they occur twice)."""

    exact = forms.CharField(
        label="The words", strip=False, required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "reading"}),
        help_text="Select them in the text, or copy them here.",
    )  # fmt: skip
    start = forms.IntegerField(
        label="They start at", required=False, min_value=0, max_value=10_000_000,
        help_text="Counted in characters; needed only if the words occur more than once.",
    )  # fmt: skip
    do = forms.ChoiceField(choices=[(name, name) for name in PURPOSES])
    target = forms.ChoiceField(label="They show", required=False)
    event = forms.IntegerField(
        label="Or the number of an event", required=False, min_value=1, max_value=2**62,
        help_text="For one that this article does not tell yet.",
    )  # fmt: skip
    piece = forms.ChoiceField(label="Words that these replace", required=False)
    headline = forms.CharField(max_length=300, required=False)
    event_type = forms.ChoiceField(
        label="Type", choices=EventType.choices, initial=EventType.CONSULT, required=False
    )
    edtf = EdtfField(label="Date")
    speaker = ActorField(required=False)
    addressee = ActorField(label="To whom", required=False)
    form = forms.ChoiceField(label="How it is told", choices=Form.choices, required=False)
    act = forms.ChoiceField(
        label="What the words do", choices=Act.choices, initial=Act.COMMENT, required=False
    )
    said_on = EdtfField(label="Said on")
    actor = ActorField(label="Who is named", required=False)
    body = forms.CharField(
        label="Note", widget=forms.Textarea(attrs={"rows": 3}), max_length=10_000, required=False
    )
    public = forms.BooleanField(label="Show it to readers", required=False)

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        events = Event.objects.current().from_articles(article=article)
        statements = Statement.objects.exclude(state=State.REJECTED).filter(article=article)
        self.targets: dict[str, Any] = {f"event-{row.pk}": row for row in events}
        self.targets |= {f"statement-{row.pk}": row for row in statements.select_related("speaker")}
        self.pieces: dict[str, Evidence] = {
            str(row.pk): row for row in article.evidence.filter(mention__isnull=True, position__isnull=True)
        }
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an event or statement"),
            ("Events", [(key, str(row)) for key, row in self.targets.items() if key.startswith("event")]),
            ("Statements", [(key, str(row)) for key, row in self.targets.items() if key.startswith("state")]),
        ]
        self.fields["piece"].choices = [  # type: ignore[attr-defined]
            ("", "Choose words that are marked now"),
            *((key, f"{row.get_part_display()}: “{row.exact[:70]}”") for key, row in self.pieces.items()),
        ]

    def clean_exact(self) -> str:
        """Browsers send line breaks as CR LF; articles have LF."""
        return str(self.cleaned_data["exact"]).replace("\r\n", "\n")

    _NEEDED = {
        "evidence": ("target", "Which event or statement do the words show?"),
        "move": ("piece", "Which words do these replace?"),
        "event": ("headline", "An event needs a headline."),
        "mention": ("actor", "Who is named?"),
        "note": ("body", "Write something."),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("exact") and cleaned.get("do") != "move" and "exact" not in self.errors:
            self.add_error("exact", "Select the words in the text, or copy them here.")
        number = cleaned.get("event")
        if number and not Event.objects.current().filter(pk=number).exists():
            self.add_error("event", f"There is no event {number}.")
        name, complaint = self._NEEDED.get(cleaned.get("do", ""), ("", ""))
        if name == "target" and number:
            return cleaned
        if name and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, complaint)
        return cleaned

    def chosen(self) -> Any:
        """The event or statement that was chosen, None if none was."""
        if self.cleaned_data["event"]:
            return Event.objects.get(pk=self.cleaned_data["event"])
        return self.targets.get(self.cleaned_data["target"])

    @property
    def statement(self) -> dict[str, Any]:
        """The values of a new statement; what was left open keeps its default."""
        given = self.cleaned_data
        values = {name: given[name] for name in ("speaker", "addressee", "form", "act")} | {
            "edtf": given["said_on"]
        }
        return {name: value for name, value in values.items() if value}

    def span(self) -> Span:
        """The words in the article; without words, those that are moved. Raises Invalid."""
        if not self.cleaned_data["exact"]:
            return Span.of(self.pieces[self.cleaned_data["piece"]])
        return Span.find(self.article, self.cleaned_data["exact"], self.cleaned_data["start"])
