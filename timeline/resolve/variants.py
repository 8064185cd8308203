"""One utterance in several outlets: a new statement is linked to the stored one whose words it has.

Same speakers, said on compatible days, near the same words, told by different outlets: one outlet that has the words
twice tells of two occasions (“we remain in close contact”), or is a new version of its article. Whatever contradicts
keeps them apart: another addressee, another matter, an act of the contrary kind, a denial, a number or a name that only
one has, and an editor's standing decision that they differ. In doubt they stay two: an editor joins two more easily
than parts one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from timeline.models import Article, Decision, Source, Statement
from timeline.models.vocabulary import Act, DateBasis, State
from timeline.resolve.sameness import Comparison, Passage, compare, passage

SLACK = timedelta(days=2)
"""How far apart the days may lie where one is only the day of the report: the other outlet may have been quicker."""
FEWEST_APART = 10
"""Words that it takes where the days do not agree: a formula of the trade may be said again the day after."""
WEEK = timedelta(days=7)
"""How far apart two reports may lie if no day is given on which it was said."""
MOST = 400
"""Candidates that are looked at for one article, the latest."""
NOTE = Statement._meta.get_field("variant_note").max_length or 300

_CONSENTING = {Act.OFFER, Act.PROMISE, Act.SUPPORT, Act.PRAISE, Act.THANK}
_REFUSING = {Act.REFUSE, Act.DENY, Act.CONDEMN, Act.ACCUSE, Act.THREATEN}
_UNSURE_DAYS = {DateBasis.DOCUMENT, DateBasis.INFERRED, DateBasis.CARRIED, DateBasis.NONE}


@dataclass(slots=True)
class Utterance:
    """A statement with those who make it and those whom it is about, by id."""

    row: Statement
    speakers: set[int] = field(default_factory=set)
    addressees: set[int] = field(default_factory=set)
    about: set[int] = field(default_factory=set)
    passage: Passage = field(init=False)

    def __post_init__(self) -> None:
        self.passage = passage(self.row.content)

    @classmethod
    def of(cls, row: Statement) -> "Utterance":
        """A stored one, with its voices."""
        return cls(
            row,
            {actor.pk for actor, _ in row.speakers},
            {actor.pk for actor in row.addressees},
            {actor.pk for actor in row.spoken_of},
        )


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two utterances compare: `against` says why they are two, "" if nothing does; `note` why they are one."""

    comparison: Comparison
    against: str
    note: str
    day: bool

    @property
    def same(self) -> bool:
        enough = self.day or self.comparison.shorter >= FEWEST_APART
        return not self.against and enough and self.comparison.same


def link(new: Iterable[Utterance], article: Any) -> None:
    """Set `variant_of` and `variant_note` of those unsaved statements that are known from another article."""
    waiting = [one for one in new if one.row.speaker_id]
    groups = _groups(waiting, article)
    for one in waiting:
        _join(one, groups)


def _join(one: Utterance, groups: list[list["Utterance"]]) -> bool:
    """Point the statement to the head of the group that it is most like; whether there is one."""
    found = [(best, members[0]) for members in groups if (best := _all_same(one, members))]
    if found:
        best, head = max(found, key=lambda pair: (pair[0].comparison.score, -pair[1].row.pk))
        one.row.variant_of, one.row.variant_note = head.row, best.note[:NOTE]
    return bool(found)


def likeness(one: Utterance, other: Utterance) -> Likeness:
    """Compare two utterances in everything that decides whether they are one."""
    comparison = compare(one.passage, other.passage)
    days = _days(one.row, other.row)
    who = "Same speakers" if len(one.speakers & other.speakers) > 1 else "Same speaker"
    against = contradiction(one, other) or comparison.against
    return Likeness(comparison, against, f"{who}; {days}; {comparison.reason}.", days in _AGREEING)


_AGREEING = ("said on the same day", "the days agree")


def contradiction(one: Utterance, other: Utterance) -> str:
    """What beside the words says that the two are not one, in words; "" for nothing."""
    return (
        ("one outlet tells of both" if not _two_outlets(one.row.article, other.row.article) else "")
        or ("the speakers differ" if not _nested(one.speakers, other.speakers) else "")
        or ("they were said on different days" if not _days(one.row, other.row) else "")
        or ("they were said to different people" if not _nested(one.addressees, other.addressees) else "")
        or ("they are about different things" if not _nested(one.about, other.about) else "")
        or ("one consents and the other refuses" if _contrary(one.row.act, other.row.act) else "")
        or ("only one of them is a denial" if one.row.negated != other.row.negated else "")
    )


def _all_same(one: Utterance, members: list[Utterance]) -> Likeness | None:
    """The best likeness if it is the same as one of the group and nothing in the group speaks against it."""
    if not any(one.passage.may_be(member.passage) for member in members):
        return None
    if any(contradiction(one, member) for member in members):
        return None
    found = [likeness(one, member) for member in members]
    if any(each.against for each in found) or not any(each.same for each in found):
        return None
    return max((each for each in found if each.same), key=lambda each: each.comparison.score)


def _heads(new: list[Utterance], article: Any) -> set[int]:
    """Ids of the heads of those groups that have a statement of the same speakers about the same time elsewhere."""
    speakers = {one.row.speaker_id for one in new}
    days = [day for one in new for day in (one.row.earliest, one.row.latest) if day]
    around = Q(pk__in=[])
    if days:
        around |= Q(earliest__lte=_later(max(days)), latest__gte=_earlier(min(days)))
    if article.published_on:
        near = (_earlier(article.published_on, WEEK), _later(article.published_on, WEEK))
        around |= Q(edtf="", reported_on__range=near) | Q(reported_on__range=near)
    rows: Any = Statement.objects.filter(around, speaker__in=speakers).exclude(state=State.REJECTED)
    rows = rows.exclude(article=article).order_by("-pk").values_list("pk", "variant_of")
    return {head or pk for pk, head in rows[:MOST]}


def _groups(new: list[Utterance], article: Any) -> list[list[Utterance]]:
    """The groups that one of `new` may belong to by its words, each whole, the head first."""
    heads = _heads(new, article)
    # In no order: for the usual one SQLite would go through all statements, which are sorted here anyway.
    stored: Any = Statement.objects.exclude(state=State.REJECTED).order_by()
    words = stored.filter(_of(heads)).values_list("pk", "variant_of", "content")
    alike = {
        head or pk for pk, head, content in words if any(one.passage.may_be(passage(content)) for one in new)
    }
    groups: dict[int, list[Utterance]] = {}
    rows = stored.filter(_of(alike)).with_voices().select_related("article__source").defer("article__text")
    for row in sorted(rows, key=lambda row: (row.variant_of_id is not None, row.pk)):
        groups.setdefault(row.variant_of_id or row.pk, []).append(Utterance.of(row))
    return [members for head, members in groups.items() if members[0].row.pk == head]


def _of(heads: set[int]) -> Q:
    return Q(pk__in=heads) | Q(variant_of__in=heads)


def _days(one: Statement, other: Statement) -> str:
    """How the days agree, in words; "" if they do not."""
    if one.earliest and one.latest and other.earliest and other.latest:
        if one.earliest <= other.latest and other.earliest <= one.latest:
            return _AGREEING[0] if one.edtf == other.edtf else _AGREEING[1]
        gap = max(one.earliest - other.latest, other.earliest - one.latest)
        unsure = one.date_basis in _UNSURE_DAYS or other.date_basis in _UNSURE_DAYS
        return (
            f"the days lie {gap.days} apart, and one is only the report's" if unsure and gap <= SLACK else ""
        )
    if one.reported_on and other.reported_on and abs(one.reported_on - other.reported_on) <= WEEK:
        return "reported in the same week"
    return ""


def _two_outlets(one: Article, other: Article) -> bool:
    """Whether two outlets tell it, or two versions of one article, or it is not known who does."""
    versions = {one.pk, one.replaces_id} & {other.pk, other.replaces_id} - {None}
    return one.source_id != other.source_id or bool(versions) or one.source.name == Source.UNATTRIBUTED


def _contrary(one: str, other: str) -> bool:
    acts = {one, other}
    return bool(acts & _CONSENTING) and bool(acts & _REFUSING)


def _nested(one: set[int], other: set[int]) -> bool:
    """Whether neither contradicts the other: what one has lies within what the other has."""
    return one <= other or other <= one


def _earlier(day: date, by: timedelta = SLACK) -> date:
    return day - by if day - date.min > by else date.min


def _later(day: date, by: timedelta = SLACK) -> date:
    return day + by if date.max - day > by else date.max


def relink(article: Any) -> int:
    """Link those stored statements of `article` that stand alone, that no editor has linked or parted, and that are
    known from an earlier article. Gives how many were linked. Call it in a transaction, as a writer."""
    rows: Any = article.statements.exclude(state=State.REJECTED).filter(
        variant_of__isnull=True, variants__isnull=True, speaker__isnull=False
    )
    alone = [
        Utterance.of(row)
        for row in rows.with_voices().order_by("pk")
        if "variant_of" not in row.edited_fields
    ]
    if not alone:
        return 0
    groups = _groups(alone, article)
    apart = Decision.objects.all_judged_apart(Statement)
    linked = 0
    for one in alone:
        pk = one.row.pk
        earlier = [
            members
            for members in groups
            if members[0].row.pk < pk and not any(frozenset((pk, each.row.pk)) in apart for each in members)
        ]
        if _join(one, earlier):
            one.row.version += 1
            one.row.save()
            linked += 1
    return linked
