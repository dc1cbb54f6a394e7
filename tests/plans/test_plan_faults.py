"""A clerk's slip in a plan file is named with file, line, key and mend."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import plans
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import Ladder
from bot.errors import InputFault
from bot.paths import LOCALES
from bot.plans import schema
from bot.texts import LANGUAGES, texts

SOUND = """\
id: xa-moi
code: XM
title: Kế hoạch thử
issuer: UBND xã Mới
place: xã Mới
number: 12/KH-UBND
issued: 2026-02-03
term: {from: 2026-02, to: 2026-12}
bodies:
  van-phong: {name: Văn phòng}
subjects: [individual]
fields:
  - id: y-te
    name: Y tế
    lead: [van-phong]
    source: II.1
    criteria:
      individual:
        - {text: tận tụy, source: II.1}
obligations:
  - id: monthly
    action: nominate
    who: {kinds: [thôn]}
    at_least: 1
    every: month
    due: {before_day: 20}
    to: van-phong
    source: III.1
milestones:
  - {id: so-ket, name: Sơ kết, when: 2026-Q3, source: IV}
"""


TWICE = "{question: gender, need: optional, source: V}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def said(folder: Path, *changes: tuple[str, str], language: str = "vi") -> list[str]:
    """The sentences about the sound plan with some words changed."""
    text = SOUND
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "xa-moi.yaml"
    path.write_text(text, encoding="utf-8")
    return [texts(language)(fault.problem, **fault.words) for fault in plans.check(path)]


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(SOUND.splitlines(), start=1) if words in line)


def test_a_sound_file_has_no_faults(folder: Path) -> None:
    assert said(folder) == []
    assert plans.load(str(folder / "xa-moi.yaml")).code == "XM"


def test_a_misspelt_key_is_named_with_line_and_the_key_that_was_meant(folder: Path) -> None:
    [fault, missing] = said(folder, ("    at_least: 1", "    at_lest: 1"))
    misspelt = fault if "at_lest" in fault else missing
    assert f"xa-moi.yaml, dòng {line_of('at_least')}, mục obligations.0.at_lest" in misspelt
    assert 'Có phải "at_least"?' in misspelt


@pytest.mark.parametrize(
    ("old", "new", "where", "key", "mend"),
    [
        ("issuer:", "isuer:", "issuer:", "isuer", "issuer"),
        ("before_day: 20", "befor_day: 20", "before_day", "obligations.0.due.befor_day", "before_day"),
        ("{text: tận tụy", "{txt: tận tụy", "tận tụy", "fields.0.criteria.individual.0.txt", "text"),
        ("{name: Văn phòng}", "{nam: Văn phòng}", "Văn phòng", "bodies.van-phong.nam", "name"),
        ("at_least: 1", "at_least: hai", "at_least", "obligations.0.at_least", "chữ số"),
        ("at_least: 1", "at_least: 0", "at_least", "obligations.0.at_least", "từ 1"),
        ("before_day: 20", "before_day: 32", "before_day", "obligations.0.due.before_day", "31"),
        ("every: month", "every: monthly", "every", "obligations.0.every", "month, quarter"),
        ("code: XM", "code: xm", "code", "code", "chữ hoa"),
        ("  - id: y-te", "  - id: Y tế", "id: y-te", "fields.0.id", "nong-thon-moi"),
        ("  - id: y-te", f"  - id: {'y' * 33}", "id: y-te", "fields.0.id", "nhiều nhất 32"),
        ("{id: so-ket", f"{{id: {'so-ket-' * 6}x", "so-ket", "milestones.0.id", "nhiều nhất 32"),
        ("issued: 2026-02-03", "issued: 3/2/2026", "issued", "issued", "2021-04-15"),
        ("when: 2026-Q3", "when: quý III", "when", "milestones.0.when", "2023-Q2"),
        ("title: Kế hoạch thử", "title:", "title", "title", "Ghi một câu"),
        ("subjects: [individual]", "subjects: individual", "subjects", "subjects", "gạch đầu dòng"),
        ("subjects: [individual]", "subjects: [people]", "subjects", "subjects.0", "collective"),
        ("lead: [van-phong]", "lead: [van-phog]", "lead", "fields.0.lead.0", 'Có phải "van-phong"'),
        ("to: van-phong", "to: so-noi-vu", "to: van-phong", "obligations.0.to", "bodies"),
        ("{before_day: 20}", "{before_day: 20, on: 11-15}", "before_day", "obligations.0.due", "một cách"),
        ("{before_day: 20}", "{on: 11-15}", "before_day", "obligations.0.due", "nhịp"),
        ("{before_day: 20}", "trước ngày 06", "before_day", "obligations.0.due", "{before_day: 6}; xem bảng Hạn"),
        ("    to: van-phong", "    to_inferred_from: III", "to: van", "obligations.0.to_inferred_from", "Thêm to"),
        ("to: 2026-12}", "to: 2026-12, carried_out_from: 2027}", "term", "term.carried_out_from", "giữa from và to"),
        ("who: {kinds: [thôn]}", "who: {kinds: []}", "who", "obligations.0.who", "kinds"),
        ("when: 2026-Q3", "when: 2027-Q3", "when", "milestones.0.when", "2026-12-31"),
        ("issued: 2026-02-03", "issued: 2027-01", "issued", "issued", "2026-12-31"),
        ("to: 2026-12}", "to: 2025-12}", "term", "term", "from"),
        ("      individual:", "      household:", "individual:", "fields.0.criteria.household", "subjects"),
        ("text: tận tụy,", "text: tận tụy, trung thực,", "tận tụy", "trung thực", "ngoặc kép"),
        ("{before_day: 20}", "{before_day: 20, cutoff: 5 giờ}", "before_day", "obligations.0.due.cutoff", "17:00"),
        ("{before_day: 20}", "{before_day: 20, roll: sau}", "before_day", "obligations.0.due.roll", "before, after"),
        ("{before_day: 20}", "{days_after: 0}", "before_day", "obligations.0.due.days_after", "từ 1"),
        ("{before_day: 20}", "{days_after: 5, after_period: true}", "before_day", "obligations.0.due", "after_period"),
        ("{before_day: 20}", "{end_of_period: stated, inferred: true}", "before_day", "obligations.0.due", "inferred"),
        ("due: {before_day: 20}", "due: null", "before_day", "obligations.0.due", "end_of_period: inferred"),
        ("to: van-phong", "questions: [{id: q, ask: Q}]", "to: van", "obligations.0.questions", "action"),
        ("{before_day: 20}", "{on_day: 5, cutoff: 17:00, inferred: true}", "before_day", "due.cutoff", "Bỏ cutoff"),
        ("{before_day: 20}", "{end_of_period: inferred, cutoff: 17:00}", "before_day", "due.cutoff", "Bỏ cutoff"),
        ("{before_day: 20}", "{before_day: 1}", "before_day", "obligations.0.due", "after_period: true"),
        ("action: nominate", "action: forward", "who: {kinds", "obligations.0.who", "who: {root: true}"),
        ("action: nominate", "action: report", "at_least", "obligations.0.at_least", "Bỏ at_least"),
        ("subjects: [individual]", "subjects: [individual, individual]", "subjects", "mục subjects", '"individual"'),
        ("subjects: [individual]", "subjects: []", "subjects", "mục subjects", "ít nhất một"),
        ("lead: [van-phong]", "lead: [van-phong, van-phong]", "id: y-te", "fields.0", '"van-phong"'),
        ("    name: Y tế", "    name: Y tế\n    aliases: [VĂN PHÒNG]", "lead", "fields.0.aliases", "bodies.van-phong"),
        ("    name: Y tế", f"    name: Y tế\n    label: {'y' * 21}", "lead", "fields.0.label", "nút dài quá"),
        ("id: xa-moi", "id: thach-an-2021", "id: xa-moi", "mục id", "xa-moi"),
        ("id: so-ket,", "id: monthly,", "when: 2026-Q3", "milestones.0.id", "monthly"),
        ("id: so-ket,", "id: so-ket, kind: họp,", "when: 2026-Q3", "milestones.0.kind", "interim"),
        ("name: Y tế", "open_list: co\n    name: Y tế", "name: Y tế", "fields.0.open_list", "true"),
        (
            "milestones:",
            "form: [{question: genders, need: required, source: V}]\nmilestones:",
            "milestones:",
            "form.0.question",
            "gender",
        ),
        (
            "milestones:",
            "form: [{question: gender, need: must, source: V}]\nmilestones:",
            "milestones:",
            "form.0.need",
            "left-out",
        ),
        (
            "milestones:",
            "form: [{question: size, need: optional, source: V}]\nmilestones:",
            "milestones:",
            "form.0.question",
            "size",
        ),
        ("milestones:", f"form: [{TWICE}, {TWICE}]\nmilestones:", "milestones:", "form.1.question", "gender"),
        ("to: van-phong", "counts_subjects: [model]\n    to: van-phong", "to: van", "counts_subjects", "subjects"),
    ],
)
def test_a_slip_is_named_by_line_key_and_mend(
    folder: Path, old: str, new: str, where: str, key: str, mend: str
) -> None:
    place = f"dòng {line_of(where)}, mục "
    about = [fault for fault in said(folder, (old, new)) if place in fault and key in fault and mend in fault]
    assert about, said(folder, (old, new))


def test_a_missing_clause_is_asked_for(folder: Path) -> None:
    [fault] = said(folder, ("- {text: tận tụy, source: II.1}", "- {text: tận tụy}"))
    assert f"dòng {line_of('tận tụy')}" in fault
    assert '"source"' in fault


def test_who_reads_vietnamese_is_sent_to_the_page_in_vietnamese(folder: Path) -> None:
    unknown = ("code: XM", "code: XM\nzzzzzz: 1")
    assert [fault for fault in said(folder, unknown) if "docs/viet-tep-ke-hoach.md" in fault]
    assert [fault for fault in said(folder, unknown, language="en") if "docs/plan-files.md" in fault]


def test_a_doubled_key_is_a_fault_though_yaml_would_let_it_pass(folder: Path) -> None:
    [fault] = said(folder, ("code: XM", "code: XM\ncode: XN"))
    assert "dòng 3, mục code" in fault
    assert "dòng 2" in fault


def test_a_doubled_id_is_a_fault(folder: Path) -> None:
    twice = "  - {id: so-ket, name: Tổng kết, when: 2026-Q4, source: IV}\n"
    [fault] = said(folder, ("when: 2026-Q3, source: IV}\n", "when: 2026-Q3, source: IV}\n" + twice))
    assert f"dòng {line_of('so-ket') + 1}, mục milestones.1.id" in fault


def test_general_criteria_need_general_standards(folder: Path) -> None:
    criteria = "    criteria:\n      individual:\n        - {text: tận tụy, source: II.1}\n"
    [fault] = said(folder, (criteria, "    criteria: general\n"))
    assert "standards" in fault


@pytest.mark.parametrize("empty", ["[]", "{}", "\n      individual: []"])
def test_demands_are_written_or_are_the_general_ones(folder: Path, empty: str) -> None:
    criteria = "    criteria:\n      individual:\n        - {text: tận tụy, source: II.1}\n"
    standards = ("subjects:", "standards: [{text: tốt, source: II}]\nsubjects:")
    [fault] = said(folder, (criteria, f"    criteria: {empty}\n"), standards)
    assert "fields.0.criteria" in fault
    assert "criteria: general" in fault


def test_a_plan_without_any_demand_says_so_with_an_empty_list(folder: Path) -> None:
    criteria = "    criteria:\n      individual:\n        - {text: tận tụy, source: II.1}\n"
    assert said(folder, (criteria, "    criteria: []\n")) == []


FORWARD = ("action: nominate", "action: forward")
FIELDS = SOUND[SOUND.index("fields:") : SOUND.index("obligations:")]
OWED = SOUND[SOUND.index("  - id: monthly") : SOUND.index("milestones:")]


def test_who_is_asked_for_exemplars_has_fields_to_choose_from(folder: Path) -> None:
    [fault] = said(folder, (FIELDS, "fields: []\n"))
    assert f"dòng {line_of('fields:')}, mục fields" in fault
    report = ("action: nominate", "action: report"), ("    at_least: 1\n", "")
    assert said(folder, (FIELDS, "fields: []\n"), *report) == []


def test_a_plan_asks_for_something(folder: Path) -> None:
    [fault] = said(folder, (f"obligations:\n{OWED}", "obligations: []\n"))
    assert f"dòng {line_of('obligations:')}, mục obligations" in fault


def second(who: str, action: str = "nominate") -> tuple[str, str]:
    """A second duty of an action, for these units."""
    more = OWED.replace("id: monthly", "id: quarterly").replace("{kinds: [thôn]}", who).replace("nominate", action)
    return ("milestones:\n", f"{more.replace('every: month', 'every: quarter')}milestones:\n")


@pytest.mark.parametrize("who", ["{kinds: [xóm, THÔN]}", "{all: true}", "{all: true, root: true}"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_owes_one_duty_to_nominate(folder: Path, who: str, language: str) -> None:
    [fault] = said(folder, second(who), language=language)
    assert f" {line_of('milestones:') + 2}, " in fault
    assert "obligations.1.who" in fault
    assert '"monthly"' in fault
    assert "action: nominate" in fault


@pytest.mark.parametrize("who", ["{kinds: [xóm]}", "{root: true}", "{names: [Xóm 1]}"])
def test_other_units_may_have_a_duty_of_their_own(folder: Path, who: str) -> None:
    assert said(folder, second(who)) == []


def test_the_root_forwards_once(folder: Path) -> None:
    [fault] = said(folder, second("{root: true}", "forward"), ("{kinds: [thôn]}", "{root: true}"), FORWARD)
    assert "obligations.1.who" in fault
    assert "action: forward" in fault


def test_a_unit_that_two_duties_reach_by_kind_and_by_name_is_named(folder: Path) -> None:
    assert said(folder, second("{names: [Thôn 1]}")) == []
    [fault] = plans.check(folder / "xa-moi.yaml", Tree((OFFICE, HAMLET)))
    assert (fault.key, fault.values["units"], fault.values["first"]) == ("obligations.1.who", "Thôn 1", "monthly")


def test_a_yearly_day_before_its_year_begins_is_a_fault(folder: Path) -> None:
    years = ("to: 2026-12}", "to: 2027-12}"), ("every: month", "every: year")
    [fault] = said(folder, *years, ("{before_day: 20}", "{before: 01-01}"))
    assert f"dòng {line_of('before_day')}, mục obligations.0.due" in fault
    assert said(folder, *years, ("{before_day: 20}", "{before: 01-01, after_period: true}")) == []


def test_a_dated_duty_outside_the_plans_time_is_a_fault(folder: Path) -> None:
    [fault] = said(folder, ("every: month", "every: once"), ("{before_day: 20}", "{before: 2027-04-30}"))
    assert f"dòng {line_of('before_day')}" in fault
    assert "2026-02-01" in fault


def test_a_duty_that_no_period_ever_asks_is_a_fault(folder: Path) -> None:
    changes = [("every: month", "every: year"), ("{before_day: 20}", "{before: 01-15}")]
    [fault] = said(folder, *changes)
    assert f"dòng {line_of('before_day')}" in fault


@pytest.mark.parametrize("broken", ["a: [1, 2", "a: b: c", "\tid: x", "- &a [*a]"])
def test_what_is_no_yaml_is_said_with_its_line(folder: Path, broken: str) -> None:
    path = folder / "xa-moi.yaml"
    path.write_text(broken, encoding="utf-8")
    [fault] = plans.check(path)
    said = texts("vi")(fault.problem, **fault.words)
    assert "xa-moi.yaml" in said
    assert ("không dùng phím Tab" in said) == (fault.problem == "file-not-yaml")
    assert fault.line >= 1


def test_a_character_that_cannot_be_shown_is_said_with_its_line(folder: Path) -> None:
    [fault] = said(folder, ("place: xã Mới", "place: xã \x00Mới"))
    assert f"xa-moi.yaml, dòng {line_of('place:')}:" in fault
    assert "U+0000" in fault


def test_an_empty_file_and_one_in_another_encoding_are_said(folder: Path) -> None:
    path = folder / "xa-moi.yaml"
    path.write_text("", encoding="utf-8")
    assert [fault.problem for fault in plans.check(path)] == ["file-empty"]
    path.write_bytes("title: K\xe9".encode("latin-1"))
    assert [fault.problem for fault in plans.check(path)] == ["file-not-utf8"]


def test_a_faulty_plan_is_not_loaded(folder: Path) -> None:
    said(folder, ("code: XM", "code: xm"))
    with pytest.raises(InputFault) as refused:
        plans.load(str(folder / "xa-moi.yaml"))
    assert refused.value.key == "plan-wants-code"
    assert refused.value.values["line"] == 2


def test_a_plan_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(InputFault) as refused:
        plans.load("khong-co")
    sentence = texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    assert "thach-an-2021" in sentence
    assert "khong-co" in sentence


def test_an_obligation_that_nobody_on_the_roster_owes_is_a_fault(folder: Path) -> None:
    assert said(folder) == []
    path = folder / "xa-moi.yaml"
    office = Unit(id=2, name="Văn phòng", kind="chuyên môn")
    hamlet = Tree((Unit(id=1, name="Thôn 1", kind="thôn"), office))
    school = Tree((Unit(id=1, name="Trường 1", kind="trường học"),))
    assert plans.check(path, hamlet) == ()
    assert [(fault.key, fault.problem) for fault in plans.check(path, school)] == [
        ("obligations.0.who", "plan-roster-nobody"),
        ("bodies.van-phong", "plan-roster-body"),
    ]


def added(folder: Path, words: str, *changes: tuple[str, str]) -> list[str]:
    """The sentences about the sound plan with a section added at its end."""
    return said(folder, ("source: IV}\n", f"source: IV}}\n{words}"), *changes)


LAST = SOUND.count("\n")
SCORING = "scoring: {by: van-phong, every: year, text: chấm, source: V, "
MET = "{measure: met, points: 1.5, source: V}"


@pytest.mark.parametrize(
    ("words", "line", "key", "mend"),
    [
        ("trouble: {to: van-phog, text: báo, source: V}\n", 1, "trouble.to", 'Có phải "van-phong"'),
        ("scoring: {by: so, every: year, text: chấm, source: V}\n", 1, "scoring.by", "bodies"),
        ("based_on:\n  - {number: 9/KH, date: 2026-02-04, by: A, source: V}\n", 2, "based_on.0.date", "2026-02-03"),
        ("based_on:\n  - {number: 9/KH, by: A}\n", 2, "based_on.0", '"source"'),
        (f"{SCORING}weights: [{{measure: met, points: ba, source: V}}]}}\n", 1, "scoring.weights.0.points", "0.5"),
        (f"{SCORING}weights: [{{measure: met, points: .inf, source: V}}]}}\n", 1, "scoring.weights.0.points", "0.5"),
        (f"{SCORING}weights: [{MET}, {MET}]}}\n", 1, "scoring.weights", '"met"'),
        ("document: ke-hoach.pdf\n", 1, "document", "ke-hoach.pdf"),
        ("definition:\n  - {text: a, source: V, subjects: [model]}\n", 2, "definition.0.subjects", "subjects"),
        ("letterhead: {lines: [], place: Mới, symbol: UBND}\n", 1, "letterhead.lines", "danh sách"),
        ("scope:\n  - {text: trong xã}\n", 2, "scope.0", '"source"'),
    ],
)
def test_a_slip_in_the_other_sections_is_named(folder: Path, words: str, line: int, key: str, mend: str) -> None:
    [fault] = added(folder, words)
    assert f"dòng {LAST + line}, mục {key}" in fault
    assert mend in fault


def test_two_fields_that_people_call_the_same_are_a_fault(folder: Path) -> None:
    second = "  - {id: suc-khoe, name: Sức khỏe, aliases: [y te], source: II.2, criteria: [{text: a, source: II.2}]}\n"
    [fault] = said(folder, ("obligations:\n", f"{second}obligations:\n"))
    assert "fields.1.aliases" in fault
    assert '"y te"' in fault
    assert "y-te" in fault


def test_two_bodies_that_people_call_the_same_are_a_fault(folder: Path) -> None:
    second = "  vp: {name: Phòng Hai, aliases: [VĂN PHÒNG]}\n"
    [fault] = said(folder, ("subjects:", f"{second}subjects:"))
    assert "bodies.vp.aliases" in fault


def test_two_fields_with_one_button_are_a_fault(folder: Path) -> None:
    second = "  - {id: suc-khoe, name: Sức khỏe, label: Y TẾ, source: II.2, criteria: [{text: a, source: II.2}]}\n"
    [fault] = said(folder, ("obligations:\n", f"{second}obligations:\n"))
    assert "fields.1.label" in fault


def test_the_choice_of_another_field_stands_last(folder: Path) -> None:
    second = "  - {id: suc-khoe, name: Sức khỏe, source: II.2, criteria: [{text: a, source: II.2}]}\n"
    changes = ("obligations:\n", f"{second}obligations:\n"), ("name: Y tế", "name: Y tế\n    open_list: true")
    [fault] = said(folder, *changes)
    assert "fields.0.open_list" in fault


@pytest.mark.parametrize(
    ("way", "mend"), [("email: vanthu", "vanthu@xa.gov.vn"), ("email: a@b.vn, portal: C", "portal")]
)
def test_a_way_to_send_is_one_address(folder: Path, way: str, mend: str) -> None:
    channel = f"{{name: Văn phòng, channels: [{{{way}, what: tệp, source: V}}]}}"
    [fault] = said(folder, ("{name: Văn phòng}", channel))
    assert "bodies.van-phong.channels.0" in fault
    assert mend in fault


def test_the_file_of_the_original_is_found_beside_the_plan(folder: Path) -> None:
    (folder / "ke-hoach.pdf").write_bytes(b"%PDF")
    assert added(folder, "document: ke-hoach.pdf\n") == []
    reference = str(folder / "xa-moi.yaml")
    assert plans.document(reference, plans.load(reference)) == folder / "ke-hoach.pdf"
    (folder / "sau.yaml").write_text("extends: xa-moi\nid: sau\ncode: XS\n", encoding="utf-8")
    assert plans.load(str(folder / "sau.yaml")).document is None


OFFICE = Unit(id=1, name="Văn phòng", kind="chuyên môn")
HAMLET = Unit(id=2, name="Thôn 1", kind="thôn", parent=1)


def test_a_kind_that_the_roster_lacks_only_warns_while_others_owe(folder: Path) -> None:
    assert said(folder, ("{kinds: [thôn]}", "{kinds: [thôn, bản, xóm]}")) == []
    [warning] = plans.check(folder / "xa-moi.yaml", Tree((OFFICE, HAMLET)))
    assert (warning.problem, warning.warning, warning.key) == ("plan-roster-lacks", True, "obligations.0.who.kinds")
    assert warning.values["words"] == "bản, xóm"


def test_a_body_outside_the_roster_says_so(folder: Path) -> None:
    roster = Tree((Unit(id=1, name="UBND xã", kind="ủy ban nhân dân"), HAMLET))
    said(folder)
    assert [fault.key for fault in plans.check(folder / "xa-moi.yaml", roster)] == ["bodies.van-phong"]
    said(folder, ("{name: Văn phòng}", "{name: Văn phòng, outside: true}"))
    assert plans.check(folder / "xa-moi.yaml", roster) == ()


def test_a_body_on_the_roster_is_not_said_to_be_outside_it(folder: Path) -> None:
    said(folder, ("{name: Văn phòng}", "{name: Văn phòng, outside: true}"))
    [fault] = plans.check(folder / "xa-moi.yaml", Tree((OFFICE, HAMLET)))
    assert (fault.key, fault.problem, fault.values["unit"]) == (
        "bodies.van-phong.outside",
        "plan-roster-inside",
        "Văn phòng",
    )


def test_a_milestone_that_nobody_holds_is_a_fault(folder: Path) -> None:
    said(folder, ("when: 2026-Q3", "when: 2026-Q3, who: {names: [Phòng Y tế]}"))
    [fault] = plans.check(folder / "xa-moi.yaml", Tree((OFFICE, HAMLET)))
    assert (fault.key, fault.problem) == ("milestones.0.who", "plan-roster-nobody")


SLIPS = st.lists(
    st.tuples(
        st.integers(0, len(SOUND) - 1),
        st.integers(0, 12),
        st.sampled_from(["", " ", "x", ":", "- ", "{", "\n", "é", "1"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(slips=SLIPS)
def test_whatever_the_slip_the_file_is_sound_or_the_fault_is_worded(
    tmp_path_factory: pytest.TempPathFactory, slips: list[tuple[int, int, str]]
) -> None:
    text = SOUND
    for at, length, typed in slips:
        text = text[:at] + typed + text[at + length :]
    path = tmp_path_factory.mktemp("slips") / "xa-moi.yaml"
    path.write_text(text, encoding="utf-8")
    lines = text.count("\n") + 1
    for fault in plans.check(path):
        assert fault.file in texts("vi")(fault.problem, **fault.words)
        assert 1 <= fault.line <= lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_worded_in_every_language(folder: Path, language: str) -> None:
    faulty = said(folder, ("code: XM", "code: xm\ncod: 1"), ("at_least: 1", "at_least: hai"), language=language)
    assert len(faulty) == 3


@pytest.mark.parametrize("file", ["faults-plan.ftl", "faults-roster.ftl", "plan-command.ftl"])
def test_both_languages_know_the_same_sentences_and_values(file: str) -> None:
    by_language = [_sentences(LOCALES / language / file) for language in LANGUAGES]
    assert by_language[0] == by_language[1]


def test_every_complaint_of_the_schema_has_its_sentence() -> None:
    assert [key for key in schema.SENTENCES.values() if not texts("vi").has(key)] == []


def _sentences(path: Path) -> dict[str, set[str]]:
    """The values that each sentence of a locale file takes."""
    parts = re.split(r"^([a-z-]+) =", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {key: set(re.findall(r"[$]\w+", body)) for key, body in zip(parts[1::2], parts[2::2], strict=True)}


def test_days_of_reminders_come_nearer(folder: Path) -> None:
    sound = "milestones:\n"
    [fault] = said(folder, (sound, "reminders: {ahead: [3, 5]}\n" + sound))
    assert "từ xa đến gần" in fault
    [fault] = said(folder, (sound, "reminders: {reviewer: [1, 1]}\n" + sound))
    assert "mỗi số một lần" in fault
    [fault] = said(folder, (sound, "reminders: {ahead: [0]}\n" + sound))
    assert "nhỏ quá" in fault
    assert said(folder, (sound, "reminders: {ahead: [7, 2], others_from: 2, reviewer: []}\n" + sound)) == []
    assert plans.load(str(folder / "xa-moi.yaml")).reminders.ladder == Ladder((7, 2), 2, ())
