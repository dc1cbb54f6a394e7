"""Who is near a unit: nobody whom a role lets do something about it is left out."""

from datetime import date

import pytest

from bot.domain.permissions import Action, Holding, Person, Role, who_may
from bot.domain.roster import Tree, Unit
from bot.domain.staff import Staff

TREE = Tree(
    (
        Unit(1, "UBND xã", "ủy ban nhân dân"),
        Unit(2, "Thôn Một", "thôn", 1),
        Unit(3, "Thôn Hai", "thôn", 1, valid_to=date(2026, 6, 30), successors=(4,), handed_over=True),
        Unit(4, "Thôn Ba", "thôn", 1, valid_from=date(2026, 7, 1)),
        Unit(5, "Tổ Một", "tổ", 2),
    )
)


def person(number: int, role: Role, unit_id: int | None) -> Person:
    return Person(number, number, "x", None, "vi", (Holding(role, unit_id),))


EVERYBODY = (
    *(person(10 + unit, Role.OFFICER, unit) for unit in (1, 2, 3, 4, 5)),
    *(person(20 + unit, Role.REVIEWER, unit) for unit in (1, 2, 3, 4, 5)),
    *(person(30 + unit, Role.LEADER, unit) for unit in (1, 2, 3, 4, 5)),
    person(99, Role.ADMIN, None),
)


@pytest.mark.parametrize("unit", [unit.id for unit in TREE])
@pytest.mark.parametrize("action", [each for each in Action if each is not Action.READ_FIGURES])
def test_who_may_do_something_about_a_unit_is_near_it(unit: int, action: Action) -> None:
    near = Staff(EVERYBODY, TREE).near(unit)
    assert list(who_may(near, action, unit, TREE)) == list(who_may(EVERYBODY, action, unit, TREE))


def test_who_stands_elsewhere_is_not_near() -> None:
    assert {one.id for one in Staff(EVERYBODY, TREE).near(5)}.isdisjoint({13, 14, 23, 24})
    # whoever writes for what a unit has become may be on either
    assert {13, 14} <= {one.id for one in Staff(EVERYBODY, TREE).near(4)}
