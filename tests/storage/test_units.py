"""The roster in the database: put in place of the one before, units known again, none lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.roster import Tree, Unit
from bot.storage import units
from bot.storage.database import Database

ROOT = Unit(1, "UBND xã", "ủy ban nhân dân", code="X")
ROSTER = Tree(
    (
        ROOT,
        Unit(2, "Thôn Một", "thôn", 1, code="T1", aliases=("T1", "thôn đầu")),
        Unit(3, "Tổ A", "tổ", 2),
        Unit(4, "Thôn Hai", "thôn", 1, code="T2"),
        Unit(5, "Trường", "trường học", 1, valid_from=date(2025, 7, 1)),
    )
)


TODAY = date(2026, 11, 12)
YESTERDAY = date(2026, 11, 11)


def replaced(database: Database, roster: Tree, today: date = TODAY) -> units.Replaced:
    with database.transaction() as session:
        return units.replace_all(session, roster, today=today)


def put(database: Database, roster: Tree) -> tuple[int, int]:
    done = replaced(database, roster)
    return done.added, done.changed


def stored(database: Database) -> Tree:
    with database.transaction() as session:
        return units.tree(session)


def content(tree: Tree) -> list[tuple[object, ...]]:
    """What a tree says, with names in place of ids."""

    def name(unit_id: int | None) -> str | None:
        return None if unit_id is None else tree[unit_id].name

    return [
        (u.name, u.kind, name(u.parent), u.aliases, u.code, u.valid_from, u.valid_to, *map(name, u.successors))
        for u in tree
    ]


def names(database: Database) -> list[str]:
    return [unit.name for unit in stored(database)]


def changed(**units_changed: Unit | None) -> Tree:
    """The roster with some units put in another's place (`u2`), or left out."""
    by_id = {f"u{unit.id}": unit for unit in ROSTER} | units_changed
    return Tree(tuple(unit for unit in by_id.values() if unit is not None))


def id_of(database: Database, name: str) -> int:
    found = stored(database).named(name)
    assert found is not None
    return found.id


def test_a_roster_is_read_back_as_it_was_put_in(database: Database) -> None:
    assert put(database, ROSTER) == (5, 0)
    assert content(stored(database)) == content(ROSTER)


def test_units_keep_the_order_of_the_roster_whatever_their_depth(database: Database) -> None:
    put(database, ROSTER)
    assert names(database) == ["UBND xã", "Thôn Một", "Tổ A", "Thôn Hai", "Trường"]


def test_a_parent_may_come_after_its_children(database: Database) -> None:
    put(database, Tree((Unit(1, "Tổ A", "tổ", 2), Unit(2, "Thôn Một", "thôn", 3), Unit(3, "UBND xã", "ủy ban"))))
    found = stored(database)
    assert [unit.name for unit in found] == ["Tổ A", "Thôn Một", "UBND xã"]
    assert [found[unit.parent].name if unit.parent else None for unit in found] == ["Thôn Một", "UBND xã", None]


def test_the_same_roster_again_changes_nothing(database: Database) -> None:
    put(database, ROSTER)
    before = stored(database)
    assert put(database, ROSTER) == (0, 0)
    assert stored(database) == before


def test_a_unit_of_another_name_is_known_by_its_code(database: Database) -> None:
    put(database, ROSTER)
    before = id_of(database, "Thôn Một")
    assert put(database, changed(u2=replace(ROSTER[2], name="Thôn Mới"))) == (0, 1)
    assert id_of(database, "Thôn Mới") == before
    assert len(stored(database).units) == 5


def test_a_unit_without_a_code_is_known_by_its_name_and_may_be_given_one(database: Database) -> None:
    put(database, ROSTER)
    before = id_of(database, "Trường")
    assert put(database, changed(u5=replace(ROSTER[5], code="TH", kind="trường tiểu học"))) == (0, 1)
    found = stored(database)[before]
    assert (found.code, found.kind) == ("TH", "trường tiểu học")


def test_a_code_may_be_corrected(database: Database) -> None:
    put(database, ROSTER)
    before = id_of(database, "Thôn Một")
    assert put(database, changed(u2=replace(ROSTER[2], code="T01"))) == (0, 1)
    assert stored(database)[before].code == "T01"


def test_a_unit_with_a_code_moves_with_what_stands_below_it(database: Database) -> None:
    put(database, ROSTER)
    ids = {unit.name: unit.id for unit in stored(database)}
    assert put(database, changed(u2=replace(ROSTER[2], parent=4))) == (0, 1)
    found = stored(database)
    assert found[ids["Thôn Một"]].parent == ids["Thôn Hai"]
    assert found.is_under(ids["Tổ A"], ids["Thôn Hai"])


def test_a_unit_that_the_roster_no_longer_names_is_kept_and_ends_the_day_before(database: Database) -> None:
    put(database, ROSTER)
    before = stored(database)
    done = replaced(database, changed(u4=None, u5=None))
    assert (done.added, done.changed, [unit.name for unit in done.ended]) == (0, 0, ["Thôn Hai", "Trường"])
    gone = [id_of(database, name) for name in ("Thôn Hai", "Trường")]
    after = {unit.id: unit for unit in stored(database)}
    assert after == {u.id: replace(u, valid_to=YESTERDAY) if u.id in gone else u for u in before}


def test_a_unit_that_had_ended_keeps_its_day(database: Database) -> None:
    put(database, changed(u4=replace(ROSTER[4], valid_to=date(2026, 6, 30))))
    assert replaced(database, changed(u4=None)).ended == ()
    assert stored(database)[id_of(database, "Thôn Hai")].valid_to == date(2026, 6, 30)
    replaced(database, changed(u4=None, u5=None))
    assert replaced(database, changed(u4=None, u5=None), date(2026, 12, 1)).ended == ()
    assert stored(database)[id_of(database, "Trường")].valid_to == YESTERDAY


def test_a_unit_that_was_to_begin_or_end_later_ends_the_day_before_too(database: Database) -> None:
    later = date(2027, 1, 1)
    put(database, changed(u4=replace(ROSTER[4], valid_to=later), u5=replace(ROSTER[5], valid_from=later)))
    assert len(replaced(database, changed(u4=None, u5=None)).ended) == 2
    assert [u.valid_to for u in stored(database) if u.name in ("Thôn Hai", "Trường")] == [YESTERDAY, YESTERDAY]
    assert not any(u.valid_from and u.valid_to and u.valid_to < u.valid_from for u in stored(database))


def test_a_unit_that_comes_back_has_no_end_any_more(database: Database) -> None:
    put(database, ROSTER)
    before = stored(database)
    put(database, changed(u2=None, u3=None, u4=None))
    assert put(database, ROSTER) == (0, 3)
    assert stored(database) == before


def test_an_earlier_name_among_the_aliases_is_a_rename(database: Database) -> None:
    put(database, ROSTER)
    before = id_of(database, "Thôn Một")
    below = id_of(database, "Tổ A")
    renamed = Unit(2, "Thôn Mới", "thôn", 1, aliases=("Thôn Một",))
    done = replaced(database, changed(u2=renamed))
    assert (done.added, done.changed, done.ended) == (0, 1, ())
    assert [(was, unit.name) for was, unit in done.renamed] == [("Thôn Một", "Thôn Mới")]
    assert (id_of(database, "Thôn Mới"), id_of(database, "Tổ A")) == (before, below)
    assert put(database, changed(u2=renamed)) == (0, 0)


def test_a_unit_that_another_counts_among_its_aliases_stays_itself(database: Database) -> None:
    put(database, ROSTER)
    ids = {unit.name: unit.id for unit in stored(database)}
    put(database, changed(u2=Unit(2, "Thôn Mới", "thôn", 1, aliases=("Thôn Hai", "Thôn Một"))))
    assert (id_of(database, "Thôn Mới"), stored(database)[ids["Thôn Hai"]].name) == (ids["Thôn Một"], "Thôn Hai")


def test_of_two_units_that_become_one_the_first_goes_on_and_stays_so(database: Database) -> None:
    put(database, ROSTER)
    ids = {unit.name: unit.id for unit in stored(database)}
    merged = changed(u2=Unit(2, "Thôn Mới", "thôn", 1, aliases=("Thôn Một", "Thôn Hai")), u4=None)
    assert [unit.name for unit in replaced(database, merged).ended] == ["Thôn Hai"]
    for _ in range(2):
        assert put(database, merged) == (0, 0)
        assert id_of(database, "Thôn Mới") == ids["Thôn Một"]


def test_a_rename_taken_for_a_new_unit_is_mended_by_the_old_roster_and_a_new_one_with_the_old_name(
    database: Database,
) -> None:
    put(database, ROSTER)
    before = id_of(database, "Thôn Hai")
    corrected = Unit(4, "Thôn Hài", "thôn", 1)
    done = replaced(database, changed(u4=corrected))
    assert (done.added, [unit.name for unit in done.ended]) == (1, ["Thôn Hai"])
    put(database, ROSTER)
    put(database, changed(u4=replace(corrected, aliases=("Thôn Hai",))))
    found = stored(database)[before]
    assert (found.name, found.valid_to) == ("Thôn Hài", None)
    assert [u.valid_to for u in stored(database) if u.name == "Thôn Hài" and u.id != before] == [YESTERDAY]
    assert id_of(database, "Thôn Hài") == before


def test_two_units_may_change_names(database: Database) -> None:
    put(database, ROSTER)
    ids = {unit.code: unit.id for unit in stored(database) if unit.code}
    swapped = changed(u2=replace(ROSTER[2], name="Thôn Hai"), u4=replace(ROSTER[4], name="Thôn Một"))
    assert put(database, swapped) == (0, 2)
    assert (id_of(database, "Thôn Hai"), id_of(database, "Thôn Một")) == (ids["T1"], ids["T2"])


def test_a_unit_takes_the_place_of_one_that_moves_away(database: Database) -> None:
    put(database, ROSTER)
    ids = {unit.code: unit.id for unit in stored(database) if unit.code}
    moved = changed(u2=replace(ROSTER[2], name="Thôn Hai"), u4=replace(ROSTER[4], parent=2))
    assert put(database, moved) == (0, 2)
    found = stored(database)
    assert [(found[ids[code]].name, found[ids[code]].parent) for code in ("T1", "T2")] == [
        ("Thôn Hai", ids["X"]),
        ("Thôn Hai", ids["T1"]),
    ]


def test_what_a_unit_no_longer_has_is_taken_away(database: Database) -> None:
    put(database, ROSTER)
    bare = changed(u2=Unit(2, "Thôn Một", "thôn", 1, code="T1"), u5=Unit(5, "Trường", "trường học", 1))
    assert put(database, bare) == (0, 2)
    assert stored(database)[id_of(database, "Thôn Một")].aliases == ()
    assert stored(database)[id_of(database, "Trường")].valid_from is None


def test_a_successor_is_kept_counted_as_a_change_and_taken_away_again(database: Database) -> None:
    put(database, ROSTER)
    ended = replace(ROSTER[4], valid_to=date(2026, 6, 30))
    put(database, changed(u4=ended))
    assert put(database, changed(u4=replace(ended, successors=(2,)))) == (0, 1)
    assert stored(database)[id_of(database, "Thôn Hai")].successors == (id_of(database, "Thôn Một"),)
    assert put(database, changed(u4=ended)) == (0, 1)
    assert stored(database)[id_of(database, "Thôn Hai")].successors == ()


def test_a_name_that_returns_under_another_code_is_another_unit(database: Database) -> None:
    old = Unit(1, "Xã Đại Lãnh", "xã", code="cu", valid_to=date(2025, 6, 30), successors=(2,))
    new = Unit(2, "Xã Đại Lãnh", "xã", code="moi", valid_from=date(2025, 7, 1))
    assert put(database, Tree((old, new))) == (2, 0)
    assert stored(database) == Tree((old, new))
    assert put(database, Tree((old, new))) == (0, 0)


def test_a_name_may_return_below_the_same_parent_after_the_other_has_ended(database: Database) -> None:
    old = Unit(2, "Thôn Một", "thôn", 1, code="cu", valid_to=date(2025, 6, 30), successors=(3,))
    new = Unit(3, "Thôn Một", "thôn", 1, code="moi", valid_from=date(2025, 7, 1))
    assert put(database, Tree((ROOT, old, new))) == (3, 0)


def test_a_unit_may_take_the_name_of_one_that_the_roster_no_longer_names(database: Database) -> None:
    put(database, ROSTER)
    assert put(database, changed(u2=replace(ROSTER[2], name="Thôn Hai"), u4=None)) == (0, 1)


MERGED = changed(
    u2=replace(ROSTER[2], valid_to=date(2026, 11, 15), successors=(6,)),
    u4=replace(ROSTER[4], valid_to=date(2026, 11, 15), successors=(6,)),
    u6=Unit(6, "Thôn Mới", "thôn", 1, valid_from=date(2026, 11, 16)),
)


def test_a_merger_is_told_as_a_new_unit_and_two_that_lead_to_it(database: Database) -> None:
    put(database, ROSTER)
    before = {unit.name: unit.id for unit in stored(database)}
    done = replaced(database, MERGED)
    assert [unit.name for unit in done.new] == ["Thôn Mới"]
    assert [unit.name for unit in done.closing] == ["Thôn Một", "Thôn Hai"]
    assert (done.renamed, done.ended) == ((), ())
    assert {name: id_of(database, name) for name in before} == before
    again = replaced(database, MERGED)
    assert (again.added, again.changed, again.closing) == (0, 0, ())


def test_a_unit_of_the_same_name_and_code_goes_on_as_another_from_its_day(database: Database) -> None:
    lands = Unit(2, "Xã Đại Lãnh", "xã", code="K")
    put(database, Tree((ROOT, lands)))
    first = id_of(database, "Xã Đại Lãnh")
    old = replace(lands, valid_to=date(2026, 6, 30), successors=(3,))
    new = Unit(3, "Xã Đại Lãnh", "xã", code="K", valid_from=date(2026, 7, 1))
    for roster in (Tree((ROOT, new, old)), Tree((ROOT, old, new))):
        put(database, roster)
        found = {unit.valid_to: unit for unit in stored(database) if unit.name == "Xã Đại Lãnh"}
        assert found[date(2026, 6, 30)].id == first
        assert found[date(2026, 6, 30)].successors == (found[None].id,)


def test_a_tone_mark_on_another_letter_is_the_same_unit(database: Database) -> None:
    put(database, Tree((ROOT, Unit(2, "Thôn Hoà Bình", "thôn", 1))))
    done = replaced(database, Tree((ROOT, Unit(2, "Thôn Hòa Bình", "thôn", 1))))
    assert (done.added, done.changed, done.ended) == (0, 1, ())


def test_what_has_ended_waits_until_it_is_handed_over_and_again_when_its_end_is_another(database: Database) -> None:
    put(database, ROSTER)
    put(database, MERGED)

    def waiting(today: date) -> list[str]:
        with database.transaction() as session:
            return [unit.name for unit in units.ended(session, today)]

    assert waiting(date(2026, 11, 15)) == []
    assert waiting(date(2026, 11, 16)) == ["Thôn Một", "Thôn Hai"]
    with database.transaction() as session:
        for unit in units.ended(session, date(2026, 11, 16)):
            units.hand_over(session, unit.id)
    assert waiting(date(2026, 11, 16)) == []
    put(database, MERGED)
    assert waiting(date(2026, 11, 16)) == []
    put(database, ROSTER)
    put(database, MERGED)
    assert waiting(date(2026, 11, 16)) == ["Thôn Một", "Thôn Hai"]


def test_a_roster_that_cannot_be_taken_in_leaves_the_old_one(database: Database) -> None:
    put(database, ROSTER)
    lost = Tree((ROOT, Unit(2, "Thôn Ba", "thôn", 99)))
    with pytest.raises(KeyError):
        put(database, lost)
    assert content(stored(database)) == content(ROSTER)


CODES = ["A", "B", "C", "D"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.permutations(["Một", "Hai", "Ba", "Bốn"]), min_size=1, max_size=4))
def test_however_names_are_shuffled_a_code_stays_the_same_unit(database: Database, rounds: list[list[str]]) -> None:
    ids: dict[str, int] = {}
    for shuffled in rounds:
        below = (
            Unit(2 + i, name, "thôn", 1, code=code) for i, (code, name) in enumerate(zip(CODES, shuffled, strict=True))
        )
        put(database, Tree((ROOT, *below)))
        found = {unit.code: unit for unit in stored(database) if unit.code in CODES}
        assert [found[code].name for code in CODES] == shuffled
        ids = ids or {code: found[code].id for code in CODES}
        assert {code: found[code].id for code in CODES} == ids
