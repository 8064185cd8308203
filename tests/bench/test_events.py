"""The measurement of typed pairs reads its data as it says, and counts right."""

from tests.bench.events import Pair, read, scores

HEAD = "\tsentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root\n"


def test_marks_become_spans_and_a_missing_side_is_none(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text(
        HEAD
        + "\t1\tNorway met Ghana.\t<s>Norway</s> met <t>Ghana </t>.\tNorway\tGhana\t1\tCONSULT\n"
        + "\t2\tTeachers struck.\t<s>Teachers</s> struck.\tTeachers\ta recipient\t4\tPROTEST\n",
        encoding="utf-8",
    )
    both, alone = read(file)
    assert both.sentence == "Norway met Ghana ."
    assert (both.source.text, both.target.start, both.target.text) == ("Norway", 11, "Ghana")
    assert alone.target is None


def test_macro_f1_counts_each_root_alike():
    pairs = [Pair("", None, None, root, quad, 0) for root, quad in (("AID", 2), ("AID", 2), ("REJECT", 3))]
    accuracy, macro, quad = scores(pairs, ["AID", "YIELD", "REJECT"])
    assert (round(accuracy, 2), round(macro, 2), quad) == (0.67, 0.83, 1.0)
