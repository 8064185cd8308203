"""Every rule of `dates/families` is tested by the examples in its own file."""

from datetime import date

import pytest

from timeline.extract.dates.finder import BUILDERS, find
from timeline.extract.dates.rules import rules

PUBLISHED = "2021-06-21"
EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
NOT_EXAMPLES = [(rule, text) for rule in rules() for text in rule.not_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.name}: {e['text']}" for r, e in EXAMPLES])
def test_a_rule_finds_its_example(rule, example):
    times, _ = find(example["text"], date.fromisoformat(example.get("published", PUBLISHED)))
    values = {time.span.text: (time.value, time.mod) for time in times}
    assert example["found"] in values, values
    value, mod = values[example["found"]]
    assert value == example["value"]
    assert mod == example.get("mod", mod)


@pytest.mark.parametrize(("rule", "text"), NOT_EXAMPLES, ids=[f"{r.name}: {t}" for r, t in NOT_EXAMPLES])
def test_a_rule_does_not_fire_on_what_it_must_leave_alone(rule, text):
    times, _ = find(text, date.fromisoformat(PUBLISHED))
    assert rule.name not in {time.rule for time in times}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_builder_and_examples(rule):
    assert rule.build in BUILDERS
    assert rule.examples
