"""Somebody cannot be written to any more: those who mind their units are told once."""

from datetime import datetime

import pytest
from commune import ROOT, Commune

from bot.domain.permissions import Role
from bot.storage import outbox, people
from bot.usecases import notes, reach

pytestmark = pytest.mark.on_every_home


def told(commune: Commune) -> list[tuple[str, notes.Note]]:
    """Who is going to be told what."""
    names = {account: name for name, account in commune.accounts.items()}
    rows = commune.do(outbox.claim, "test", datetime.now(commune.deployment.zone), limit=100)
    return [(names[row.chat_id], notes.unpack(row.payload["note"])) for row in rows]


def staffed(commune: Commune) -> notes.OutOfReach:
    """An officer and a reviewer; gives what the reviewer is told of the officer."""
    hoa = commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", "Thôn Gò Chùa")
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    return notes.OutOfReach(hoa)


def lose(commune: Commune, who: str, at: str) -> None:
    commune.do(reach.lose, commune.accounts[who], commune.at(at))


def test_the_reviewer_is_told_once_however_many_messages_are_refused(commune: Commune) -> None:
    note = staffed(commune)
    lose(commune, "Hoa", "12 08:00")
    lose(commune, "Hoa", "12 08:01")
    lose(commune, "Hoa", "13 08:00")
    assert told(commune) == [("Tuấn", note)]
    said = commune.worded("Tuấn", note, "12 08:02")
    assert isinstance(said, reach.OutOfReach)
    assert (said.name, [unit.name for unit in said.units]) == ("Hoa", ["Thôn Đồng Tâm", "Thôn Gò Chùa"])


def test_who_is_back_before_it_is_said_is_not_spoken_of(commune: Commune) -> None:
    note = staffed(commune)
    lose(commune, "Hoa", "12 08:00")
    commune.do(people.seen, commune.accounts["Hoa"], commune.at("12 08:00"))
    assert commune.worded("Tuấn", note, "12 08:01") is None


def test_who_has_no_role_left_is_not_spoken_of(commune: Commune) -> None:
    note = staffed(commune)
    commune.end_roles("Hoa", "12 07:00")
    lose(commune, "Hoa", "12 08:00")
    assert told(commune) == []
    assert commune.worded("Tuấn", note, "12 08:01") is None


def test_a_reviewer_no_more_hears_nothing(commune: Commune) -> None:
    note = staffed(commune)
    lose(commune, "Hoa", "12 08:00")
    commune.end_roles("Tuấn", "12 08:01")
    assert commune.worded("Tuấn", note, "12 08:02") is None


def test_a_stranger_and_a_group_are_nobodys_to_mind(commune: Commune) -> None:
    staffed(commune)
    commune.do(reach.lose, 999, commune.at("12 08:00"))
    commune.do(reach.lose, -1005, commune.at("12 08:00"))
    assert told(commune) == []


def test_reviewers_who_are_gone_themselves_are_not_written_to(commune: Commune) -> None:
    staffed(commune)
    lose(commune, "Tuấn", "12 07:00")
    lose(commune, "Hoa", "12 08:00")
    assert told(commune) == []
    commune.join("Quản trị", Role.ADMIN)
    binh = commune.join("Bình", Role.OFFICER, "Thôn Gò Chùa")
    lose(commune, "Bình", "12 09:00")
    assert told(commune) == [("Quản trị", notes.OutOfReach(binh))]
