"""`manage.py import_record`: a chronology from a file, as an editor's decision; twice adds nothing."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import EditorFactory
from timeline.models import Decision, Event

pytestmark = pytest.mark.django_db

ROWS = "date,what\n1998-08-31,A rocket was fired.\nsoon,Another one.\n1998-09-01,Talks were held.\n"


@pytest.fixture
def run(tmp_path):
    EditorFactory(username="ana")
    file = tmp_path / "tests.csv"
    file.write_text(ROWS)

    def run(*more, **options):
        out, err = io.StringIO(), io.StringIO()
        given = {"chronology": "Launches", "editor": "ana", "stdout": out, "stderr": err, **options}
        call_command("import_record", str(options.pop("path", file)), *more, **given)
        return out.getvalue() + err.getvalue()

    return run


def test_a_file_is_taken_in_as_one_decision_with_what_was_left_out_named(run):
    told = run("--column", "what=note", "--who", "Norway")
    assert "Left out, line 3: “date”: “soon” is not a date" in told
    assert "2 events on record." in told
    assert Event.objects.order_by("position").first().headline == "A rocket was fired"
    assert Decision.objects.get().user.username == "ana"
    assert "0 new, 2 on record already" in run("--column", "what=note", "--who", "Norway")
    assert Event.objects.count() == 2


def test_a_dry_run_changes_nothing(run):
    assert "2 new" in run("--column", "what=note", "--dry-run")
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"editor": "nobody"}, "no account “nobody”"),
        ({"column": ["what=nonsense"]}, "give NAME=HOLDS"),
        ({"column": ["colour=kind"]}, "with a column of the file"),
    ],
)
def test_what_cannot_be_done_is_said(run, options, complaint):
    with pytest.raises(CommandError, match=complaint):
        run(**options)
