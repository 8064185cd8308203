"""Who is offered as the speaker, in which order, and why."""

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EvidenceFactory,
    MentionFactory,
    PositionFactory,
    StatementFactory,
)
from timeline.review.candidates import MOST, candidates

TEXT = (
    "Premier Ada Quist came to Oslo, with Norway as her host.\n\n"
    "Minister Bo Rask saw her off. Envoy Cy Tarn said that the talks with Dov Ulm would go on. Eda Venn agreed."
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    article = ArticleFactory(text=TEXT)
    people = {}
    for name in ("Ada Quist", "Bo Rask", "Cy Tarn", "Dov Ulm", "Eda Venn"):
        people[name] = ActorFactory(name=name)
        EvidenceFactory(words=name, part="name", mention=MentionFactory(actor=people[name], article=article))
    row = StatementFactory(article=article, speaker=None, content="that the talks with Dov Ulm would go on")
    EvidenceFactory(words="that the talks with Dov Ulm would go on", part="content", statement=row)
    EvidenceFactory(words="said", part="cue", statement=row)
    row.people = people
    return row


def offered(said):
    return [(one.actor.name, one.why) for one in candidates(said, TEXT)]


def test_the_nearest_come_first_and_who_is_spoken_of_last(said):
    assert offered(said) == [
        ("Cy Tarn", "named in the same sentence"),
        ("Eda Venn", "named in the same paragraph"),
        ("Bo Rask", "named in the same paragraph"),
        ("Ada Quist", "named once"),
        ("Dov Ulm", "named once"),
    ]


def test_who_is_named_as_the_source_comes_before_the_nearest(said):
    EvidenceFactory(words="Minister Bo Rask", part="source", statement=said)
    assert offered(said)[0] == ("Bo Rask", "named as the source")


def test_who_stands_there_now_has_the_key_one_even_if_the_article_does_not_name_them(said):
    said.speaker, said.speaker_caption = ActorFactory(name="Zed Wex"), "Consul"
    said.save()
    first = candidates(said, TEXT)[0]
    assert (first.key, first.actor, first.caption, first.why, first.current) == (
        1, said.speaker, "Consul", "as it stands", True,
    )  # fmt: skip


def test_a_state_named_as_near_comes_after_a_person(said):
    norway = ActorFactory(name="Norway", kind="state", iso3="NOR")
    EvidenceFactory(words="Norway", part="name", mention=MentionFactory(actor=norway, article=said.article))
    names = [name for name, _ in offered(said)]
    assert names.index("Ada Quist") < names.index("Norway")


def test_rejected_and_merged_actors_are_not_offered(said):
    for name, change in (
        ("Bo Rask", {"state": "rejected"}),
        ("Eda Venn", {"merged_into": said.people["Cy Tarn"]}),
    ):
        actor = said.people[name]
        for field, value in change.items():
            setattr(actor, field, value)
        actor.save()
    assert {"Bo Rask", "Eda Venn"}.isdisjoint(name for name, _ in offered(said))


def test_the_role_is_what_the_article_says_else_what_was_held_on_the_day(said):
    told = PositionFactory(actor=said.people["Cy Tarn"], title="Envoy")
    EvidenceFactory(words="Envoy", part="title", position=told, article=said.article)
    PositionFactory(actor=said.people["Cy Tarn"], title="Consul", since="2020", until="2022")
    PositionFactory(actor=said.people["Bo Rask"], title="Minister", since="2020", until="2022")
    PositionFactory(actor=said.people["Eda Venn"], title="Judge", since="2010", until="2012")
    captions = {one.actor.name: one.caption for one in candidates(said, TEXT)}
    assert (captions["Cy Tarn"], captions["Bo Rask"], captions["Eda Venn"]) == ("Envoy", "Minister", "")


def test_there_are_no_more_than_keys(said):
    for number in range(12):
        actor = ActorFactory(name=f"Extra {number}")
        EvidenceFactory(words="Oslo", part="name", mention=MentionFactory(actor=actor, article=said.article))
    found = candidates(said, TEXT)
    assert [one.key for one in found] == list(range(1, MOST + 1))


def test_it_asks_the_database_as_often_for_many_as_for_few(said, django_assert_num_queries):
    with django_assert_num_queries(4):
        candidates(said, TEXT)
