"""The schema of a plan: what a file may say, and what the model makes of it."""

from datetime import date
from typing import Any

import pytest
from bare_plan import bare_plan
from pydantic import ValidationError

from bot.domain.calendar import MonthDay, Period
from bot.domain.plan import Due, DueBasis, Milestone, Obligation, Plan, Selector, Subject, Term


def obligation(**changes: Any) -> dict[str, Any]:
    said = {"id": "o", "action": "nominate", "who": {"all": True}, "at_least": 1, "every": "month", "source": "IV"}
    return said | {"due": {"before_day": 20}} | changes


def plan(**changes: Any) -> Plan:
    said = {
        "subjects": ["individual", "model"],
        "fields": [{"id": "f", "name": "F", "source": "1.10", "criteria": "general"}],
        "obligations": [obligation()],
    }
    return bare_plan(**(said | changes))


def test_an_issue_date_without_its_day_is_the_first_of_the_month_and_says_so() -> None:
    assert (plan().issued, plan().issued_day_known) == (date(2021, 4, 1), False)
    dated = plan(issued="2021-04-11")
    assert (dated.issued, dated.issued_day_known) == (date(2021, 4, 11), True)


@pytest.mark.parametrize("written", ["2021-4", "4/2021", "2021-02-30", ""])
def test_an_issue_date_written_otherwise_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        plan(issued=written)


def test_a_term_written_in_months_runs_from_the_first_to_the_last_day() -> None:
    assert plan().term.start == date(2021, 4, 1)
    assert plan().term.end == date(2025, 12, 31)
    assert date(2025, 12, 31) in plan().term
    assert date(2026, 1, 1) not in plan().term


def test_a_term_does_not_run_backwards() -> None:
    with pytest.raises(ValidationError):
        Term.model_validate({"from": "2025", "to": "2021"})


@pytest.mark.parametrize(
    ("when", "period", "due", "basis"),
    [
        ("2023-Q2", "2023-Q2", date(2023, 6, 30), DueBasis.INFERRED),
        ("2025", "2025", date(2025, 12, 31), DueBasis.INFERRED),
        ("2023-06-11", "2023-06", date(2023, 6, 11), DueBasis.STATED),
    ],
)
def test_a_milestone_is_due_on_the_last_day_of_its_time(when: str, period: str, due: date, basis: DueBasis) -> None:
    milestone = Milestone(id="m", name="M", when=when, source="V")
    assert (milestone.period, milestone.due, milestone.basis) == (Period.parse(period), due, basis)


@pytest.mark.parametrize(
    "due",
    [
        {},
        {"before_day": 20, "end_of_period": "stated"},
        {"before_day": 0},
        {"before_day": 32},
        {"after_period": True, "end_of_period": "stated"},
        {"on": "30/4/2023"},
    ],
)
def test_a_deadline_is_said_in_exactly_one_way(due: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Due.model_validate(due)


def test_a_deadline_may_be_a_day_of_every_year() -> None:
    assert Due.model_validate({"before": "11-15"}).day == MonthDay(11, 15)
    assert Due.model_validate({"on": "2023-06-11"}).day == date(2023, 6, 11)


@pytest.mark.parametrize(
    ("every", "due"),
    [
        ("once", {"before_day": 20}),
        ("once", {"before": "11-15"}),
        ("year", {"before": "2023-04-30"}),
        ("month", {"on": "11-15"}),
    ],
)
def test_a_deadline_fits_the_rhythm(every: str, due: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Obligation.model_validate(obligation(every=every, due=due))


def test_only_a_report_may_leave_the_number_out() -> None:
    report = obligation(action="report")
    del report["at_least"]
    assert Obligation.model_validate(report).at_least is None
    with pytest.raises(ValidationError):
        Obligation.model_validate({key: value for key, value in obligation().items() if key != "at_least"})


def test_a_selector_selects_somebody() -> None:
    with pytest.raises(ValidationError):
        Selector.model_validate({"kinds": []})


@pytest.mark.parametrize(
    "written",
    [
        {"action": "forward", "who": {"root": True}, "counts_subjects": ["collective", "individual"]},
        {"action": "report", "who": {"root": True}, "every": "once", "due": {"before": "2023-04-30"}},
        {"who": {"kinds": ["k"]}, "due": {"end_of_period": "inferred"}, "counts_when": "published"},
        {"every": "quarter", "due": {"end_of_period": "inferred"}},
        {"at_least": None, "every": "once", "due": {"on": "2023-06-11"}},
        {"action": "report", "every": "year", "due": {"before": "11-15"}, "questions": [{"id": "q", "ask": "Q?"}]},
        {"every": "quarter", "due": {"before_day": 6, "after_period": True}},
        {"every": "half-year", "who": {"names": ["n"]}, "due_source": "V"},
    ],
)
def test_the_duties_of_other_plans_can_be_written(written: dict[str, Any]) -> None:
    assert Obligation.model_validate(obligation(**written)).source == "IV"


def test_a_plan_is_read_back_as_it_was_written() -> None:
    report = obligation(id="report", action="report", every="year", due={"before": "11-15", "cutoff": "17:00"})
    once = obligation(id="once", every="once", due={"on": "2023-06-11"})
    asked = plan(obligations=[obligation(), report, once])
    assert Plan.model_validate(asked.model_dump(by_alias=True)) == asked
    assert Plan.model_validate_json(asked.model_dump_json(by_alias=True)) == asked


def test_a_day_that_the_plan_does_not_name_itself_is_inferred() -> None:
    assert Due.model_validate({"on": "2023-06-11", "inferred": True}).basis is DueBasis.INFERRED
    assert Milestone(id="m", name="M", when="2023-06-11", inferred=True, source="V").basis is DueBasis.INFERRED


def test_a_milestone_is_the_roots_unless_it_says_whose() -> None:
    assert Milestone(id="m", name="M", when=None, source="V").who == Selector(root=True)


@pytest.mark.parametrize(
    ("criteria", "subject", "expected"),
    [
        ("general", Subject.INDIVIDUAL, []),
        ({"individual": [{"text": "a", "source": "I"}]}, Subject.INDIVIDUAL, [(Subject.INDIVIDUAL, ["a"])]),
        ({"individual": [{"text": "a", "source": "I"}]}, Subject.MODEL, []),
        ({"individual": [{"text": "a", "source": "I"}]}, None, [(Subject.INDIVIDUAL, ["a"])]),
        ([{"text": "a", "source": "I"}], None, [(None, ["a"])]),
        (
            [{"text": "a", "source": "I"}, {"text": "b", "source": "I", "subjects": ["model"]}],
            Subject.INDIVIDUAL,
            [(None, ["a"])],
        ),
        ([{"text": "b", "source": "I", "subjects": ["model"]}], Subject.INDIVIDUAL, []),
    ],
)
def test_a_fields_demands_are_split_shared_or_general(
    criteria: Any, subject: Subject | None, expected: list[tuple[Subject | None, list[str]]]
) -> None:
    [field] = plan(fields=[{"id": "f", "name": "F", "source": "I", "criteria": criteria}]).fields
    assert [(split, [one.text for one in listed]) for split, listed in field.demands(subject)] == expected


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        plan(quota=1)


def test_general_standards_speak_of_all_subjects_or_of_those_they_name() -> None:
    standards = [{"text": "a", "source": "I"}, {"text": "b", "source": "II", "subjects": ["model"]}]
    asked = plan(standards=standards)
    assert [one.text for one in asked.standards_for(Subject.INDIVIDUAL)] == ["a"]
    assert [one.text for one in asked.standards_for(Subject.MODEL)] == ["a", "b"]
    assert [one.text for one in asked.standards_for(None)] == ["a", "b"]


def test_fields_and_obligations_are_found_by_id() -> None:
    assert plan().field("f").source == "1.10"
    assert plan().obligation("o").at_least == 1
    with pytest.raises(KeyError):
        plan().field("other")


def test_what_the_schema_learns_later_makes_no_other_version_of_a_plan_that_does_not_say_it() -> None:
    class LaterObligation(Obligation):
        asked_twice: bool = False

    class LaterPlan(Plan):
        obligations: tuple[LaterObligation, ...]
        slogans: tuple[str, ...] = ()

    said = plan().model_dump(by_alias=True, mode="json")
    assert LaterPlan.model_validate(said).version == plan().version
    assert LaterPlan.model_validate(said | {"slogans": ["s"]}).version != plan().version
    assert LaterPlan.model_validate(said | {"obligations": [obligation(asked_twice=True)]}).version != plan().version
    assert plan(obligations=[obligation(at_least=2)]).version != plan().version
    assert plan(template=True).version != plan(template=False).version == plan().version
