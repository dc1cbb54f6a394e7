"""What a queued note has to say at the moment it is sent: nothing that is no longer so, nothing to who may not know."""

import json

import pytest
from commune import ROOT, Commune

from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.storage import invitations, nominations
from bot.usecases import admit, notes, notices
from bot.usecases.notes import Owed
from bot.usecases.verdicts import Card

pytestmark = pytest.mark.on_every_home

EVERY_NOTE = [
    notes.AccessAsked(1),
    notes.Admitted(4),
    notes.NotAdmitted(),
    notes.ReviewAsked(5, 2),
    notes.Decision(5, 9),
    notes.Withdrawn(5),
    notes.ConsentSaid(5, 9),
    notes.EditWished(5, 9),
    notes.Digest(
        "2026-11-12",
        (
            Owed("mau-2026", "monthly", "2026-11", 4, "2026-11-12.1"),
            Owed("mau-2026", "monthly", "2026-11", 5, "2026-11-12.1"),
            notes.Summary("mau-2026", "monthly", "2026-11", 1, "2026-11-12.1"),
            notes.MilestoneDue("mau-2026", "so-ket", "2026-11-12.1"),
            notes.MendDue(5, "2026-11-12"),
            notes.ConsentAsked(5, "2026-11-12"),
            notes.DraftLies(3, "2026-11-12T08:00:00+07:00"),
            notes.PeriodOpens("mau-2026", "monthly", "2026-11", 4),
        ),
    ),
    notes.OutageOver(2),
    notes.ReportHandedIn(3, 2),
    notes.Disposed(8, undone=True),
    notes.ElsewhereSaid(6),
    notes.ElsewhereUnseen(6, 3),
    notes.Entered(5),
    notes.Nudged(4),
    notes.NudgeWent(4),
    notes.SetAside(77),
    notes.OutOfReach(3),
    notes.LedOn(4),
    notes.DraftTaken(6),
    notes.AnswerPassed(8),
]


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm")
    commune.join("Lan", Role.OFFICER, "Trường Tiểu học Tân Lập")
    return commune


@pytest.fixture
def sent(staffed: Commune) -> Nomination:
    return staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")


def decision(commune: Commune, nomination: Nomination) -> notes.Decision:
    """The note of the last thing done to a nomination."""
    return notes.Decision(nomination.id, commune.do(nominations.events, nomination.id)[-1].id)


def asked(nomination: Nomination) -> notes.ReviewAsked:
    return notes.ReviewAsked(nomination.id, nomination.version)


@pytest.mark.parametrize("note", EVERY_NOTE, ids=lambda note: type(note).__name__)
def test_a_note_comes_back_from_the_outbox_as_it_was_laid_down(note: notes.Note) -> None:
    assert notes.unpack(json.loads(json.dumps(notes.pack(note)))) == note


def test_every_kind_of_note_is_tried() -> None:
    assert {type(note).__name__ for note in EVERY_NOTE} == {kind.__name__ for kind in notes.Note.__args__}


def test_a_note_of_another_version_is_said() -> None:
    with pytest.raises(KeyError):
        notes.unpack({"kind": "Gossip"})


def test_a_note_is_queued_once(staffed: Commune) -> None:
    for expected in (True, False):
        now = staffed.at("10 09:00")
        assert staffed.do(notes.send, 7, notes.Admitted(1), key="admitted:1", now=now) is expected


def test_a_nomination_that_waits_is_shown_to_its_reviewer(staffed: Commune, sent: Nomination) -> None:
    card = staffed.worded("Tuấn", asked(sent), "10 09:01")
    assert isinstance(card, Card)
    assert (card.nomination, card.unit.name) == (sent, "Thôn Đồng Tâm")


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (Act.APPROVE, Status.APPROVED),
        (Act.RETURN, Status.RETURNED),
        (Act.REJECT, Status.REJECTED),
        (Act.WITHDRAW, Status.WITHDRAWN),
    ],
)
def test_a_nomination_that_was_dealt_with_meanwhile_is_not_shown(
    staffed: Commune, sent: Nomination, act: Act, after: Status
) -> None:
    staffed.move(sent, act, after, "Tuấn", "10 09:01")
    assert staffed.worded("Tuấn", asked(sent), "10 09:02") is None


def test_of_a_mended_nomination_only_the_newest_version_is_shown(staffed: Commune, sent: Nomination) -> None:
    returned = staffed.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "10 10:00")
    mended = staffed.move(returned, Act.RESUBMIT, Status.SUBMITTED, "Hoa", "10 11:00")
    assert staffed.worded("Tuấn", asked(sent), "10 11:01") is None
    assert isinstance(staffed.worded("Tuấn", asked(mended), "10 11:01"), Card)


def test_the_officer_hears_what_was_decided_why_and_by_whom(staffed: Commune, sent: Nomination) -> None:
    returned = staffed.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "10 10:00")
    heard = staffed.worded("Hoa", decision(staffed, returned), "10 10:01")
    assert isinstance(heard, notices.DecisionHeard)
    assert (heard.nomination, heard.event.act, heard.event.reason, heard.by) == (returned, Act.RETURN, "vì", "Tuấn")


def test_a_decision_that_was_undone_is_not_told_but_the_undoing(staffed: Commune, sent: Nomination) -> None:
    approved = staffed.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "10 10:00")
    first = decision(staffed, approved)
    undone = staffed.move(approved, Act.UNDO, Status.SUBMITTED, "Tuấn", "10 10:01")
    assert staffed.worded("Hoa", first, "10 10:02") is None
    heard = staffed.worded("Hoa", decision(staffed, undone), "10 10:02")
    assert isinstance(heard, notices.DecisionHeard)
    assert heard.event.act is Act.UNDO


def test_a_word_on_the_time_silences_no_decision_and_only_another_word_silences_it(
    staffed: Commune, sent: Nomination
) -> None:
    def judge(act: Act) -> notes.Decision:
        staffed.do(nominations.judge, sent, act, person_id=staffed.person("Tuấn"), now=staffed.at("10 10:01"))
        return decision(staffed, sent)

    returned = decision(staffed, staffed.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "10 10:00"))
    first, second = judge(Act.LATE), judge(Act.IN_TIME)
    heard = {note: staffed.worded("Hoa", note, "10 10:02") for note in (returned, first, second)}
    acts = [each.event.act if isinstance(each, notices.DecisionHeard) else None for each in heard.values()]
    assert acts == [Act.RETURN, None, Act.IN_TIME]


def test_the_reviewer_hears_that_a_nomination_was_taken_back(staffed: Commune, sent: Nomination) -> None:
    staffed.move(sent, Act.WITHDRAW, Status.WITHDRAWN, "Hoa", "10 10:00")
    heard = staffed.worded("Tuấn", notes.Withdrawn(sent.id), "10 10:01")
    assert isinstance(heard, notices.WithdrawalHeard)
    assert (heard.nomination.status, heard.unit.name) == (Status.WITHDRAWN, "Thôn Đồng Tâm")


def test_who_no_longer_reviews_is_shown_no_dossier(staffed: Commune, sent: Nomination) -> None:
    staffed.end_roles("Tuấn", "10 09:01")
    assert staffed.worded("Tuấn", asked(sent), "10 09:02") is None
    assert staffed.worded("Tuấn", notes.Withdrawn(sent.id), "10 09:02") is None


def test_who_is_no_longer_the_officer_hears_no_decision(staffed: Commune, sent: Nomination) -> None:
    returned = staffed.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "10 10:00")
    staffed.end_roles("Hoa", "10 10:01")
    assert staffed.worded("Hoa", decision(staffed, returned), "10 10:02") is None
    assert staffed.worded("Lan", decision(staffed, returned), "10 10:02") is None


@pytest.mark.parametrize("note", [note for note in EVERY_NOTE if not isinstance(note, notes.NotAdmitted)])
def test_a_stranger_is_told_nothing_that_was_queued_for_somebody(staffed: Commune, note: notes.Note) -> None:
    staffed.accounts["Người lạ"] = 999
    staffed.do(ask_for_access, staffed)
    assert staffed.worded("Người lạ", note, "10 09:00") is None


def ask_for_access(session: object, commune: Commune) -> int:
    request = invitations.ask(
        session,  # type: ignore[arg-type]
        chat_id=998,
        sender_name="Lan",
        words="em là Lan, thôn Một",
        now=commune.at("10 08:00"),
    )
    return request.id


def test_a_request_for_access_is_shown_to_who_may_admit(staffed: Commune) -> None:
    request = staffed.do(ask_for_access, staffed)
    assert isinstance(staffed.worded("Tuấn", notes.AccessAsked(request), "10 09:00"), admit.RequestCard)
    assert staffed.worded("Hoa", notes.AccessAsked(request), "10 09:00") is None


def test_who_is_not_let_in_hears_it_though_unknown(staffed: Commune) -> None:
    staffed.accounts["Người lạ"] = 999
    assert staffed.worded("Người lạ", notes.NotAdmitted(), "10 09:00") == notices.NotLetIn()
