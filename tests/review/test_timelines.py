"""Publishing a curated timeline says what readers see from then on."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import TimelineFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    return client


def test_publishing_and_taking_back_are_both_told(at_desk):
    timeline = TimelineFactory(title="The road to Oslo", published=False)
    told = []
    for data in ({"public": "1"}, {}):
        page = at_desk.post(f"/desk/timelines/{timeline.pk}/publish/", data, follow=True)
        told += [str(message) for message in page.context["messages"]]
    assert told == ["Readers now see “The road to Oslo”.", "Readers no longer see “The road to Oslo”."]
