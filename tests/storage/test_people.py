"""People and their roles: known by their account, a role held once, reachable or not."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.domain.permissions import Holding, Person, Role
from bot.storage import people
from bot.storage.database import Database
from bot.storage.tables import RoleRow, UnitRow

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
HOA, TUAN, STRANGER = 7001, 7002, 7003


@pytest.fixture(autouse=True)
def two_units(database: Database) -> None:
    with database.transaction() as session:
        session.add(UnitRow(id=1, position=0, name="UBND xã", kind="ủy ban nhân dân"))
        session.flush()
        session.add(UnitRow(id=2, position=1, name="Thôn Một", kind="thôn", parent_id=1))


def join(database: Database, telegram_id: int, role: Role, unit_id: int | None, name: str = "Hoa") -> Person:
    with database.transaction() as session:
        return people.join(
            session, telegram_id=telegram_id, name=name, role=role, unit_id=unit_id, language="vi", now=NOW
        )


def known(database: Database, telegram_id: int) -> Person | None:
    with database.transaction() as session:
        return people.by_telegram(session, telegram_id)


def test_who_joins_is_known_by_their_account_from_then_on(database: Database) -> None:
    joined = join(database, HOA, Role.OFFICER, 2)
    assert joined == Person(1, HOA, "Hoa", None, "vi", (Holding(Role.OFFICER, 2),))
    assert known(database, HOA) == joined
    with database.transaction() as session:
        assert people.get(session, joined.id) == joined


def test_a_stranger_is_nobody(database: Database) -> None:
    assert known(database, STRANGER) is None
    with database.transaction() as session:
        assert people.everybody(session) == ()
        with pytest.raises(KeyError):
            people.get(session, 1)


def test_a_role_already_held_is_not_doubled(database: Database) -> None:
    first = join(database, HOA, Role.OFFICER, 2)
    assert join(database, HOA, Role.OFFICER, 2) == first


def test_a_person_may_hold_several_roles_in_the_order_they_came(database: Database) -> None:
    join(database, HOA, Role.OFFICER, 2)
    join(database, HOA, Role.REVIEWER, 1)
    found = join(database, HOA, Role.ADMIN, None)
    assert found.holdings == (Holding(Role.OFFICER, 2), Holding(Role.REVIEWER, 1), Holding(Role.ADMIN, None))


def test_a_second_role_does_not_rename_who_is_known(database: Database) -> None:
    join(database, HOA, Role.OFFICER, 2, name="Hoàng Thị Hoa")
    assert join(database, HOA, Role.REVIEWER, 1, name="hoa").name == "Hoàng Thị Hoa"


def test_a_role_that_has_ended_is_held_no_more_and_may_be_given_again(database: Database) -> None:
    joined = join(database, HOA, Role.OFFICER, 2)
    with database.transaction() as session:
        role = session.get(RoleRow, 1)
        assert role is not None
        role.ended_at = NOW
    found = known(database, HOA)
    assert found is not None
    assert found.holdings == ()
    with database.transaction() as session:
        assert people.everybody(session) == ()
    assert join(database, HOA, Role.OFFICER, 2) == joined


def test_who_gave_a_role_is_kept(database: Database) -> None:
    tuan = join(database, TUAN, Role.REVIEWER, 1, "Tuấn")
    with database.transaction() as session:
        people.join(
            session,
            telegram_id=HOA,
            name="Hoa",
            role=Role.OFFICER,
            unit_id=2,
            language="vi",
            now=NOW,
            granted_by=tuan.id,
        )
    with database.transaction() as session:
        given = [session.get(RoleRow, number) for number in (1, 2)]
        assert [role.granted_by for role in given if role] == [None, tuan.id]


def test_an_admin_by_the_setting_is_one_no_more_when_the_setting_drops_them(database: Database) -> None:
    by_link = join(database, TUAN, Role.ADMIN, None, "Tuấn")
    join(database, HOA, Role.OFFICER, 2)
    with database.transaction() as session:
        named = people.admin_by_setting(session, telegram_id=HOA, name="Hoa", language="vi", now=NOW)
        assert named.holdings == (Holding(Role.OFFICER, 2), Holding(Role.ADMIN, None))
        assert people.end_admins(session, but={HOA}, now=NOW) == 0
    with database.transaction() as session:
        assert people.end_admins(session, but=(), now=NOW) == 1
    found = known(database, HOA)
    assert found is not None
    assert found.holdings == (Holding(Role.OFFICER, 2),)
    assert known(database, TUAN) == by_link
    with database.transaction() as session:
        again = people.admin_by_setting(session, telegram_id=HOA, name="Hoa", language="vi", now=NOW)
        assert again.holds(Role.ADMIN)
        assert people.end_admins(session, but=(), now=NOW) == 1


def test_everybody_is_whoever_holds_a_role(database: Database) -> None:
    hoa, tuan = join(database, HOA, Role.OFFICER, 2), join(database, TUAN, Role.REVIEWER, 1, "Tuấn")
    with database.transaction() as session:
        assert people.everybody(session) == (hoa, tuan)


def test_a_name_and_an_address_are_kept_as_chosen(database: Database) -> None:
    joined = join(database, HOA, Role.OFFICER, 2)
    with database.transaction() as session:
        people.rename(session, joined.id, "Hoàng Thị Hoa")
        people.address(session, joined.id, "chi")
    found = known(database, HOA)
    assert found is not None
    assert (found.name, found.address) == ("Hoàng Thị Hoa", "chi")


def test_who_blocked_us_is_unreachable_until_they_write_or_join_again(database: Database) -> None:
    joined = join(database, HOA, Role.OFFICER, 2)

    def reachable() -> bool:
        with database.transaction() as session:
            return people.reachable(session, joined.id)

    def block() -> None:
        with database.transaction() as session:
            people.unreachable(session, HOA, NOW)

    assert reachable()
    block()
    assert not reachable()
    with database.transaction() as session:
        people.seen(session, HOA, NOW)
    assert reachable()
    block()
    join(database, HOA, Role.REVIEWER, 1)
    assert reachable()


def test_a_stranger_who_writes_or_blocks_leaves_no_trace(database: Database) -> None:
    with database.transaction() as session:
        people.seen(session, STRANGER, NOW)
        people.unreachable(session, STRANGER, NOW)
    assert known(database, STRANGER) is None


def test_an_id_that_nobody_has_is_said(database: Database) -> None:
    with database.transaction() as session:
        for deed in (lambda: people.rename(session, 99, "x"), lambda: people.reachable(session, 99)):
            with pytest.raises(KeyError):
                deed()


def units_of(database: Database, telegram_id: int) -> tuple[int, ...]:
    found = known(database, telegram_id)
    assert found is not None
    return found.units(Role.OFFICER)


@pytest.fixture
def heirs(database: Database) -> tuple[int, ...]:
    """Two units that may succeed another."""
    with database.transaction() as session:
        for number in (3, 4):
            session.add(UnitRow(id=number, position=number, name=f"Thôn {number}", kind="thôn", parent_id=1))
    return 3, 4


def test_roles_are_led_on_to_whoever_succeeds_and_no_role_is_doubled(
    database: Database, heirs: tuple[int, ...]
) -> None:
    join(database, HOA, Role.OFFICER, 2)
    join(database, HOA, Role.OFFICER, 3)
    tuan = join(database, TUAN, Role.OFFICER, 2)
    with database.transaction() as session:
        people.lead_on(session, 2, to=heirs, now=NOW)
    assert (units_of(database, HOA), units_of(database, TUAN)) == ((3, 4), (3, 4))
    with database.transaction() as session:
        people.lead_on(session, 2, to=heirs, now=NOW)
        assert {(who.id, role, unit) for who, role, unit in people.led(session, NOW)} == {
            (tuan.id, Role.OFFICER, 2),
            (tuan.id - 1, Role.OFFICER, 2),
        }
        assert people.led(session, NOW.replace(year=2027)) == ()
    assert units_of(database, TUAN) == (3, 4)


def test_other_successors_take_over_and_a_unit_that_lives_after_all_has_its_people_back(
    database: Database, heirs: tuple[int, ...]
) -> None:
    join(database, HOA, Role.OFFICER, 2)
    first, second = heirs
    with database.transaction() as session:
        people.lead_on(session, 2, to=[first], now=NOW)
        people.lead_on(session, 2, to=[second], now=NOW)
    assert units_of(database, HOA) == (second,)
    with database.transaction() as session:
        people.lead_back(session, lambda: {2}, NOW)
    assert units_of(database, HOA) == (2,)


def test_who_was_taken_off_a_unit_is_not_led_on(database: Database, heirs: tuple[int, ...]) -> None:
    join(database, HOA, Role.OFFICER, 2)
    with database.transaction() as session:
        for role in session.exec(select(RoleRow)):
            role.ended_at = NOW
    with database.transaction() as session:
        people.lead_on(session, 2, to=heirs, now=NOW)
        people.lead_back(session, lambda: {2}, NOW)
    assert units_of(database, HOA) == ()
