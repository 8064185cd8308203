"""What a body's name, owner and neighbours tell: recognised names, possessives, sentence ends, the publisher's own."""

from datetime import date

from tests.extract.readings import actor, mentions, names, read


def affiliation(reading, name):
    by_id = {a.id: a.name for a in reading.actors}
    return by_id.get(actor(reading, name).affiliation)


def test_a_company_without_a_telling_word_is_found_where_it_acts():
    reading = read(
        "Siemens said on Monday that it would leave the country. The minister had accused Siemens of spying."
    )
    assert mentions(reading, "Siemens") == ["Siemens", "Siemens"]


def test_a_person_whom_a_recogniser_takes_for_a_body_stays_one_by_the_office():
    reading = read("I want to recognise Marga Danjels, the Special Envoy for Holocaust Issues, and her team.")
    assert "Marga Danjels" not in names(reading, "organisation")


def test_the_state_that_owns_a_body_is_its_state():
    reading = read(
        "Norway’s Petroleum Directorate rejected the plan, and so did the Kenyan Wildlife Authority."
    )
    assert actor(reading, "Petroleum Directorate").iso3 == "NOR"
    assert {a.iso3 for a in reading.actors if a.kind == "organisation"} == {"NOR", "KEN"}


def test_an_office_does_not_belong_to_what_ends_the_sentence_before():
    reading = read("They met at the UN Security Council. Secretary Maria Costa left early.")
    assert affiliation(reading, "Maria Costa") is None


def test_a_publishers_own_officials_belong_to_it_where_it_is_named():
    text = "Deputy Secretary Maria Costa welcomed Finnish President Aino Virta to the Department of State."
    reading = read(text, source="US State Department")
    assert affiliation(reading, "Maria Costa") == "United States Department of State"
    assert affiliation(reading, "Aino Virta") == "Finland"


def test_a_namesake_of_a_minister_of_long_ago_is_not_the_minister():
    text = "Dr. Andrew Smith published a study."
    assert actor(read(text, day=date(2003, 5, 1)), "Andrew Smith").iso3 == "GBR"
    assert actor(read(text, day=date(2021, 5, 1)), "Andrew Smith").iso3 is None


def test_a_body_without_its_state_is_the_one_of_that_name_that_the_article_places():
    reading = read("The Kenyan Supreme Court ruled on Monday. The Supreme Court gave no reasons.")
    assert mentions(reading, "Kenyan Supreme Court") == ["Kenyan Supreme Court", "Supreme Court"]


def test_a_day_is_no_part_of_a_bodys_name():
    assert names(read("The Federal Court on Wednesday agreed."), "organisation") == ["Federal Court"]


def test_an_adviser_to_a_president_is_another():
    reading = read("A former adviser to President Maria Costa resigned.")
    assert [held.title for held in actor(reading, "Maria Costa").positions] == ["President"]


def test_a_national_office_is_of_the_state_in_the_headline():
    reading = read("Attorney General Maria Costa met envoys from Chad and Mali.", title="Kenya drops charges")
    assert actor(reading, "Maria Costa").iso3 == "KEN"


def test_a_leader_seen_in_office_is_known_by_it_around_that_time():
    text = "President Masire met reporters."
    assert actor(read(text, day=date(1990, 5, 3)), "Quett Ketumile Masire").iso3 == "BWA"
    assert names(read(text, day=date(2020, 5, 3)), "person") == ["Masire"]


def test_an_adviser_to_a_states_president_is_another():
    reading = read("The former adviser for Chile’s President Maria Costa resigned.")
    assert [held.title for held in actor(reading, "Maria Costa").positions] == ["President"]


def test_an_office_in_a_body_is_kept_where_the_body_is_named_with_its_state():
    reading = read("The Kenyan Supreme Court ruled. Supreme Court Justice Maria Costa wrote the opinion.")
    assert affiliation(reading, "Maria Costa") == "Kenyan Supreme Court"


def test_a_name_taken_up_by_its_last_word_is_a_persons():
    reading = read(
        "Svetlina Moravska accused the ministry of lies. Moravska had asked the ministry for help."
    )
    assert names(reading, "organisation") == []


def test_who_runs_a_foreign_body_is_none_of_the_publishers_own():
    text = "The sanctions name Camila Marquez, coordinator of the National Tea Commission."
    assert actor(read(text, source="US State Department"), "Camila Marquez").iso3 is None


def test_an_executive_order_is_nobody():
    assert names(read("The action was taken under Executive Order 13224."), "person") == []


def test_the_name_before_a_title_is_no_part_of_it():
    reading = read("Deputy Secretary Wendy Marlow and Director Jon Berg met in Lima.")
    assert [held.title for held in actor(reading, "Jon Berg").positions] == ["Director"]
