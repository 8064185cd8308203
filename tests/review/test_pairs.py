"""Actors that may be one are put before the desk with the reasons; an actor is split by article."""

import pytest
from django.urls import reverse

from tests.factories import ActorFactory, ArticleFactory, MentionFactory, ResemblanceFactory
from timeline.models import Actor, Decision


@pytest.fixture
def pair(desk):
    one, other = ActorFactory.create(name="Park Kyu-duk"), ActorFactory.create(name="Park Kyu-deok")
    return ResemblanceFactory.create(
        one=one, other=other, agrees=["both of South Korea"], differs=["“envoy” and “coach”"]
    )


def test_pairs_are_listed_with_what_speaks_for_and_against(client, pair):
    page = client.get(reverse("merge", args=["actor"])).text
    assert "Park Kyu-duk and Park Kyu-deok" in page
    assert "For it: both of South Korea." in page
    assert "Against it: “envoy” and “coach”." in page


def test_the_queue_counts_them_and_an_actor_shows_its_own(client, pair):
    page = client.get(reverse("queue"), {"kind": "actor", "at": pair.one.pk}).text
    assert reverse("pairs", args=["actor"]) in page
    assert f"one={pair.one.pk}&amp;other={pair.other.pk}" in page


def test_the_comparison_says_why_the_two_may_be_one(client, pair):
    page = client.get(reverse("merge", args=["actor"]), {"one": pair.one.pk, "other": pair.other.pk}).text
    assert "may be two spellings" in page


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_verdict_takes_the_pair_off_the_list(client, pair, verdict):
    address = f"{reverse('merge', args=['actor'])}?one={pair.one.pk}&other={pair.other.pk}"
    client.post(address, {"winner": pair.one.pk, "verdict": verdict})
    assert "Park Kyu-duk and Park Kyu-deok" not in client.get(reverse("merge", args=["actor"])).text


def test_an_actor_is_split_by_the_article_that_means_somebody_else(client, desk):
    ana = ActorFactory.create(name="Ana Dias")
    articles = [ArticleFactory.create(title=title) for title in ("On the envoy", "On the coach")]
    for article in articles:
        MentionFactory.create(actor=ana, article=article)
    address = reverse("split_actor", args=[ana.pk])
    page = client.get(address).text
    assert "On the envoy" in page
    assert "On the coach" in page
    client.post(address, {"article": articles[1].pk, "reason": "A coach.", "version": ana.version})
    made = Actor.objects.exclude(pk=ana.pk).get(name="Ana Dias")
    assert [m.article for m in made.mentions.all()] == [articles[1]]
    assert Decision.objects.get(verb="split").reason == "A coach."


def test_a_split_without_an_article_is_refused(client, desk):
    ana = ActorFactory.create(name="Ana Dias")
    assert client.post(reverse("split_actor", args=[ana.pk]), {}).status_code == 422
    assert client.get(reverse("split_actor", args=[10**9])).status_code == 404


def test_an_actor_is_found_by_its_name_with_what_tells_two_of_one_name_apart(client, desk):
    ActorFactory.create(
        name="Ines Vale", kind="person", affiliation=ActorFactory.create(name="Ministry of Harbours")
    )
    page = client.get(reverse("merge", args=["actor"]), {"q": "Vale"}).text
    assert "Ines Vale" in page
    assert "Person, Ministry of Harbours" in page


def test_what_may_be_the_twin_of_an_actor_is_offered(client, desk):
    one, other = ActorFactory.create(name="Ines Vale"), ActorFactory.create(name="Ines Vale")
    page = client.get(reverse("merge", args=["actor"]), {"one": one.pk}).text
    assert f"other={other.pk}" in page
