"""Lists of the desk: articles to work on, decisions, timelines."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator

from timeline.models import Article, Decision, Verb

PAGE = 50


class _Paged(forms.Form):
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)


class ArticleListForm(_Paged):
    q = forms.CharField(label="Title has", max_length=100, required=False)


class DecisionListForm(_Paged):
    user = forms.ModelChoiceField(
        get_user_model().objects.filter(decisions__isnull=False).distinct().order_by("username"),
        label="Who", required=False, empty_label="Everybody",
    )  # fmt: skip
    verb = forms.ChoiceField(label="What", choices=[("", "Everything"), *Verb.choices], required=False)


@dataclass(frozen=True)
class _List:
    """Rows of one page, and the form that filters them."""

    form: Any
    given: dict[str, Any]

    @classmethod
    def read(cls, data: Any) -> Any:
        form = cls.form_class(data or None)  # type: ignore[attr-defined]
        form.is_valid()
        return cls(form, getattr(form, "cleaned_data", {}))

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(self.rows(), PAGE).get_page(self.given.get("page") or 1)

    def rows(self) -> Any:
        raise NotImplementedError


class ArticleList(_List):
    form_class = ArticleListForm

    def rows(self) -> Any:
        return Article.objects.with_suggestions().titled(self.given.get("q") or "").latest_first()


class DecisionList(_List):
    form_class = DecisionListForm

    def rows(self) -> Any:
        return Decision.objects.taken(self.given.get("user"), self.given.get("verb") or "")
