"""Who acts in the invented archive, and what each of its events looks like, drawn from one seeded stream of chance."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from timeline.browse import words
from timeline.demo.synthetic.calendar import When, dates
from timeline.extract.lexicons.load import rows, state_names

PERSONS = 1_400
REPORTS = ((1, 82), (2, 14), (3, 4))
"""Of a hundred events, how many are told by one, two or three articles."""
THIRD = 0.4
"""The share of events that somebody else takes part in, beside the two that act."""


@cache
def lexicon() -> dict[str, Any]:
    """The names and patterns of `words.toml`."""
    return tomllib.loads((Path(__file__).with_name("words.toml")).read_text(encoding="utf-8"))


class Person(NamedTuple):
    """An actor before it has an id."""

    name: str
    kind: str
    iso3: str
    caption: str


class Telling(NamedTuple):
    """An article with one report: the sentence that tells the event, and perhaps words that were spoken."""

    outlet: int
    title: str
    text: str
    passage: tuple[int, int]
    content: tuple[int, int] | None
    published: date


class Happening(NamedTuple):
    """An invented event. `parts`: number of the actor in `World.actors`, role, caption."""

    when: When
    event_type: str
    status: str
    state: str
    core: bool
    merged: bool
    confidence: float
    headline: str
    place: str
    place_iso3: str
    parts: list[tuple[int, str, str]]
    tellings: list[Telling]


class World:
    """Actors and outlets of a seed, and the events that they make."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311
        given, family, offices = (lexicon()[name] for name in ("given", "family", "offices"))
        names = [f"{one} {other}" for one in given for other in family]
        states, prominent = state_names(), lexicon()["prominent"]
        self.capitals = _capitals()
        first = [Person(states[iso3], "state", iso3, "") for iso3 in prominent]
        rest = [
            Person(name, "state", iso3, "") for iso3, name in sorted(states.items()) if iso3 not in prominent
        ]
        rest += [Person(name, "organisation", "", "") for name in lexicon()["organisations"]]
        for name in self.rng.sample(names, PERSONS):
            rest.append(Person(name, "person", self.rng.choice(sorted(states)), self.rng.choice(offices)))
        self.rng.shuffle(rest)
        self.actors = first + rest
        # A few act in nearly everything, most in little: the weight falls with the rank.
        self._weights = [1 / (rank + 3) for rank in range(len(self.actors))]
        self._outlets = [1 / (rank + 2) for rank in range(len(lexicon()["outlets"]))]

    def happenings(self, number: int, begin: int = 0) -> Iterator[Happening]:
        """`number` events, numbered from `begin`: each article has its number in it, so that no two texts are alike."""
        rng = self.rng
        count = len(self.actors)
        actors = iter(rng.choices(range(count), weights=self._weights, k=number * 3))
        types = rng.choices(list(lexicon()["weights"]), weights=list(lexicon()["weights"].values()), k=number)
        statuses = rng.choices(
            list(lexicon()["statuses"]), weights=list(lexicon()["statuses"].values()), k=number
        )
        times = rng.choices([n for n, _ in REPORTS], weights=[w for _, w in REPORTS], k=number)
        outlets = iter(rng.choices(range(len(self._outlets)), weights=self._outlets, k=number * 3))
        for n, when in enumerate(dates(rng, number)):
            a, b, third = next(actors), next(actors), next(actors)
            if b == a:
                b = (a + 1) % count
            yield self._happening(
                begin + n, when, types[n], statuses[n], [next(outlets) for _ in range(times[n])], a, b, third
            )

    def _happening(
        self, n: int, when: When, kind: str, status: str, outlets: list[int], a: int, b: int, third: int
    ) -> Happening:
        rng = self.rng
        topic = rng.choice(lexicon()["topics"])
        place, iso3 = rng.choice(self.capitals)
        pattern = rng.choice(lexicon()["headlines"][kind])
        headline = pattern.format(a=self.actors[a].name, b=self.actors[b].name, t=topic, p=place)
        parts = [(a, "actor", self.actors[a].caption)]
        if "{b}" in pattern:
            role = "actor" if " and {b}" in pattern or "meets" in pattern else "recipient"
            parts.append((b, role, self.actors[b].caption))
        if third not in (a, b) and rng.random() < THIRD * 1.4:
            parts.append((third, "about", self.actors[third].caption))
        chance = rng.random()
        state = "accepted" if chance < 0.35 else "suggested" if chance < 0.98 else "rejected"
        merged = rng.random() < 0.003
        tellings = [self._telling(n, k, outlet, when, headline, topic, a) for k, outlet in enumerate(outlets)]
        return Happening(
            when, kind, status, state, rng.random() < 0.92, merged, round(0.5 + rng.random() / 2, 3), headline,
            place, iso3, parts, [] if merged else tellings,
        )  # fmt: skip

    def _telling(
        self, n: int, k: int, outlet: int, when: When, headline: str, topic: str, speaker: int
    ) -> Telling:
        rng = self.rng
        day = words.date_phrase(when.edtf) if when.edtf else "no date"
        passage = f"{headline} ({day})."
        lead = f"{rng.choice(lexicon()['words']['added'])} "
        text = f"{lead}{passage}"
        begins = len(lead)
        content = None
        if rng.random() < 0.3:
            said = rng.choice(lexicon()["words"]["said"]).format(t=topic)
            content = (len(text) + 2, len(text) + 2 + len(said))
            text += f" “{said},” {self.actors[speaker].name} said."
        text += f" Dispatch {n}-{k}."
        return Telling(outlet, headline, text, (begins, begins + len(passage)), content, when.reported)


@cache
def _capitals() -> list[tuple[str, str]]:
    return sorted({(text, iso3) for iso3, kind, text in rows("countries.tsv", 3) if kind == "capital"})
