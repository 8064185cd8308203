"""Every rule of `dates/languages/*/families` is tested by the examples in its own file."""

from datetime import date

import pytest

from timeline.extract.dates.builders import BUILDERS
from timeline.extract.dates.finder import find
from timeline.extract.dates.lexicon import HERE
from timeline.extract.dates.rules import rules

PUBLISHED = "2021-06-21"
LANGUAGES = sorted(folder.name for folder in (HERE / "languages").iterdir() if folder.is_dir())
RULES = [rule for language in LANGUAGES for rule in rules(language)]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
NOT_EXAMPLES = [(rule, text) for rule in RULES for text in rule.not_examples]


def name(rule):
    return f"{rule.language} {rule.name}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{name(r)}: {e['text']}" for r, e in EXAMPLES])
def test_a_rule_finds_its_example(rule, example):
    published = date.fromisoformat(example.get("published", PUBLISHED))
    times, _ = find(example["text"], published, rule.language)
    values = {time.span.text: (time.value, time.mod) for time in times}
    assert example["found"] in values, values
    value, mod = values[example["found"]]
    assert value == example["value"]
    assert mod == example.get("mod", mod)


@pytest.mark.parametrize(("rule", "text"), NOT_EXAMPLES, ids=[f"{name(r)}: {t}" for r, t in NOT_EXAMPLES])
def test_a_rule_does_not_fire_on_what_it_must_leave_alone(rule, text):
    times, _ = find(text, date.fromisoformat(PUBLISHED), rule.language)
    assert rule.name not in {time.rule for time in times}


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_has_a_builder_and_examples(rule):
    assert rule.build in BUILDERS
    assert rule.examples


def test_a_language_without_a_pack_is_named():
    with pytest.raises(ValueError, match="“xx”"):
        find("Hello.", None, "xx")
