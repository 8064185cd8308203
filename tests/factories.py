"""One factory a model (factory-boy). Evidence always fits its article: give `words` that occur in the article's text."""

from datetime import date

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from timeline.models import (
    Actor,
    ActorName,
    Article,
    Decision,
    Event,
    EventReport,
    EventResemblance,
    Evidence,
    Mention,
    Note,
    Participation,
    Position,
    ReportedRole,
    Resemblance,
    SavedView,
    Source,
    Statement,
    StatementRole,
    Timeline,
    TimelineEntry,
)


class UserFactory(factory.django.DjangoModelFactory):
    """A signed-in reader; `UserFactory(permissions=["review"])` grants permissions of the app by code name."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    password = factory.django.Password("correct horse battery")

    @factory.post_generation
    def permissions(self, create, extracted, **kwargs):
        if create and extracted:
            found = Permission.objects.filter(content_type__app_label="timeline", codename__in=extracted)
            assert len(found) == len(extracted), f"unknown among {extracted}"
            self.user_permissions.set(found)


class EditorFactory(UserFactory):
    """A desk editor: may review, add and change everything of the app, and delete nothing."""

    username = factory.Sequence(lambda n: f"editor{n}")

    @factory.post_generation
    def permissions(self, create, extracted, **kwargs):
        if create:
            granted = Permission.objects.filter(content_type__app_label="timeline").exclude(
                codename__startswith="delete_"
            )
            self.user_permissions.set(granted)


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ["name"]

    name = factory.Sequence(lambda n: f"The Daily Dispatch {n}")


class ArticleFactory(factory.django.DjangoModelFactory):
    """An article of 21 June 2021, already read. Its text differs from every other's unless it is given."""

    class Meta:
        model = Article

    source = factory.SubFactory(SourceFactory)
    title = factory.Sequence(lambda n: f"Envoys meet, day {n}")
    text = factory.Sequence(
        lambda n: (
            f"SEOUL, June 21 – Envoy Ana Sousa met Foreign Minister Ivo Brandt in Seoul on Monday, in round {n}.\n\n"
            "“We will keep talking,” Sousa said."
        )
    )
    published_on = date(2021, 6, 21)
    published_precision = "day"
    extraction = "done"
    engine = "test"


class ActorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Actor

    name = factory.Sequence(lambda n: f"Ana Sousa {n}")
    kind = "person"
    origin = "machine"


class StateFactory(ActorFactory):
    """A state; give `name` and `iso3` together, because one code is one state."""

    name = "Portugal"
    kind = "state"
    iso3 = "PRT"


class ActorNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActorName

    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence(lambda n: f"A. Sousa {n}")


class PositionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Position

    actor = factory.SubFactory(ActorFactory)
    title = "Foreign Minister"


class ResemblanceFactory(factory.django.DjangoModelFactory):
    """Two actors made one after the other."""

    class Meta:
        model = Resemblance

    one = factory.SubFactory(ActorFactory)
    other = factory.SubFactory(ActorFactory)
    score = 0.5
    agrees = ["the same surname"]


class EventFactory(factory.django.DjangoModelFactory):
    """A meeting of 21 June 2021 that the machine suggests."""

    class Meta:
        model = Event

    headline = factory.Sequence(lambda n: f"Ana Sousa meets Ivo Brandt, round {n}")
    event_type = "CONSULT"
    kind = "bilateral"
    edtf = "2021-06-21"
    date_basis = "explicit"
    origin = "machine"


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participation

    event = factory.SubFactory(EventFactory)
    actor = factory.SubFactory(ActorFactory)
    origin = "machine"


class EventReportFactory(factory.django.DjangoModelFactory):
    """A report that says what its event says."""

    class Meta:
        model = EventReport

    event = factory.SubFactory(EventFactory)
    article = factory.SubFactory(ArticleFactory)
    headline = factory.SelfAttribute("event.headline")
    event_type = factory.SelfAttribute("event.event_type")
    kind = factory.SelfAttribute("event.kind")
    status = factory.SelfAttribute("event.status")
    edtf = factory.SelfAttribute("event.edtf")
    date_basis = factory.SelfAttribute("event.date_basis")
    origin = "machine"


class EventResemblanceFactory(factory.django.DjangoModelFactory):
    """Two events made one after the other."""

    class Meta:
        model = EventResemblance

    one = factory.SubFactory(EventFactory)
    other = factory.SubFactory(EventFactory)
    score = 0.7
    agrees = ["on 2021-06-21"]


class ReportedRoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReportedRole

    report = factory.SubFactory(EventReportFactory)
    actor = factory.SubFactory(ActorFactory)


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    article = factory.SubFactory(ArticleFactory)
    speaker = factory.SubFactory(ActorFactory)
    content = "We will keep talking"
    form = "direct"
    cue = "said"
    edtf = "2021-06-21"
    date_basis = "explicit"
    origin = "machine"


class StatementRoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StatementRole

    statement = factory.SubFactory(StatementFactory)
    actor = factory.SubFactory(ActorFactory)


class MentionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mention

    actor = factory.SubFactory(ActorFactory)
    article = factory.SubFactory(ArticleFactory)


class EvidenceFactory(factory.django.DjangoModelFactory):
    """The first occurrence of `words` in the article of its owner: `EvidenceFactory(words="said", statement=s)`."""

    class Meta:
        model = Evidence

    @classmethod
    def _create(cls, model_class, *args, words="met", part="passage", article=None, **owner):
        if not owner:
            owner = {"report": EventReportFactory()}
        article = article or next(iter(owner.values())).article
        start = article.text.index(words)
        piece = model_class.of(article, start, start + len(words), part, **owner)
        piece.save()
        return piece


class NoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Note

    author = factory.SubFactory(EditorFactory)
    article = factory.SubFactory(ArticleFactory)
    body = "Compare the communiqué."


class DecisionFactory(factory.django.DjangoModelFactory):
    """An editor's decision on `subject` (an event unless given)."""

    class Meta:
        model = Decision
        exclude = ["subject"]

    user = factory.SubFactory(EditorFactory)
    verb = "accept"
    subject = factory.SubFactory(EventFactory)
    subject_type = factory.LazyAttribute(lambda o: o.subject._meta.model_name)
    subject_id = factory.SelfAttribute("subject.pk")
    subject_label = factory.LazyAttribute(lambda o: str(o.subject)[:300])


class TimelineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Timeline

    title = factory.Sequence(lambda n: f"Talks, volume {n}")
    slug = factory.Sequence(lambda n: f"talks-{n}")
    owner = factory.SubFactory(EditorFactory)


class SavedViewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SavedView

    title = factory.Sequence(lambda n: f"Talks of the year {n}")
    owner = factory.SubFactory(EditorFactory)
    page = "timeline"
    query = "q=talks"
    number = 2


class TimelineEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TimelineEntry

    timeline = factory.SubFactory(TimelineFactory)
    event = factory.SubFactory(EventFactory)
