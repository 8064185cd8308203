"""The “Add article” page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import EditorFactory, UserFactory
from timeline.models import Article, Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]

TEXT = "June 21, 2021\n\nLISBON, June 21 – Envoy Ana Sousa met colleagues on Monday.\n"
URL = "/desk/articles/add/"


@pytest.fixture
def editor(client):
    user = EditorFactory.create()
    client.force_login(user)
    return user


def test_a_visitor_is_sent_to_sign_in_and_stores_nothing(client):
    response = client.post(URL, {"text": TEXT})
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))
    assert not Article.objects.exists()


def test_a_user_without_the_right_is_refused(client):
    client.force_login(UserFactory.create())
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"text": TEXT}).status_code == 403
    assert not Article.objects.exists()


def test_looking_at_the_page_changes_nothing(client, editor):
    response = client.get(URL, {"text": TEXT})
    assert response.status_code == 200
    assert not Article.objects.exists()


def test_a_pasted_text_is_stored_read_and_shown(client, editor):
    response = client.post(URL, {"text": TEXT, "source": "First Wire", "url": "https://example.org/1"})
    article = Article.objects.get()
    assert response.url == article.get_absolute_url()
    assert (article.text, article.source.name, str(article.published_on)) == (
        TEXT,
        "First Wire",
        "2021-06-21",
    )
    assert article.origin == f"pasted by {editor.username}"
    assert article.extraction == "done"
    assert Event.objects.get().history.get().history_user is None


def test_browser_newlines_are_kept_as_one(client, editor):
    client.post(URL, {"text": TEXT.replace("\n", "\r\n")})
    assert Article.objects.get().text == TEXT


def test_a_given_date_wins_over_the_one_in_the_text(client, editor):
    client.post(URL, {"text": TEXT, "published": "2021-06-22T09:00+09:00"})
    article = Article.objects.get()
    assert (str(article.published_on), article.published_zone) == ("2021-06-22", "+09:00")


def test_the_same_text_again_says_so_and_links_to_it(client, editor):
    client.post(URL, {"text": TEXT})
    response = client.post(URL, {"text": TEXT})
    assert response.status_code == 422
    assert "stored already" in response.text
    assert Article.objects.get().get_absolute_url() in response.text


def test_an_uploaded_file_is_read(client, editor):
    client.post(URL, {"file": SimpleUploadedFile("wire.txt", TEXT.encode("utf-16"))})
    article = Article.objects.get()
    assert (article.text, article.origin) == (TEXT, f"wire.txt, uploaded by {editor.username}")


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({}, "text", "Paste the text"),
        ({"text": " \n "}, "text", "Paste the text"),
        ({"text": "— — —"}, "text", "no words"),
        ({"text": TEXT, "published": "2021-02-30"}, "published", "no 2021-02-30"),
        ({"text": TEXT, "published": "soon"}, "published", "is no date"),
        ({"text": TEXT, "published": "2999-01-01"}, "published", "lies in the future"),
        ({"text": "2999-01-01\n\nAna Sousa met colleagues."}, "published", "lies in the future"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url", "valid URL"),
        ({"text": TEXT, "file": b"also"}, "file", "not both"),
        ({"file": b"%PDF-1.7 ..."}, "file", "PDF"),
        ({"file": b"\x00\x01\x02"}, "file", "binary"),
        ({"file": b"x" * (5 * 1024 * 1024 + 1)}, "file", "5 MB"),
        ({"file": b'{"text": "one a"}\n{"text": "two b"}\n'}, "file", "more than one article"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_what_was_typed_stays(client, editor, given, field, words):
    data = {"title": "Kept title", **given}
    if "file" in data:
        data["file"] = SimpleUploadedFile("file.txt", data["file"])
    response = client.post(URL, data)
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors[field])
    assert "Kept title" in response.text
    assert not Article.objects.exists()


def test_a_date_in_the_future_can_be_confirmed(client, editor):
    response = client.post(URL, {"text": TEXT, "published": "2999-01-01"})
    assert 'name="allow_future"' in response.text
    client.post(URL, {"text": TEXT, "published": "2999-01-01", "allow_future": "on"})
    assert str(Article.objects.get().published_on) == "2999-01-01"


def test_an_article_that_cannot_be_read_is_stored_and_says_why(client, editor):
    client.post(URL, {"text": TEXT + "unreadable"})
    article = Article.objects.get()
    assert (article.extraction, article.extraction_note) == ("failed", "RuntimeError: no sense in it")
    assert not Event.objects.exists()


def test_html_pasted_as_text_is_read_as_html(client, editor):
    client.post(URL, {"text": "<h1>Talks</h1><p>Envoy Ana Sousa met <b>colleagues</b>.</p><p>More.</p>"})
    assert Article.objects.get().text == "Talks\n\nEnvoy Ana Sousa met colleagues.\n\nMore."
