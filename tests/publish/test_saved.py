"""Saved views: kept under a short address, opened by anybody, changed by their owners."""

import pytest

from tests.factories import EditorFactory, EventFactory, SavedViewFactory, UserFactory
from timeline.actions import ChangeView, NotAllowed, SaveView, Undo
from timeline.actions.errors import Invalid
from timeline.models import SavedView

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return UserFactory(username="ana")


def saved(client, reader, **given):
    client.force_login(reader)
    form = {"title": "Talks", "page": "timeline", "query": ""} | given
    return client.post("/views/save/", form)


def test_a_view_is_kept_in_its_canonical_form_with_its_number(client, reader):
    EventFactory(headline="Talks in Oslo", state="accepted", edtf="2021-06-21", core=True)
    response = saved(client, reader, query="nonsense=1&to=&from=June+2021")
    view = SavedView.objects.get()
    assert response["Location"] == f"/v/{view.key}/about/"
    assert (view.query, view.number, view.more, view.owner) == ("from=2021-06", 1, False, reader)


def test_its_address_leads_there_whoever_opens_it(client):
    view = SavedViewFactory(query="from=2021-06")
    assert client.get(f"/v/{view.key}/")["Location"] == "/?from=2021-06"
    other = SavedViewFactory(page="statements", query="q=talks")
    assert client.get(f"/v/{other.key}/")["Location"] == "/statements/?q=talks"


def test_it_says_what_it_had_and_what_it_has(client):
    view = SavedViewFactory(query="from=2021-06", number=12)
    page = client.get(f"/v/{view.key}/about/").content.decode()
    assert "12 events" in page
    assert "No events, from June 2021" in page or "No events" in page
    assert f"http://testserver/v/{view.key}/" in page
    assert "as many as then" not in page


def test_the_title_offered_is_what_the_page_says(client, reader):
    client.force_login(reader)
    page = client.get("/views/save/", {"page": "timeline", "query": "q=talks"}).content.decode()
    assert "matching “talks”" in page


@pytest.mark.parametrize("given", [{"title": " "}, {"page": "admin"}, {"query": "q=" + "x" * 3000}])
def test_what_cannot_be_kept_is_refused(client, reader, given):
    assert saved(client, reader, **given).status_code == 422
    assert not SavedView.objects.exists()


def test_only_its_owner_renames_and_removes_it(client, reader):
    view = SavedViewFactory(owner=reader)
    with pytest.raises(NotAllowed):
        ChangeView(user=UserFactory(), subject=view, title="Mine").execute()
    ChangeView(user=reader, subject=view, title="Talks in June").execute()
    ChangeView(user=reader, subject=view, removed=True).execute()
    assert client.get(f"/v/{view.key}/").status_code == 404
    client.force_login(reader)
    assert "Put it back" in client.get("/views/").content.decode()
    client.post(f"/v/{view.key}/change/", {"do": "restore"})
    view.refresh_from_db()
    assert (view.title, view.removed) == ("Talks in June", False)
    assert client.get(f"/v/{view.key}/").status_code == 302


def test_nobody_else_undoes_it(reader):
    decision = SaveView(user=reader, title="Talks", page="timeline", query="", number=0).execute()
    with pytest.raises(Invalid):
        Undo(user=EditorFactory(), undone=decision).execute()


def test_nobody_sees_the_list_of_another(client, reader):
    SavedViewFactory(title="Somebody else’s")
    client.force_login(reader)
    page = client.get("/views/").content.decode()
    assert "Nothing saved yet" in page


def test_the_title_offered_has_no_number_because_that_changes(client, reader):
    EventFactory(headline="Talks in Oslo", state="accepted", edtf="2021-06-21", core=True)
    client.force_login(reader)
    page = client.get("/views/save/", {"page": "timeline", "query": "from=2021-06&status=happened"})
    assert page.context["form"].initial["title"] == "Happened events, from June 2021"
    assert "1 happened event, from June 2021" in page.content.decode()
    page = client.get("/views/save/", {"page": "statements", "query": "q=talks"})
    assert page.context["form"].initial["title"] == "Statements, matching “talks”"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": " "}, "Write a title."),
        ({"page": "admin"}, "Only the timeline and the statements can be kept."),
        ({"query": "q=" + "x" * 3000}, "This view has too many filters to be kept."),
    ],
)
def test_a_refusal_says_why(client, reader, given, told):
    assert told in saved(client, reader, **given).content.decode()


def test_a_removed_view_says_so(client):
    view = SavedViewFactory(removed=True)
    for address in (f"/v/{view.key}/", f"/v/{view.key}/about/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "Whoever saved this view has removed it." in response.content.decode()


@pytest.mark.parametrize(("address", "page"), [("/", "timeline"), ("/statements/", "statements")])
def test_a_view_that_is_swapped_in_brings_the_link_that_saves_it(client, reader, address, page):
    client.force_login(reader)
    swapped = client.get(
        address, {"q": "talks"}, headers={"HX-Request": "true", "HX-Request-Type": "partial"}
    )
    assert f'/views/save/?page={page}&amp;query=q%3Dtalks"' in swapped.content.decode()
