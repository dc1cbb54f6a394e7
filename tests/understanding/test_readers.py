"""A reader is built once for each vocabulary, and anew when the roster changes."""

from dataclasses import replace
from datetime import date

from bot.phrases import load_lexicon
from bot.understanding import Term, Understanding, Vocabulary

TODAY = date(2026, 11, 12)


def vocabulary(*names: str) -> Vocabulary:
    return Vocabulary(units=tuple(Term(str(number), (name,)) for number, name in enumerate(names, 1)))


def test_the_reader_of_the_same_names_is_the_same() -> None:
    understanding = Understanding(load_lexicon())
    first = understanding.prepare(vocabulary("Xã Kim Đồng", "Xã Minh Khai"))
    assert understanding.prepare(vocabulary("Xã Kim Đồng", "Xã Minh Khai")) is first
    assert understanding.prepare(vocabulary("Xã Minh Khai", "Xã Kim Đồng")) is not first


def test_a_unit_of_a_new_name_is_read_by_it_at_once() -> None:
    understanding = Understanding(load_lexicon())
    before = vocabulary("Xã Kim Đồng", "Xã Minh Khai")
    after = replace(before, units=(Term("1", ("Xã Lê Lai",)), *before.units[1:]))
    for names, said, unit in ((before, "xã Kim Đồng nộp chưa", "1"), (after, "xã Lê Lai nộp chưa", "1")):
        assert understanding.prepare(names).understand(said, today=TODAY).unit == unit
    assert understanding.prepare(after).understand("xã Kim Đồng nộp chưa", today=TODAY).unit is None


def test_only_a_few_readers_are_kept() -> None:
    understanding = Understanding(load_lexicon())
    first = understanding.prepare(vocabulary("Xã Kim Đồng"))
    for number in range(20):
        understanding.prepare(vocabulary(f"Thôn {number}"))
    assert understanding.prepare(vocabulary("Xã Kim Đồng")) is not first
