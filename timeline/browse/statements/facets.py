"""Facets: of the statements of a selection, how many are by whom, to whom, about whom, of which act, source and year.

The numbers of a facet are of the selection without that facet's own filter, so that they say what choosing gives.
Several queries, as many for a thousand statements as for a million; of many statements some are counted (`looked_at`).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F

from timeline.browse.facet import Choice, Facet, made
from timeline.browse.statements.looked_at import LookedAt
from timeline.browse.statements.selection import Selection
from timeline.browse.statements.wording import FORMS
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor, Source, Statement, StatementRole
from timeline.models.long_lists import listed
from timeline.models.vocabulary import Act, Form, Voice

MOST = 8
"""Choices that a facet offers; years excepted."""
YEARS = 12


class Counted:
    """The statements of a selection that are counted, and of the same without one of its filters, each looked up once."""

    def __init__(self, looked: LookedAt) -> None:
        self.selection, self.user = looked.selection, looked.user
        self._known = {looked.selection: looked}
        self._roles: dict[Selection, dict[str, Counter[int]]] = {}

    def without(self, *fields: str) -> LookedAt:
        """Without the filters that are kept in these fields."""
        empty = Selection()
        wanted = self.selection.but(**{field: getattr(empty, field) for field in fields})
        wanted = self.selection if wanted == self.selection.but() else wanted
        return self._known.setdefault(wanted, LookedAt(wanted, self.user))

    def roles(self, looked: LookedAt, voice: str) -> Counter[int]:
        """In how many of the statements each actor (id) has that part beside the first speaker and addressee."""
        if looked.selection not in self._roles:
            told: dict[str, Counter[int]] = {value: Counter() for value in Voice.values}
            parts = StatementRole.objects.order_by().filter(statement__in=listed(looked.ids))
            for actor, role, _ in parts.values_list("actor", "role", "statement").distinct():
                told[role][actor] += 1
            self._roles[looked.selection] = told
        return self._roles[looked.selection][voice]


def facets(looked: LookedAt) -> list[Facet]:
    """Those facets that offer a choice."""
    counted = Counted(looked)
    by = {
        "By": ("speakers", _of_actors(counted, "speakers", "speaker", Voice.SPEAKER)),
        "To": ("addressees", _of_actors(counted, "addressees", "addressee", Voice.ADDRESSEE)),
        "About": ("about", _of_actors(counted, "about", None, Voice.ABOUT)),
    }
    wanted = {pk for field, counts in by.values() for pk in _first(counted.selection, field, counts)}
    shown = Actor.objects.visible_to(looked.user).in_bulk(wanted)
    built = [
        *(
            Facet(title, _actors(counted.selection, field, counts, shown))
            for title, (field, counts) in by.items()
        ),
        Facet("Act", _values(counted, "acts", "act", {act.value: act.label for act in Act})),
        Facet(
            "Told", _values(counted, "forms", "form", {one.value: FORMS[one].capitalize() for one in Form})
        ),
        Facet("In", _sources(counted)),
        Facet("Year", _years(counted)),
    ]
    return [facet for facet in built if facet.useful]


def _of_actors(counted: Counted, field: str, column: str | None, voice: Voice) -> Counter[int]:
    # All of `about` must fit; of speakers and addressees one is enough.
    looked = counted.without() if voice == Voice.ABOUT else counted.without(field)
    counts: Counter[int] = Counter()
    if column:
        counts.update(pk for row in looked.rows if (pk := getattr(row, column)) is not None)
    counts.update(counted.roles(looked, voice))
    return counts


def _first(selection: Selection, field: str, counts: Counter[int]) -> list[int]:
    """The actors that may be offered: those that are chosen, and those of most statements."""
    on = [actor.pk for actor in getattr(selection, field)]
    return [*on, *(pk for pk, _ in counts.most_common(MOST + len(on)))]


def _actors(
    selection: Selection, field: str, counts: Counter[int], known: Mapping[int, Actor]
) -> list[Choice]:
    chosen: tuple[Actor, ...] = getattr(selection, field)
    on = {actor.pk for actor in chosen}
    shown = {pk: known[pk] for pk in _first(selection, field, counts) if pk in known}
    wanted = sorted(shown, key=lambda pk: (-counts[pk], shown[pk].name))[: MOST + len(on)]
    wanted += [pk for pk in on if pk in shown and pk not in wanted]
    found = []
    for pk in wanted:
        actor = shown[pk]
        rest = tuple(other for other in chosen if other.pk != pk)
        after = rest if pk in on else tuple(sorted((*chosen, actor), key=lambda other: other.pk))
        found.append((actor.name, counts[pk], selection.but(**{field: after}), pk in on))
    return made(found)


def _values(counted: Counted, field: str, column: str, labels: dict[str, str]) -> list[Choice]:
    selection = counted.selection
    chosen: tuple[str, ...] = getattr(selection, field)
    counts = Counter(getattr(row, column) for row in counted.without(field).rows)
    found = []
    for value, label in labels.items():
        if value in counts or value in chosen:
            rest = tuple(other for other in chosen if other != value)
            after = rest if value in chosen else tuple(v for v in labels if v in (*chosen, value))
            found.append((label, counts.get(value, 0), selection.but(**{field: after}), value in chosen))
    return made(sorted(found, key=lambda one: -one[1]))


def _sources(counted: Counted) -> list[Choice]:
    selection, looked = counted.selection, counted.without("source")
    counts = Counter(row.source for row in looked.rows)
    variants = Statement.objects.each_visible_to(looked.user).order_by()
    variants = variants.filter(variant_of__isnull=False, variant_of__in=listed(looked.ids))
    elsewhere = variants.exclude(article__source=F("variant_of__article__source")).values("article__source")
    counts.update(
        dict(elsewhere.annotate(n=Count("variant_of", distinct=True)).values_list("article__source", "n"))
    )
    if selection.source:
        counts.setdefault(selection.source.pk, 0)
    sources = Source.objects.in_bulk([pk for pk, _ in counts.most_common(MOST)])
    return made(
        [
            (str(sources[pk]), counts[pk], selection.but(source=None if on else sources[pk]), on)
            for pk in sorted(sources, key=lambda pk: -counts[pk])
            for on in [bool(selection.source and selection.source.pk == pk)]
        ]
    )


def _years(counted: Counted) -> list[Choice]:
    """The years of the selection without its dates; what may be of several years is counted in each."""
    selection = counted.selection
    counts: Counter[int] = Counter()
    spans: Counter[tuple[int, int]] = Counter()
    for row in counted.without("first", "last").rows:
        if row.earliest and row.latest and row.earliest.year == row.latest.year:
            counts[row.earliest.year] += 1
        elif row.earliest or row.latest:
            spans[(row.earliest or date.min).year, (row.latest or date.max).year] += 1
    for year in {*counts, *(first for first, _ in spans if first > date.min.year)}:
        counts[year] += sum(n for (first, last), n in spans.items() if first <= year <= last)
    found = []
    for year in sorted(counts, reverse=True)[:YEARS]:
        value = Edtf.parse(f"{year:04}")
        on = bool(
            selection.first and selection.last and selection.first.text == selection.last.text == value.text
        )
        to = selection.but(first=None if on else value, last=None if on else value)
        found.append((str(year), counts[year], to, on))
    return made(found)
