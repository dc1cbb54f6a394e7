"""Invitations and what strangers ask for: a link works once and for a while, and its secret is not kept."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.permissions import Role
from bot.storage import invitations, people
from bot.storage.database import Database
from bot.storage.invitations import LASTS, WORDS, AccessRequest, Invitation
from bot.storage.tables import UnitRow

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TOKEN = "a-secret-of-a-link"


@pytest.fixture(autouse=True)
def a_unit_and_two_people(database: Database) -> None:
    with database.transaction() as session:
        session.add(UnitRow(id=1, position=0, name="Thôn Một", kind="thôn"))
        session.flush()
        for number in (1, 2):
            people.join(session, telegram_id=number, name="Hoa", role=Role.OFFICER, unit_id=1, language="vi", now=NOW)


def invite(database: Database, token: str = TOKEN, **changes: object) -> None:
    said = {"role": Role.OFFICER, "unit_id": 1, "now": NOW, "name": "Hoàng Thị Hoa", "made_by": 2} | changes
    with database.transaction() as session:
        invitations.make(session, token=token, **said)  # type: ignore[arg-type]


def found(database: Database, token: str = TOKEN) -> Invitation:
    with database.transaction() as session:
        invitation = invitations.by_token(session, token)
    assert invitation is not None
    return invitation


def use(database: Database, invitation: Invitation, person_id: int) -> None:
    with database.transaction() as session:
        invitations.use(session, invitation.id, person_id=person_id, now=NOW)


def ask(database: Database, chat_id: int, words: str) -> AccessRequest:
    with database.transaction() as session:
        return invitations.ask(session, chat_id=chat_id, sender_name="Lan", words=words, now=NOW)


def test_an_invitation_offers_what_it_was_made_for(database: Database) -> None:
    invite(database)
    invitation = found(database)
    assert invitation == Invitation(1, 1, Role.OFFICER, "Hoàng Thị Hoa", None, NOW + LASTS, made_by=2)


def test_an_admins_invitation_has_no_unit(database: Database) -> None:
    invite(database, role=Role.ADMIN, unit_id=None, name=None, made_by=None)
    assert (found(database).role, found(database).unit_id) == (Role.ADMIN, None)


def test_an_invitation_is_open_for_thirty_days(database: Database) -> None:
    invite(database)
    invitation = found(database)
    assert invitation.is_open(NOW)
    assert invitation.is_open(NOW + timedelta(days=30) - SECOND)
    assert not invitation.is_open(NOW + timedelta(days=30))


def test_an_invitation_opens_once(database: Database) -> None:
    invite(database)
    use(database, found(database), 1)
    assert found(database).used_by == 1
    assert not found(database).is_open(NOW)


def test_an_invitation_that_was_used_is_not_used_again(database: Database) -> None:
    invite(database)
    use(database, found(database), 1)
    with pytest.raises(ValueError, match="used"):
        use(database, found(database), 2)
    assert found(database).used_by == 1


def test_a_secret_that_was_never_given_out_opens_nothing(database: Database) -> None:
    invite(database)
    with database.transaction() as session:
        assert invitations.by_token(session, TOKEN.upper()) is None
        assert invitations.by_token(session, "") is None
        with pytest.raises(KeyError):
            invitations.use(session, 99, person_id=1, now=NOW)


def test_the_secret_of_a_link_is_not_in_the_database(database: Database) -> None:
    invite(database)
    with database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM invitations").one()
    assert TOKEN not in " ".join(map(str, kept))


def test_a_stranger_has_one_open_request_to_which_later_words_are_added(database: Database) -> None:
    first = ask(database, 7, "Vũ Thị Lan, kế toán")
    both = "Vũ Thị Lan, kế toán\nem ở thôn Một"
    assert ask(database, 7, "em ở thôn Một") == AccessRequest(first.id, 7, "Lan", both, False)
    assert ask(database, 7, "em ở thôn Một").words == both
    assert ask(database, 8, "em nữa").id != first.id


def test_of_too_many_words_the_first_line_and_the_newest_are_kept(database: Database) -> None:
    ask(database, 7, "Vũ Thị Lan\nkế toán")
    for number in range(30):
        ask(database, 7, f"{number} cho em vào với nhé, em cần gấp")
    words = ask(database, 7, "em ở thôn Một").words.splitlines()
    assert (words[0], words[-2], words[-1]) == ("Vũ Thị Lan", "29 cho em vào với nhé, em cần gấp", "em ở thôn Một")
    assert len("\n".join(words)) <= WORDS
    words = ask(database, 7, "dài " * 125).words.splitlines()
    assert (words[0], len(words), len("\n".join(words))) == ("Vũ Thị Lan", 2, WORDS)
    ask(database, 8, "Lan " * 200)
    words = ask(database, 8, "thôn Một").words.splitlines()
    assert (len(words[0]), words[1]) == (200, "thôn Một")


def test_a_request_is_open_until_it_is_decided_and_then_a_new_one_may_come(database: Database) -> None:
    first = ask(database, 7, "em là Lan")
    with database.transaction() as session:
        assert invitations.open_request(session, 7) == first
        invitations.decide(session, first.id, by=1, unit_id=None, now=NOW)
    with database.transaction() as session:
        assert invitations.open_request(session, 7) is None
        decided = invitations.request(session, first.id)
        assert decided is not None
        assert decided.decided
    assert ask(database, 7, "em là Lan, thôn Một").id != first.id


def test_a_request_that_never_was_cannot_be_decided(database: Database) -> None:
    with database.transaction() as session:
        assert invitations.request(session, 99) is None
        with pytest.raises(KeyError):
            invitations.decide(session, 99, by=1, unit_id=1, now=NOW)
