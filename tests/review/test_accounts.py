"""Signing in: throttled, without open redirects, and the passwords long enough."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

RIGHT = {"username": "alice", "password": "correct horse battery"}
WRONG = {"username": "alice", "password": "a wrong one"}


@pytest.fixture
def visitor(editor):
    return Client()


def test_an_editor_lands_in_the_queue(visitor):
    assert visitor.post(reverse("login"), RIGHT)["Location"] == reverse("queue")


def test_a_visitor_comes_back_to_where_they_were_going(visitor):
    page = visitor.get(reverse("decisions"), follow=True)
    assert page.context["next"] == reverse("decisions")
    assert visitor.post(reverse("login"), {**RIGHT, "next": reverse("decisions")})["Location"] == reverse(
        "decisions"
    )


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "http:evil.example", "javascript:alert(1)",
     "https:///evil.example", "\thttps://evil.example", "ftp://testserver/", "https://testserver@evil.example/"],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(visitor, target):
    assert visitor.post(reverse("login"), {**RIGHT, "next": target})["Location"] == reverse("queue")


def test_too_many_wrong_passwords_lock_the_account_for_a_while(visitor):
    for _ in range(4):
        assert visitor.post(reverse("login"), WRONG).status_code == 200
    answer = visitor.post(reverse("login"), WRONG)
    assert answer.status_code == 429
    assert "Locked for a while" in answer.text
    assert visitor.post(reverse("login"), RIGHT).status_code == 429


def test_a_lock_on_one_account_leaves_others_open(visitor):
    UserFactory(username="bob")
    for _ in range(5):
        visitor.post(reverse("login"), WRONG)
    assert visitor.post(reverse("login"), {**RIGHT, "username": "bob"}).status_code == 302


def test_an_unknown_name_is_answered_like_a_wrong_password(visitor):
    known = visitor.post(reverse("login"), WRONG)
    unknown = visitor.post(reverse("login"), {**WRONG, "username": "nobody"})
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_signing_out_ends_the_session(visitor):
    visitor.post(reverse("login"), RIGHT)
    key = visitor.session.session_key
    visitor.post(reverse("logout"))
    assert not visitor.session.exists(key)
    assert visitor.get(reverse("queue")).status_code == 302


def test_a_new_session_is_made_at_sign_in(visitor):
    visitor.get(reverse("login"))
    session = visitor.session
    session["seen"] = True
    session.save()
    before = session.session_key
    visitor.cookies["sessionid"] = before
    visitor.post(reverse("login"), RIGHT)
    assert visitor.session.session_key != before


@pytest.mark.parametrize("password", ["short", "alice", "password1234"])
def test_a_weak_password_is_refused(client, password):
    sent = {"old_password": RIGHT["password"], "new_password1": password, "new_password2": password}
    answer = client.post(reverse("password_change"), sent)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_a_password_is_changed(client):
    new = "a longer sentence to remember"
    sent = {"old_password": RIGHT["password"], "new_password1": new, "new_password2": new}
    assert client.post(reverse("password_change"), sent, follow=True).status_code == 200
    assert client.get(reverse("queue")).status_code == 200


def test_an_editor_whose_account_is_closed_is_out_at_once(client, editor):
    editor.is_active = False
    editor.save()
    assert client.get(reverse("queue")).status_code == 302


def test_by_htmx_a_visitor_is_sent_to_sign_in_as_a_whole_page(visitor):
    answer = visitor.get(reverse("queue"), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("login"))


def test_the_groups_hold_what_their_members_need(db):
    editors = set(Group.objects.get(name="Editors").permissions.values_list("codename", flat=True))
    assert {"review", "add_event", "change_actor", "view_decision", "change_timeline"} <= editors
    assert not [name for name in editors if name.startswith("delete_") or (name.endswith(("_decision", "_user"))
                and not name.startswith("view_"))]  # fmt: skip
    administrators = set(
        Group.objects.get(name="Administrators").permissions.values_list("codename", flat=True)
    )
    assert {"review", "delete_event", "add_user", "change_group"} <= administrators
    assert not {"change_decision", "delete_decision", "change_historicalevent"} & administrators
