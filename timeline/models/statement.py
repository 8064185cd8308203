"""Statement: one utterance, who made it and in which words."""

from typing import Any

from django.db import models

from timeline.models.actor import Actor
from timeline.models.addresses import address
from timeline.models.article import Article
from timeline.models.dates import DatePrecision
from timeline.models.event import Dated, Event
from timeline.models.history import tracked
from timeline.models.statement_queries import SHOWN, Browsing, states_for
from timeline.models.vocabulary import Act, DateBasis, Form, Origin, State, Voice, one_of


class StatementQuerySet(Browsing):
    def current(self) -> "StatementQuerySet":
        """Neither rejected nor a variant of another statement that stands."""
        rows: StatementQuerySet = self.standing(SHOWN)
        return rows

    def visible_to(self, user: Any) -> "StatementQuerySet":
        """What `user` may see, one of each group."""
        rows: StatementQuerySet = self.standing(states_for(user))
        return rows

    def by(self, actor: Actor) -> "StatementQuerySet":
        """What `actor` said, alone or with others, latest first."""
        rows: StatementQuerySet = self.spoken_by(actor.pk).latest_first()
        return rows

    def with_voices(self) -> "StatementQuerySet":
        """With everybody who speaks, is spoken to and is spoken of, in two queries."""
        roles = StatementRole.objects.select_related("actor")
        return self.select_related("speaker", "addressee").prefetch_related(models.Prefetch("roles", roles))

    def possible_twins(self, statement: "Statement") -> "StatementQuerySet":
        """Those of the same speaker in another article, said on a day in common."""
        rows = self.current().filter(speaker=statement.speaker_id).exclude(article=statement.article_id)
        if statement.speaker_id is None or statement.earliest is None or statement.latest is None:
            return rows.none()
        return rows.filter(earliest__lte=statement.latest, latest__gte=statement.earliest).select_related(
            "speaker"
        )

    def from_articles(self, source: Any = None, article: Any = None) -> "StatementQuerySet":
        """Those that an article of `source` has, or this article; None does not ask."""
        rows = self.filter(article__source=source) if source else self
        return rows.filter(article=article) if article else rows

    def to_review(self) -> "StatementQuerySet":
        """What the machine suggests, never deferred first."""
        return (
            self.current()
            .filter(state=State.SUGGESTED)
            .order_by(models.F("deferred_at").asc(nulls_first=True), "pk")
        )


class Statement(Dated):
    """One utterance in one article. Its own date (`edtf`) is the day it was said; `reported_on` the article's.

    `content` is the text of its evidence of part "content"; `variant_of` points to the same utterance as another
    outlet has it, and `variant_note` says why; `within` to the statement that tells of this one ("X said that Y had
    warned Z"). A joint statement has its first speaker in `speaker` and the others in `roles`, as it has further
    addressees and whom it is about.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    speaker = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    speaker_caption = models.CharField("role held then", max_length=200, blank=True)
    addressee = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements_received"
    )
    content = models.TextField()
    form = models.CharField(max_length=8, choices=Form)
    cue = models.CharField(max_length=100, blank=True)
    act = models.CharField(max_length=9, choices=Act, default=Act.COMMENT)
    negated = models.BooleanField("says that it is not or will not be", default=False)
    terms = models.CharField("condition, or that there is none", max_length=300, blank=True)
    hedge = models.CharField("how sure the speaker is", max_length=100, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    confidence = models.FloatField(default=0.5)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    edited_fields = models.JSONField(default=list, blank=True, editable=False)
    variant_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="variants"
    )
    within = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="inner", verbose_name="told in"
    )
    variant_note = models.CharField("why it is the same utterance", max_length=300, blank=True)
    deferred_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    history = tracked()

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["earliest", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(content=""), name="statement_has_content"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="statement_confidence_a_share"
            ),
            one_of("form", Form),
            one_of("act", Act),
            one_of("state", State),
            one_of("origin", Origin),
            one_of("precision", DatePrecision),
            one_of("date_basis", DateBasis),
        ]
        indexes = [
            models.Index(fields=["-earliest", "-id"], name="statement_latest_first"),
            # Most are no variant, and told in none: to SQLite the index over all of them looks as if it told nothing.
            models.Index(
                fields=["variant_of"], name="statement_variants", condition=models.Q(variant_of__isnull=False)
            ),
            models.Index(fields=["within"], name="statement_inner", condition=models.Q(within__isnull=False)),
            models.Index(
                fields=["latest", "earliest"],
                name="statement_lasting",
                condition=models.Q(latest__gt=models.F("earliest")),
            ),
            models.Index(fields=["earliest"], name="statement_open", condition=models.Q(latest__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.speaker or 'Unknown speaker'}: {self.content[:80]}"

    def get_absolute_url(self) -> str:
        return f"{address('article', self.article_id)}#s{self.pk}"

    @property
    def speakers(self) -> list[tuple[Actor, str]]:
        """Everybody who makes the statement, with the role held then; the first speaker first."""
        first = [(self.speaker, self.speaker_caption)] if self.speaker else []
        return first + [(one.actor, one.caption) for one in self.roles.all() if one.role == Voice.SPEAKER]

    @property
    def addressees(self) -> list[Actor]:
        """Everybody to whom it is said."""
        first = [self.addressee] if self.addressee else []
        return first + [one.actor for one in self.roles.all() if one.role == Voice.ADDRESSEE]

    @property
    def lead(self) -> str:
        """The cue ("said") to show before words that do not stand alone ("that talks would resume"); else empty."""
        follows = self.form != Form.DIRECT and self.content[:1].islower()
        return self.cue if follows and not self.cue.lower().startswith("according") else ""

    @property
    def spoken_of(self) -> list[Actor]:
        """Whom it is about."""
        return [one.actor for one in self.roles.all() if one.role == Voice.ABOUT]


class StatementRole(models.Model):
    """An actor's part in a statement beside its first speaker and first addressee."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="roles")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="statement_roles")
    role = models.CharField(max_length=9, choices=Voice, default=Voice.SPEAKER)
    caption = models.CharField("role held then", max_length=200, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.EDITOR)
    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "actor", "role"], name="statementrole_once"),
            one_of("role", Voice),
            one_of("origin", Origin),
        ]
        indexes = [models.Index(fields=["actor", "role"], name="statementrole_actor_role")]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display().lower()})"
