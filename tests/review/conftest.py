"""The desk of the actions' tests, with three people: alice edits, bob reads, carol is an administrator."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.actions.conftest import desk  # noqa: F401  a fixture
from tests.factories import UserFactory


@pytest.fixture
def editor(db):
    user = UserFactory(username="alice")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def reader(db):
    return UserFactory(username="bob")


@pytest.fixture
def client(editor) -> Client:
    """A browser that alice is signed in to."""
    browser = Client()
    browser.force_login(editor)
    return browser
