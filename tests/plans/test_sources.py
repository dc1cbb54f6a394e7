"""Every clause of the five plans has its place, as docs/plans-and-sources.md says; and no sentence is copied."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import originals
import pytest

from bot.paths import PLANS
from bot.plans.source import Node, read

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
PAGE = (ROOT / "docs" / "plans-and-sources.md").read_text(encoding="utf-8")
FIVE = ("thach-an-2021", "cam-nghia-2023", "soc-trang-2019", "dai-lanh-2023", "cu-jut-mttq-2023")

#: the clauses of each original, read off it by hand; "~" stands for a space
CLAUSES = {
    "thach-an-2021": "mở~đầu I.1 II.1 II.2 II.3 II.4 II.5 II.6 III.1 III.2 III.3 III.4 III.5 III.6 III.7 III.8 III.9 "
    "IV.1 IV.2.1 IV.2.2 IV.2.3 IV.2.4 IV.2.5 IV.2.6 IV.2,~đoạn~cuối",
    "cam-nghia-2023": "mở~đầu I.1 I.2 II.1 II.2.1 II.2.2.a II.2.2.b II.2.3 II.2.3.a II.2.3.b II.2.3.c II.2.3.d II.2.4 "
    "II.2.5 III.1 III.2 III.3 III,~đoạn~cuối",
    "soc-trang-2019": "mở~đầu I II.1 II.2.a II.2.b II.2.c II.3 III.1 III.2 III.3 III,~đoạn~cuối",
    "dai-lanh-2023": "mở~đầu I.1.a I.1.b I.2.a I.2.b II.1 II.2 II.3 III.1 III.2 III.3 IV.1 IV.2 IV.3 IV.4 "
    "IV,~đoạn~cuối",
    "cu-jut-mttq-2023": "mở~đầu I.1 I.2 II III.1 III.2 III.3 IV V V,~đoạn~cuối",
}

#: so many words in a row are a copy; names, titles and what a document is about are the source's own
_COPIED = 12
_SENTENCES = {"text", "ask", "what", "time"}
#: the keys that cite a clause
_CITING = ("source", "due_source", "to_inferred_from")

_ITEMS = "test_each_section_has_so_many_items_of_each_clause"
_SAID = "test_each_plan_says_whom_to_tell_when_something_sticks_and_who_scores"
_MEASURES = "test_numbers_dates_rhythms_and_grades_in_every_text_are_those_of_its_clause"
#: the test that holds each kind of place against `originals`
HOLDERS = {
    **dict.fromkeys(("scope", "purpose", "definition", "standards", "duties", "rewards"), _ITEMS),
    "based_on": "test_each_plan_rests_on_these_documents",
    "bodies": "test_soc_trang_names_its_portal_and_its_address",
    "fields": "test_each_plan_has_these_fields_in_its_order",
    "obligations": "test_each_obligation_is_what_its_clause_asks_of_whom_by_when",
    "milestones": "test_each_milestone_is_when_its_clause_says",
    **dict.fromkeys(("scoring", "trouble"), _SAID),
}

#: numbers and dates with the word that makes them a limit, rhythms, and grades
_MEASURE = re.compile(
    r"(?:(?:trước|sau|chậm nhất|đến hết) ngày|ít nhất|nhiều nhất|đầu năm|giữa năm|cuối năm) \d+(?:/\d+)*"
    r"|(?:mỗi|hằng|hàng) (?:ngày|tuần|tháng|quý|năm)"
    r"|hoàn thành (?:xuất sắc|tốt)"
    r"|\b(?:\d+(?:/\d+)*|[IVX]+)\b"
)
_MEASURED = ("name", "text", "ask", "what", "time")


def placed(node: Node) -> dict[str, set[str]]:
    """The places of a file by the clause that they cite: `section.id`, or the section where its items have none."""
    found: dict[str, set[str]] = defaultdict(set)
    for section, part in node.entries.items():
        for path, each in part.walk():
            if path.rpartition(".")[2] in _CITING and each.text:
                found[each.text].add(".".join(filter(None, (section, _id(part, path)))))
    return dict(found)


def _id(section: Node, path: str) -> str | None:
    first = path.split(".")[0]
    if not first.isdecimal():
        return first if section.child(first) and "name" in section.entries[first].entries else None
    written = section.items[int(first)].entries.get("id")
    return written.text if written else None


def listed(plan_id: str) -> Iterator[tuple[str, set[str], list[str]]]:
    """The rows of the page about a plan: clause, places, tests."""
    part = PAGE.partition(f"\n## {plan_id}\n")[2].partition("\n## ")[0]
    for clause, places, tests in re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]*?) \|$", part, re.MULTILINE):
        if clause not in ("clause", "---"):
            yield clause, set(re.findall(r"`([^`]+)`", places)), re.findall(r"`(test_\w+)`", tests)


@pytest.mark.parametrize("plan_id", FIVE)
def test_the_page_and_the_file_name_the_same_clauses_and_places(plan_id: str) -> None:
    rows = {clause: places for clause, places, _ in listed(plan_id) if places}
    assert rows == placed(read(PLANS / f"{plan_id}.yaml"))


@pytest.mark.parametrize("plan_id", FIVE)
def test_the_page_leaves_out_no_clause_of_the_original(plan_id: str) -> None:
    expected = [clause.replace("~", " ") for clause in CLAUSES[plan_id].split()]
    assert [clause for clause, places, _ in listed(plan_id) if places] == expected


@pytest.mark.parametrize("plan_id", FIVE)
def test_every_clause_with_a_place_names_a_test_that_there_is(plan_id: str) -> None:
    known = set(re.findall(r"^def (test_\w+)", "".join(_tests()), re.MULTILINE))
    assert [clause for clause, places, tests in listed(plan_id) if places and not tests] == []
    assert {name for _, _, tests in listed(plan_id) for name in tests} <= known


@pytest.mark.parametrize("plan_id", FIVE)
def test_every_place_is_held_by_a_test_of_its_kind(plan_id: str) -> None:
    rows = list(listed(plan_id))
    assert [(clause, place) for clause, places, tests in rows for place in places if _holder(place) not in tests] == []
    measured = {clause for clauses in originals.MEASURES[plan_id].values() for clause in clauses}
    assert {clause for clause, _, tests in rows if _MEASURES in tests} == measured


def _holder(place: str) -> str:
    """The test that holds whatever stands at a place against what the original says."""
    return HOLDERS[place.partition(".")[0]]


def _tests() -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))


@pytest.mark.parametrize("plan_id", FIVE)
def test_numbers_dates_rhythms_and_grades_in_every_text_are_those_of_its_clause(plan_id: str) -> None:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for section, part in read(PLANS / f"{plan_id}.yaml").entries.items():
        for clause, text in _texts(part, None):
            if section != "based_on" and (measures := _MEASURE.findall(text)):
                found[section][clause] += measures
    assert found == originals.MEASURES[plan_id]


def _texts(node: Node, clause: str | None) -> Iterator[tuple[str, str]]:
    """Every text under a clause, with it."""
    clause = node.entries["source"].text if "source" in node.entries else clause
    for key, inner in node.entries.items():
        if key in _MEASURED and inner.text and clause:
            yield clause, inner.text
        yield from _texts(inner, clause)
    for item in node.items:
        yield from _texts(item, clause)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the original plans (../shared/seeds) are not here")
@pytest.mark.parametrize("plan_id", FIVE)
def test_no_sentence_of_the_original_is_copied(plan_id: str) -> None:
    source = _runs(_words((SEEDS / f"{plan_id}.txt").read_text(encoding="utf-8")))
    copied = [
        f"{path}: {each.text}"
        for path, each in read(PLANS / f"{plan_id}.yaml").walk()
        if path.rpartition(".")[2] in _SENTENCES and not source.isdisjoint(_runs(_words(each.text or "")))
    ]
    assert copied == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the original plans (../shared/seeds) are not here")
@pytest.mark.parametrize("plan_id", FIVE)
def test_numbers_dates_and_names_are_those_of_the_original(plan_id: str) -> None:
    """Document numbers and dates, and the names of fields, letter by letter but for case and signs."""
    source = f" {' '.join(_words((SEEDS / f'{plan_id}.txt').read_text(encoding='utf-8')))} "
    root = read(PLANS / f"{plan_id}.yaml")
    bases, fields = root.entries["based_on"].items, root.entries["fields"].items
    numbers = [item.entries["number"].text for item in bases if "number" in item.entries]
    names = [item.entries["name"].text for item in fields if "open_list" not in item.entries]
    wanted = [" ".join(_words(each or "")) for each in (*numbers, *names)]
    assert [each for each in wanted if f" {each} " not in source] == []
    days = [item.entries["date"].text or "" for item in bases if "date" in item.entries]
    assert [day for day in days if not _is_written(day, source)] == []


def _is_written(day: str, source: str) -> bool:
    """Whether a day stands in a text, in figures or with the words for month and year."""
    year, month, of_month = (int(part) for part in day.split("-"))
    days, months = {str(of_month), f"{of_month:02d}"}, {str(month), f"{month:02d}"}
    ways = ("{} {} {}", "{} tháng {} năm {}")
    return any(f" {way.format(d, m, year)} " in source for way in ways for d in days for m in months)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _COPIED]) for at in range(len(words) - _COPIED + 1)}
