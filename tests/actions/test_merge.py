"""Two become one, one becomes two, and each is reversible."""

import pytest

from tests.actions.snapshot import snapshot
from tests.factories import (
    ActorFactory,
    EventFactory,
    EventReportFactory,
    ReportedRoleFactory,
    StateFactory,
    StatementFactory,
    StatementRoleFactory,
)
from timeline.actions import (
    Accept,
    Conflict,
    Edit,
    Invalid,
    Judge,
    MergeActors,
    MergeEvents,
    Reject,
    SplitReport,
    Undo,
    WriteNote,
)
from timeline.models import Actor, Decision, Event, Statement
from timeline.resolve.rollup import derive


def reload(*rows):
    for row in rows:
        row.refresh_from_db()


def test_reports_participants_and_notes_come_together(desk, editor):
    WriteNote(user=editor, subject=desk.again, body="Who hosted?").execute()
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again, reason="One meeting.").execute()
    assert desk.meeting.reports.count() == 2
    assert desk.meeting.notes.count() == 1
    assert set(desk.meeting.participations.values_list("actor__name", flat=True)) == {
        "Ana Sousa", "Ivo Brandt", "A. Sousa",
    }  # fmt: skip


def test_the_absorbed_event_points_to_the_other(desk, editor):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    reload(desk.again)
    assert desk.again.merged_into == desk.meeting
    assert desk.again not in Event.objects.current()


def test_an_accepted_part_makes_the_whole_accepted(desk, editor):
    Accept(user=editor, subject=desk.again).execute()
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    reload(desk.meeting)
    assert desk.meeting.state == "accepted"


def test_an_accepted_event_keeps_its_words_and_date_when_it_absorbs_another(desk, editor):
    Accept(user=editor, subject=desk.again).execute()
    MergeEvents(user=editor, winner=desk.again, loser=desk.meeting).execute()
    reload(desk.again)
    assert (desk.again.headline, desk.again.edtf) == ("Brandt receives Sousa", "2021-06")


@pytest.mark.parametrize("case", ["itself", "merged", "rejected"])
def test_what_cannot_be_merged(desk, editor, case):
    loser = desk.meeting if case == "itself" else desk.again
    if case == "merged":
        MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    if case == "rejected":
        Reject(user=editor, subject=desk.again).execute()
    with pytest.raises(Invalid):
        MergeEvents(user=editor, winner=desk.meeting, loser=loser).execute()


def test_merged_actors_share_names_mentions_and_events(desk, editor):
    Edit(user=editor, subject=desk.twin, values={"names": ["Sousa A."]}).execute()
    MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert set(desk.sousa.names.values_list("name", flat=True)) == {"A. Sousa", "Sousa A."}
    assert desk.sousa.mentions.count() == 2
    assert desk.sousa.participations.count() == 2
    reload(desk.again)
    assert "Ana Sousa" in desk.again.search_text


def test_merging_actors_of_one_event_leaves_one_participant(desk, editor):
    ReportedRoleFactory(report=desk.report, actor=desk.twin)
    derive(desk.meeting)
    before = snapshot()
    decision = MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert desk.meeting.participations.filter(actor=desk.sousa).count() == 1
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


def test_two_states_are_not_merged(desk, editor):
    one, other = StateFactory(), StateFactory(name="Spain", iso3="ESP")
    with pytest.raises(Invalid, match="different country codes"):
        MergeActors(user=editor, winner=one, loser=other).execute()


def test_an_affiliate_merged_with_its_organisation_is_not_its_own(desk, editor):
    Edit(user=editor, subject=desk.sousa, values={"affiliation": desk.twin}).execute()
    MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    reload(desk.sousa)
    assert desk.sousa.affiliation is None


def test_a_report_split_off_is_an_event_of_its_own(desk, editor):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    split = SplitReport(user=editor, report=desk.other_report)
    decision = split.execute()
    assert decision.other_id == split.made.pk
    reload(desk.meeting)
    assert desk.meeting.reports.get() == desk.report
    assert split.made.reports.get() == desk.other_report
    assert split.made.edtf == desk.other_report.edtf
    assert set(split.made.participations.values_list("actor__name", flat=True)) == {"A. Sousa", "Ivo Brandt"}
    assert set(desk.meeting.participations.values_list("actor__name", flat=True)) == {
        "Ana Sousa",
        "Ivo Brandt",
    }


def test_a_split_is_undone(desk, editor):
    MergeEvents(user=editor, winner=desk.meeting, loser=desk.again).execute()
    before = snapshot()
    decision = SplitReport(user=editor, report=desk.other_report).execute()
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


def test_the_only_report_is_not_split_off(desk, editor):
    with pytest.raises(Invalid, match="only report"):
        SplitReport(user=editor, report=desk.report).execute()


def test_a_stale_split_is_a_conflict(desk, editor):
    EventReportFactory(event=desk.meeting)
    Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    with pytest.raises(Conflict):
        SplitReport(user=editor, report=desk.report, version=desk.meeting.version).execute()


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_verdict_on_two_is_kept(desk, editor, verdict):
    decision = Judge(user=editor, verdict=verdict, one=desk.meeting, other=desk.again).execute()
    assert (decision.verb, decision.other_id) == (verdict, desk.again.pk)


def test_an_undone_verdict_stands_no_more_and_a_redone_one_does(desk, editor):
    decision = Judge(user=editor, verdict="different", one=desk.meeting, other=desk.again).execute()
    undo = Undo(user=editor, undone=decision).execute()
    standing = Decision.objects.filter(verb="different", undone_by__isnull=True)
    assert not standing.exists()
    again = Undo(user=editor, undone=undo).execute()
    assert standing.get() == again


def test_an_event_and_an_actor_are_not_compared(desk, editor):
    with pytest.raises(Invalid):
        Judge(user=editor, verdict="different", one=desk.meeting, other=desk.sousa).execute()


def test_two_that_are_the_same_are_merged_and_not_only_judged(desk, editor):
    with pytest.raises(Invalid, match="merged"):
        Judge(user=editor, verdict="same", one=desk.meeting, other=desk.again).execute()
    assert not Decision.objects.filter(verb="same").exists()


def test_nothing_else_about_the_actor_is_lost(desk, editor):
    ActorFactory(name="Mission", affiliation=desk.twin, kind="organisation")
    MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert Actor.objects.get(name="Mission").affiliation == desk.sousa


def test_an_actor_whose_own_name_is_among_its_aliases_is_merged(desk, editor):
    desk.twin.names.create(name=desk.twin.name, origin="machine")
    before = snapshot()
    decision = MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert list(desk.sousa.names.values_list("name", flat=True)) == ["A. Sousa"]
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


def test_the_survivor_gets_what_it_lacks_and_gives_it_back(editor):
    bare = ActorFactory(name="Portuguese Republic", kind="state", description="In Iberia.")
    full = StateFactory(wikidata="Q45", description="A country.")
    before = snapshot()
    decision = MergeActors(user=editor, winner=bare, loser=full).execute()
    bare.refresh_from_db()
    assert (bare.iso3, bare.wikidata, bare.description) == ("PRT", "Q45", "In Iberia.")
    undone = Undo(user=editor, undone=decision).execute()
    assert snapshot() == before
    Undo(user=editor, undone=undone).execute()
    bare.refresh_from_db()
    assert bare.iso3 == "PRT"
    assert Actor.objects.current().get() == bare


@pytest.mark.parametrize("factory", [EventFactory, ActorFactory])
def test_a_merge_is_not_done_again_into_what_was_merged_the_other_way(editor, factory):
    one, other = factory(), factory()
    merge = MergeEvents if isinstance(one, Event) else MergeActors
    undone = Undo(user=editor, undone=merge(user=editor, winner=other, loser=one).execute()).execute()
    merge(user=editor, winner=one, loser=other).execute()
    with pytest.raises(Invalid, match="was merged into"):
        Undo(user=editor, undone=undone).execute()


def test_a_merge_is_not_done_again_into_what_was_rejected(editor):
    one, other = EventFactory(), EventFactory()
    undone = Undo(user=editor, undone=MergeEvents(user=editor, winner=other, loser=one).execute()).execute()
    Reject(user=editor, subject=other).execute()
    with pytest.raises(Invalid, match="rejected since"):
        Undo(user=editor, undone=undone).execute()


def test_what_the_database_refuses_is_refused_in_words(editor):
    gone = StateFactory()
    decision = MergeActors(
        user=editor, winner=StateFactory(name="Spain", iso3="ESP", kind="group"), loser=gone
    )
    undone = decision.execute()
    StateFactory(name="Portuguese Republic")
    with pytest.raises(Invalid, match="taken this place"):
        Undo(user=editor, undone=undone).execute()
    gone.refresh_from_db()
    assert gone.merged_into is not None


def test_a_joint_statement_follows_its_speaker_into_the_merger_and_back(desk, editor):
    joint = StatementFactory(article=desk.first, speaker=desk.brandt)
    StatementRoleFactory(statement=joint, actor=desk.twin)
    before = snapshot()
    decision = MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert joint in Statement.objects.by(desk.sousa)
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before


def test_two_who_spoke_together_and_turn_out_to_be_one_speak_alone(desk, editor):
    StatementRoleFactory(statement=desk.said, actor=desk.twin)
    before = snapshot()
    decision = MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    assert [actor.name for actor, _ in desk.said.speakers] == ["Ana Sousa"]
    Undo(user=editor, undone=decision).execute()
    assert snapshot() == before
