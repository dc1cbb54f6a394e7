"""People and their roles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.chasing import Way
from bot.domain.permissions import Holding, Person, Role
from bot.domain.reminding import Wishes
from bot.storage.tables import PersonRow, RoleRow

_SEEN_TO = timedelta(minutes=5)


def by_telegram(session: Session, telegram_id: int) -> Person | None:
    """The person behind a Telegram account; None for a stranger."""
    row = session.exec(select(PersonRow).where(PersonRow.telegram_id == telegram_id)).first()
    return None if row is None else _person(session, row)


def get(session: Session, person_id: int) -> Person:
    """The person of an id; KeyError when there is none."""
    row = session.get(PersonRow, person_id)
    if row is None:
        raise KeyError(person_id)
    return _person(session, row)


def called(session: Session, person_id: int, by_name: str | None) -> str:
    """The name of who did something: the one it was done by at the account, else the account's own."""
    return by_name or get(session, person_id).name


def everybody(session: Session) -> tuple[Person, ...]:
    """All who hold a role."""
    rows = {row.id: row for row in session.exec(select(PersonRow))}
    holdings: dict[int, list[Holding]] = {}
    for role in session.exec(select(RoleRow).where(col(RoleRow.ended_at).is_(None)).order_by(col(RoleRow.id))):
        holdings.setdefault(role.person_id, []).append(_holding(role))
    return tuple(_with(rows[person_id], held) for person_id, held in sorted(holdings.items()))


def first_joined(session: Session, role: Role) -> Mapping[int, datetime]:
    """When somebody first had a role on a unit, by its id; roles that have ended count."""
    found: dict[int, datetime] = {}
    for row in session.exec(select(RoleRow).where(RoleRow.role == role.value, col(RoleRow.unit_id).is_not(None))):
        if row.unit_id is not None:
            found[row.unit_id] = min(row.since, found.get(row.unit_id, row.since))
    return found


def join(
    session: Session,
    *,
    telegram_id: int,
    name: str,
    role: Role,
    unit_id: int | None,
    language: str,
    now: datetime,
    granted_by: int | None = None,
) -> Person:
    """Make somebody known, or add a role to who is; a role already held is not doubled."""
    row = session.exec(select(PersonRow).where(PersonRow.telegram_id == telegram_id)).first()
    row = row or PersonRow(telegram_id=telegram_id, name=name, language=language, joined_at=now)
    row.unreachable_at = None
    session.add(row)
    session.flush()
    person = _person(session, row)
    if Holding(role, unit_id) not in person.holdings:
        session.add(RoleRow(person_id=person.id, unit_id=unit_id, role=role.value, since=now, granted_by=granted_by))
        session.flush()
    return _person(session, row)


def admin_by_setting(session: Session, *, telegram_id: int, name: str, language: str, now: datetime) -> Person:
    """Make an admin of whom the deployer's setting names, for as long as it does: they count as their own grantor."""
    person = join(
        session, telegram_id=telegram_id, name=name, role=Role.ADMIN, unit_id=None, language=language, now=now
    )
    for row in session.exec(_admins().where(RoleRow.person_id == person.id)):
        row.granted_by = person.id
    return person


def end_admins(session: Session, *, but: Collection[int], now: datetime) -> int:
    """End the role of admins whom the setting named and names no more; gives how many. `but` are Telegram ids."""
    ended = 0
    for row in session.exec(_admins().where(RoleRow.granted_by == RoleRow.person_id)):
        if _row(session, row.person_id).telegram_id not in but:
            row.ended_at, ended = now, ended + 1
    return ended


def _admins() -> SelectOfScalar[RoleRow]:
    return select(RoleRow).where(RoleRow.role == Role.ADMIN.value, col(RoleRow.ended_at).is_(None))


def lead_on(session: Session, unit_id: int, *, to: Collection[int], now: datetime) -> None:
    """Let the roles on a unit that has ended go on on its successors, in place of where they were led before."""
    wanted = select(RoleRow).where(RoleRow.unit_id == unit_id).order_by(col(RoleRow.id))
    for old in session.exec(wanted).all():
        led = session.exec(select(RoleRow).where(RoleRow.continues == old.id, col(RoleRow.ended_at).is_(None))).all()
        if old.ended_at is not None and not led:
            continue
        old.ended_at = old.ended_at or now
        for role in led:
            role.ended_at = role.ended_at if role.unit_id in to else now
        held = _open_units(session, old.person_id, old.role)
        for successor in to:
            if successor not in held:
                session.add(
                    RoleRow(
                        person_id=old.person_id,
                        unit_id=successor,
                        role=old.role,
                        since=now,
                        granted_by=old.granted_by,
                        continues=old.id,
                    )
                )
    session.flush()


def lead_back(session: Session, living: Callable[[], Collection[int]], now: datetime) -> None:
    """Undo what `lead_on` did for units that, by a corrected roster, have not ended after all.

    Which units are in being is asked only where somebody was led on.
    """
    wanted = select(RoleRow).where(col(RoleRow.continues).is_not(None), col(RoleRow.ended_at).is_(None))
    led = session.exec(wanted).all()
    in_being = living() if led else ()
    for role in led:
        old = session.get_one(RoleRow, role.continues)
        if old.unit_id in in_being:
            role.ended_at, old.ended_at = now, None
    session.flush()


def led(session: Session, since: datetime) -> tuple[tuple[Person, Role, int], ...]:
    """Who was led on from a unit that had ended since a moment, in which role, from which unit."""
    wanted = select(RoleRow).where(
        RoleRow.since >= since, col(RoleRow.continues).is_not(None), col(RoleRow.ended_at).is_(None)
    )
    found: dict[tuple[int, str, int], None] = {}
    for row in session.exec(wanted.order_by(col(RoleRow.id))):
        old = session.get_one(RoleRow, row.continues)
        if old.unit_id is not None:
            found[row.person_id, row.role, old.unit_id] = None
    return tuple((get(session, person_id), Role(role), unit_id) for person_id, role, unit_id in found)


def _open_units(session: Session, person_id: int, role: str) -> set[int | None]:
    wanted = select(RoleRow.unit_id).where(
        RoleRow.person_id == person_id, RoleRow.role == role, col(RoleRow.ended_at).is_(None)
    )
    return set(session.exec(wanted))


def rename(session: Session, person_id: int, name: str) -> None:
    """Keep how the person's name is written."""
    _row(session, person_id).name = name


def share(session: Session, person_id: int, *, shared: bool) -> None:
    """Keep whether several names stand at the person's account."""
    _row(session, person_id).shared = shared


def address(session: Session, person_id: int, chosen: str) -> None:
    """Keep how the person wants to be addressed."""
    _row(session, person_id).address = chosen


def wish(session: Session, person_id: int, wishes: Wishes) -> None:
    """Keep how a person wishes to be reminded."""
    row = _row(session, person_id)
    row.remind_at = None if wishes.hour is None else f"{wishes.hour:%H:%M}"
    row.muted_until, row.reminders_off = wishes.muted_until, wishes.off


@dataclass(frozen=True)
class Contact:
    """How else than by this bot a person can be reached, and when they last wrote or tapped (UTC)."""

    phone: str | None
    email: str | None
    seen_at: datetime | None

    def by(self, way: Way) -> str | None:
        return self.phone if way is Way.PHONE else self.email


def contact(session: Session, person_id: int) -> Contact:
    """How a person can be reached; KeyError when there is none of that id."""
    row = _row(session, person_id)
    return Contact(row.phone, row.email, row.seen_at)


def contacts(session: Session, person_ids: Collection[int]) -> dict[int, Contact]:
    """How some people can be reached, by their ids."""
    rows = session.exec(select(PersonRow).where(col(PersonRow.id).in_(person_ids)))
    return {row.id or 0: Contact(row.phone, row.email, row.seen_at) for row in rows}


def reach_by(session: Session, person_id: int, *, phone: str | None, email: str | None) -> None:
    """Keep a person's number and address, both as given."""
    row = _row(session, person_id)
    row.phone, row.email = phone, email


def seen(session: Session, telegram_id: int, now: datetime) -> None:
    """Somebody wrote or tapped: they can be reached. When, is kept to five minutes: not every tap writes the row."""
    row = session.exec(select(PersonRow).where(PersonRow.telegram_id == telegram_id)).first()
    if row is None:
        return
    row.unreachable_at = None
    if row.seen_at is None or abs(now - row.seen_at) >= _SEEN_TO:
        row.seen_at = now


def unreachable(session: Session, telegram_id: int, now: datetime) -> None:
    """Telegram refuses messages to this account: it has blocked us or is gone."""
    row = session.exec(select(PersonRow).where(PersonRow.telegram_id == telegram_id)).first()
    if row is not None and row.unreachable_at is None:
        row.unreachable_at = now


def reachable(session: Session, person_id: int) -> bool:
    return _row(session, person_id).unreachable_at is None


def unreachable_ids(session: Session, *, without_email: bool = False) -> frozenset[int]:
    """The ids of all to whom Telegram refuses messages; or only of those who have no e-mail address either."""
    wanted = select(PersonRow.id).where(col(PersonRow.unreachable_at).is_not(None))
    if without_email:
        wanted = wanted.where(col(PersonRow.email).is_(None))
    return frozenset(found for found in session.exec(wanted) if found)


def with_email(session: Session) -> dict[int, Person]:
    """All who hold a role and have given an e-mail address, by id."""
    given = set(session.exec(select(PersonRow.id).where(col(PersonRow.email).is_not(None))))
    return {person.id: person for person in everybody(session) if person.id in given} if given else {}


def hours(session: Session) -> frozenset[time | None]:
    """The hours at which people wish to be reminded; None for those who have it as planned, whoever there is."""
    own = session.exec(select(PersonRow.remind_at).where(col(PersonRow.remind_at).is_not(None)).distinct())
    return frozenset({None, *(time.fromisoformat(written) for written in own if written is not None)})


def places(session: Session) -> dict[tuple[int, int], tuple[datetime, int]]:
    """Since when people hold an open role on a unit, the earlier of two; by person and unit.

    A role that continues one on a unit that has ended is held since that one was.
    """
    rows = {role.id: role for role in session.exec(select(RoleRow).where(col(RoleRow.unit_id).is_not(None)))}
    found: dict[tuple[int, int], tuple[datetime, int]] = {}
    for role in rows.values():
        if role.ended_at is not None:
            continue
        first = role
        while first.continues is not None:
            first = rows[first.continues]
        key, place = (role.person_id, role.unit_id or 0), (first.since, first.id or 0)
        found[key] = min(place, found.get(key, place))
    return found


def _row(session: Session, person_id: int) -> PersonRow:
    row = session.get(PersonRow, person_id)
    if row is None:
        raise KeyError(person_id)
    return row


def _person(session: Session, row: PersonRow) -> Person:
    held = select(RoleRow).where(RoleRow.person_id == row.id, col(RoleRow.ended_at).is_(None)).order_by(col(RoleRow.id))
    return _with(row, [_holding(role) for role in session.exec(held)])


def _holding(role: RoleRow) -> Holding:
    return Holding(Role(role.role), role.unit_id)


def _with(row: PersonRow, held: list[Holding]) -> Person:
    if row.id is None:
        raise ValueError("the person has not been stored")
    hour = None if row.remind_at is None else time.fromisoformat(row.remind_at)
    wishes = Wishes(hour, row.muted_until, row.reminders_off)
    return Person(row.id, row.telegram_id, row.name, row.address, row.language, tuple(held), wishes, row.shared)
