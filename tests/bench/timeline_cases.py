"""The addresses that `tests.bench.timeline` asks for, of each kind of page, by seeded chance from an invented archive."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

WORDS = (
    "talks", "sanctions", "nuclear inspections", "grain", "ceasefire", "embassy", "\"prisoner releases\"", "landmines",
    "accuses", "ambassador", "pipeline", "fishing rights", "hotline", "missile", "Sousa", "tari",
)  # fmt: skip
AROUND = 7
"""Cases of `around`."""


def cases(number: int) -> dict[str, list[str]]:
    """Case of the timeline → `number` addresses, the same in each run on the same archive."""
    from timeline.demo.synthetic.calendar import LAST
    from timeline.models import Event, Source
    from timeline.models.position import UNDATED
    from timeline.models.vocabulary import EventType

    rng = random.Random(5)
    busy = _busy()
    sources = list(Source.objects.values_list("pk", flat=True))
    ids = list(Event.objects.dated().order_by("pk").values_list("pk", flat=True)[:2000])
    places = list(Event.objects.filter(pk__in=ids, position__lt=UNDATED).values_list("position", flat=True))

    made: dict[str, Callable[[], str]] = {
        "first page": lambda: "/",
        "any window": lambda: _address(**_window(rng, 20)),
        "window + actor": lambda: _address(actor=rng.choice(busy), **_window(rng, 10)),
        "dyad": lambda: _address(*[("actor", pk) for pk in rng.sample(busy[:40], 2)]),
        "dyad + window": lambda: _address(
            *[("actor", pk) for pk in rng.sample(busy[:40], 2)], **_window(rng, 10)
        ),
        "three facets": lambda: _address(
            type=rng.choice(EventType.values),
            status=rng.choice(["happened", "planned", "denied"]),
            source=rng.choice(sources),
        ),
        "text in a window": lambda: _address(q=rng.choice(WORDS), **_window(rng, 10)),
        "text, all time": lambda: _address(q=rng.choice(WORDS)),
        "density, types": lambda: _address(*[("type", kind) for kind in rng.sample(EventType.values, 2)]),
        "density, actor": lambda: _address(actor=rng.choice(busy)),
        "as of a day": lambda: _address(as_of=f"{rng.randint(1950, LAST.year)}-06-30"),
        "deep page": lambda: _address(before=rng.choice(places)),
    }
    return {name: [make() for _ in range(number)] for name, make in made.items()}


def around(number: int) -> dict[str, list[str]]:
    """Case of the pages around the timeline, and of its other shapes → `number` addresses, likewise."""
    from timeline.browse.scales import ALL, SCALES, period
    from timeline.demo.synthetic.calendar import FIRST, LAST
    from timeline.models.vocabulary import EventType

    rng = random.Random(6)
    busy = _busy()
    scales = cycle(SCALES)

    def decade() -> dict[str, str]:
        year = rng.randint(FIRST.year, LAST.year - 9)
        return {"from": str(year), "to": str(year + 9)}

    def zoomed() -> str:
        scale = next(scales)
        if scale == ALL:
            return _address(scale=ALL)
        day = date.fromordinal(rng.randint(FIRST.toordinal(), LAST.toordinal()))
        first, last = period(scale, day).edtf
        return _address(**{"from": first.text, "to": last.text, "scale": scale})

    def lanes() -> list[tuple[str, str]]:
        actors = [("lane", f"actor:{pk}") for pk in rng.sample(busy[:60], 3)]
        return [*actors, ("lane", f"type:{rng.choice(EventType.values)}")]

    made: dict[str, Callable[[], str]] = {
        "clusters": lambda: _address(**decade(), scale="decade"),
        "zoom levels": zoomed,
        "four lanes": lambda: _address(*lanes(), **decade()),
        "between two": lambda: "/between/{}/{}/".format(*rng.sample(busy[:40], 2)),
        "contents": lambda: _address(path="/contents/", **_window(rng, 10)),
        "statements, text": lambda: _address(path="/statements/", q=rng.choice(WORDS)),
        "articles, text": lambda: _address(path="/articles/", q=rng.choice(WORDS)),
    }
    assert len(made) == AROUND
    return {name: [make() for _ in range(number)] for name, make in made.items()}


def _busy() -> list[int]:
    """The ids of the actors that take part in most."""
    from timeline.models import Actor

    often = Actor.objects.filter(counted__number__gt=0).order_by("-counted__number")
    return list(often.values_list("pk", flat=True)[:200])


def _window(rng: random.Random, longest: int) -> dict[str, str]:
    from timeline.demo.synthetic.calendar import FIRST, LAST

    year = rng.randint(FIRST.year, LAST.year)
    length = rng.choice([0, 0, 1, longest])
    if length:
        return {"from": str(year), "to": str(year + length - 1)}
    month = f"{year}-{rng.randint(1, 12):02}"
    return {"from": month, "to": month}


def _address(*pairs: tuple[str, Any], path: str = "/", **values: Any) -> str:
    return f"{path}?" + urlencode([*pairs, *values.items()])
