"""Two officers and one draft, in any order of texts, taps, takeovers, copies and edits: no accepted answer is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from commune import Commune
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain import actions, form
from bot.domain.actions import Verb
from bot.domain.form import Draft, Kind
from bot.domain.permissions import Role
from bot.storage import conversations, draft_messages, drafts
from bot.usecases import converse, draft_pages, forms
from bot.usecases.incoming import Content, Edited, Incoming, Tap, Text
from bot.usecases.turn import Outcome

UNIT, OTHER = "Thôn Đồng Tâm", "Trường Tiểu học Tân Lập"
TWO = st.sampled_from(["Hoa", "Sinh"])
ALL = st.sampled_from(["Hoa", "Sinh", "Lan"])
#: a name brings the year and the place along; who does not agree to be nominated is not published either
ALONG = {"name": {"born", "place"}, "told": {"publish"}}
NAMES = ("Bảo", "Lan", "Tuấn", "Hạnh", "Thắng", "Mai", "Bình", "Xuân")


class TwoOnOneDraft(RuleBasedStateMachine):
    """Hoa and Sinh write for one unit, Lan for another. `late` are words that were kept beside the draft."""

    def __init__(self, commune: Commune, number: int) -> None:
        super().__init__()
        self.commune = commune
        self.now: datetime = commune.at("12 09:00") + timedelta(hours=number)
        self.accounts = {who: 10_000 + 10 * number + place for place, who in enumerate(("Hoa", "Sinh", "Lan"))}
        self.people: dict[str, int] = {}
        self.messages = 100_000 * (number + 1)
        self.said: list[tuple[str, int, str]] = []
        self.late: dict[int, str] = {}
        self.ousted: set[str] = set()
        self.answers: Mapping[str, Any] = {}
        self.draft_id = 0

    @initialize()
    def begins(self) -> None:
        for who, account in self.accounts.items():
            self.commune.accounts[who] = account
            self.people[who] = self.commune.join(who, Role.OFFICER, OTHER if who == "Lan" else UNIT)
        (opened,) = self.act("Hoa", Tap(actions.write(Verb.NOMINATE_NEW)))
        assert isinstance(opened, forms.Asking)
        self.draft_id = opened.draft.id
        # up to where words are awaited
        while isinstance(step := self.asked(), form.Ask) and step.question.kind is Kind.CHOICE:
            action = actions.write(Verb.ANSWER, self.draft_id, self.draft().version, step.question.choices[0])
            self.act("Hoa", Tap(action))
        self.changed()

    def asked(self) -> form.Ask | form.Review:
        """Where the draft stands."""
        return form.pending(self.draft(), self.commune.deployment.main_plan)

    def act(self, who: str, content: Content, *, message: int | None = None) -> tuple[Outcome, ...]:
        account = self.accounts[who]
        incoming = Incoming(
            account, account, who, self.now, content, message_id=message, written_at=message and self.now
        )
        return self.commune.do(converse.receive, incoming, self.commune.deployment, token=lambda: "")

    def draft(self) -> Draft:
        draft = self.commune.do(drafts.get, self.draft_id)
        assert draft is not None
        return draft

    def text_for(self, draft: Draft) -> str:
        """Words that the question takes, never the same twice."""
        step = form.pending(draft, self.commune.deployment.main_plan)
        number = len(self.said)
        kind = step.question.kind if isinstance(step, form.Ask) else Kind.TEXT
        match kind:
            case Kind.WHO:
                return f"Hứa Văn {NAMES[number % len(NAMES)]}, {1940 + number % 60}"
            case Kind.YEAR:
                return str(1940 + number % 60)
            case Kind.CHOICE if isinstance(step, form.Ask):
                return step.question.choices[0]
            case _:
                return f"Hiến đất lần {number} cho xóm"

    def changed(self) -> set[str]:
        """The answers that differ from what was last known."""
        now = self.draft().answers
        keys = {key for key in {*now, *self.answers} if now.get(key) != self.answers.get(key)}
        self.answers = dict(now)
        return keys

    @rule(gap=st.integers(0, 15))
    def goes_on(self, gap: int) -> None:
        self.writes(next(name for name, number in self.people.items() if number == self.draft().person_id), gap)

    @rule(who=TWO, gap=st.integers(0, 15))
    def writes(self, who: str, gap: int) -> None:
        self.now += timedelta(seconds=gap)
        before = self.draft()
        text, self.messages = self.text_for(before), self.messages + 1
        known = [each.question for each in self.commune.do(draft_messages.of_draft, self.draft_id)]
        outcomes = self.act(who, Text(text), message=self.messages)
        self.said.append((who, self.messages, text))
        asked = form.pending(before, self.commune.deployment.main_plan)
        question = asked.question.id if isinstance(asked, form.Ask) else form.REVIEW
        touched = self.changed()
        if before.person_id != self.people[who]:
            assert not touched
            if who in self.ousted:
                # what was being written while the draft was taken over is kept
                assert isinstance(outcomes[0], draft_pages.LateAnswer)
                self.ousted.discard(who)
            for outcome in outcomes:
                if isinstance(outcome, draft_pages.LateAnswer):
                    self.late[outcome.id] = outcome.text
            return
        joined = {known[-1]} if known and isinstance(outcomes[0], draft_pages.Joined) else {question}
        assert touched <= joined | set().union(*(ALONG.get(each, set()) for each in joined))
        if isinstance(outcomes[0], draft_pages.Joined):
            assert text.split(",")[0] in str(self.answers[known[-1]])

    @rule(who=ALL)
    def taps_an_answer(self, who: str) -> None:
        draft = self.draft()
        step = form.pending(draft, self.commune.deployment.main_plan)
        if not isinstance(step, form.Ask) or step.question.kind is not Kind.CHOICE:
            return
        value = step.question.choices[-1]
        self.ousted.discard(who)
        (outcome,) = self.act(who, Tap(actions.write(Verb.ANSWER, draft.id, draft.version, value)))
        mine = draft.person_id == self.people[who]
        assert self.changed() <= ({step.question.id, *ALONG.get(step.question.id, set())} if mine else set())
        assert isinstance(outcome, forms.Stale) == (who == "Lan")

    @rule(who=TWO)
    def goes_back(self, who: str) -> None:
        draft = self.draft()
        self.ousted.discard(who)
        self.act(who, Tap(actions.write(Verb.BACK, draft.id, draft.version)))
        assert not self.changed()

    @precondition(lambda self: self.ousted)
    @rule(gap=st.integers(0, 15))
    def finishes_what_was_asked(self, gap: int) -> None:
        self.writes(min(self.ousted), gap)

    @rule(who=TWO, age=st.sampled_from([0, 0, 1]))
    def takes_over(self, who: str, age: int) -> None:
        draft = self.draft()
        former = next(name for name, number in self.people.items() if number == draft.person_id)
        writing = self.commune.do(conversations.get, self.accounts[former]).draft_id == draft.id
        (outcome,) = self.act(who, Tap(actions.write(Verb.TAKE_OVER, draft.id, max(0, draft.version - age))))
        assert not self.changed()
        others = draft.person_id != self.people[who]
        assert isinstance(outcome, draft_pages.AskTakeOver) == (others and age == 1)
        taken = others and age == 0
        assert self.draft().person_id == (self.people[who] if taken else draft.person_id)
        self.ousted.discard(who)
        if taken and writing and form.pending(draft, self.commune.deployment.main_plan) != form.Review(draft):
            self.ousted.add(former)

    @precondition(lambda self: self.late)
    @rule(who=ALL, data=st.data(), age=st.integers(0, 1))
    def writes_a_late_one(self, who: str, data: st.DataObject, age: int) -> None:
        late = data.draw(st.sampled_from(sorted(self.late)))
        kept, draft = self.commune.do(draft_messages.get, late), self.draft()
        assert kept is not None
        self.ousted.discard(who)
        (outcome,) = self.act(who, Tap(actions.write(Verb.LATE_WRITE, late, max(0, draft.version - age))))
        touched = self.changed()
        if isinstance(outcome, draft_pages.Amended | forms.Refused):
            assert who != "Lan"
            assert self.draft().person_id == self.people[who]
            del self.late[late]
            assert touched <= {kept.question, *ALONG.get(kept.question, set())}
        else:
            assert not touched

    @precondition(lambda self: self.said)
    @rule(data=st.data(), sure=st.booleans())
    def edits(self, data: st.DataObject, sure: bool) -> None:
        who, message, text = data.draw(st.sampled_from(self.said))
        row = self.commune.do(draft_messages.by_message, self.accounts[who], message)
        found = self.act(who, Edited(f"{text} nữa"), message=message)
        for outcome in found:
            if isinstance(outcome, draft_pages.LateAnswer):
                self.late[outcome.id] = outcome.text
        if row is not None and not row.taken:
            self.late.pop(row.id, None)
        assert not self.changed()
        if found and isinstance(found[0], draft_pages.EditOffered) and sure:
            assert row is not None
            self.ousted.discard(who)
            done = self.act(who, Tap(actions.write(Verb.EDIT_YES, found[0].id, found[0].mark, 0)))
            assert isinstance(done[0], draft_pages.Amended)
            assert self.changed() <= {row.question, *ALONG.get(row.question, set())}

    @precondition(lambda self: self.said)
    @rule(gap=st.integers(0, 3))
    def a_copy_comes(self, gap: int) -> None:
        who, _, text = self.said[-1]
        self.now += timedelta(seconds=gap)
        before, self.messages = self.draft(), self.messages + 1
        row = [each for each in self.commune.do(draft_messages.of_draft, self.draft_id) if each.text == text]
        if not row or before.person_id != self.people[who]:
            return
        self.act(who, Text(text), message=self.messages)
        asked = form.pending(before, self.commune.deployment.main_plan)
        again = isinstance(asked, form.Ask) and asked.question.id == row[-1].question
        if not again and row[-1].copies == 0 and row[-1].written_at == self.now - timedelta(seconds=gap):
            assert not self.changed()
        self.changed()

    @rule(verb=st.sampled_from([Verb.RESUME, Verb.TAKE_OVER, Verb.DISCARD_YES, Verb.SEND, Verb.PAUSE]))
    def the_other_unit_taps(self, verb: Verb) -> None:
        outcomes = self.act("Lan", Tap(actions.write(verb, self.draft_id, self.draft().version)))
        assert outcomes == (forms.Stale(),)

    @invariant()
    def what_came_late_is_kept(self) -> None:
        for late, text in self.late.items():
            kept = self.commune.do(draft_messages.get, late)
            assert kept is not None
            assert kept.text == text


def test_no_accepted_answer_is_lost_between_two_people(commune: Commune) -> None:
    numbers = iter(range(1000))
    run_state_machine_as_test(
        lambda: TwoOnOneDraft(commune, next(numbers)),
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
