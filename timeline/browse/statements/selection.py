"""Selection: which statements are on screen; read from a query string, written back as the canonical one."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from timeline.browse.phrases import Filter, both, counted, either, looked_for, names_for_box
from timeline.browse.statements.cursor import Cursor
from timeline.browse.statements.form import SelectionForm
from timeline.browse.statements.leads import AboutLead, ActorsLead, Lead, SourceLead, TextLead
from timeline.browse.statements.wording import FORMS, noun
from timeline.browse.view import View
from timeline.models import Actor, Statement
from timeline.models.long_lists import listed
from timeline.models.vocabulary import Act, Form, State, Voice
from timeline.search import parse

MOST = 2_000
"""So many statements of a selection are counted, and followed from an index."""


@dataclass(frozen=True, slots=True)
class Selection(View):
    """A view of the statements. All of it is in the query string.

    One of the `speakers` and one of the `addressees` is enough; all of `about` must be spoken of.
    """

    speakers: tuple[Actor, ...] = ()
    addressees: tuple[Actor, ...] = ()
    about: tuple[Actor, ...] = ()
    acts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    before: Cursor | None = None
    after: Cursor | None = None

    @classmethod
    def read(cls, query: QueryDict | str, user: Any) -> "Selection":
        """The selection of a query string, for what `user` may see. Never raises; unreadable values are in `ignored`."""
        form = SelectionForm(QueryDict(query) if isinstance(query, str) else query, user)
        form.is_valid()
        given = form.cleaned_data

        def actors(ids: str, typed: str) -> tuple[Actor, ...]:
            once = {actor.pk: actor for actor in [*given[ids], *given[typed]]}
            return tuple(once[pk] for pk in sorted(once))

        return cls(
            text=given["q"],
            speakers=actors("speakers", "said_by"),
            addressees=actors("addressees", "said_to"),
            about=actors("about", "said_of"),
            acts=given["act"],
            forms=given["form"],
            source=given["source"],
            state=given["state"],
            first=given["first"],
            last=given["last"],
            before=given["before"],
            after=None if given["before"] else given["after"],
            ignored=tuple(form.ignored),
        )

    @property
    def speaker_names(self) -> str:
        return names_for_box(self.speakers)

    @property
    def addressee_names(self) -> str:
        return names_for_box(self.addressees)

    @property
    def about_names(self) -> str:
        return names_for_box(self.about)

    def narrowing(self) -> list[tuple[str, Any]]:
        named = (("by", self.speakers), ("addressee", self.addressees), ("about", self.about))
        return [
            *((name, actor.pk) for name, actors in named for actor in actors),
            *(("act", value) for value in self.acts),
            *(("form", value) for value in self.forms),
        ]

    def paging(self) -> list[tuple[str, Any]]:
        return [("before", self.before), ("after", self.after)]

    def leads(self, user: Any) -> list[Lead]:
        """The filters that lead to their statements by an index."""
        some: list[Lead] = [TextLead(self.text, user)] if parse(self.text) else []
        for actors, voice in ((self.speakers, Voice.SPEAKER), (self.addressees, Voice.ADDRESSEE)):
            some += [ActorsLead([actor.pk for actor in actors], voice)] if actors else []
        some += [AboutLead(actor.pk) for actor in self.about]
        return some + ([SourceLead(self.source.pk, user)] if self.source else [])

    def plain(self, user: Any) -> Any:
        """What passes the other filters, one of each group."""
        rows: Any = Statement.objects.visible_to(user)
        if self.acts:
            rows = rows.filter(act__in=self.acts)
        if self.forms:
            rows = rows.filter(form__in=self.forms)
        if self.state:
            rows = rows.filter(state=self.state)
        first, last = self.first_day, self.last_day
        if first is None and last is None:
            return rows
        lasting = rows.lasting_into(first, MOST + 1)
        if len(lasting) > MOST:
            return rows.in_window(first, last)
        return rows.begun(first, last, lasting)

    def matching(self, user: Any) -> Any:
        """All statements of the selection, one of each group, on whatever page."""
        leads = self.leads(user)
        return following(self.plain(user), [(lead, lead.keys(MOST + 1)) for lead in leads])

    @property
    def filters(self) -> list[Filter]:
        """Every filter that is on, each with the selection that drops it."""
        on = []
        if self.text:
            on.append(Filter(f"“{self.text}”", self.but(text="")))
        for field, word in (("speakers", "by"), ("addressees", "to"), ("about", "about")):
            actors = getattr(self, field)
            for actor in actors:
                rest = tuple(other for other in actors if other != actor)
                on.append(Filter(f"{word} {actor}", self.but(**{field: rest})))
        if self.acts:
            on.append(Filter(either([Act(value).label for value in self.acts]), self.but(acts=())))
        if self.forms:
            on.append(Filter(either([FORMS[Form(value)] for value in self.forms]), self.but(forms=())))
        if self.source:
            on.append(Filter(f"in {self.source}", self.but(source=None)))
        if self.state:
            on.append(Filter(f"{State(self.state).label} only", self.but(state="")))
        if self.first or self.last:
            on.append(Filter(self.when, self.but(first=None, last=None)))
        return on

    def sentence(self, count: int | None, more: bool = False) -> str:
        """“12 warnings by Mike Pompeo to Iran, 2018, matching “sanctions””, for `count` statements, or `more`.

        Without a count it is a title: “Warnings by Mike Pompeo to Iran, 2018”.
        """
        number = counted(count, more)
        parts = [number, self.state, either(noun(self.acts, count == 1))]
        said = " ".join(filter(None, parts))
        if self.forms:
            said += ", " + either([FORMS[Form(value)] for value in self.forms]) + ","
        if self.speakers:
            said += " by " + either([str(actor) for actor in self.speakers])
        if self.addressees:
            said += " to " + either([str(actor) for actor in self.addressees])
        if self.about:
            said += " about " + both([str(actor) for actor in self.about])
        if self.source:
            said += f" in {self.source}"
        said = said.removesuffix(",")
        if self.when:
            said += f", {self.when}"
        return looked_for(said[0].upper() + said[1:], self.text)


def following(rows: Any, leads: list[tuple[Lead, list[int]]]) -> Any:
    """Those of `rows` that pass the leads, each with the ids that it leads to, up to more than `MOST`."""
    for lead, keys in leads:
        rows = rows.filter(pk__in=listed(keys)) if len(keys) <= MOST else lead.narrow(rows)
    return rows
