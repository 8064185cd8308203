"""Facets: of the statements of a selection, how many are by whom, to whom, about whom, of which act, source and year.

The numbers of a facet are of the selection without that facet's own filter, so that they say what choosing gives.
Several queries, as many for a thousand statements as for a million.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, F

from timeline.browse.facet import Choice, Facet, made
from timeline.browse.statements.selection import Selection
from timeline.browse.statements.wording import FORMS
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor, Source, Statement, StatementRole
from timeline.models.vocabulary import Act, Form, Voice

MOST = 8
"""Choices that a facet offers; years excepted."""
YEARS = 12


def facets(selection: Selection, user: Any) -> list[Facet]:
    """Those facets that offer a choice."""
    built = [
        Facet("By", _actors(selection, user, "speakers", "speaker", Voice.SPEAKER)),
        Facet("To", _actors(selection, user, "addressees", "addressee", Voice.ADDRESSEE)),
        Facet("About", _actors(selection, user, "about", None, Voice.ABOUT)),
        Facet("Act", _values(selection, user, "acts", "act", {act.value: act.label for act in Act})),
        Facet(
            "Told",
            _values(selection, user, "forms", "form", {one.value: FORMS[one].capitalize() for one in Form}),
        ),
        Facet("In", _sources(selection, user)),
        Facet("Year", _years(selection, user)),
    ]
    return [facet for facet in built if facet.useful]


def _actors(selection: Selection, user: Any, field: str, column: str | None, voice: Voice) -> list[Choice]:
    chosen: tuple[Actor, ...] = getattr(selection, field)
    narrowing = voice == Voice.ABOUT  # all of these must fit; of speakers and addressees one is enough
    rows = (selection if narrowing else selection.but(**{field: ()})).matching(user).order_by()
    counts: Counter[int] = Counter()
    if column:
        held = rows.filter(**{f"{column}__isnull": False}).values(column).annotate(n=Count("pk"))
        counts.update(dict(held.values_list(column, "n")))
    roles = StatementRole.objects.order_by().filter(role=voice, statement__in=rows.values("pk"))
    counts.update(
        dict(roles.values("actor").annotate(n=Count("statement", distinct=True)).values_list("actor", "n"))
    )
    on = {actor.pk for actor in chosen}
    first = [pk for pk, _ in counts.most_common(MOST + len(on))]
    shown = Actor.objects.visible_to(user).in_bulk([*on, *first])
    wanted = sorted(shown, key=lambda pk: (-counts[pk], shown[pk].name))[: MOST + len(on)]
    wanted += [pk for pk in on if pk in shown and pk not in wanted]
    found = []
    for pk in wanted:
        actor = shown[pk]
        rest = tuple(other for other in chosen if other.pk != pk)
        after = rest if pk in on else tuple(sorted((*chosen, actor), key=lambda other: other.pk))
        found.append((actor.name, counts[pk], selection.but(**{field: after}), pk in on))
    return made(found)


def _values(selection: Selection, user: Any, field: str, column: str, labels: dict[str, str]) -> list[Choice]:
    chosen: tuple[str, ...] = getattr(selection, field)
    rows = selection.but(**{field: ()}).matching(user).order_by().values(column).annotate(n=Count("pk"))
    counts = dict(rows.values_list(column, "n"))
    found = []
    for value, label in labels.items():
        if value in counts or value in chosen:
            rest = tuple(other for other in chosen if other != value)
            after = rest if value in chosen else tuple(v for v in labels if v in (*chosen, value))
            found.append((label, counts.get(value, 0), selection.but(**{field: after}), value in chosen))
    return made(sorted(found, key=lambda one: -one[1]))


def _sources(selection: Selection, user: Any) -> list[Choice]:
    rows = selection.but(source=None).matching(user).order_by()
    counts: Counter[int] = Counter(
        dict(rows.values("article__source").annotate(n=Count("pk")).values_list("article__source", "n"))
    )
    variants = Statement.objects.each_visible_to(user).order_by().filter(variant_of__in=rows.values("pk"))
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


def _years(selection: Selection, user: Any) -> list[Choice]:
    """The years of the selection without its dates; what may be of several years is counted in each."""
    rows = selection.but(first=None, last=None).matching(user).order_by()
    counts: Counter[int] = Counter()
    spans = []
    days = rows.values("earliest", "latest").annotate(n=Count("pk")).values_list("earliest", "latest", "n")
    for earliest, latest, n in days:
        if earliest and latest and earliest.year == latest.year:
            counts[earliest.year] += n
        elif earliest or latest:
            spans.append(((earliest or date.min).year, (latest or date.max).year, n))
    for year in {*counts, *(first for first, _, _ in spans if first > date.min.year)}:
        counts[year] += sum(n for first, last, n in spans if first <= year <= last)
    found = []
    for year in sorted(counts, reverse=True)[:YEARS]:
        value = Edtf.parse(f"{year:04}")
        on = bool(
            selection.first and selection.last and selection.first.text == selection.last.text == value.text
        )
        to = selection.but(first=None if on else value, last=None if on else value)
        found.append((str(year), counts[year], to, on))
    return made(found)
