"""`manage.py ingest` from the outside."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.ingest.conftest import quick  # noqa: F401  a fixture
from timeline.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]

TEXT = "June 21, 2021\n\nLISBON, June 21 (Nordwire) – Envoy Ana Sousa met colleagues on Monday.\n"


def ingest(*args, **options):
    """Exit code, standard output and error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, args), stdout=out, stderr=err, **options)
        code = 0
    except SystemExit as exit_:
        code = exit_.code
    return code, out.getvalue(), err.getvalue()


def test_a_file_is_stored_and_read(tmp_path):
    (tmp_path / "wire.txt").write_text(TEXT)
    code, out, err = ingest(tmp_path / "wire.txt")
    assert (code, err) == (0, "")
    assert "Newly stored" in out
    article = Article.objects.get()
    assert (article.text, article.source.name, article.extraction) == (TEXT, "Nordwire", "done")


def test_the_same_again_says_that_nothing_is_new(tmp_path):
    (tmp_path / "wire.txt").write_text(TEXT)
    ingest(tmp_path)
    code, out, _ = ingest(tmp_path)
    assert code == 0
    assert "Nothing new." in out
    assert Article.objects.count() == 1


def test_a_folder_goes_on_past_bad_files_and_ends_with_a_summary_and_1(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "sub" / "d.txt").write_text(TEXT + "More.")
    (tmp_path / ".hidden").write_text("secret")
    (tmp_path / "e.txt").write_text("2999-01-01\n\nThey met.")
    code, out, err = ingest(tmp_path)
    assert code == 1
    lines = err.strip().splitlines()
    assert len(lines) == 3
    assert f"Refused {tmp_path}/b.pdf: it is a PDF document, not text." in lines
    assert f"Refused {tmp_path}/c.txt: it is empty." in lines
    assert f"Refused {tmp_path}/e.txt: its publication date, 1 January 2999, lies in the future." in lines
    assert out.split("Newly stored")[1].split()[0] == "2"
    assert out.split("Refused")[1].split()[0] == "3"
    assert Article.objects.count() == 2


def test_what_is_not_there_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = ingest(tmp_path / "gone.txt", tmp_path / "empty")
    assert code == 1
    assert "gone.txt: there is no such file" in err
    assert "empty: there are no files in this folder" in err


def test_source_and_date_are_used_where_the_input_has_none(tmp_path):
    (tmp_path / "a.txt").write_text("They met in Lisbon.")
    line = {"text": "They met in Oslo.", "source": "Own", "published": "2021-06-01"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line))
    ingest(tmp_path, source="Given", published="2021-06-21")
    stored = {(a.source.name, str(a.published_on)) for a in Article.objects.all()}
    assert stored == {("Given", "2021-06-21"), ("Own", "2021-06-01")}


def test_a_date_that_is_none_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(CommandError, match="no 2021-02-30"):
        call_command("ingest", str(tmp_path), published="2021-02-30")


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert ingest("-")[0] == 0
    assert Article.objects.get().origin == "standard input"


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    _, out, _ = ingest(tmp_path, tmp_path / "a.txt")
    assert "Already stored" not in out


def test_without_a_path_what_waits_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    ingest(tmp_path, no_extract=True)
    Article.objects.update(extraction="pending")
    ingest()
    assert Article.objects.get().extraction == "done"


def test_a_failure_is_told_with_the_file_and_the_reason(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT + "unreadable")
    code, out, _ = ingest(tmp_path)
    assert code == 1
    assert "a.txt): RuntimeError: no sense in it" in out.replace("\n", "")


def test_a_time_zone_that_does_not_exist_is_named(db, tmp_path):
    with pytest.raises(CommandError, match="“Mars/Olympus” is no time zone"):
        call_command("ingest", tmp_path, time_zone="Mars/Olympus")
