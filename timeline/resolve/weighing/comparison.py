"""How far two accounts look like one event: findings, each with its weight, that add up to a share of certainty.

    compare(one, other).score          0 to 1
    compare(one, other).contradiction  what rules it out, in words, "" for nothing

The weights are in `weights.toml`. What several articles tell is compared article by article, and the mean counts.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import exp

from timeline.extract.lexicons.load import state_names
from timeline.models.vocabulary import EventType, Status
from timeline.resolve.weighing import happenings
from timeline.resolve.weighing.account import Account, Telling
from timeline.resolve.weighing.stories import RAREST, rarity
from timeline.resolve.weighing.weights import Finding, Weights, weights

MOST = 5
"""So many tellings of an event, the newest, are compared."""

MOST_BY_STORY = 4.6
"""The most that the stories of two articles can add."""

_TALKS = frozenset({EventType.CONSULT, EventType.AGREE})
_TRAVEL = frozenset({"visit", "arrival", "departure"})
_SHORT = 10
"""Days: two vague dates that merely overlap prove nothing; beyond this length they must be the same."""


@dataclass(slots=True)
class Comparison:
    """The findings on a pair. `score` is what they come to, 0 to 1; a contradiction rules out that it is one event."""

    findings: list[Finding] = field(default_factory=list)
    contradiction: str = ""

    @property
    def total(self) -> float:
        """The logarithm of the odds that the two are one."""
        return sum(finding.weight for finding in self.findings)

    @property
    def score(self) -> float:
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.total))))

    @property
    def joins(self) -> bool:
        """Whether it is so likely, and nothing doubtful, that nobody needs to be asked."""
        return self.score >= weights().join and not self.contradiction and not self.has(*weights().doubts)

    @property
    def suggests(self) -> bool:
        """Whether an editor should look at the two."""
        return self.score >= weights().suggest and not self.contradiction

    def has(self, *names: str) -> bool:
        """Whether one of the findings is called so."""
        return any(finding.name in names for finding in self.findings)

    @property
    def agrees(self) -> list[str]:
        """What speaks for it in words, the weightiest first."""
        found = [f for f in self.findings if f.weight > 0 and f.words and f.name not in weights().doubts]
        return [finding.words for finding in sorted(found, key=lambda finding: -finding.weight)]

    @property
    def differs(self) -> list[str]:
        """What speaks against it in words, the weightiest first."""
        doubts = weights().doubts
        found = [f for f in self.findings if f.words and (f.weight <= 0 or f.name in doubts)]
        words = [finding.words for finding in sorted(found, key=lambda finding: finding.weight)]
        return [self.contradiction, *words] if self.contradiction else words


def compare(one: Account, other: Account) -> Comparison:
    """Compare two accounts. The cheap questions come first: after a contradiction nothing more is looked at."""
    found = Comparison([Finding("start", weights().start)])
    found.contradiction = contradiction(one, other)
    if found.contradiction:
        return found
    found.findings += [*_who(one, other), *_when(one, other), *_where(one, other)]
    found.findings += _told(one, other)
    return found


def contradiction(one: Account, other: Account) -> str:
    """What rules out that the two are one event, in words; "" for nothing."""
    if (one.status == Status.HYPOTHETICAL) != (other.status == Status.HYPOTHETICAL):
        return "one of them is hypothetical"
    if not _may_be_one_type(one, other):
        return "they are of different types"
    if one.place_iso3 and other.place_iso3 and one.place_iso3 != other.place_iso3:
        return f"one was in {_country(one.place_iso3)}, the other in {_country(other.place_iso3)}"
    apart = one.earliest and other.latest and one.earliest > other.latest
    if apart or (other.earliest and one.latest and other.earliest > one.latest):
        return f"the dates differ: {one.edtf} and {other.edtf}"
    return ""


def _may_be_one_type(one: Account, other: Account) -> bool:
    if not one.event_type or not other.event_type or one.event_type == other.event_type:
        return True
    # A meeting that is planned is an agreement (PLOVER: AGREE), one that was held is not.
    return {one.event_type, other.event_type} <= _TALKS and weights().akin(one.kind, other.kind)


def _who(one: Account, other: Account) -> Iterator[Finding]:
    w = weights()
    mine, theirs = ({party.key: party for party in account.parties} for account in (one, other))
    if not mine or not theirs:
        return
    shared = sorted(mine[key].name for key in mine.keys() & theirs.keys())
    together = ", ".join(shared[:4])
    lands = one.countries
    if visitors := _visitors(one, other):
        yield w.who("the same visitor and country", f"the same visitor: {', '.join(visitors[:4])}")
    elif lands == other.countries and len(lands) > 1 and len(shared) < 2:
        yield w.who("the same countries", f"both between {' and '.join(sorted(map(_country, lands)))}")
    elif not shared:
        yield w.who("nobody in common", "nobody takes part in both")
    elif mine.keys() == theirs.keys():
        name = "the same two or more" if len(shared) > 1 else "the same one"
        yield w.who(name, f"the same take part: {together}")
    else:
        name = "two or more in common" if len(shared) > 1 else "one in common"
        yield w.who(name, f"in both: {together}")
    crossing = _crossing(one, other)
    if crossing:
        names = {party.key: party.name for party in one.parties | other.parties}
        alone = [
            " and ".join(sorted(names.get(key, "") for key in here - beside))
            for here, beside in (crossing, crossing[::-1])
        ]
        yield w.who("other persons", f"only in one: {alone[0]}; only in the other: {alone[1]}")
    if not _nested(one.countries, other.countries):
        codes = sorted(one.countries ^ other.countries)
        yield w.who("other countries", f"not in both: {', '.join(map(_country, codes))}")


def _visitors(one: Account, other: Account) -> list[str]:
    """The names of the persons of two visits of one kind in one country, if neither has somebody whom the other lacks.

    Whether the country is named among those who take part ("visits Portugal") or only as the place ("arrives in
    Lisbon") is a matter of wording.
    """
    if one.kind != other.kind or one.kind not in _TRAVEL:
        return []
    if not one.place_iso3 or one.place_iso3 != other.place_iso3:
        return []
    mine, theirs = (
        {p for p in account.parties if p.person or p.iso3 != account.place_iso3} for account in (one, other)
    )
    return sorted(p.name for p in mine if p.person) if mine == theirs else []


def _crossing(one: Account, other: Account) -> tuple[frozenset[Hashable], frozenset[Hashable]] | None:
    """The persons of both, or of two tellings of them, if each has somebody whom the other lacks."""
    pairs = [(one.persons, other.persons)]
    pairs += [(mine.persons, theirs.persons) for mine, theirs in product(one.tellings, other.tellings)]
    return next((pair for pair in pairs if not _nested(*pair)), None)


def _nested(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether neither contradicts the other: one lies within the other."""
    return one <= other or other <= one


def _when(one: Account, other: Account) -> Iterator[Finding]:
    w = weights()
    if not (one.earliest and one.latest and other.earliest and other.latest):
        if one.edtf or other.edtf:
            yield w.when("no day", "not both have a date")
        return
    days = [(account.latest - account.earliest).days for account in (one, other)]  # type: ignore[operator]
    both = f"{one.edtf} and {other.edtf}"
    if one.edtf == other.edtf and max(days) == 0:
        supposed = one.by_publication and other.by_publication
        name = "reported on one day" if supposed else "the same day"
        yield w.when(name, f"{'reported ' if supposed else ''}on {one.edtf}")
    elif one.edtf == other.edtf:
        yield w.when("the same stretch", f"both in {one.edtf}")
    elif max(days) <= _SHORT:
        within = min(days) == 0 or _lies_within(one, other) or _lies_within(other, one)
        yield w.when("a day within days" if within else "days that overlap", f"the dates fit: {both}")
    else:
        yield w.when("a vague date", f"a date is vague: {both}")


def _lies_within(one: Account, other: Account) -> bool:
    """Whether the other says only between which days it was (`[2021-06-22..2021-06-29]`), and these are among them."""
    if not other.edtf.startswith("[") or not (one.earliest and one.latest):
        return False
    return bool(
        other.earliest and other.latest and other.earliest <= one.earliest and one.latest <= other.latest
    )


def _where(one: Account, other: Account) -> Iterator[Finding]:
    if one.place and one.place.casefold() == other.place.casefold():
        yield weights().where("the same place", f"both in {one.place}")
    elif one.place_iso3 and one.place_iso3 == other.place_iso3:
        yield weights().where("the same country", f"both in {_country(one.place_iso3)}")


def _told(one: Account, other: Account) -> list[Finding]:
    """What, in which words and in which articles: the mean over all pairs of tellings."""
    pairs = list(product(one.tellings[-MOST:], other.tellings[-MOST:]))
    each = [[*_kind_or_words(one, other, *pair), *_articles(*pair)] for pair in pairs]
    if len(each) == 1:
        return each[0]
    found: dict[str, list[Finding]] = {}
    for findings in each:
        for finding in findings:
            found.setdefault(finding.name, []).append(finding)
    return [
        Finding(name, sum(f.weight for f in some) / len(pairs), max(some, key=lambda f: f.weight).words)
        for name, some in found.items()
    ]


def _kind_or_words(one: Account, other: Account, mine: Telling, theirs: Telling) -> Iterator[Finding]:
    w = weights()
    if one.kind and other.kind:
        if one.kind == other.kind:
            yield w.what("same kind", f"both of the kind “{one.kind}”")
        elif {one.kind, other.kind} <= w.sides and _more_came(one, other):
            yield w.what(
                "more came than were planned",
                f"planned as {_planned(one, other).kind}, with more of one side there",
            )
        elif {one.kind, other.kind} <= w.sides:
            yield w.what("other number of sides", f"one is {one.kind}, the other {other.kind}")
        elif w.akin(one.kind, other.kind):
            yield w.what("kind of one family", f"the kinds “{one.kind}” and “{other.kind}” go together")
        else:
            yield w.what("other kind", f"the kinds “{one.kind}” and “{other.kind}”")
        return
    yield from _words(mine.words, theirs.words, w)


def _planned(one: Account, other: Account) -> Account:
    return one if one.status == Status.PLANNED else other


def _more_came(one: Account, other: Account) -> bool:
    """Whether one is planned, and at the other, which is not, all whom it names were there, with more of their states."""
    if (one.status == Status.PLANNED) == (other.status == Status.PLANNED):
        return False
    plan = _planned(one, other)
    held = other if plan is one else one
    return len(plan.persons) > 1 and plan.persons < held.persons and plan.countries == held.countries


def _words(mine: tuple[str, ...], theirs: tuple[str, ...], w: Weights) -> Iterator[Finding]:
    telling = [
        [word for word in words if word.casefold() not in w.empty] or list(words) for words in (mine, theirs)
    ]
    related = [(happenings.relation(a, b), a, b) for a, b in product(*telling)]
    for relation, name in _RELATIONS.items():
        alike = [(a, b) for kind, a, b in related if kind == relation]
        if not alike:
            continue
        a, b = max(alike, key=lambda pair: rarity(pair[0]))
        yield w.what(name, f"“{a}” and “{b}”" if a != b else f"both say “{a}”")
        if relation == happenings.SAME:
            yield w.what("rare word", times=rarity(happenings.plain(a)) / RAREST)
        if relation == happenings.NEAR:
            senses = max(happenings.senses(*pair) for pair in alike)
            yield w.what("another sense in common", times=senses - 1)
        if happenings.relation(telling[0][-1], telling[1][-1]):
            yield w.what("the last word")
        if w.turned(mine, theirs):
            yield w.what("the other way", "one is in or up, the other out or down")
        plain = {happenings.plain(a), happenings.plain(b)}
        if plain & w.saying:
            yield w.what("near word of saying" if relation == happenings.NEAR else "word of saying")
        if plain & w.vague:
            yield w.what("vague word")
        return


_RELATIONS = {
    happenings.SAME: "same word",
    happenings.ENDING: "other ending",
    happenings.NEAR: "near word",
}


def _articles(mine: Telling, theirs: Telling) -> Iterator[Finding]:
    w = weights()
    if mine.article == theirs.article:
        yield w.articles("same article")
        if mine.sentence is not None and mine.sentence == theirs.sentence:
            yield w.articles("same sentence")
    elif mine.story and theirs.story:
        likeness = mine.story.likeness(theirs.story)
        words = "the articles are on one story" if likeness >= _ONE_STORY else ""
        yield w.graded(
            "story", likeness, words or ("the articles are on other matters" if likeness < 0.1 else "")
        )
    if mine.wording is not None and mine.sentence != theirs.sentence:
        share = mine.wording.share(theirs.passages)
        yield w.graded("passage", share, "the sentences are alike" if share >= _ALIKE else "")


_ONE_STORY, _ALIKE = 0.25, 0.5


def _country(code: str) -> str:
    return state_names().get(code, code)
