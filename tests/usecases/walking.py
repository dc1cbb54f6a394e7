"""Officials who write nominations at random, and what has to hold whatever they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from walking_answers import Right, right
from walking_house import House, State
from walking_ledger import ON_DRAFT, Fact, allows, answering, facts, of_tap

from bot.domain import actions, form
from bot.domain.actions import Action, Verb
from bot.domain.form import Draft
from bot.domain.permissions import Role
from bot.domain.questions import Kind, Question
from bot.replies import Reply
from bot.replies.reply import BUTTON
from bot.storage import drafts
from bot.texts import keys, texts
from bot.usecases.incoming import Content, Edited, Tap, Text

UNIT, OTHER, ROOT = "Thôn Đồng Tâm", "Trường Tiểu học Tân Lập", "UBND xã Tân Lập"
PEOPLE = {
    "Hoa": (Role.OFFICER, UNIT),
    "Sinh": (Role.OFFICER, UNIT),
    "Lan": (Role.OFFICER, OTHER),
    "Tuấn": (Role.REVIEWER, ROOT),
    "Páo": None,
}
OFFICERS, ANYBODY = st.sampled_from(["Hoa", "Hoa", "Sinh", "Lan"]), st.sampled_from(sorted(PEOPLE))
#: nobody writes the next message within so long, unless the rule says so
APART = timedelta(minutes=1)

STALE = texts("vi")("stale")
_KEYS = frozenset(key for key in keys("vi") if "-" in key)
_RECEIPT = re.compile(r"^(Đã gửi (lại )?lúc|Em nhận lúc) ")
_SENT = {"submit", "resubmit", "add"}
_ASKS = {Verb.ANSWER, Verb.SKIP, Verb.BACK}
#: so many choices stand under a message, unless they are a list of one kind to choose from
_CHOICES = 4


class Walk(RuleBasedStateMachine):
    """What people did and what was accepted of it: `accepted` holds the answers of each draft by what was said."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self.house.inhabit(PEOPLE)
        self.state: State = house.state()
        self.accepted: dict[int, dict[str, Any]] = {}
        self.latest: dict[str, list[Reply]] = {}
        self.said: list[tuple[str, int, Right, int, str]] = []

    def teardown(self) -> None:
        self.house.close()

    # one thing that somebody does, and what has to hold after it

    def does(self, who: str, content: Content, *allowed: Fact, message: int | None = None) -> list[Reply]:
        """Somebody does something, of which nothing but what is allowed may come."""
        replies = self.house.does(who, content, message=message)
        self.settles(who, set(allowed), replies, content)
        if not isinstance(content, Edited):
            assert replies, f"silence to {content}"
        return replies

    def settles(self, who: str, allowed: set[Fact], replies: list[Reply], content: Content) -> None:
        before, self.state = self.state, self.house.state()
        found = facts(before, self.state)
        odd = {fact for fact in found if not allows(allowed, fact)}
        assert not odd, f"{odd} by {content}; allowed: {allowed}"
        for fact in found:
            assert self.may(who, fact), f"{who} has no say: {fact}"
        self.versions_grow(before, found)
        self.write_down(found)
        self.one_receipt(before, replies)
        if found:
            self.latest.clear()
        self.latest[who] = replies
        for reply in replies:
            self.well_formed(reply)
        self.one_draft_asks(who, replies)

    def write_down(self, found: set[Fact]) -> None:
        """What was accepted, now that nothing but what was said has changed."""
        for kind, number, *rest in found:
            if kind == "opens":
                self.accepted[number] = dict(self.state["drafts"][number]["answers"])
            elif kind == "thrown":
                self.accepted[number] = {}
            elif kind == "drops":
                del self.accepted[number][rest[0]]
            elif kind in ("fills", "changes"):
                self.accepted[number][rest[0]] = self.state["drafts"][number]["answers"][rest[0]]

    def may(self, who: str, fact: Fact) -> bool:
        """Whether this person has a say in what a fact is about."""
        kind, number, *_ = fact
        held = PEOPLE[who]
        if held is None:
            return False
        if kind == "file":
            row = self.state["attachments"][number]
            kind, number = ("touched", row["draft_id"]) if row["draft_id"] else ("marked", row["nomination_id"])
        of_draft = kind in ("opens", "closes", "thrown", "writer", "fills", "changes", "drops", "touched", "ticked")
        row = self.state["drafts" if of_draft else "nominations"][number]
        own = row["unit_id"] == self.house.units[held[1]]
        return own if held[0] is Role.OFFICER else not of_draft or row["nomination_id"] is not None

    def versions_grow(self, before: State, found: set[Fact]) -> None:
        for table in ("drafts", "nominations"):
            for number, was in before[table].items():
                assert self.state[table][number]["version"] >= was["version"]
        for kind, number, *rest in found:
            follows = self.state["drafts"][number]["nomination_id"] if kind in ("fills", "changes", "drops") else None
            if kind in ("fills", "changes", "drops") and not (follows and rest[0] in ("told", "publish")):
                assert self.state["drafts"][number]["version"] > before["drafts"][number]["version"]

    def one_receipt(self, before: State, replies: list[Reply]) -> None:
        """Who sends hears of it once, and what was sent is what had been accepted."""
        sent = [
            event
            for number, event in self.state["nomination_events"].items()
            if number not in before["nomination_events"] and event["kind"] in _SENT
        ]
        assert len(sent) == sum(_RECEIPT.match(reply.text) is not None for reply in replies)
        for event in sent:
            # what is added besides joins what was sent: `of_tap` lets nothing else change
            if event["kind"] != "add":
                (number,) = (one for one, row in before["drafts"].items() if self.state["drafts"][one] != row)
                assert event["details"]["answers"] == self.accepted[number]
                assert self.state["nominations"][event["nomination_id"]]["answers"] == self.accepted[number]
        codes = [each["code"] for each in self.state["nominations"].values()]
        assert len(codes) == len(set(codes))

    def well_formed(self, reply: Reply) -> None:
        assert reply.text.strip() or (reply.toast or "").strip()
        words = f"{reply.text}\n{reply.toast or ''}"
        assert len(reply.text) <= 4096
        assert not {"{", "}", "None", "Error", "Traceback", "$"} & set(re.findall(r"[{}$]|\w+", words)), words
        assert not _KEYS & set(re.findall(r"[a-z]+(?:-[a-z]+)+", words)), words
        for choice in reply.offered:
            assert 0 < len(choice.label) <= BUTTON, choice
            assert len(choice.action.encode()) <= 64
            assert actions.read(choice.action) is not None, choice
        listed = {choice.action.partition(":")[0] for choice in reply.choices}
        assert len(reply.choices) <= _CHOICES or len(listed) == 1, reply

    def one_draft_asks(self, who: str, replies: Iterable[Reply]) -> None:
        """Of several drafts one asks, the one in hand; and no button comes that is out of date already."""
        asking = set()
        for choice in (choice for reply in replies for choice in reply.offered):
            action = actions.read(choice.action)
            if action is None or action.verb not in ON_DRAFT:
                continue
            draft = self.state["drafts"][action.number(0)]
            assert (draft["closed_at"], draft["version"]) == (None, action.number(1)), choice
            if action.verb in _ASKS:
                asking.add(draft["id"])
        assert asking <= {self.draft_of(who)}

    def nobody_holds_what_is_not_theirs(self) -> None:
        for who in self.house.accounts:
            draft = self.state["drafts"].get(self.draft_of(who))
            assert draft is None or draft["closed_at"] or draft["person_id"] == self.house.people.get(who)

    def all_that_was_accepted_is_there(self) -> None:
        for number, answers in self.accepted.items():
            assert self.state["drafts"][number]["answers"] == answers

    # where somebody stands

    def draft_of(self, who: str) -> int | None:
        """The number of the draft that somebody's chat holds."""
        row = self.state["conversations"].get(self.house.accounts[who])
        return None if row is None else row["draft_id"]

    def awaited(self, who: str) -> Mapping[str, Any] | None:
        """What other words than an answer somebody was asked for."""
        row = self.state["conversations"].get(self.house.accounts[who])
        return None if row is None else row["awaiting"]

    def in_hand(self, who: str) -> dict[str, Any] | None:
        """The draft whose question waits for this person's next words."""
        draft = self.state["drafts"].get(self.draft_of(who))
        if draft is None or draft["closed_at"] or self.awaited(who) is not None:
            return None
        return dict(draft)

    def asked(self, draft: dict[str, Any]) -> Question | None:
        found: Draft = self.house.do(drafts.get, draft["id"])
        step = form.pending(found, self.house.deployment.main_plan)
        return step.question if isinstance(step, form.Ask) else None

    def asked_of(self, who: str) -> tuple[dict[str, Any] | None, Question | None]:
        """The draft in hand and its question; no question at the review page."""
        draft = self.in_hand(who)
        return draft, None if draft is None else self.asked(draft)

    def own_drafts(self, who: str) -> list[dict[str, Any]]:
        mine = self.house.people.get(who)
        return [
            dict(each)
            for each in self.state["drafts"].values()
            if (each["closed_at"], each["person_id"]) == (None, mine)
        ]

    # what people do

    def taps(self, who: str, verb: Verb, *arguments: object) -> list[Reply]:
        return self.presses(who, actions.write(verb, *arguments))

    def presses(self, who: str, written: str) -> list[Reply]:
        """A tap: nothing comes of one that is out of date, and something is always said."""
        action = actions.read(written)
        allowed = set() if action is None else of_tap(action, self.house.people.get(who), self.state)
        return self.does(who, Tap(written), *allowed)

    def tells(self, who: str, draft: dict[str, Any], question: str, answer: Right) -> list[Reply]:
        """An answer that has to be accepted."""
        self.house.pass_time(APART)
        message = self.house.message()
        allowed = answering(draft, question)
        expected = {**answer.kept}
        if question == "rewards":
            expected = {"rewards": [*draft["answers"].get("rewards", ()), answer.text]}
        replies = self.does(who, Text(answer.text), *allowed, message=message)
        kept = self.state["drafts"][draft["id"]]["answers"]
        told = {key: kept.get(key) for key in expected}
        # the reply that shows it goes on with the same draft
        assert any(action.arguments[:1] == (str(draft["id"]),) for action in self.buttons(replies[-1]))
        assert told == expected, f"{answer.text!r} to {question}: {told} of {expected}; {replies}"
        self.said.append((who, message, answer, draft["id"], question))
        return replies

    def goes_on(self, who: str, data: st.DataObject, most: int = 1) -> None:
        """Right answers to what is asked, in words or by buttons."""
        for _ in range(most):
            draft = self.in_hand(who)
            question = None if draft is None else self.asked(draft)
            if draft is None or question is None:
                return
            if question.kind is Kind.CHOICE and data.draw(st.booleans()):
                value = data.draw(st.sampled_from(question.choices))
                self.taps(who, Verb.ANSWER, draft["id"], draft["version"], value)
                assert self.accepted[draft["id"]][question.id] == value
                continue
            self.tells(who, draft, question.id, self.one_right(draft, question.id, data))

    def one_right(self, draft: Mapping[str, Any], question: str, data: st.DataObject) -> Right:
        listed = right(draft["answers"].get("subject"), question)
        return listed[data.draw(st.integers(0, len(listed) - 1), label=f"answer to {question}")]

    def one_of(self, table: str, data: st.DataObject) -> Mapping[str, Any]:
        """Any row of a table."""
        return self.state[table][data.draw(st.sampled_from(sorted(self.state[table])), label=table)]

    def buttons(self, reply: Reply) -> list[Action]:
        return [action for choice in reply.offered if (action := actions.read(choice.action)) is not None]
