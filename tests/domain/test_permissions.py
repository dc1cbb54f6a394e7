"""Who may do what: every role, relation and action against a table written apart."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.permissions import ALLOWED, Action, Holding, Person, Relation, Role, may, may_find, relation, who_may
from bot.domain.roster import Tree, Unit

# two communes under one office, with a hamlet and a group of households below the first
OFFICE, COMMUNE, HAMLET, GROUP, OTHER_COMMUNE, OTHER_ROOT = 1, 2, 3, 4, 5, 6
TREE = Tree(
    (
        Unit(OFFICE, "Office", "office"),
        Unit(COMMUNE, "Commune", "commune", OFFICE),
        Unit(HAMLET, "Hamlet", "hamlet", COMMUNE),
        Unit(GROUP, "Group", "group", HAMLET),
        Unit(OTHER_COMMUNE, "Other commune", "commune", OFFICE),
        Unit(OTHER_ROOT, "Other root", "office"),
    )
)

#: of each role: what it may do on its own unit, on those below, and elsewhere
EXPECTED = {
    "officer": ("read-figures read-dossier nominate withdraw", "read-figures", "read-figures"),
    "reviewer": (
        "read-figures read-dossier decide forward hear-summary chase invite admit",
        "read-figures read-dossier decide forward hear-summary chase invite admit",
        "read-figures",
    ),
    "field-lead": ("read-figures", "read-figures", "read-figures"),
    "block-lead": ("read-figures", "read-figures", "read-figures"),
    "leader": ("read-figures read-dossier", "read-figures read-dossier", "read-figures"),
    "admin": ("read-figures invite admit", "read-figures invite admit", "read-figures invite admit"),
    "stranger": ("", "", ""),
}
WHERE = (COMMUNE, HAMLET, OTHER_COMMUNE)
EVERY_CASE = list(itertools.product(EXPECTED, range(3), Action))


def person(*holdings: Holding, number: int = 1) -> Person:
    return Person(number, 700 + number, "Hoa", None, "vi", holdings)


def somebody(role: str) -> Person:
    """A person of a role on the commune; a stranger holds nothing."""
    if role == "stranger":
        return person()
    return person(Holding(Role(role), None if role == "admin" else COMMUNE))


def test_the_table_names_every_role() -> None:
    assert set(EXPECTED) == {*Role, "stranger"}
    assert set(ALLOWED) == set(Role)
    assert all(set(by_relation) == set(Relation) for by_relation in ALLOWED.values())


def test_the_table_speaks_of_every_action() -> None:
    assert {action for row in EXPECTED.values() for cell in row for action in cell.split()} == set(Action)


@pytest.mark.parametrize(("role", "where", "action"), EVERY_CASE)
def test_a_role_may_do_what_the_table_names_and_nothing_else(role: str, where: int, action: Action) -> None:
    assert may(somebody(role), action, WHERE[where], TREE) == (action in EXPECTED[role][where].split())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (COMMUNE, Relation.OWN),
        (HAMLET, Relation.BELOW),
        (GROUP, Relation.BELOW),
        (OFFICE, Relation.ELSEWHERE),
        (OTHER_COMMUNE, Relation.ELSEWHERE),
        (OTHER_ROOT, Relation.ELSEWHERE),
    ],
)
def test_a_unit_is_ones_own_or_below_or_elsewhere(role: Role, unit: int, expected: Relation) -> None:
    assert relation(Holding(role, COMMUNE), unit, TREE) is expected


@pytest.mark.parametrize("unit", [unit.id for unit in TREE])
def test_an_admin_stands_above_all_units(unit: int) -> None:
    assert relation(Holding(Role.ADMIN, None), unit, TREE) is Relation.OWN


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_a_role_without_a_unit_reaches_no_unit_as_its_own(role: Role) -> None:
    assert relation(Holding(role, None), COMMUNE, TREE) is Relation.ELSEWHERE


def test_one_root_sees_nothing_of_another_but_figures() -> None:
    reviewer = person(Holding(Role.REVIEWER, OFFICE))
    assert {action for action in Action if may(reviewer, action, OTHER_ROOT, TREE)} == {Action.READ_FIGURES}


def test_roles_add_up_and_one_does_not_spoil_another() -> None:
    both = person(Holding(Role.OFFICER, HAMLET), Holding(Role.LEADER, COMMUNE))
    assert may(both, Action.NOMINATE, HAMLET, TREE)
    assert may(both, Action.READ_DOSSIER, GROUP, TREE)
    assert not may(both, Action.NOMINATE, COMMUNE, TREE)
    assert both.units(Role.OFFICER) == (HAMLET,)
    assert both.holds(Role.LEADER)
    assert not both.holds(Role.ADMIN)


def test_an_officer_who_reviews_may_decide_on_their_own_unit() -> None:
    one = person(Holding(Role.OFFICER, COMMUNE), Holding(Role.REVIEWER, COMMUNE))
    assert may(one, Action.NOMINATE, COMMUNE, TREE)
    assert may(one, Action.DECIDE, COMMUNE, TREE)


def test_an_admin_has_no_unit_of_their_own() -> None:
    assert person(Holding(Role.ADMIN, None)).units(Role.ADMIN) == ()


def test_those_whom_a_role_allows_it_are_found_in_their_order() -> None:
    people = [
        person(number=1),
        person(Holding(Role.REVIEWER, OFFICE), number=2),
        person(Holding(Role.REVIEWER, OTHER_COMMUNE), number=3),
        person(Holding(Role.OFFICER, HAMLET), number=4),
        person(Holding(Role.REVIEWER, COMMUNE), number=5),
    ]
    assert [found.id for found in who_may(people, Action.DECIDE, HAMLET, TREE)] == [2, 5]


HOLDINGS = st.builds(Holding, st.sampled_from(Role), st.sampled_from([unit.id for unit in TREE]))


@given(st.lists(HOLDINGS, max_size=4), st.sampled_from(Action), st.sampled_from([unit.id for unit in TREE]))
def test_a_person_may_what_one_of_their_roles_may(holdings: list[Holding], action: Action, unit: int) -> None:
    each = [may(person(holding), action, unit, TREE) for holding in holdings]
    assert may(person(*holdings), action, unit, TREE) == any(each)


@given(st.sampled_from(Action), st.sampled_from([unit.id for unit in TREE]))
def test_whoever_is_not_named_holds_nothing(action: Action, unit: int) -> None:
    assert not may(person(), action, unit, TREE)
    assert list(who_may([person()], action, unit, TREE)) == []


def test_what_has_been_handed_over_is_the_successors_and_not_before() -> None:
    old = Unit(7, "Old hamlet", "hamlet", OTHER_COMMUNE, successors=(HAMLET,))
    officer, reviewer = person(Holding(Role.OFFICER, HAMLET)), person(Holding(Role.REVIEWER, COMMUNE))
    before = Tree((*TREE.units, old))
    assert not may(officer, Action.NOMINATE, 7, before)
    assert not may(reviewer, Action.DECIDE, 7, before)
    after = Tree((*TREE.units, replace(old, handed_over=True)))
    assert may(officer, Action.NOMINATE, 7, after)
    assert may(reviewer, Action.DECIDE, 7, after)
    assert not may(person(Holding(Role.OFFICER, 7)), Action.NOMINATE, HAMLET, after)


@pytest.mark.parametrize("role", EXPECTED)
@pytest.mark.parametrize("unit", [COMMUNE, HAMLET, OTHER_COMMUNE, OTHER_ROOT])
def test_what_may_be_read_is_found_and_what_was_approved_under_the_same_root(role: str, unit: int) -> None:
    who = somebody(role)
    serves = role not in ("admin", "stranger")
    assert may_find(who, unit, TREE, approved=False) is may(who, Action.READ_DOSSIER, unit, TREE)
    assert may_find(who, unit, TREE, approved=True) is (serves and unit != OTHER_ROOT)
