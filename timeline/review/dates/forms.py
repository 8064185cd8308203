"""The forms of the date explainer: what to explain, what an expression should be, another date for an event."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info

from timeline.extract.dates.finder import find
from timeline.extract.dates.lexicon import ENGLISH
from timeline.extract.dates.outlet import languages
from timeline.models import Article
from timeline.review.forms.fields import EdtfField

LONGEST = 100_000
"""Characters that can be pasted: an article of fifty pages."""

WHY = 500

_NO_NUL = {"null_characters_not_allowed": "There is a NUL character in it, which no text has. Take it out."}

EXAMPLE = {
    "text": "The delegation arrived in Lisbon on Sunday for a three-day visit and will meet the foreign minister on "
    "Wednesday. Both sides last spoke in early February, a week after the ministers’ call, and the treaty was "
    "signed in the spring of 2019. Resolution 1874 is not on the agenda, Mr May said. The talks had first been set "
    "for February 30.",
    "published": "2024-03-04",
}
"""Sentences of our own, with something of every kind: a weekday back and ahead, a length, what is no date."""

EXAMPLES = [
    ("Counted from another date", {
        "text": "The ceasefire began on 3 March 2019. Two days later convoys crossed the line, and the following month "
        "the envoys met again.",
        "published": "2024-03-04",
    }),
    ("Either 5 June or 6 May", {
        "text": "The letter, dated 05/06/2023, answers one of 21/04/2023.", "published": "2023-06-12", "order": "day",
    }),
    ("Without a day of publication", {"text": "They met on Tuesday, three days after the talks of 9 May 2022."}),
    ("In German", {
        "text": "Der Botschafter traf am Montag ein und wird am Freitag abreisen. Der Vertrag vom 3. Mai 2019 gilt.",
        "published": "2024-03-06",
        "language": "de",
    }),
]  # fmt: skip
"""More of our own, by what they show: (label, what the form is sent)."""


LANGUAGES = [
    (name, get_language_info(name)["name"])
    for name in sorted(languages(), key=lambda name: (name != ENGLISH, name))
]
"""The languages that there are time rules for, English first: (code, name)."""


ORDERS = [("", "either, the nearer"), ("day", "5 June, the day first"), ("month", "6 May, the month first")]
"""How an outlet writes dates in numbers."""


class PublishedField(forms.CharField):
    """A day, or a moment with its zone, of which the day in that zone counts. Empty is None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=60, required=False, error_messages=_NO_NUL, **options)

    def clean(self, value: Any) -> date | None:
        written = str(super().clean(value)).strip()
        if not written:
            return None
        try:
            return datetime.fromisoformat(written).date()
        except ValueError:
            pass
        times, _ = find(written, None)
        whole = times[0] if len(times) == 1 and times[0].span.text == written else None
        if whole and whole.earliest and whole.earliest == whole.latest:
            return whole.earliest
        raise ValidationError(
            f"“{written}” is no day of the calendar. Write it as 2021-06-21, or with time and zone as "
            "2021-06-21T09:00+09:00."
        )


class ExplainForm(forms.Form):
    """A pasted text and its date, or the number of a stored article, which brings its own date."""

    text = forms.CharField(
        label="Text", required=False, strip=False, error_messages=_NO_NUL,
        widget=forms.Textarea(attrs={"rows": 7, "class": "reading"}),
    )  # fmt: skip
    published = PublishedField(
        label="Published on",
        help_text="As 2021-06-21, or with time and zone as 2021-06-21T09:00+09:00: the day in that zone counts. "
        "If it is left empty, “on Monday” and the like stay unresolved.",
    )
    language = forms.ChoiceField(
        choices=LANGUAGES, required=False, initial=ENGLISH, widget=forms.Select(attrs={"class": "short"})
    )
    order = forms.ChoiceField(
        label="05/06/2021 is", choices=ORDERS, required=False, widget=forms.Select(attrs={"class": "short"})
    )
    article = forms.CharField(required=False, max_length=20, error_messages=_NO_NUL)

    @property
    def asked(self) -> bool:
        """Whether anything was sent to be explained, rather than the empty page opened."""
        return any(self.data.get(name) for name in ("text", "published", "article"))

    def clean_text(self) -> str:
        """The text with line ends as stored texts have them, because browsers send others."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > LONGEST:
            raise ValidationError(
                f"The text has {len(text):,} characters; {LONGEST:,} can be explained at once. Paste a part of it."
            )
        return text

    def clean_language(self) -> str:
        return str(self.cleaned_data["language"] or ENGLISH)

    def clean_article(self) -> Article | None:
        number = self.cleaned_data["article"].strip()
        if not number:
            return None
        known = number.isascii() and number.isdigit() and len(number) < 19
        article = Article.objects.filter(pk=int(number)).first() if known else None
        if article is None:
            raise ValidationError(f"There is no article {number}.")
        return article

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("article") and not cleaned["text"].strip():
            self.add_error("text", "Paste a text with a date in it.")
        return cleaned

    @property
    def everything(self) -> list[str]:
        """All errors that are not shown beside a field of the page."""
        return [*self.non_field_errors(), *self.errors.get("article", [])]


MISSED = "missed"
"""What the form for missed words is called, where another has the place of its expression."""


class CorrectionForm(forms.Form):
    """What an expression should have been read as. Its fields stand beside the expression, the form once on the page."""

    edtf = EdtfField(label="This should be")
    reason = forms.CharField(label="Why", max_length=WHY, required=False, error_messages=_NO_NUL)

    def __init__(self, *args: Any, no_date: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.no_date = no_date
        for field in self.fields.values():
            field.widget.attrs["form"] = "correction"

    def clean_edtf(self) -> str:
        """What was written, "" where the words are to be no date."""
        edtf = "" if self.no_date else str(self.cleaned_data["edtf"])
        if not edtf and not self.no_date:
            raise ValidationError("Write the date that it should be, as 2021-06-21.")
        return edtf


class MissedForm(CorrectionForm):
    """Words that were not read as a date, and the date they give. `explained` is where they are looked for."""

    words = forms.CharField(
        label="Words", max_length=200, error_messages=_NO_NUL, help_text="As they stand in the text."
    )
    field_order = ("words", "edtf", "reason")
    use_required_attribute = False
    """It shares a form with the corrections on the page, which must be sent without it."""

    def __init__(self, text: str, read: list[tuple[int, int]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=MISSED, **kwargs)
        self.fields["edtf"].label = "Which date they give"
        self._text, self._read = text, read
        self.place = (0, 0)

    def clean_words(self) -> str:
        """The words, whose first place that is not read yet becomes `place`."""
        words = str(self.cleaned_data["words"])
        at = self._text.find(words)
        if at < 0:
            raise ValidationError("These words do not stand in the text, letter for letter.")
        while at >= 0 and any(start < at + len(words) and at < end for start, end in self._read):
            at = self._text.find(words, at + 1)
        if at < 0:
            raise ValidationError("These words are read as a time expression. Correct it where it is listed.")
        self.place = at, at + len(words)
        return words


class RedateForm(forms.Form):
    """Another date for an event or statement, and how it is known, which readers see."""

    edtf = EdtfField(label="Date")
    reason = forms.CharField(
        label="How the date is known", max_length=WHY, required=False, help_text="Readers see it, too."
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, kind: str, row: Any, data: Any = None) -> "RedateForm":
        """For a row as it is stored; ids of the fields differ from row to row."""
        initial = {"edtf": row.edtf, "version": row.version}
        return cls(data, initial=initial, auto_id=f"redate-{kind}-{row.pk}-%s")

    def clean_edtf(self) -> str:
        edtf = str(self.cleaned_data["edtf"])
        if not edtf:
            raise ValidationError("Write a date. To take it away, use the form that edits everything.")
        return edtf
