"""What is too large is refused before it is read."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


class Unread:
    """A body that must not be read."""

    def read(self, *args):
        raise AssertionError("it was read")

    readline = readlines = read


@pytest.mark.parametrize("address", ["/", "/desk/articles/add/", "/accounts/login/", "/admin/login/"])
@pytest.mark.parametrize("length", [str(settings.MOST_BYTES_SENT + 1), "9" * 40, "-1"])
def test_what_is_too_large_is_refused_unread(client, address, length):
    client.handler.enforce_csrf_checks = True
    answer = client.generic(
        "POST", address, b"x", "multipart/form-data; boundary=b",
        **{"CONTENT_LENGTH": length, "wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "8.0" in answer.content.decode()


def test_what_is_not_too_large_is_read(client):
    assert (
        client.post("/accounts/login/", {"username": "nobody", "password": "x" * 100_000}).status_code == 200
    )
