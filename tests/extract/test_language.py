"""The check whether a text is English."""

import pytest

from timeline.extract.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of both countries met in the capital on Monday, and said they would meet again.",
        "The envoy (Арам, 阿拉姆) arrived.",
        "Talks in Oslo",
        "Ann Sousa of the group Open Ports spoke before him. Department Spokesperson Ned Brandt answered questions. "
        "Colleagues listened. Ambassador Lund left early.",
        "Deputy Foreign Minister Anneke van der Meer met with Republic of Moldova Minister of Reintegration Ion Lupu "
        "and Republic of Moldova Vice Minister of Reintegration Andrei Moraru in Chisinau today. Minister Lupu spoke.",
        "",
        "2021-06-21 …",
    ],
)
def test_english_is_read(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Außenminister beider Länder trafen sich am Montag in der Hauptstadt und sagten, dass sie sich "
        "bald wieder treffen wollen, wie das Amt mitteilte.",
        "Les ministres des affaires étrangères des deux pays se sont rencontrés lundi dans la capitale et ont dit "
        "qu'ils se reverraient bientôt à Genève.",
        "Ministrowie spraw zagranicznych obu krajów spotkali się w poniedziałek w stolicy i powiedzieli, że "
        "wkrótce spotkają się ponownie w Genewie, podano.",
        "Les deux ministres et la chancelière se sont vus à Genève.",
        "Министры иностранных дел обеих стран встретились.",
        "兩國外長星期一在首都會晤。",
        "التقى وزيرا خارجية البلدين يوم الاثنين.",
    ],
)
def test_other_languages_are_not(text):
    assert not is_english(text)
