"""Actor, its names, the positions it held, and where articles mention it."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import functions

from timeline.models.addresses import address
from timeline.models.article import Article
from timeline.models.history import tracked
from timeline.models.vocabulary import ActorKind, Origin, State, one_of

if TYPE_CHECKING:
    from datetime import date


class ActorQuerySet(models.QuerySet["Actor"]):
    def current(self) -> "ActorQuerySet":
        """Neither rejected nor merged into another."""
        return self.exclude(state=State.REJECTED).filter(merged_into__isnull=True)

    def visible_to(self, user: Any) -> "ActorQuerySet":
        """What `user` may see; see `timeline.models.visibility`."""
        from timeline.models.visibility import shows_suggestions

        rows = self.current()
        return rows if shows_suggestions(user) else rows.filter(state=State.ACCEPTED)

    def called(self, text: str) -> "ActorQuerySet":
        """Whose name or alias contains `text`, case ignored."""
        return self.filter(
            models.Q(name__icontains=text)
            | models.Exists(ActorName.objects.filter(actor=models.OuterRef("pk"), name__icontains=text))
        )

    def possible_twins(self, actor: "Actor") -> "ActorQuerySet":
        """Those of the same kind that share a name or alias with `actor`, or whose name has its last word."""
        from timeline.models.names import fold

        own = models.Q(folded=fold(actor.name)) | models.Q(folded__in=actor.names.values("folded"))
        aliases = ActorName.objects.filter(own, actor=models.OuterRef("pk"))
        last = actor.name.split()[-1:] or [actor.name]
        return (
            self.current()
            .filter(kind=actor.kind)
            .filter(models.Exists(aliases) | models.Q(name__icontains=last[0]))
            .exclude(pk=actor.pk)
            .order_by("name")
        )

    def exactly_called(self, name: str) -> "ActorQuerySet":
        """Whose name or alias is `name`; case, diacritics and punctuation are ignored in aliases."""
        from timeline.models.names import fold

        aliases = ActorName.objects.filter(actor=models.OuterRef("pk"), folded=fold(name))
        return self.filter(models.Q(name__iexact=name) | models.Exists(aliases))

    def from_articles(self, source: Any = None, article: Any = None) -> "ActorQuerySet":
        """Those whom an article of `source` mentions, or this article; None does not ask."""
        mentions = Mention.objects.filter(actor=models.OuterRef("pk"))
        rows = self.filter(models.Exists(mentions.filter(article__source=source))) if source else self
        return rows.filter(models.Exists(mentions.filter(article=article))) if article else rows

    def to_review(self) -> "ActorQuerySet":
        """Whom the machine suggests, those of most events first."""
        return self.current().filter(state=State.SUGGESTED).busiest_first()

    def busiest_first(self, user: Any = None) -> "ActorQuerySet":
        """By number of events on the timeline, most first (annotated as `event_count`); of those that `user` may see."""
        from timeline.models.visibility import shows_suggestions

        accepted = models.Q(participations__event__state=State.ACCEPTED)
        shown = accepted
        if user is None or shows_suggestions(user):
            suggested = models.Q(
                participations__event__state=State.SUGGESTED, participations__event__core=True
            )
            shown = accepted | suggested
        counted = models.Count(
            "participations__event",
            distinct=True,
            filter=shown & models.Q(participations__event__merged_into__isnull=True),
        )
        return self.annotate(event_count=counted).order_by("-event_count", "name")

    def most_parts_first(self) -> "ActorQuerySet":
        """By number of parts in events (`part_count`), whatever became of them, most first; read off, not counted."""
        read_off = functions.Coalesce(models.F("counted__number"), 0)
        return self.annotate(part_count=read_off).order_by("-part_count", "name")

    def parts(self) -> int:
        """How many parts in events they have together."""
        return self.aggregate(total=models.Sum("counted__number"))["total"] or 0

    def acting_for(self, actor: "Actor") -> "ActorQuerySet":
        """`actor` and whoever acts for it: of a state its government, ministries, officials and people of rank, of an
        organisation those who belong to it. Not its media, companies and armed groups."""
        own = models.Q(pk=actor.pk) | models.Q(affiliation=actor)
        if actor.kind == ActorKind.STATE and actor.iso3:
            own |= models.Q(iso3=actor.iso3, kind__in=(ActorKind.GOVERNMENT, ActorKind.PERSON))
        return self.current().filter(own)

    def most_named(self, number: int) -> "ActorQuerySet":
        """The `number` of the actors with most parts in events, most first."""
        return self.filter(counted__number__gt=0).order_by("-counted__number", "pk")[:number]


class Actor(models.Model):
    """A person, state, government, organisation, group or medium."""

    name = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=12, choices=ActorKind)
    iso3 = models.CharField("country (ISO 3166 alpha-3)", max_length=3, blank=True, db_index=True)
    wikidata = models.CharField("Wikidata id", max_length=20, blank=True)
    affiliation = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="affiliates"
    )
    description = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    history = tracked()

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="actor_not_merged_into_itself",
            ),
            models.UniqueConstraint(
                fields=["iso3"],
                condition=models.Q(kind="state", merged_into__isnull=True) & ~models.Q(iso3=""),
                name="actor_one_state_a_code",
            ),
            one_of("kind", ActorKind),
            one_of("state", State),
            one_of("origin", Origin),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("actor", self.pk)


class ActorName(models.Model):
    """One of an actor's names: alias, acronym, romanisation, former name."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sound = models.CharField(max_length=200, editable=False, blank=True, db_index=True)
    note = models.CharField(max_length=200, blank=True)
    since = models.CharField("since (EDTF)", max_length=40, blank=True)
    until = models.CharField("until (EDTF)", max_length=40, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    history = tracked()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "name"], name="actorname_once_an_actor"),
            models.CheckConstraint(condition=~models.Q(name=""), name="actorname_not_empty"),
            one_of("origin", Origin),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        from timeline.models.names import filed

        self.folded, self.sound = filed(self.name)
        super().save(*args, **kwargs)


class PositionQuerySet(models.QuerySet["Position"]):
    def held_on(self, day: "date") -> "PositionQuerySet":
        """The positions that are not known to have begun after `day` or ended before it."""
        return self.filter(
            models.Q(first_day__isnull=True) | models.Q(first_day__lte=day),
            models.Q(last_day__isnull=True) | models.Q(last_day__gte=day),
        )


class Position(models.Model):
    """An office or role an actor held: title, of which organisation or state, from when to when.

    `attested` is the day of the article that says so, where since and until are not known.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(max_length=200)
    org = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="posts")
    since = models.CharField("since (EDTF)", max_length=40, blank=True)
    until = models.CharField("until (EDTF)", max_length=40, blank=True)
    first_day = models.DateField(null=True, blank=True, editable=False)
    last_day = models.DateField(null=True, blank=True, editable=False)
    attested = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    history = tracked()

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["actor", "first_day", "attested", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="position_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(first_day__isnull=True)
                | models.Q(last_day__isnull=True)
                | models.Q(first_day__lte=models.F("last_day")),
                name="position_begins_before_it_ends",
            ),
            one_of("state", State),
            one_of("origin", Origin),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.org}" if self.org else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        from timeline.models.dates import edtf_bounds

        self.first_day = edtf_bounds("since", self.since)[0] if self.since else None
        self.last_day = edtf_bounds("until", self.until)[1] if self.until else None


class Mention(models.Model):
    """A place in an article where an actor is named; its words are a piece of evidence."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    history = tracked()

    def __str__(self) -> str:
        return f"{self.actor} in {self.article}"
