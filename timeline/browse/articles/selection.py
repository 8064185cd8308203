"""Which articles are on screen: words, a source, days of publication, and the page."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from timeline.browse.phrases import Filter, counted, looked_for
from timeline.browse.view import View
from timeline.browse.view_form import NUMBER, Line, ViewForm
from timeline.models import Article
from timeline.models.long_lists import listed
from timeline.models.plain_values import asked
from timeline.search import found

MOST = 2_000
"""Of the articles that match words so many are looked at, those stored last."""
LAST_PAGE = 2_000


class ArticlesForm(ViewForm):
    """The parameters of the list. What an editor reviews are events and statements, so there is no state."""

    page = Line()

    def clean_page(self) -> int:
        value = self.cleaned_data["page"]
        if not value:
            return 1
        if not NUMBER.fullmatch(value) or not 1 <= int(value) <= LAST_PAGE:
            self.ignore("The page that was asked for does not exist; this is the first.")
            return 1
        return int(value)


@dataclass(frozen=True, slots=True)
class ArticleSelection(View):
    """A view of the articles. All of it is in the query string."""

    page: int = 1

    @classmethod
    def read(cls, query: QueryDict | str, user: Any) -> "ArticleSelection":
        """The selection of a query string. Never raises; unreadable values are in `ignored`."""
        form = ArticlesForm(QueryDict(query) if isinstance(query, str) else query, user)
        form.is_valid()
        given = form.cleaned_data
        return cls(
            text=given["q"],
            source=given["source"],
            first=given["first"],
            last=given["last"],
            page=given["page"],
            ignored=tuple(form.ignored),
        )

    def narrowing(self) -> list[tuple[str, Any]]:
        return []

    def paging(self) -> list[tuple[str, Any]]:
        return [("page", self.page if self.page > 1 else "")]

    def but(self, **changes: Any) -> "ArticleSelection":
        """The same with some fields changed, on its first page."""
        fields = {"text": self.text, "source": self.source, "first": self.first, "last": self.last}
        return ArticleSelection(**{**fields, **changes})

    @property
    def hits(self) -> list[int] | None:
        """The ids of the articles that match, of those stored last; None where no words are looked for."""
        some = found(Article.objects.all(), self.text, MOST)
        return None if some is None else [key for (key,) in asked(some.sql, some.params)]

    def matching(self, hits: list[int] | None) -> Any:
        """The last versions of the articles of the selection, of these `hits` if there are words."""
        rows: Any = Article.objects.last_versions()
        if self.source:
            rows = rows.filter(source=self.source)
        if self.first_day:
            rows = rows.filter(published_on__gte=self.first_day)
        if self.last_day:
            rows = rows.filter(published_on__lte=self.last_day)
        return rows if hits is None else rows.filter(pk__in=listed(hits))

    @property
    def filters(self) -> list[Filter]:
        """Every filter that is on, each with the selection that drops it."""
        on = []
        if self.text:
            on.append(Filter(f"“{self.text}”", self.but(text="")))
        if self.source:
            on.append(Filter(f"in {self.source}", self.but(source=None)))
        if self.limited:
            on.append(Filter(self.when, self.but(first=None, last=None)))
        return on

    def sentence(self, count: int, more: bool) -> str:
        """“12 articles in The Dispatch, published June 2021, matching “sanctions””."""
        said = f"{counted(count, more)} article{'' if count == 1 else 's'}".strip().capitalize()
        said += f" in {self.source}" if self.source else ""
        said += f", published {self.when}" if self.when else ""
        return looked_for(said, self.text)
