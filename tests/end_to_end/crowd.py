"""Officials who talk at random, by a seed: they nominate, correct, ask, press twice, withdraw, mend, and one reviews.

Each waits for the reply before the next line, and remembers what was acknowledged.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.client import Heard, Person

from .deployment import TOPMOST, Deployment, joined

#: long enough for several kills in a row
PATIENCE = 180.0
QUESTION = "còn thiếu bao nhiêu"
UNITS = ("Thôn Gò Chùa", "Thôn Phú Sơn", "Xóm Nà Pài", "Trường THCS Tân Lập", "Hội Phụ nữ xã", "Thôn Suối Đá")
STALE = "Nút này đã dùng xong"
TOO_LATE = ("đã xử lý", STALE)

_FAMILIES = ("Nông", "Triệu", "Hoàng", "Bế", "Lục", "Đàm", "Hứa", "Lý")
_MIDDLES = ("Thị", "Văn", "Minh", "Thu")
_GIVEN = ("Hạnh", "Xuân", "Thắng", "Bảo", "Lan", "Sinh", "Mai", "Tuấn", "Hòa", "Bình")
_FIELDS = {"Nông thôn mới": "nong-thon-moi", "Vì người nghèo": "vi-nguoi-ngheo", "Giáo dục": "giao-duc", "Y tế": "y-te"}

Answers = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """How a subject is nominated: the label of its button, and what the bot asks for then."""

    label: str
    name: str
    occupation: str
    deeds: str = "Đã làm việc gì?"
    place: str = ""


FORMS = {
    "individual": Form("Cá nhân", "Họ tên, năm sinh, chỗ ở?", "Nghề nghiệp"),
    "household": Form("Hộ gia đình", "Họ tên chủ hộ", "Nhà làm nghề gì?"),
    "collective": Form("Tập thể", "Tên tập thể, ở đâu?", "Thuộc cơ quan nào", place="Tập thể ở đâu?"),
    "model": Form("Mô hình, sáng kiến", "Tên mô hình", "Ai chủ trì", "Làm thế nào?", "Làm ở đâu?"),
}


@dataclass
class Talker:
    """Somebody in the chat. `updates` are Telegram's numbers of all that they caused."""

    person: Person
    chance: random.Random
    updates: list[int] = field(default_factory=list)

    async def say(self, text: str, *replies: str) -> Heard:
        """Write, and wait for a message with any of these words."""
        made = await self.person.say(text)
        self.updates.append(made["update_id"])
        return await self.hears(*replies)

    async def tap(self, label: str, *replies: str, **more: Any) -> Heard:
        """Press a button, sometimes twice, and wait for a message or short word with any of these words."""
        made = await self.person.tap(label, **more)
        self.updates.append(made["update_id"])
        query, since = made.get("query_id"), self.person.seq
        if query is not None and self.chance.random() < 0.15:
            again = await self.person.tap(label, stale=True, message_id=made["message_id"])
            self.updates.append(again["update_id"])
            await self.person.wait_event(lambda each: each.get("query_id") == again["query_id"], PATIENCE)
            self.person.seq = since
        return await self.hears(*replies, query=query)

    async def hears(self, *replies: str, query: str | None = None) -> Heard:
        """The first message since the last line, or short word for the press of that `query`, with any of these."""

        def meant(event: dict[str, Any]) -> bool:
            said = event if event["type"] == "toast" else event.get("message", {})
            mine = event.get("query_id") == query if said is event else event["type"] == "message" and said["by_bot"]
            return mine and any(words in said.get("text", "") for words in replies)

        event = await self.person.wait_event(meant, PATIENCE)
        # a person thinks before the next line
        await asyncio.sleep(self.chance.uniform(0, 0.1))
        return Heard(event.get("message") or event)


@dataclass
class Officer(Talker):
    """Nominates for a unit. What was acknowledged: `answers` of the draft in hand, and what was `sent`, by name.

    An answer that was given and not yet acknowledged is in neither.
    """

    unit: str = ""
    names: Iterator[str] = field(default_factory=lambda: iter(()))
    numbers: Iterator[int] = field(default_factory=itertools.count)
    answers: Answers = field(default_factory=dict)
    sent: dict[str, Answers] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    async def talk(self, end: asyncio.Event) -> None:
        """One nomination after the other, until told to end; the last one is brought to its end."""
        while not end.is_set():
            receipt = await self.nominates()
            if self.chance.random() < 0.3:
                await self.withdraws(receipt)
            await self.mends()

    async def nominates(self) -> Heard:
        """From the wish to the receipt, with whatever comes in between."""
        subject = self.chance.choice(list(FORMS))
        form, number = FORMS[subject], next(self.numbers)
        self.answers = {}
        await self.say("giới thiệu gương", "Giới thiệu ai?")
        await self._chooses(form.label, {"subject": subject}, form.name)
        await self._digresses(form.name, form.label)
        name = await self._names(form, number)
        work = f"Làm ruộng và dạy nghề, lần {number}"
        await self._answers(work, {"occupation": work}, form.deeds)
        await self._describes("deeds", "Kết quả thế nào?")
        await self._digresses("Kết quả thế nào?", form.label)
        if self.chance.random() < 0.2:
            await self.say("quay lại", "Đang ghi:")
            await self._describes("deeds", "Kết quả thế nào?")
        await self._describes("results", "Ai được lợi?")
        await self._describes("gained", "Làm từ khi nào?")
        await self._answers("từ năm 2024", {"since": "từ năm 2024"}, "em đoán")
        await self.tap("Xem cả 9", "Lĩnh vực nào?")
        label = self.chance.choice(list(_FIELDS))
        await self._chooses(label, {"field": _FIELDS[label]}, "Đã hỏi")
        await self._chooses("Đã hỏi, đồng ý", {"told": "yes"}, "có đồng ý đăng")
        await self._chooses("Đăng cả ảnh", {"publish": "yes"}, "Xem lại bản giới thiệu")
        if self.chance.random() < 0.3:
            await self.tap("Sửa", "Sửa câu nào?")
            await self.tap("Kết quả", "Đang ghi:")
            await self._describes("results", "Xem lại bản giới thiệu")
        receipt = await self.tap("Gửi", "Đã gửi lúc")
        self.sent[name], self.answers = self.answers, {}
        return receipt

    async def withdraws(self, receipt: Heard) -> None:
        """Take the nomination of a receipt back, unless the reviewer has been faster."""
        name = list(self.sent)[-1]
        seen = await self.tap("Xem cả bản", name, message_id=receipt.message_id)
        if "Rút lại" not in seen.buttons:
            return
        asked = await self.tap("Rút lại", "không tính bản này nữa", *TOO_LATE, message_id=seen.message_id)
        if "Rút" in asked.buttons:
            await self.tap("Rút", "Đã rút", *TOO_LATE, message_id=asked.message_id)
        self.settled.add(name)

    async def mends(self) -> None:
        """Mend what was returned meanwhile."""
        for message in await self.person.simulator.messages(self.person.chat):
            heard = Heard(message)
            name = next((each for each in self.sent if f"“{each}”" in heard.text), None)
            if name is None or name in self.settled or "Sửa ngay" not in heard.buttons:
                continue
            self.settled.add(name)
            # by name, for a kill may repeat that another one came too late
            asked = await self.tap(
                "Sửa ngay", "Kết quả thế nào?", STALE, f"xử lý “{name}”", message_id=heard.message_id
            )
            if "Kết quả thế nào?" in asked.text:
                del self.sent[name]["results"]
                await self._describes("results", "Xem lại bản giới thiệu")
                await self.tap("Gửi lại", "Đã gửi lại")
                self.sent[name] |= self.answers
                self.answers = {}

    async def _names(self, form: Form, number: int) -> str:
        if form.place:
            name, place = f"Tổ tự quản số {number}", {"place": "xóm Nà Pài"}
            await self._answers(name, {"name": name}, form.place)
            await self._answers(place["place"], place, form.occupation)
        else:
            name = next(self.names)
            told = {"name": name, "born": 1979, "place": "xóm Nà Pài"}
            await self._answers(", ".join(map(str, told.values())), told, form.occupation)
        return name

    async def _chooses(self, label: str, kept: Answers, reply: str) -> None:
        """By the button, or by its words."""
        await self._keeps(kept, (self.tap if self.chance.random() < 0.7 else self.say)(label, reply))

    async def _answers(self, text: str, kept: Answers, reply: str) -> None:
        await self._keeps(kept, self.say(text, reply))

    async def _describes(self, question: str, reply: str) -> None:
        words = f"Giúp đỡ hộ nghèo, lần {self.chance.randint(10, 10_000)}, lần {next(self.numbers)}."
        await self._answers(words, {question: words}, reply)

    async def _keeps(self, kept: Answers, acknowledged: Awaitable[Heard]) -> None:
        for question in kept:
            self.answers.pop(question, None)
        await acknowledged
        self.answers |= kept

    async def _digresses(self, asked: str, pressed: str) -> None:
        """Something in the middle of a form, after which the bot asks the same again."""
        match self.chance.randrange(6):
            case 0:
                await self.say(QUESTION, asked)
            case 1:
                asking = await self.person.say(QUESTION)
                edit = await self.person.edit(asking["message_id"], "còn mấy ngày nữa")
                self.updates += [asking["update_id"], edit["update_id"]]
                await self.hears("lần đầu")
            case 2:
                await self.tap("Để sau", "Em giữ bản đang soạn")
                await self.tap("Làm tiếp", asked)
            case 3:
                press = await self.person.tap(pressed, stale=True)
                self.updates.append(press["update_id"])
                await self.hears(STALE, query=press["query_id"])
            case _:
                pass


@dataclass
class Reviewer(Talker):
    """Decides on whatever comes."""

    seen: int = 0

    async def talk(self, end: asyncio.Event) -> None:
        """One card after the other, until told to end."""
        while not end.is_set():
            cards = await self._new_cards()
            for card in cards:
                await self.decides(card)
            if not cards:
                await self.person.simulator.events(self.person.seq, chat=self.person.chat, wait=0.5)

    async def decides(self, card: Heard) -> None:
        """Approve, return or reject, unless the officer has been faster."""
        draw = self.chance.random()
        if draw < 0.5:
            await self.tap("Duyệt", "Đã duyệt", *TOO_LATE, message_id=card.message_id)
        elif draw < 0.8:
            asked = await self.tap("Trả lại để sửa", "cần sửa câu nào?", *TOO_LATE, message_id=card.message_id)
            if "Kết quả" in asked.buttons:
                asked = await self.tap("Kết quả", "gõ lý do", *TOO_LATE, message_id=asked.message_id)
            await self._gives_reason(asked, "Ghi thêm con số cho rõ.", "Đã trả lại")
        else:
            asked = await self.tap("Chưa chọn", "Vì sao", *TOO_LATE, message_id=card.message_id)
            await self._gives_reason(asked, "Việc này năm ngoái đã giới thiệu rồi.", "lần này chưa chọn")

    async def _gives_reason(self, asked: Heard, reason: str, reply: str) -> None:
        if "gõ lý do" in asked.text:
            await self.say(reason, reply, *TOO_LATE)

    async def _new_cards(self) -> list[Heard]:
        messages = [Heard(each) for each in await self.person.simulator.messages(self.person.chat)]
        fresh = [each for each in messages if each.message_id > self.seen and each.raw["by_bot"]]
        self.seen = max((each.message_id for each in fresh), default=self.seen)
        return [each for each in fresh if "Duyệt" in each.buttons]


@dataclass
class Crowd:
    """Officers of several units and their reviewer."""

    officers: list[Officer]
    reviewer: Reviewer

    @property
    def updates(self) -> list[int]:
        """Telegram's numbers of all that they caused since they joined."""
        return [number for each in (*self.officers, self.reviewer) for number in each.updates]

    @contextlib.asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """All of them talk while one is inside; on leaving, each brings what was begun to its end."""
        end = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for each in (*self.officers, self.reviewer):
                group.create_task(each.talk(end))
            yield
            end.set()

    def holds(self, deployment: Deployment) -> None:
        """Assert that everything that was acknowledged is in the database."""
        stored: dict[int, list[Answers]] = {each.person.id: [] for each in self.officers}
        for telegram_id, answers in deployment.ask(_STORED):
            stored.setdefault(telegram_id, []).append(json.loads(answers))
        for officer in self.officers:
            acknowledged = [officer.answers, *officer.sent.values()]
            kept = stored[officer.person.id]
            lost = [each for each in acknowledged if each and not any(each.items() <= more.items() for more in kept)]
            assert lost == [], f"acknowledged to {officer.unit}, and not in the database"

    def nominated_once(self, deployment: Deployment) -> None:
        """Assert that each nomination that was acknowledged is there, once, and no other."""
        there = Counter(map(tuple, deployment.ask(_NOMINATED)))
        assert there == {(each.unit, name): 1 for each in self.officers for name in each.sent}


_STORED = """
    SELECT telegram_id, CAST(answers AS text) FROM drafts JOIN people ON people.id = drafts.person_id
    UNION ALL SELECT telegram_id, CAST(answers AS text) FROM nominations JOIN people ON people.id = submitted_by
"""
_NOMINATED = "SELECT units.name, nominations.name FROM nominations JOIN units ON units.id = unit_id"


async def gathered(deployment: Deployment, tokens: Mapping[str, str], seed: int, officers: int = 4) -> Crowd:
    """A crowd whose members have joined."""
    chance = random.Random(seed)
    names = [" ".join(parts) for parts in itertools.product(_FAMILIES, _MIDDLES, _GIVEN)]
    chance.shuffle(names)
    given = itertools.cycle(names)
    numbers = itertools.count(1)
    tuan = await joined(deployment, 900, "Nông Văn Tuấn", tokens[TOPMOST], "Anh")
    reviewer = Reviewer(tuan, random.Random(chance.random()))
    members = []
    for position, unit in enumerate(UNITS[:officers], 901):
        person = await joined(deployment, position, f"Cán bộ {unit}", tokens[unit])
        own = random.Random(chance.random())
        members.append(Officer(person, own, unit=unit, names=given, numbers=numbers))
    return Crowd(members, reviewer)
