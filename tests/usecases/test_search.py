"""Looking exemplars up: by name however it is typed, by deed, unit, field and time; never more than one may find."""

import asyncio
import logging
import re

import pytest
from commune import ROOT, Commune
from sqlmodel import Session, SQLModel, select

from bot.clock import StartedClock
from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.names import fold
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role, findable, may_find
from bot.handlers.reception import Reception
from bot.storage import inbox, nominations, people, tallies, units
from bot.storage.database import Door
from bot.storage.inbox import Arrived
from bot.storage.tables import ConversationRow, MissRow, ToldFigureRow
from bot.understanding import Intent
from bot.usecases.incoming import Incoming, Tap, Text

AT = "2026-11-10 08:00"


def inhabited(commune: Commune) -> Commune:
    commune.join("hoa", Role.OFFICER, "Thôn Đồng Tâm")
    commune.join("mai", Role.OFFICER, "Thôn Gò Chùa")
    commune.join("tuan", Role.REVIEWER, ROOT)
    commune.join("chu", Role.LEADER, ROOT)
    commune.join("quan", Role.ADMIN)
    commune.accounts["nguoi la"] = 7999
    approve(commune, commune.send("Thôn Đồng Tâm", "hoa", "04 08:30", name="Hứa Văn Bảo"))
    commune.send("Thôn Đồng Tâm", "hoa", "05 08:30", name="Nông Thị Lan", field_id="giao-duc")
    commune.send("Thôn Gò Chùa", "mai", "06 08:30", name="Triệu Văn Páo", field_id="nong-dan", subject="household")
    october = {"period": "2026-10", "field_id": "nong-dan"}
    approve(commune, commune.send("Thôn Gò Chùa", "mai", "02 08:30", name="Hứa Thị Bảo", **october))
    commune.send("Thôn Gò Chùa", "mai", "02 09:30", name="Nuôi cá lồng xóm 3", subject="model", **october)
    return commune


def approve(commune: Commune, sent: Nomination) -> None:
    commune.move(sent, Act.APPROVE, Status.APPROVED, "tuan", "07 09:00")


def found(said: str) -> list[str]:
    """The names in the rows of an answer."""
    return re.findall(r"^\d\. [A-Z]+-[\w-]+, ([^,]+),", said, re.MULTILINE)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("tim guong ong hua van bao", ["Hứa Văn Bảo"]),
        ("tìm ông Bảo", ["Hứa Văn Bảo", "Hứa Thị Bảo"]),
        ("tìm hộ Triệu Văn Pao", ["Triệu Văn Páo"]),
        ("tìm hộ Trieuj Van Páo", ["Triệu Văn Páo"]),
        ("tim co giao Lan nam nay", ["Nông Thị Lan"]),
        # `ca` alone would be the police
        ("tim mo hinh nuoi ca", ["Nuôi cá lồng xóm 3"]),
        ("tìm gương y tế tháng 11", ["Hứa Văn Bảo"]),
        ("tim guong thang 10 thon go chua", ["Nuôi cá lồng xóm 3", "Hứa Thị Bảo"]),
        ("tra cứu gương quý IV của thôn Đồng Tâm", ["Nông Thị Lan", "Hứa Văn Bảo"]),
        ("tìm ông Nguyễn Văn Khởi", []),
    ],
)
def test_a_reviewer_finds_what_is_meant(commune: Commune, asked: str, names: list[str]) -> None:
    said = inhabited(commune).says("tuan", asked, AT)
    assert sorted(found(said)) == sorted(names), said
    assert len(said.splitlines()) <= 6


def test_a_deed_is_found_where_no_name_is(commune: Commune) -> None:
    made = inhabited(commune)
    (sent,) = (one for one in made.do(nominations.listed) if one.name == "Nông Thị Lan")
    told = {**sent.answers, "deeds": "Hiến 200 m² đất làm đường thôn"}
    made.do(
        nominations.move, sent, Act.TELL, Status.SUBMITTED, person_id=made.person("hoa"), now=made.at(AT), answers=told
    )
    assert found(made.says("tuan", "tim guong hien dat lam duong", AT)) == ["Nông Thị Lan"]
    assert found(made.says("mai", "tim guong hien dat lam duong", AT)) == []


@pytest.mark.parametrize(
    ("who", "names", "buttons"),
    [
        ("hoa", {"Hứa Văn Bảo", "Nông Thị Lan", "Hứa Thị Bảo"}, "[Xem 1] [Xem 2]"),
        ("mai", {"Hứa Thị Bảo", "Nuôi cá lồng xóm 3", "Triệu Văn Páo"}, "[Xem 1] [Xem 2] [Xem 3] [Xem tiếp]"),
        ("quan", set(), "[Còn thiếu bao nhiêu]"),
        ("nguoi la", set(), ""),
    ],
)
def test_everybody_finds_what_is_theirs_and_what_was_approved(
    commune: Commune, who: str, names: set[str], buttons: str
) -> None:
    said = inhabited(commune).says(who, "tìm các gương", AT)
    assert set(found(said)) == names, said
    assert said.endswith(buttons)


@pytest.mark.parametrize("publish", ["no", "not-asked"])
def test_who_did_not_agree_to_be_made_known_is_found_by_no_other_unit(commune: Commune, publish: str) -> None:
    made = inhabited(commune)
    approve(made, made.send("Thôn Gò Chùa", "mai", "08 08:30", name="Lô Thị Mẩy", publish=publish))
    assert found(made.says("hoa", "tìm bà Lô Thị Mẩy", AT)) == []
    assert "Lô Thị Mẩy" not in made.says("hoa", "tìm các gương thôn Gò Chùa", AT)
    for who in ("mai", "tuan"):
        assert found(made.says(who, "tìm bà Lô Thị Mẩy", AT)) == ["Lô Thị Mẩy"]


def test_a_search_goes_on_until_something_else_is_asked(commune: Commune) -> None:
    made = inhabited(commune)
    assert "Có 5 bản khớp, đây là 3 bản đầu:" in made.says("chu", "tìm các gương", AT)
    rest = made.taps("chu", Verb.FOUND, 3, at=AT)
    assert rest.startswith("Bản 4 đến 5 trong 5 bản khớp:")
    assert rest.endswith("[Xem 1] [Xem 2]")
    assert made.taps("chu", Verb.FOUND, 5, at=AT) == "Nút này đã dùng xong. Xem tin mới nhất giúp em."
    made.says("chu", "bao giờ hết hạn", AT)
    assert made.taps("chu", Verb.FOUND, 3, at=AT) == "Nút này đã dùng xong. Xem tin mới nhất giúp em."


def test_a_search_goes_on_behind_those_that_are_gone(commune: Commune) -> None:
    made = inhabited(commune)
    for name in ("Lô Thị Mẩy", "Vi Văn Páo"):
        made.send("Thôn Đồng Tâm", "hoa", "08 08:30", name=name)
    made.says("hoa", "tìm các gương", AT)
    (theirs,) = (one for one in made.do(nominations.listed) if one.name == "Hứa Thị Bảo")
    made.move(theirs, Act.WITHDRAW, Status.WITHDRAWN, "mai", "10 08:01")
    with made.database.transaction() as session:
        (reply,) = made.reply(session, "hoa", Tap(actions.write(Verb.FOUND, 0)), AT)
    assert found(reply.text) == ["Vi Văn Páo", "Lô Thị Mẩy"]
    assert reply.choices[-1].action == actions.write(Verb.FOUND, 3)
    assert found(made.taps("hoa", Verb.FOUND, 3, at=AT)) == ["Nông Thị Lan", "Hứa Văn Bảo"]


def test_only_what_may_be_found_is_read(commune: Commune) -> None:
    made = inhabited(commune)
    hoa = made.do(people.get, made.person("hoa"))
    tree = made.do(units.tree)
    allowed = findable(hoa, tree)
    for one in made.do(nominations.listed):
        approved = one.status is Status.APPROVED
        assert may_find(hoa, one.unit_id, tree, approved=approved) == (
            one.unit_id in allowed.whole or (approved and one.unit_id in allowed.approved)
        )
    kept = made.do(tallies.heads, allowed.whole, among=allowed.approved, statuses={Status.APPROVED})
    assert {one.name for one in kept} == {"Hứa Văn Bảo", "Nông Thị Lan", "Hứa Thị Bảo"}


def test_more_ids_than_one_query_may_name_are_read(commune: Commune) -> None:
    made = inhabited(commune)
    (sent, *_) = made.do(nominations.listed)
    with made.queries() as said:
        found = made.do(lambda session: list(nominations.of_ids(session, [*range(1000, 41000), sent.id])))
    assert [one.id for one in found] == [sent.id]
    assert len(said) > 1


def test_what_was_withdrawn_from_others_meanwhile_is_not_shown_on(commune: Commune) -> None:
    made = inhabited(commune)
    made.says("hoa", "tìm các gương", AT)
    (theirs,) = (one for one in made.do(nominations.listed) if one.name == "Hứa Thị Bảo")
    made.move(theirs, Act.WITHDRAW, Status.WITHDRAWN, "mai", "10 08:01")
    assert "Hứa Thị Bảo" not in made.taps("hoa", Verb.FOUND, 0, at=AT)


@pytest.mark.parametrize(
    "typed", ["tìm ông Nguyễn Văn Khởi", "tim ong khoi", "ong khoi gui chua a", "khoi khoi abc xyz"]
)
def test_a_name_that_is_looked_for_is_written_nowhere(
    commune: Commune, caplog: pytest.LogCaptureFixture, typed: str
) -> None:
    made, update = inhabited(commune), 77
    now, account = made.at(AT), made.accounts["tuan"]
    made.do(inbox.put, [Arrived(update, account, "{}")], now)
    made.do(inbox.claim, "test", now, 1)
    door, clock = Door(made.database), StartedClock(now, made.deployment.zone)
    reception = Reception(door, made.deployment, clock, "test")
    with caplog.at_level(logging.DEBUG):
        asyncio.run(reception.take(update, Incoming(account, account, "tuan", now, Text(typed))))
        made.taps("tuan", Verb.ASK, Intent.SEARCH, at=AT)
    door.close()
    kept = [made.do(all_of, table) for table in (ConversationRow, MissRow, ToldFigureRow)]
    assert kept[0]
    for written in (caplog.text, *map(str, kept)):
        assert "khoi" not in fold(written)


def all_of(session: Session, table: type[SQLModel]) -> list[dict[str, object]]:
    return [row.model_dump() for row in session.exec(select(table))]
