"""The form, walked at random by officers of two units, a reviewer and a stranger: no accepted answer is ever lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test
from walking import ANYBODY, APART, OFFICERS, STALE, Walk
from walking_answers import PARTS, QUESTIONS, SEVERAL, WORDS, WRONG
from walking_house import House
from walking_ledger import ANY, answering, is_old, moving, sending

from bot.app import deployment
from bot.domain.actions import Verb
from bot.domain.form import REVIEW
from bot.domain.nomination import Act
from bot.settings import Settings
from bot.storage.database import Database
from bot.usecases import shared_drafts
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Edited, File, Odd, Text

SUBJECTS = ("individual", "collective", "household", "model")
GAPS = st.sampled_from([timedelta(minutes=5), timedelta(hours=3), timedelta(days=1), timedelta(days=9)])


class Walks(Walk):
    """Everything that may be done, in any order."""

    @initialize(
        data=st.data(), subject=st.sampled_from(SUBJECTS), most=st.sampled_from([0, 3, 8, 20]), full=st.booleans()
    )
    def begins(self, data: st.DataObject, subject: str, most: int, full: bool) -> None:
        """Hoa is somewhere in a form of some kind."""
        self.taps("Hoa", Verb.NOMINATE_NEW)
        (draft,) = self.own_drafts("Hoa")
        self.taps("Hoa", Verb.ANSWER, draft["id"], draft["version"], subject)
        self.goes_on("Hoa", data, most)
        (draft,) = self.own_drafts("Hoa")
        if full and draft["step"] == REVIEW:
            self.taps("Hoa", Verb.FULL_FORM, draft["id"], draft["version"])

    # answers

    @rule(who=OFFICERS, data=st.data(), most=st.sampled_from([1, 1, 2, 6]))
    def answers(self, who: str, data: st.DataObject, most: int) -> None:
        self.goes_on(who, data, most)

    @rule(who=OFFICERS, data=st.data())
    def answers_wrongly(self, who: str, data: st.DataObject) -> None:
        draft, question = self.asked_of(who)
        if draft is None or question is None or question.id not in WRONG:
            return
        self.house.pass_time(APART)
        replies = self.does(who, Text(data.draw(st.sampled_from(WRONG[question.id]))))
        # the question stands, and is put once more
        assert any(action.arguments[:1] == (str(draft["id"]),) for action in self.buttons(replies[-1]))

    @rule(who=OFFICERS, data=st.data())
    def tells_all_at_once(self, who: str, data: st.DataObject) -> None:
        draft, question = self.asked_of(who)
        told = SEVERAL.get("" if draft is None else draft["answers"].get("subject", ""), ())
        if draft is not None and question is not None and question.id == "name" and told:
            self.tells(who, draft, "name", data.draw(st.sampled_from(told)))

    @rule(who=OFFICERS, gap=st.integers(2, 4))
    def answers_in_two_messages(self, who: str, gap: int) -> None:
        draft, question = self.asked_of(who)
        if draft is None or question is None or question.id not in PARTS:
            return
        first, second = PARTS[question.id]
        self.house.pass_time(APART)
        self.does(who, Text(first), *answering(draft, question.id))
        asked = self.asked(self.state["drafts"][draft["id"]])
        self.house.pass_time(timedelta(seconds=gap))
        here = {*answering(draft, question.id), *(set() if asked is None else answering(draft, asked.id))}
        self.does(who, Text(second), *here)
        kept = "\n".join(str(value) for value in self.state["drafts"][draft["id"]]["answers"].values())
        assert first in kept
        assert second in kept

    @rule(who=OFFICERS, data=st.data(), gap=st.integers(0, 3))
    def an_answer_comes_twice(self, who: str, data: st.DataObject, gap: int) -> None:
        """The very same message once more counts once, unless the question still stands."""
        said = len(self.said)
        self.goes_on(who, data)
        if len(self.said) == said:
            return
        _, _, told, number, question = self.said[-1]
        draft, asked = self.asked_of(who)
        if draft is None or draft["id"] != number or (asked is not None and asked.id == question):
            return
        self.house.pass_time(timedelta(seconds=gap))
        self.does(who, Text(told.text))

    @rule()
    def the_same_update_is_handed_over_again(self) -> None:
        assert self.house.comes_again() == 0
        assert self.house.state() == self.state

    @precondition(lambda self: self.said)
    @rule(data=st.data(), sure=st.booleans(), same=st.booleans())
    def edits_what_was_said(self, data: st.DataObject, sure: bool, same: bool) -> None:
        who, message, former, number, question = self.said[data.draw(st.integers(0, len(self.said) - 1))]
        draft = self.state["drafts"][number]
        told = former if same else self.one_right(draft, question, data)
        self.house.pass_time(APART)
        replies = self.does(who, Edited(told.text), message=message)
        offered = [
            action
            for reply in replies
            for action in self.buttons(reply)
            if action.verb in (Verb.EDIT_YES, Verb.EDIT_NO)
        ]
        if not offered:
            return
        verb = Verb.EDIT_YES if sure else Verb.EDIT_NO
        chosen = next(action for action in offered if action.verb is verb)
        self.taps(who, chosen.verb, *chosen.arguments)
        after = self.state["drafts"][number]
        if sure and after["closed_at"] is None and question != "rewards":
            assert {key: after["answers"].get(key) for key in told.kept} == dict(told.kept)

    # other ways on

    @rule(who=OFFICERS, move=st.sampled_from(sorted(WORDS)), data=st.data())
    def moves(self, who: str, move: str, data: st.DataObject) -> None:
        draft, question = self.asked_of(who)
        if draft is None:
            return
        allowed = {("touched", draft["id"])}
        if move == "skip" and question is not None:
            allowed |= answering(draft, question.id) | {("drops", draft["id"], question.id)}
        self.house.pass_time(APART)
        self.does(who, Text(data.draw(st.sampled_from(WORDS[move]))), *allowed)

    @rule(who=OFFICERS, data=st.data())
    def takes_up_a_draft(self, who: str, data: st.DataObject) -> None:
        mine = [draft["id"] for draft in self.own_drafts(who)]
        if mine:
            number = data.draw(st.sampled_from(mine))
            self.taps(who, Verb.RESUME, number)
            assert self.draft_of(who) == number

    @rule(who=OFFICERS, said=st.booleans())
    def begins_another(self, who: str, said: bool) -> None:
        if len(self.own_drafts(who)) > 2:
            return
        if said and self.draft_of(who) is None:
            self.house.pass_time(APART)
            self.does(
                who,
                Text("giới thiệu gương"),
                ("opens", ANY),
                *(("touched", each["id"]) for each in self.own_drafts(who)),
            )
        else:
            self.taps(who, Verb.NOMINATE_NEW)

    @rule(who=OFFICERS, sure=st.booleans())
    def stops(self, who: str, sure: bool) -> None:
        draft = self.in_hand(who)
        if draft is None:
            return
        self.taps(who, Verb.DISCARD, draft["id"], draft["version"])
        if sure:
            self.taps(who, Verb.DISCARD_YES, draft["id"], draft["version"])
            assert self.state["drafts"][draft["id"]]["closed_at"] is not None
        else:
            self.taps(who, Verb.RESUME, draft["id"])

    @rule(who=st.sampled_from(["Hoa", "Sinh", "Lan", "Tuấn", "Páo"]), data=st.data())
    def presses_anything_ever_shown(self, who: str, data: st.DataObject) -> None:
        """Stale, late and double taps, and buttons of others."""
        shown = sorted({choice.action for each in self.house.heard for choice in each.reply.offered})
        written = data.draw(st.sampled_from(shown))
        self.presses(who, written)
        if data.draw(st.booleans()):
            self.presses(who, written)

    @rule(who=st.sampled_from(["Hoa", "Hoa", "Sinh", "Lan", "Tuấn"]), data=st.data())
    def presses_an_old_button(self, who: str, data: st.DataObject) -> None:
        """A button of one's own draft, or of a nomination, from before it was changed: nothing comes of it."""
        shown = sorted({choice.action for each in self.house.heard for choice in each.reply.offered})
        old = [written for written in shown if is_old(written, self.house.people[who], self.state)]
        if old:
            self.presses(who, data.draw(st.sampled_from(old)))

    @rule(who=ANYBODY, data=st.data())
    def presses_what_stands_below(self, who: str, data: st.DataObject) -> None:
        """No button under the newest message is out of date while nothing has happened since."""
        offered = [choice.action for reply in self.latest.get(who, ()) for choice in reply.offered]
        if offered:
            written = data.draw(st.sampled_from(offered))
            replies = self.presses(who, written)
            assert all(reply.toast != STALE for reply in replies), written

    @rule(who=ANYBODY, text=st.sampled_from(QUESTIONS))
    def asks_in_between(self, who: str, text: str) -> None:
        self.house.pass_time(APART)
        draft = self.in_hand(who)
        replies = self.does(who, Text(text))
        if draft is not None:
            # and the form goes on where it stands
            assert any(action.arguments[:1] == (str(draft["id"]),) for action in self.buttons(replies[-1]))

    @rule(who=ANYBODY, kind=st.sampled_from(["photo", "voice", "document"]))
    def sends_a_file(self, who: str, kind: str) -> None:
        self.house.pass_time(APART)
        number = f"{kind}-{self.house.message()}"
        self.does(who, File(kind, number, number, size=1000), *([("file", ANY)] if self.in_hand(who) else []))

    @rule(who=ANYBODY)
    def sends_a_sticker(self, who: str) -> None:
        self.does(who, Odd("sticker"))

    @rule(gap=GAPS)
    def time_passes(self, gap: timedelta) -> None:
        self.house.pass_time(gap)

    @rule()
    def the_process_restarts(self) -> None:
        self.house.restart()
        assert self.house.state() == self.state

    # from the review page on

    @rule(who=OFFICERS, data=st.data(), kept=st.booleans())
    def changes_an_answer(self, who: str, data: st.DataObject, kept: bool) -> None:
        draft = self.in_hand(who)
        if draft is None or draft["step"] != REVIEW:
            return
        question = data.draw(st.sampled_from(sorted(draft["answers"])))
        self.taps(who, Verb.EDIT, draft["id"], draft["version"])
        self.taps(who, Verb.CHANGE, draft["id"], draft["version"], question)
        if kept:
            opened = self.state["drafts"][draft["id"]]
            self.taps(who, Verb.KEEP, opened["id"], opened["version"])
        else:
            self.goes_on(who, data)

    @rule(who=OFFICERS)
    def asks_for_the_full_form(self, who: str) -> None:
        draft = self.in_hand(who)
        if draft is not None and draft["step"] == REVIEW:
            self.taps(who, Verb.FULL_FORM, draft["id"], draft["version"])

    @rule(who=OFFICERS, data=st.data())
    def ticks_the_demands(self, who: str, data: st.DataObject) -> None:
        draft = self.in_hand(who)
        if draft is None or draft["step"] != REVIEW:
            return
        (page,) = self.taps(who, Verb.CHECKLIST, draft["id"], draft["version"])
        ticks = [choice.action for choice in page.offered]
        if ticks:
            self.presses(who, data.draw(st.sampled_from(ticks)))

    @rule(who=OFFICERS, text=st.sampled_from(["chưa gọi được", "bác ấy chưa đồng ý", "hỏi rồi, đồng ý đăng"]))
    def speaks_of_consent(self, who: str, text: str) -> None:
        draft, question = self.asked_of(who)
        asked = "review" if question is None else question.id
        if draft is None or asked not in ("told", "publish", "review"):
            return
        self.house.pass_time(APART)
        allowed = set() if question is None else answering(draft, asked)
        self.does(who, Text(text), *allowed)

    @rule(who=OFFICERS, said=st.booleans(), data=st.data(), rest=st.booleans())
    def sends(self, who: str, said: bool, data: st.DataObject, rest: bool) -> None:
        """What was sent is what had been accepted: held in `one_receipt`."""
        if rest:
            self.goes_on(who, data, 30)
        draft = self.in_hand(who)
        if draft is None or draft["step"] != REVIEW:
            return
        if said:
            self.house.pass_time(APART)
            self.does(who, Text("gửi đi em"), *sending(draft))
        else:
            self.taps(who, Verb.SEND, draft["id"], draft["version"])

    @precondition(lambda self: self.state["nominations"])
    @rule(who=ANYBODY, data=st.data(), sure=st.booleans())
    def withdraws(self, who: str, data: st.DataObject, sure: bool) -> None:
        nomination = self.one_of("nominations", data)
        self.taps(who, Verb.WITHDRAW, nomination["id"], nomination["version"])
        if sure:
            self.taps(who, Verb.WITHDRAW_YES, nomination["id"], nomination["version"])

    @precondition(lambda self: self.state["nominations"])
    @rule(data=st.data(), act=st.sampled_from([Act.RETURN, Act.RETURN, Act.APPROVE, Act.REJECT, Act.UNDO]))
    def is_reviewed(self, data: st.DataObject, act: Act) -> None:
        nomination = self.one_of("nominations", data)
        number, version = nomination["id"], nomination["version"]
        asked = data.draw(st.sampled_from([*nomination["answers"], None])) if act is Act.RETURN else None
        self.taps("Tuấn", Verb.DECIDE, number, version, act, *([] if asked is None else [asked]))
        awaited = self.awaited("Tuấn")
        if awaited is not None and awaited["kind"] == "reason":
            self.house.pass_time(APART)
            self.does("Tuấn", Text("Viết rõ hơn giúp em nhé"), *moving(number))

    @precondition(lambda self: self.state["nominations"])
    @rule(data=st.data(), picked=st.integers(1, 7))
    def is_asked_for_more(self, data: st.DataObject, picked: int) -> None:
        nomination = self.one_of("nominations", data)
        self.taps("Tuấn", Verb.ASK_MORE, nomination["id"], nomination["version"])
        self.taps("Tuấn", Verb.ASK_MORE_YES, nomination["id"], nomination["version"], picked)

    @precondition(lambda self: self.state["nominations"])
    @rule(who=OFFICERS, data=st.data(), verb=st.sampled_from([Verb.MEND, Verb.ANSWER_MORE, Verb.REOPEN]))
    def is_mended(self, who: str, data: st.DataObject, verb: Verb) -> None:
        nomination = self.one_of("nominations", data)
        version = [nomination["version"]] if verb is Verb.REOPEN else []
        self.taps(who, verb, nomination["id"], *version)
        self.goes_on(who, data)

    # two on one draft

    @rule(who=OFFICERS, data=st.data(), age=st.sampled_from([0, 0, 1]))
    def takes_over(self, who: str, data: st.DataObject, age: int) -> None:
        draft = self.one_of("drafts", data)
        if draft["closed_at"] is None:
            self.taps(who, Verb.TAKE_OVER, draft["id"], draft["version"] - age)

    @rule(who=OFFICERS, data=st.data())
    def says_what_is_awaited(self, who: str, data: st.DataObject) -> None:
        """After a colleague has taken the draft over, an answer to it is kept apart and changes nothing by itself."""
        awaited = self.awaited(who)
        if awaited is None or awaited["kind"] != shared_drafts.AWAITED:
            return
        draft = self.state["drafts"][awaited["draft"]]
        told = self.one_right(draft, awaited["question"], data)
        self.house.pass_time(APART)
        self.does(who, Text(told.text))

    @invariant()
    def holds(self) -> None:
        self.nobody_holds_what_is_not_theirs()
        self.all_that_was_accepted_is_there()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables, to be copied for each walk."""
    path = tmp_path_factory.mktemp("walks") / "empty.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


def built() -> Deployment:
    """What a process reads when it starts."""
    return deployment(Settings(_env_file=None), ("mau-2026",), today=datetime(2026, 11, 1, tzinfo=UTC))


def walk(empty: Path, build: Callable[[], Deployment], how: settings) -> None:
    """Many walks, each on a database of its own; `build` makes what a process has in memory."""

    def begin() -> Walks:
        path = shutil.copy(empty, empty.parent / "walk.db")
        return Walks(House(f"sqlite:///{path}", build, datetime(2026, 11, 12, 2, tzinfo=UTC)))

    run_state_machine_as_test(begin, settings=how)


LEAN = settings(
    max_examples=16,
    stateful_step_count=20,
    # the same walks each time, and none is made shorter: whoever wants that lets the long ones run
    derandomize=True,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_accepted_answer_is_lost_whatever_is_done(empty: Path) -> None:
    once = built()
    walk(empty, lambda: replace(once), LEAN)


@pytest.mark.soak
def test_nor_on_long_walks(empty: Path) -> None:
    """Other walks each time; every restart reads all files anew."""
    walk(empty, built, settings(LEAN, max_examples=400, stateful_step_count=60, derandomize=False, phases=list(Phase)))
