"""Signing in leads where one may go."""

import pytest

from tests.factories import EditorFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("factory", "home"), [(EditorFactory, "/desk/"), (UserFactory, "/")])
def test_an_editor_comes_to_the_desk_and_a_reader_to_the_timeline(client, factory, home):
    person = factory()
    person.set_password("correct horse battery")
    person.save()
    given = {"username": person.username, "password": "correct horse battery"}
    assert client.post("/accounts/login/", given)["Location"] == home
    assert client.post("/accounts/login/", given | {"next": "/about/"})["Location"] == "/about/"
