"""Several at once, as replicas on one PostgreSQL are: nothing is numbered, counted, used or sent twice."""

import threading
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from nominating import NOW, send
from side_by_side import SEVERAL, at_once
from sqlmodel import Session, select

from bot.domain.declaration import Declaration, Kind, State
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.storage import (
    conversations,
    declarations,
    drafts,
    inbox,
    invitations,
    nominations,
    outbox,
    people,
    postgresql,
    sweeps,
)
from bot.storage.database import Database
from bot.storage.inbox import Arrived, NotOpenError
from bot.storage.tables import PersonRow, RoleRow, UnitRow
from bot.usecases import tidy


@dataclass(frozen=True)
class Words:
    text: str

    def packed(self) -> dict[str, Any]:
        return {"text": self.text}


@pytest.fixture
def peopled(database: Database) -> Database:
    """With a unit and a person."""
    with database.transaction() as session:
        session.add(UnitRow(position=0, name="Thôn Một", kind="thôn"))
        people.join(session, telegram_id=1, name="Hoa", role=Role.ADMIN, unit_id=None, language="vi", now=NOW)
    return database


def submit(session: Session, _number: int) -> Nomination:
    return send(session)


def test_nominations_sent_at_once_are_numbered_without_a_gap(peopled: Database) -> None:
    codes = sorted(each.code for each in at_once(peopled, submit))
    assert [code[-3:] for code in codes] == [f"{number:03}" for number in range(1, SEVERAL + 1)]


def test_of_two_reviewers_who_decide_at_once_one_decides(peopled: Database) -> None:
    sent = peopled.run(submit, 0)

    def decide(session: Session, _number: int) -> bool:
        found = nominations.get(session, sent.id)
        if found is None or found.status is not Status.SUBMITTED:
            return False
        nominations.move(session, found, Act.APPROVE, Status.APPROVED, person_id=1, now=NOW)
        return True

    assert Counter(at_once(peopled, decide)) == {True: 1, False: SEVERAL - 1}
    with peopled.transaction() as session:
        assert [event.act for event in nominations.events(session, sent.id)] == [Act.SUBMIT, Act.APPROVE]


def test_of_two_reviewers_who_have_received_the_same_at_once_one_enters_it(peopled: Database) -> None:
    def say(session: Session, _number: int) -> Declaration:
        return declarations.add(
            session,
            kind=Kind.ELSEWHERE,
            plan_id="mau",
            obligation_id="monthly",
            period="2026-11",
            unit_id=1,
            person_id=1,
            now=NOW,
        )

    said = peopled.run(say, 0)

    def receive(session: Session, _number: int) -> bool:
        found = declarations.get(session, said.id)
        if found is None or found.state is not State.MADE:
            return False
        declarations.move(session, found, State.RECEIVED, person_id=1, now=NOW)
        return True

    assert Counter(at_once(peopled, receive)) == {True: 1, False: SEVERAL - 1}
    with peopled.transaction() as session:
        assert [state for state, _, _ in declarations.history(session, said.id)] == [State.MADE, State.RECEIVED]


def test_a_rung_is_swept_by_one(database: Database) -> None:
    swept = at_once(database, lambda session, _: sweeps.first_time(session, "o/2026-11/3", NOW))
    assert Counter(swept) == {True: 1, False: SEVERAL - 1}


def test_who_joins_twice_at_once_is_one_person_with_one_role(database: Database) -> None:
    def join(session: Session, _number: int) -> int:
        return people.join(session, telegram_id=7, name="Hoa", role=Role.ADMIN, unit_id=None, language="vi", now=NOW).id

    assert len(set(at_once(database, join))) == 1
    with database.transaction() as session:
        assert len(session.exec(select(PersonRow)).all()) == len(session.exec(select(RoleRow)).all()) == 1


def test_a_link_that_several_open_at_once_lets_one_in(peopled: Database) -> None:
    with peopled.transaction() as session:
        invitations.make(session, token="token", role=Role.ADMIN, unit_id=None, now=NOW)

    def use(session: Session, _number: int) -> bool:
        found = invitations.by_token(session, "token")
        if found is None or not found.is_open(NOW):
            return False
        invitations.use(session, found.id, person_id=1, now=NOW)
        return True

    assert Counter(at_once(peopled, use)) == {True: 1, False: SEVERAL - 1}


def test_a_chat_of_which_nothing_was_known_stands_once(database: Database) -> None:
    shown = at_once(database, lambda session, n: conversations.show(session, 5, [(str(n), "action")], NOW))
    assert shown == [None] * SEVERAL


def test_a_stranger_who_writes_several_messages_at_once_asks_once(database: Database) -> None:
    def ask(session: Session, number: int) -> int:
        return invitations.ask(session, chat_id=5, sender_name="Hoa", words=f"line {number}", now=NOW).id

    assert len(set(at_once(database, ask))) == 1
    with database.transaction() as session:
        asked = invitations.open_request(session, 5)
        assert asked is not None
        assert len(asked.words.splitlines()) == SEVERAL


def test_an_update_that_several_receive_and_handle_has_one_effect(database: Database) -> None:
    def receive(session: Session, _number: int) -> None:
        inbox.put(session, [Arrived(9, 5, "{}"), Arrived(8, 5, "{}")], NOW)

    def handle(session: Session, number: int) -> None:
        inbox.done(session, 9, "test", NOW)
        outbox.add_replies(session, chat_id=5, update_id=9, replies=[Words(str(number))], now=NOW)

    assert at_once(database, receive) == [None] * SEVERAL
    assert len(database.run(inbox.claim, "test", NOW, 10)) == 2
    ends = at_once(database, handle)
    assert Counter(type(end) for end in ends) == {type(None): 1, NotOpenError: SEVERAL - 1}
    assert [each.update_id for each in database.run(inbox.claim, "test", NOW + inbox.LEASE, 10)] == [8]


def test_several_senders_share_the_outbox_and_a_chat_stays_in_order(database: Database) -> None:
    def queue(session: Session) -> None:
        for update_id in range(120):
            outbox.add_replies(session, chat_id=update_id % 10, update_id=update_id, replies=[Words("-")], now=NOW)

    database.run(queue)
    begun, claimed, faults = threading.Barrier(SEVERAL), [], []

    def send(number: int) -> None:
        begun.wait()
        try:
            # one that finds nothing may have come while the others held all chats
            for turn in range(40):
                rows = database.run(outbox.claim, f"{number}:{turn}", NOW, 5)
                for row in rows:
                    claimed.append((row.chat_id, row.id))
                    assert database.run(outbox.sent, row.id, f"{number}:{turn}", None, NOW)
        except BaseException as fault:  # noqa: BLE001  # a thread's fault is told by the test
            faults.append(fault)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(SEVERAL)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(claimed) == len(set(claimed)) == 120
    for chat_id in range(10):
        mine = [row_id for chat, row_id in claimed if chat == chat_id]
        assert mine == sorted(mine)


def test_several_processes_share_the_inbox_and_a_chat_stays_in_order(database: Database) -> None:
    database.run(inbox.put, [Arrived(number, number % 10, "{}") for number in range(120)], NOW)
    begun, handled, faults = threading.Barrier(SEVERAL), [], []

    def work(owner: str) -> None:
        begun.wait()
        try:
            while database.run(inbox.waiting, 1):
                for row in database.run(inbox.claim, owner, NOW, 5):
                    handled.append((row.chat_id, row.update_id))
                    database.run(inbox.done, row.update_id, owner, NOW)
        except BaseException as fault:  # noqa: BLE001  # a thread's fault is told by the test
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(f"process {number}",)) for number in range(SEVERAL)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(handled) == len(set(handled)) == 120
    for chat_id in range(10):
        mine = [update_id for chat, update_id in handled if chat == chat_id]
        assert mine == sorted(mine)


def test_what_is_tidied_by_several_at_once_is_gone(database: Database) -> None:
    database.run(inbox.put, [Arrived(number, 5, "{}") for number in range(20)], NOW)
    for row in database.run(inbox.claim, "test", NOW, 20):
        database.run(inbox.done, row.update_id, "test", NOW)
    tidied = at_once(database, lambda session, _: tidy.tidy(session, NOW + timedelta(days=30)))
    assert tidied == [None] * SEVERAL
    assert database.run(inbox.received_at, 3) is None


def test_admins_whom_the_setting_no_longer_names_end_once(database: Database) -> None:
    with database.transaction() as session:
        for number in (1, 2):
            people.admin_by_setting(session, telegram_id=number, name="Hoa", language="vi", now=NOW)
    ended = at_once(database, lambda session, _: people.end_admins(session, but={2}, now=NOW))
    assert sorted(ended) == [*[0] * (SEVERAL - 1), 1]


def test_what_a_unit_had_is_handed_over_once(peopled: Database) -> None:
    with peopled.transaction() as session:
        session.add(UnitRow(position=1, name="Thôn Hai", kind="thôn"))
        people.join(session, telegram_id=1, name="Hoa", role=Role.OFFICER, unit_id=1, language="vi", now=NOW)

    def sweep(session: Session, _: int) -> None:
        postgresql.see_one_moment(session)
        people.lead_on(session, 1, to=[2], now=NOW)

    at_once(peopled, sweep)
    with peopled.transaction() as session:
        led = session.exec(select(RoleRow).where(RoleRow.unit_id == 2)).all()
        assert [role.ended_at for role in led] == [None]


def test_of_several_who_take_a_draft_over_at_once_one_does(peopled: Database) -> None:
    """And an answer that is given at that moment is in it, or its writer sees that it was taken."""
    with peopled.transaction() as session:
        for number in range(2, SEVERAL + 2):
            people.join(session, telegram_id=number, name="Hoa", role=Role.ADMIN, unit_id=None, language="vi", now=NOW)
        draft = drafts.open_new(session, plan_id="p", unit_id=1, person_id=1, period="2026-11", now=NOW)

    def take_or_answer(session: Session, number: int) -> str:
        found = drafts.get(session, draft.id)
        if found is None or found.version != draft.version:
            return "late"
        if number == 0:
            drafts.save(session, replace(found, answers={"name": "Bảo"}, version=found.version + 1), NOW)
            return "answered"
        drafts.give(session, draft.id, to=number + 1, now=NOW)
        return "taken"

    done = Counter(at_once(peopled, take_or_answer))
    assert done["late"] == SEVERAL - 1
    with peopled.transaction() as session:
        kept = drafts.get(session, draft.id)
    assert kept is not None
    assert kept.version == draft.version + 1
    assert (kept.answers == {"name": "Bảo"}, kept.person_id != 1) == (done["answered"] == 1, done["taken"] == 1)
