"""A deadline that fell into an outage: who is told of it, when, and whose word stands."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from commune import ROOT, Commune
from sqlmodel import Session

from bot import rosters
from bot.domain.form import REVIEW
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.outage import Outage, Waited
from bot.domain.permissions import Person, Role
from bot.paths import ROSTERS
from bot.storage import drafts, inbox, nominations, people, units
from bot.storage import outages as stored
from bot.storage.database import Database
from bot.storage.inbox import Arrived
from bot.usecases import notes, outages, submit
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale, Submitted

ANSWERS = {
    "subject": "collective",
    "field": "y-te",
    "name": "Tổ tự quản xóm 3",
    "place": "xóm 3",
    "occupation": "12 người, ông Hứa Văn Bảo đứng đầu",
    "deeds": "Dọn đường làng mỗi chủ nhật.",
    "results": "Ba năm không có rác ven đường.",
    "gained": "cả thôn",
    "since": "từ năm 2025",
    "told": "yes",
    "publish": "yes",
}
DONG_TAM, NA_PAI = "Thôn Đồng Tâm", "Xóm Nà Pài"


def staff(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Lan", Role.REVIEWER, ROOT)
    commune.join("Sơn", Role.REVIEWER, NA_PAI)
    commune.join("Hoa", Role.OFFICER, DONG_TAM)
    commune.join("Nam", Role.OFFICER, NA_PAI)
    commune.join("Đức", Role.OFFICER, "Thôn Hòa Bình")
    return commune


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    return staff(commune)


@pytest.fixture
def anywhere(database_url: str, mau_2026: Deployment) -> Iterator[Commune]:
    """The commune on each kind of database in turn."""
    database = Database(database_url)
    made = Commune(database, mau_2026)
    made.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / "mau-2026.csv")), today=date(2026, 11, 1))
    yield staff(made)
    database.close()


def lose(commune: Commune, began: str = "19 20:40", ended: str = "20 07:50", *, waiting: int = 0) -> Outage:
    """Contact is lost for a while."""
    moments = [commune.at(began), commune.at(ended)]
    commune.do(stored.met, moments[0], moments[0])
    outage = commune.do(stored.met, moments[1], moments[1], waiting=waiting)
    assert outage is not None
    return outage


def send(
    commune: Commune, unit: str, by: str, outage: Outage | None, at: str = "20 07:50", *, written: str | None = None
) -> Nomination:
    """A unit's finished draft is sent; with an outage, by an update of its backlog."""

    def sent(session: Session) -> Nomination:
        person = told_by(commune, by, session)
        draft = drafts.open_new(
            session,
            plan_id="mau-2026",
            unit_id=units.tree(session).named(unit).id,  # type: ignore[union-attr]
            person_id=person.id,
            period="2026-11",
            now=commune.at("19 20:00"),
            answers=ANSWERS,
            skipped=["photos"],
            step=REVIEW,
        )
        waited = None if outage is None else Waited(outage, None if written is None else commune.at(written))
        done = submit.submit(session, commune.deployment, person, draft, commune.at(at), waited=waited)
        assert isinstance(done, Submitted)
        return done.nomination

    return commune.do(sent)


def told_by(commune: Commune, name: str, session: Session) -> Person:
    person = people.by_telegram(session, commune.accounts[name])
    assert person is not None
    return person


def agree(commune: Commune, who: str, outage: Outage, at: str = "20 08:10") -> outages.Outcome:
    return commune.do(
        lambda session: outages.agree(
            session, commune.deployment, told_by(commune, who, session), outage.id, commune.at(at)
        )
    )


def notes_of_outages(commune: Commune) -> list[tuple[str, str]]:
    return [(one.who, one.at) for one in commune.heard() if isinstance(one.note, notes.OutageOver)]


def tell(commune: Commune, at: str) -> int:
    return commune.do(outages.tell, commune.deployment, commune.at(at))


def test_who_becomes_reviewer_afterwards_is_told_of_what_still_awaits_a_word(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, DONG_TAM)
    lost = lose(commune)
    send(commune, DONG_TAM, "Hoa", lost)
    assert tell(commune, "20 08:00") == 0
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    assert [tell(commune, "20 09:00"), tell(commune, "20 09:01")] == [1, 0]
    assert notes_of_outages(commune) == [("Tuấn", "20 09:00")]


@pytest.mark.parametrize(
    ("outage", "at", "written", "state"),
    [
        (("19 20:40", "20 07:50"), "20 07:50", None, "provisional"),
        (("19 20:40", "20 07:50"), "20 07:50", "19 23:59", "provisional"),
        (("19 20:40", "20 07:50"), "20 07:50", "20 00:00", "late"),
        (("20 00:00", "20 07:50"), "20 07:50", None, "late"),
        # read after midnight, but Telegram had it before
        (("19 20:40", "19 23:58"), "20 00:02", None, "provisional"),
        (("19 20:40", "19 21:00"), "19 21:00", None, "in time"),
        (None, "20 07:50", None, "late"),
        (None, "19 23:59", None, "in time"),
    ],
)
def test_what_waited_across_its_deadline_is_on_time_provisionally(
    staffed: Commune, outage: tuple[str, str] | None, at: str, written: str | None, state: str
) -> None:
    lost = None if outage is None else lose(staffed, *outage)
    sent = send(staffed, DONG_TAM, "Hoa", lost, at, written=written)
    assert (sent.on_time, sent.provisional) == {
        "provisional": (True, True),
        "in time": (True, False),
        "late": (False, False),
    }[state]
    assert (sent.outage_id is not None) is sent.provisional
    assert sent.first_submitted_at == staffed.at(at)


def test_what_waited_over_the_end_of_the_month_belongs_to_the_month_in_which_it_can_have_been_sent(
    staffed: Commune,
) -> None:
    outage = lose(staffed, "30 20:40", "2026-12-01 07:50")
    waited = send(staffed, DONG_TAM, "Hoa", outage, "2026-12-01 07:50")
    assert (waited.period, waited.on_time) == ("2026-11", False)
    dated = send(staffed, NA_PAI, "Nam", outage, "2026-12-01 07:50", written="2026-12-01 06:00")
    assert (dated.period, dated.on_time) == ("2026-12", True)


def test_what_is_sent_again_keeps_the_state_of_its_first_submission(staffed: Commune) -> None:
    outage = lose(staffed)
    sent = send(staffed, DONG_TAM, "Hoa", outage)
    returned = staffed.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "20 09:00")
    assert returned.provisional
    later = lose(staffed, "23 20:00", "24 08:00")

    def mend(session: Session) -> Nomination:
        person, now = told_by(staffed, "Hoa", session), staffed.at("24 08:00")
        submit.mend(session, staffed.deployment, person, sent.id, now)
        draft = drafts.mending(session, sent.id)
        assert draft is not None
        done = submit.submit(session, staffed.deployment, person, draft, now, waited=Waited(later, None))
        assert isinstance(done, Submitted)
        return done.nomination

    again = staffed.do(mend)
    assert (again.on_time, again.provisional, again.outage_id) == (True, True, outage.id)
    assert staffed.do(nominations.of_outage, later.id) == ()


def done(commune: Commune, number: int, at: str) -> None:
    """An update from the inbox has its effect."""
    commune.do(inbox.claim, "test", commune.at(at), 1)
    commune.do(inbox.done, number, "test", commune.at(at))


def test_while_what_waited_is_being_read_nobody_is_told_what_they_miss(staffed: Commune) -> None:
    outage = lose(staffed, waiting=2)
    assert staffed.sweep("20 08:05") == tell(staffed, "20 08:05") == 0
    staffed.do(inbox.put, [Arrived(1, 7, "{}"), Arrived(2, 7, "{}")], staffed.at("20 08:06"))
    assert staffed.sweep("20 08:06") == tell(staffed, "20 08:06") == 0
    send(staffed, DONG_TAM, "Hoa", outage, "20 08:06")
    for number in (1, 2):
        done(staffed, number, "20 08:06")
    assert staffed.sweep("20 08:07") > 0
    assert [what for _, what in staffed.told("Đức")] == ["late: monthly 2026-11"]
    assert staffed.told("Hoa") == []
    assert tell(staffed, "20 08:07") > 0


def test_each_reviewer_concerned_is_told_once_in_the_morning(staffed: Commune) -> None:
    send(staffed, DONG_TAM, "Hoa", lose(staffed, ended="20 06:30"), "20 06:30")
    assert [tell(staffed, at) for at in ("20 06:59", "20 07:00", "20 07:01", "21 08:00")] == [0, 2, 0, 0]
    assert notes_of_outages(staffed) == [("Tuấn", "20 07:00"), ("Lan", "20 07:00")]


def test_an_outage_into_which_no_deadline_fell_is_passed_over_for_good(staffed: Commune) -> None:
    outage = lose(staffed, "18 10:00", "18 11:00", waiting=1)
    staffed.do(inbox.put, [Arrived(1, 7, "{}")], staffed.at("18 11:00"))
    done(staffed, 1, "18 11:00")
    send(staffed, DONG_TAM, "Hoa", outage, "18 11:00")
    assert tell(staffed, "18 11:01") == 0
    assert staffed.do(stored.untold) == ()


def test_the_note_speaks_of_what_still_awaits_the_readers_word_and_else_is_not_sent(staffed: Commune) -> None:
    outage = lose(staffed)
    send(staffed, DONG_TAM, "Hoa", outage)
    send(staffed, DONG_TAM, "Hoa", outage)
    send(staffed, NA_PAI, "Nam", outage)
    note = notes.OutageOver(outage.id)
    told = {who: staffed.worded(who, note, "20 08:05") for who in ("Tuấn", "Sơn", "Hoa")}
    assert isinstance(told["Tuấn"], outages.Over)
    assert isinstance(told["Sơn"], outages.Over)
    assert [unit.name for unit in told["Tuấn"].units] == [DONG_TAM, NA_PAI]
    assert [unit.name for unit in told["Sơn"].units] == [NA_PAI]
    assert [due.id for due in told["Tuấn"].due] == ["monthly"]
    assert told["Hoa"] is None
    agree(staffed, "Sơn", outage)
    assert staffed.worded("Sơn", note, "20 08:15") is None
    left = staffed.worded("Tuấn", note, "20 08:15")
    assert isinstance(left, outages.Over)
    assert [unit.name for unit in left.units] == [DONG_TAM]
    staffed.end_roles("Tuấn", "20 08:20")
    assert staffed.worded("Tuấn", note, "20 08:25") is None


def test_agreeing_says_how_many_units_and_how_everybody_stands(staffed: Commune) -> None:
    outage = lose(staffed)
    send(staffed, DONG_TAM, "Hoa", outage)
    send(staffed, DONG_TAM, "Hoa", outage)
    withdrawn = send(staffed, NA_PAI, "Nam", outage)
    staffed.move(withdrawn, Act.WITHDRAW, Status.WITHDRAWN, "Nam", "20 08:00")
    done = agree(staffed, "Tuấn", outage)
    assert isinstance(done, outages.Agreed)
    assert done.units == 1
    [(due, standings)] = done.figures
    assert (due.period, len(standings)) == ("2026-11", 23)
    assert [how.unit.name for how in standings if how.progress.counted] == [DONG_TAM]
    assert isinstance(agree(staffed, "Lan", outage), outages.NothingAwaits)


def test_what_a_plan_that_no_longer_runs_asked_for_is_not_judged(staffed: Commune, mau_2026: Deployment) -> None:
    outage = lose(staffed)
    send(staffed, DONG_TAM, "Hoa", outage)
    staffed.deployment = replace(mau_2026, plans=())
    assert agree(staffed, "Tuấn", outage) == Stale()


def test_of_two_reviewers_who_agree_at_once_one_does_and_the_other_hears_it(anywhere: Commune) -> None:
    outage = lose(anywhere)
    sent = [send(anywhere, DONG_TAM, "Hoa", outage), send(anywhere, NA_PAI, "Nam", outage)]
    begun, given = threading.Barrier(2), list[outages.Outcome]()
    now: datetime = anywhere.at("20 08:10")

    def tap(who: str) -> None:
        begun.wait()
        given.append(
            anywhere.database.run(
                lambda session: outages.agree(
                    session, anywhere.deployment, told_by(anywhere, who, session), outage.id, now
                )
            )
        )

    threads = [threading.Thread(target=tap, args=(who,)) for who in ("Tuấn", "Lan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(each).__name__ for each in given) == ["Agreed", "NothingAwaits"]
    [other] = [each for each in given if isinstance(each, outages.NothingAwaits)]
    assert other.by in ("Tuấn", "Lan")
    for nomination in sent:
        assert [event.act for event in anywhere.do(nominations.events, nomination.id)] == [Act.SUBMIT, Act.IN_TIME]
