"""`extends`: a plan that renews another says only what changes."""

from pathlib import Path

import pytest

from bot import plans
from bot.domain.plan import Plan
from bot.errors import InputFault

HEAD = """\
extends: thach-an-2021
id: ta-2026
number: 15/KH-UBND
issued: 2026-01-15
term: {from: 2026, to: 2030}
remove: [milestones.lua-chon-2021, milestones.so-ket-2023, milestones.tong-ket-2025, milestones.hoi-nghi-2025,
         milestones.dai-hoi-2025]
"""


def renewed(folder: Path, text: str = "") -> Plan:
    path = folder / "ta-2026.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return plans.load(str(path))


def refused(folder: Path, text: str) -> InputFault:
    with pytest.raises(InputFault) as fault:
        renewed(folder, text)
    return fault.value


def test_what_is_not_said_is_taken_over(tmp_path: Path) -> None:
    old, new = plans.load("thach-an-2021"), renewed(tmp_path)
    assert (new.fields, new.obligations, new.bodies) == (old.fields, old.obligations, old.bodies)
    assert (new.number, new.term.end.year, new.extends) == ("15/KH-UBND", 2030, "thach-an-2021")
    assert new.milestones == ()


def test_a_field_is_changed_by_id_and_keeps_its_place(tmp_path: Path) -> None:
    new = renewed(tmp_path, "fields:\n  - {id: y-te, name: Sức khỏe, lead: [noi-vu]}\n")
    assert [field.id for field in new.fields] == [field.id for field in plans.load("thach-an-2021").fields]
    assert (new.field("y-te").name, new.field("y-te").lead) == ("Sức khỏe", ("noi-vu",))
    assert new.field("y-te").criteria == plans.load("thach-an-2021").field("y-te").criteria


def test_a_new_field_comes_last(tmp_path: Path) -> None:
    text = "fields:\n  - {id: chuyen-doi-so, name: Chuyển đổi số, source: III.10, criteria: general}\n"
    assert renewed(tmp_path, text).fields[-1].id == "chuyen-doi-so"


def test_an_obligation_changes_its_deadline_as_a_whole(tmp_path: Path) -> None:
    text = "obligations:\n  - {id: monthly, at_least: 2, due: {end_of_period: stated}, who: {all: true}}\n"
    monthly = renewed(tmp_path, text).obligation("monthly")
    assert (monthly.at_least, monthly.due.before_day, monthly.who.kinds) == (2, None, ())
    assert monthly.source == "IV.1"


def test_a_removed_field_is_gone(tmp_path: Path) -> None:
    new = renewed(tmp_path.joinpath(), "").fields
    path = tmp_path / "ta-2026.yaml"
    path.write_text(HEAD.replace("[milestones.lua", "[fields.y-te, milestones.lua"), encoding="utf-8")
    assert len(plans.load(str(path)).fields) == len(new) - 1


def test_removing_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "ta-2026.yaml"
    path.write_text(HEAD.replace("dai-hoi-2025]", "dai-hoi-2035]"), encoding="utf-8")
    [fault] = plans.check(path)
    assert (fault.problem, fault.values["name"], fault.line) == ("plan-remove-nothing", "milestones.dai-hoi-2035", 7)


def test_a_fault_in_what_is_changed_is_named_in_the_new_file(tmp_path: Path) -> None:
    fault = refused(tmp_path, "obligations:\n  - {id: monthly, at_least: hai}\n")
    assert (fault.values["line"], fault.values["key"]) == (9, "obligations.0.at_least")
    assert str(fault.values["file"]).endswith("ta-2026.yaml")


def test_an_old_milestone_outside_the_new_time_is_named_in_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ta-2026.yaml"
    path.write_text(HEAD.replace(",\n         milestones.dai-hoi-2025", ""), encoding="utf-8")
    [fault] = plans.check(path)
    assert (fault.file, fault.problem) == ("plans/thach-an-2021.yaml", "plan-day-outside")


def test_a_plan_may_extend_a_file_beside_it(tmp_path: Path) -> None:
    renewed(tmp_path)
    (tmp_path / "next.yaml").write_text("extends: ta-2026\nid: next\ncode: NX\n", encoding="utf-8")
    plan = plans.load(str(tmp_path / "next.yaml"))
    assert (plan.id, plan.code, plan.number) == ("next", "NX", "15/KH-UBND")


def test_plans_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("extends: two\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("extends: one\n", encoding="utf-8")
    assert [fault.problem for fault in plans.check(tmp_path / "one.yaml")] == ["plan-extends-itself"]


def test_extending_a_plan_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("extends: thach-an-2012\n", encoding="utf-8")
    [fault] = plans.check(tmp_path / "one.yaml")
    assert fault.problem == "plan-extends-unknown"
    assert "thach-an-2021" in str(fault.values["known"])


def test_remove_goes_with_extends_only(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("id: one\nremove: [fields.y-te]\n", encoding="utf-8")
    assert [fault.problem for fault in plans.check(tmp_path / "one.yaml")] == ["plan-remove-alone"]


def test_a_plan_that_takes_over_the_id_too_is_told_to_bear_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "moi.yaml"
    path.write_text("# of the commune\nextends: mau-2026\n", encoding="utf-8")
    [fault] = plans.check(path)
    assert (fault.file, fault.line, fault.key) == (str(path), 2, "id")
    assert (fault.values["id"], fault.values["name"]) == ("mau-2026", "moi")


def test_a_template_that_is_extended_makes_a_plan_and_no_template(tmp_path: Path) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text("extends: mau-2026\nid: xa\ncode: XA\n", encoding="utf-8")
    assert not plans.load(str(path)).template
