"""What a time expression should have been read as: a correction of the engine, kept for whoever writes its rules."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timeline.actions.base import LABEL, Action
from timeline.actions.errors import Invalid
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.models import Article, Decision, Verb
from timeline.models.decision import EXPRESSION

LONGEST = 500
"""Characters of an expression that can be corrected: the words themselves are far shorter."""


@dataclass(kw_only=True)
class CorrectExpression(Action):
    """Say that `text[start:end]`, published on `published` (a day or None), should be read as `edtf`; "" is no date.

    Offsets are code points, end exclusive. `context` is the (start, end) of the sentence that holds the words, and
    `engine` what was read instead (type, value, edtf, derivation, rule), empty for words that were not read. No row is
    changed: the decision is the record, about the article of `article`, or about none where the text was pasted.
    """

    verb = Verb.EDIT
    text: str
    start: int
    end: int
    context: tuple[int, int]
    published: date | None
    edtf: str
    engine: dict[str, Any] = field(default_factory=dict)
    article: Article | None = None

    def validate(self) -> None:
        first, last = self.context
        if not 0 <= first <= self.start < self.end <= last <= len(self.text):
            raise Invalid("These words do not stand in the text.")
        if self.end - self.start > LONGEST:
            raise Invalid(f"An expression has {LONGEST} characters at most.")
        self.edtf = self.edtf.strip()
        if not self.edtf and self.engine.get("type"):
            return
        try:
            Edtf.parse(self.edtf)
        except EdtfError as error:
            raise Invalid.of_field(
                "edtf", f"{error}. Write a day as 2021-06-21, a month as 2021-06."
            ) from error
        if self.edtf == self.engine.get("edtf", ""):
            raise Invalid.of_field("edtf", f"“{self.words}” is read as {self.edtf} already.")

    @property
    def words(self) -> str:
        """The words, on one line."""
        return " ".join(self.text[self.start : self.end].split())

    def begin(self) -> None:
        first, last = self.context
        self.detail = {
            "words": self.text[self.start : self.end],
            "start": self.start,
            "end": self.end,
            "sentence": self.text[first:last],
            "sentence_start": first,
            "published": self.published.isoformat() if self.published else None,
            "engine": self.engine,
            "edtf": self.edtf,
        }
        self.decision = Decision.objects.create(
            user=self.user,
            verb=self.verb,
            subject_type=EXPRESSION,
            subject_id=self.article.pk if self.article else 0,
            subject_label=f"“{self.words}”: {self.edtf or 'no date'}"[:LABEL],
            reason=self.reason.replace("\0", "").strip(),
            detail=self.detail,
        )
