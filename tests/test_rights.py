"""Every address, by every method, as everybody, against the committed table `rights.tsv`; and nothing changes unasked."""

import csv
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.actions.conftest import desk  # noqa: F401  a fixture
from tests.actions.snapshot import snapshot
from tests.factories import (
    EventReportFactory,
    EventResemblanceFactory,
    SavedViewFactory,
    StatementFactory,
    TimelineFactory,
    UserFactory,
)
from timeline.actions import Accept, Undo
from timeline.models import Decision

TABLE = Path(__file__).with_name("rights.tsv")
PEOPLE = ("anonymous", "reader", "editor", "administrator")
LOGINS = ("/accounts/login/", "/admin/login/")


def read_table():
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["name"]: row for row in csv.DictReader(lines, delimiter="\t")}


def walk(patterns, prefix="", space=""):
    """(name, route) of every address of the site."""
    for one in patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name or 'unnamed'}", route
        else:
            yield from walk(one.url_patterns, route, f"{one.namespace}:" if one.namespace else space)


ADDRESSES = sorted(set(walk(get_resolver().url_patterns)))


def line_of(name):
    table = read_table()
    return next((row for pattern, row in table.items() if fnmatchcase(name, pattern)), None)


@pytest.fixture
def people(db):
    """A browser for each; editor and administrator as the groups of the migration make them."""
    browsers = {}
    for person in PEOPLE:
        browsers[person] = Client()
        if person == "anonymous":
            continue
        user = UserFactory(username=person, is_staff=person in ("editor", "administrator"))
        if person != "reader":
            user.groups.add(Group.objects.get(name={"editor": "Editors"}.get(person, "Administrators")))
        browsers[person].force_login(user)
    return browsers


@pytest.fixture
def sample(desk, people):  # noqa: F811
    """route → an address of it that exists."""
    editor = UserFactory(username="maker", permissions=["review"])
    Accept(user=editor, subject=desk.meeting).execute()
    Accept(user=editor, subject=desk.sousa.__class__.objects.get(pk=desk.twin.pk)).execute()
    desk.meeting.refresh_from_db()
    kept, published = TimelineFactory(), TimelineFactory(published=True)
    report, other = EventReportFactory(event=desk.again), StatementFactory(article=desk.second)
    parts = {
        "event": desk.meeting.pk,
        "actor": desk.sousa.pk,
        "article": desk.first.pk,
        "annotate": desk.first.pk,
        "choose": desk.meeting.pk,
        "set_speaker": desk.said.pk,
        "set_act": desk.said.pk,
        "judge_utterance": desk.said.pk,
    }
    parts |= {"split": report.pk, "publish": kept.pk, "event_json": desk.meeting.pk}
    parts |= {"known": desk.meeting.pk, "split_actor": desk.sousa.pk, "between": desk.sousa.pk}

    view = SavedViewFactory(owner=editor)
    pair = EventResemblanceFactory(one=desk.meeting, other=desk.again)
    parts["judge_pair"] = pair.pk

    def address(name, route):
        if name == "undo":
            parts["undo"] = Decision.objects.undoable_by(editor).first().pk
        route = route.replace("<kind:kind>/<int:pk>", f"event/{desk.again.pk}").replace(
            "<kind:kind>", "event"
        )
        if "<int:pk>" in route:  # no guess: the first row is 1 on SQLite only
            route = route.replace("<int:pk>", str(parts[name]))
        route = route.replace("<slug:slug>", published.slug).replace("<slug:key>", view.key)
        if name == "between":
            route = route.replace("<int:other>", str(desk.twin.pk))
        route = route.replace("<slug:verb>", "accept").replace("<int:other>", str(other.pk))
        route = route.replace("<slug:verdict>", "unsure")
        route = re.sub(r"<path:(object_id|content_type_id)>|<id>", "1", route)
        route = route.replace("([^/]+)", "1").replace("(?P<url>.*)", "nothing/")
        route = re.sub(r"\(\?P<app_label>[^)]*\)", "timeline", route)
        route = "/" + re.sub(r"[\^$]", "", route)
        return f"{route}?one={desk.meeting.pk}&other={desk.again.pk}" if name == "merge" else route

    return address


def outcome(response):
    if 300 <= response.status_code < 400:
        return "login" if response["Location"].startswith(LOGINS) else "ok"
    return "ok" if response.status_code < 300 else str(response.status_code)


def test_every_address_has_a_line():
    missing = [name for name, _ in ADDRESSES if line_of(name) is None]
    assert not missing, f"Say in {TABLE.name} who may open: {missing}"


def test_every_line_has_an_address():
    names = [name for name, _ in ADDRESSES]
    assert not [pattern for pattern in read_table() if not any(fnmatchcase(name, pattern) for name in names)]


@pytest.mark.parametrize(("name", "route"), [one for one in ADDRESSES if not one[0].startswith("admin:")])
def test_each_person_gets_what_the_table_says(sample, people, name, route):
    line = line_of(name)
    for method in ("GET", "POST"):
        for person in PEOPLE:
            expected = line[f"{method} {person}"]
            before = (snapshot(), Decision.objects.count())
            address = sample(name, route)
            response = getattr(people[person], method.lower())(address)
            assert outcome(response) == expected, f"{method} {address} as {person}"
            if method == "GET" or expected != "ok":
                assert (snapshot(), Decision.objects.count()) == before, (
                    f"{method} {address} changed something"
                )
            if Decision.objects.count() > before[1]:
                _put_back()


def _put_back():
    """Undo the last decision, so that the next person finds the same state."""
    last = Decision.objects.first()
    Undo(user=last.user, undone=last).execute()


def test_the_admin_is_for_staff_only(sample, people):
    for name, route in ADDRESSES:
        if name.startswith("admin:") and name not in ("admin:login", "admin:logout"):
            for person in ("anonymous", "reader"):
                for method in ("get", "post"):
                    response = getattr(people[person], method)(sample(name, route))
                    assert outcome(response) == "login", (
                        f"{method} {name} as {person}: {response.status_code}"
                    )


@pytest.mark.parametrize("verb", ["delete"])
def test_editors_delete_nothing_in_the_admin(sample, people, verb):
    before = snapshot()
    for name, route in ADDRESSES:
        if name.startswith("admin:timeline_") and name.endswith(f"_{verb}"):
            for method in ("get", "post"):
                response = getattr(people["editor"], method)(sample(name, route), {"post": "yes"})
                assert response.status_code in (403, 302), f"{method} {name}: {response.status_code}"
    assert snapshot() == before


def test_editors_have_no_say_over_accounts(sample, people):
    for name, route in ADDRESSES:
        if name.startswith(("admin:auth_", "admin:axes_")):
            for method in ("get", "post"):
                response = getattr(people["editor"], method)(sample(name, route))
                nothing_there = response.headers.get("Location") == "/admin/"
                assert response.status_code == 403 or nothing_there, (
                    f"{method} {name}: {response.status_code}"
                )


def test_what_is_only_suggested_or_unpublished_is_not_found_by_readers(sample, people, desk):  # noqa: F811
    draft = TimelineFactory()
    for address in (reverse("event", args=[desk.again.pk]), reverse("curated", args=[draft.slug])):
        for person in ("anonymous", "reader"):
            assert people[person].get(address).status_code == 404
        assert people["editor"].get(address).status_code == 200


@pytest.mark.parametrize(("name", "route"), [one for one in ADDRESSES if not one[0].startswith("admin:")])
def test_a_post_without_a_token_is_refused(sample, people, name, route):
    if line_of(name)["POST editor"] == "405":
        return
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = people["editor"].cookies
    before = (snapshot(), Decision.objects.count())
    assert strict.post(sample(name, route)).status_code == 403
    assert strict.post(sample(name, route), headers={"HX-Request": "true"}).status_code == 403
    assert (snapshot(), Decision.objects.count()) == before


def test_a_post_by_htmx_carries_the_token_in_a_header(sample, people, desk):  # noqa: F811
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = people["editor"].cookies
    page = strict.get(reverse("queue"))
    token = re.search(r'"X-CSRFToken": "(\w+)"', page.text)[1]
    address = reverse("decide", args=["event", desk.again.pk, "accept"])
    assert strict.post(address, headers={"HX-Request": "true", "X-CSRFToken": token}).status_code == 200


def test_pages_of_the_desk_are_not_cached(sample, people):
    assert "no-store" in people["editor"].get(reverse("queue"))["Cache-Control"]
