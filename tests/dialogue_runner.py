"""Plays the dialogues of `tests/dialogues/`: who says what, and what the bot says then.

The real reception answers on a real database. Every line gets a database object, a door and a session of its
own, so that whatever the bot must remember between two lines has been saved and is read again. What is queued for
somebody is claimed and worded the way the sender does it.

See how a dialogue goes, whatever it expects: `python -m tests.dialogue_runner tests/dialogues/<name>.yaml`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from sqlmodel import Session, select

from bot import app, rosters
from bot.commands import edge
from bot.domain.calendar import Period
from bot.domain.nomination import Act, Status
from bot.domain.obligations import due
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.roster import Tree
from bot.exports import Export
from bot.handlers import COMMANDS
from bot.handlers.reception import Reception
from bot.paths import ROSTERS
from bot.replies import Reply
from bot.settings import Settings
from bot.storage import inbox, invitations, nominations, outbox, people, reports, units
from bot.storage.database import Database, Door
from bot.storage.outages import met
from bot.storage.tables import RoleRow
from bot.usecases import outages, remind, standing
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Contact, Content, Edited, File, Incoming, Membership, Odd, Opened, Tap, Text

FOLDER = Path(__file__).parent / "dialogues"
USERNAME = "dienhinh_bot"
OWNER = "test"

_DIALOGUE = {"title", "plan", "roster", "today", "people", "given", "reports", "invitations", "admins", "hush", "talk"}
#: the people of a dialogue have been there for so long when it begins
_BEFORE = timedelta(days=20)
_PERSON = {"name", "role", "unit", "roles", "address", "language"}
_EXPECTED = {"buttons", "without", "photos", "more", "lines", "in_place", "export", "shows"}
_GIVEN = {"unit", "by", "name", "period", "status", "subject", "field", "reason", "question", "sent", "decided_by"}
_REPORT = {"unit", "by", "period", "sent", "answers", "obligation"}
_BUTTON = re.compile(r"^\[(?P<label>.+)\]$")
_DOUBLE = re.compile(r"^\(double tap \[(?P<label>.+)\]\)$")
_STALE = re.compile(r"^\(stale \[(?P<label>.+)\]\)$")
_OF_OTHER = re.compile(r"^\(of (?P<who>\w+) \[(?P<label>.+)\]\)$")
_RAW = re.compile(r"^\(raw (?P<action>.*)\)$")
_LINK = re.compile(r"^\(link(?: (?P<token>\S+))?\)$")
_COMMAND = re.compile(r"^\(command (?P<name>\w+)\)$")
_FORM = re.compile(r"^\(form (?P<kind>[\w-]+)\)$")
_ODD = {"sticker", "location", "video"}
#: one's own, or (without a number) that of somebody else
_CONTACT = re.compile(r"^\(contact(?: (?P<phone>[+\d ]+))?\)$")
_CAPTIONED = re.compile(r"^\((?P<kind>photo|voice|document): (?P<caption>.+)\)$")
_ALBUM = re.compile(r"^\(album (?P<count>\d+)(?:: (?P<caption>.+))?\)$")
_FILES = {"photo": "image/jpeg", "voice": "audio/ogg", "document": "application/pdf"}
#: so long after the last line, as somebody whose line is slow or who writes on: with Telegram's date
_LATER = re.compile(r"^\(\+(?P<seconds>\d+)s\) (?P<what>.+)$")
_EDIT = re.compile(r"^\(edit (?P<before>.+) => (?P<after>.+)\)$")
_IN_LINK = re.compile(rf"t\.me/{USERNAME}\?start=(\S+)")


class Mismatch(AssertionError):
    """The talk did not go as written."""


@dataclass
class Message:
    """Something the bot said, with the buttons `behind` the last one. `open` while its buttons can be tapped."""

    to: str
    text: str
    buttons: list[tuple[str, str]]
    copies: list[str]
    photos: int
    export: Export | None
    toast: bool
    in_place: bool = False
    behind: tuple[str, ...] = ()
    open: bool = True

    def __str__(self) -> str:
        shown = " ".join(f"[{label}]" for label in (*(label for label, _ in self.buttons), *self.copies))
        pictures = f"({self.photos} photos) " if self.photos else ""
        kind = "toast" if self.toast else "bot"
        made = f"({self.export.file_name}) " if self.export else ""
        body = (pictures + made + self.text).replace("\n", "\n      ")
        return f"  {kind}→{self.to}: {body}" + (f"\n      {shown}" if shown else "")


@dataclass
class _Clock:
    moment: datetime

    def now(self) -> datetime:
        return self.moment


@cache
def _deployment(plans: tuple[str, ...], year: int, admins: tuple[int, ...]) -> Deployment:
    # `_env_file`: a developer's own settings have no say here
    settings = Settings(_env_file=None, bot_admins=admins)  # type: ignore[call-arg]
    built = app.deployment(settings, plans, today=datetime(year, 1, 1, tzinfo=settings.timezone))
    return replace(built, bot_username=USERNAME)


@dataclass
class Dialogue:
    """A dialogue as its file says it."""

    path: Path
    said: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Dialogue:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        _only(said, _DIALOGUE, path.name)
        for name, person in said["people"].items():
            _only(person, _PERSON, f"{path.name}: {name}")
        return cls(path, said)


def _only(given: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := set(given) - known:
        raise ValueError(f"{where}: nobody reads {sorted(unknown)}")


@dataclass
class Talk:
    """A dialogue being played. `loose` lets everything pass, to see how the talk goes."""

    dialogue: Dialogue
    database_url: str
    loose: bool = False
    messages: list[Message] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    unheard: list[Message] = field(default_factory=list)
    #: what people wrote, by the numbers of their messages
    written: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        said = self.dialogue.said
        names = list(said["people"])
        self.ids = {name: 1001 + position for position, name in enumerate(names)}
        self.names = {number: name for name, number in self.ids.items()}
        named = said["plan"] if isinstance(said["plan"], list) else [said["plan"]]
        plans = [str(FOLDER / plan) if plan.endswith(".yaml") else plan for plan in named]
        moment = datetime.fromisoformat(said["today"])
        admins = tuple(self.ids[name] for name in said.get("admins", ()))
        self.deployment = _deployment(tuple(plans), moment.year, admins)
        self.clock = _Clock(moment.replace(tzinfo=self.deployment.zone))
        self.updates = itertools.count(1)
        self.hushed = set(said.get("hush", ()))
        self.speaker = names[0]

    # how it goes

    async def play(self) -> None:
        await self._do(self._set_up)
        for step in self.dialogue.said["talk"]:
            if _is_expectation(step):
                self._expect(step)
            else:
                self._nothing_unheard()
                await self._act(step)
        self._nothing_unheard()

    def transcript(self) -> str:
        return "\n".join(self.told)

    async def _act(self, step: Mapping[str, Any]) -> None:
        who, what = next(iter(step.items()))
        if who == "outage":
            await self._lose_contact(step)
        elif len(step) > 1:
            raise ValueError(f"{self.dialogue.path.name}: nobody reads {sorted(set(step) - {who})}")
        elif who == "at":
            await self._move_clock(str(what))
        elif who == "leaves":
            self.told.append(f"[{what} leaves]")
            await self._do(self._end_roles, str(what))
        elif who not in self.ids:
            raise ValueError(f"{self.dialogue.path.name}: nobody is called {who!r}")
        else:
            self.speaker = who
            await self._say(who, str(what))

    async def _move_clock(self, moment: str) -> None:
        self.told.append(f"[{moment}]")
        self.clock.moment = self._moment(moment)
        await self._do(outages.tell, self.deployment, self.clock.now())
        await self._do(remind.sweep, self.deployment, self.clock.now())
        before = len(self.messages)
        await self._deliver()
        self.unheard.extend(self.messages[before:])

    async def _lose_contact(self, step: Mapping[str, Any]) -> None:
        """`outage` until a moment: what people did in between (`waited`) lies with Telegram and comes in at once."""
        _only(step, {"outage", "waited"}, self.dialogue.path.name)
        await self._do(met, self.clock.now(), self.clock.now())
        lines = [self._read_waited(said) for said in step["waited"]]
        self.told.append(f"[without contact until {step['outage']}]")
        at = self.clock.moment = self._moment(step["outage"])
        await self._do(partial(met, waiting=len(lines)), at, at)
        arrived = [inbox.Arrived(number, self.ids[who], "{}", written) for number, who, _, _, written in lines]
        await self._do(inbox.put, arrived, at)
        for number, who, content, tapped, _ in lines:
            await self._handle(number, who, content, tapped)

    def _read_waited(self, said: Mapping[str, Any]) -> tuple[int, str, Content, Message | None, datetime | None]:
        who, what = next(iter(said.items()))
        _only(said, {who, "written"}, self.dialogue.path.name)
        self.told.append(f"{who}: {what}")
        self.speaker = who
        content, tapped = self._content(who, what)
        written = self._moment(said["written"]) if "written" in said else None
        return next(self.updates), who, content, tapped, written

    def _moment(self, written: object) -> datetime:
        return datetime.fromisoformat(str(written)).replace(tzinfo=self.deployment.zone)

    async def _say(self, who: str, what: str) -> None:
        self.told.append(f"{who}: {what}")
        if form := _FORM.match(what):
            for line in _forms()[form["kind"]]:
                self._tell_rest()
                self.told.append(f"  {who}: {line}")
                await self._take(who, *self._content(who, line))
            return
        if album := _ALBUM.match(what):
            # Telegram sends the caption of an album with its first photo
            for caption in (album["caption"], *[None] * (int(album["count"]) - 1)):
                await self._take(who, self._file("photo", caption, album=f"album-{len(self.told)}"))
            return
        if double := _DOUBLE.match(what):
            content, message = self._tapped(who, double["label"])
            await self._take(who, content, message)
            await self._take(who, content, message)
            return
        if edit := _EDIT.match(what):
            await self._take(who, Edited(edit["after"]), number=self.written[who, edit["before"]])
            return
        if later := _LATER.match(what):
            self.clock.moment += timedelta(seconds=int(later["seconds"]))
            await self._take(who, *self._content(who, later["what"]), written=self.clock.now())
            return
        await self._take(who, *self._content(who, what))

    async def _take(
        self,
        who: str,
        content: Content,
        tapped: Message | None = None,
        *,
        number: int | None = None,
        written: datetime | None = None,
    ) -> None:
        update_id = next(self.updates)
        arrived = [inbox.Arrived(update_id, self.ids[who], "{}")]
        await self._do(inbox.put, arrived, self.clock.now())
        await self._handle(update_id, who, content, tapped, number=number, written=written)

    async def _handle(
        self,
        update_id: int,
        who: str,
        content: Content,
        tapped: Message | None,
        *,
        number: int | None = None,
        written: datetime | None = None,
    ) -> None:
        account, person = self.dialogue.said["people"][who].get("name", who.capitalize()), self.ids[who]
        if isinstance(content, Text):
            self.written.setdefault((who, content.text), update_id)
        incoming = Incoming(
            person,
            person,
            account,
            self.clock.now(),
            content,
            message_id=update_id if number is None else number,
            written_at=written,
        )
        await self._do(inbox.claim, OWNER, datetime.now(UTC), 1)
        before = len(self.messages)
        async with _Line(self) as reception:
            await reception.take(update_id, incoming)
        replies = await self._deliver()
        first = next((reply for name, reply in replies if name == who), None)
        if tapped is not None and first is not None and first.closes:
            tapped.open = False
        self.unheard.extend(self.messages[before:])

    async def _deliver(self) -> list[tuple[str, Reply]]:
        """Say everything that is queued, the way the sender does: claim, word, close."""
        said = []
        for turn in itertools.count():
            rows = await self._do(outbox.claim, f"test-{turn}", datetime.now(UTC))
            if not rows:
                break
            for row in rows:
                reply = await self._worded(row)
                await self._do(outbox.sent, row.id, f"test-{turn}", None, datetime.now(UTC))
                if reply is not None and row.chat_id in self.names:
                    said.append((self.names[row.chat_id], reply))
                    self._show(self.names[row.chat_id], reply)
        return said

    async def _worded(self, row: outbox.Waiting) -> Reply | None:
        if "reply" in row.payload:
            return Reply.unpacked(row.payload["reply"])
        async with _Line(self) as reception:
            return await self._do(reception.worded, row.chat_id, row.payload["note"])

    def _show(self, to: str, reply: Reply) -> None:
        text = reply.text or reply.toast or ""
        if not text:
            return
        buttons = [(choice.label, choice.action) for choice in reply.offered]
        copies = [label for label, _ in reply.copies]
        message = Message(
            to,
            text,
            buttons,
            copies,
            len(reply.photos),
            reply.export,
            toast=not reply.text,
            in_place=reply.in_place,
            behind=tuple(choice.label for choice in reply.behind),
        )
        self.messages.append(message)

    async def _do(self, usecase: Any, *args: Any) -> Any:
        """One transaction in a database object of its own."""
        database = Database(self.database_url)
        try:
            with database.transaction() as session:
                return usecase(session, *args)
        finally:
            database.close()

    # what people do

    def _content(self, who: str, what: str) -> tuple[Content, Message | None]:
        if button := _BUTTON.match(what):
            return self._tapped(who, button["label"])
        if stale := _STALE.match(what):
            return Tap(self._first_ever(who, stale["label"])), None
        if other := _OF_OTHER.match(what):
            return Tap(self._first_ever(other["who"], other["label"], newest=True)), None
        if raw := _RAW.match(what):
            return Tap(raw["action"]), None
        if captioned := _CAPTIONED.match(what):
            return self._file(captioned["kind"], captioned["caption"]), None
        if link := _LINK.match(what):
            return Opened(link["token"] or self._newest_token()), None
        if command := _COMMAND.match(what):
            return Tap(COMMANDS[command["name"]]), None
        if contact := _CONTACT.match(what):
            return Contact(contact["phone"] or "+84900000000", self.ids[who] if contact["phone"] else None), None
        kind = what[1:-1] if what.startswith("(") and what.endswith(")") else None
        match kind:
            case None:
                return Text(what), None
            case "open":
                return Opened(None), None
            case "edit":
                return Edited(), None
            case "block" | "unblock":
                return Membership(blocked=kind == "block"), None
            case _ if kind in _FILES:
                return self._file(kind), None
            case _ if kind in _ODD:
                return Odd(kind), None
            case _:
                return Text(what), None

    def _file(self, kind: str, caption: str | None = None, album: str | None = None) -> File:
        number = next(self.updates)
        return File(kind, f"file-{number}", f"unique-{number}", _FILES[kind], 1000, caption, album)

    def _tapped(self, who: str, label: str) -> tuple[Content, Message]:
        for message in reversed(self.messages):
            if message.to == who and message.open:
                for shown, action in message.buttons:
                    if shown == label:
                        return Tap(action), message
        raise self._mismatch(f"{who} sees no button [{label}]")

    def _first_ever(self, who: str, label: str, *, newest: bool = False) -> str:
        found = [a for m in self.messages if m.to == who for shown, a in m.buttons if shown == label]
        if not found:
            raise self._mismatch(f"{who} was never shown a button [{label}]")
        return found[-1 if newest else 0]

    def _newest_token(self) -> str:
        for message in reversed(self.messages):
            if found := _IN_LINK.search(message.text):
                return found[1]
        raise self._mismatch("nobody was told a link")

    # what was expected

    def _expect(self, step: Mapping[str, Any]) -> None:
        who, pieces = next(iter(step.items()))
        _only(step, {who, *_EXPECTED}, f"{self.dialogue.path.name}: {who}")
        to = who.partition("→")[2] or self.speaker
        if self.loose:
            self._tell_rest()
            return
        message = next((m for m in self.unheard if m.to == to), None)
        if message is None:
            raise self._mismatch(f"the bot said nothing (more) to {to}; expected: {pieces}")
        self.unheard.remove(message)
        self.told.append(str(message))
        for problem in _problems(message, step, pieces):
            raise self._mismatch(problem)
        if step.get("more"):
            self.unheard = [m for m in self.unheard if m.to != to]

    def _nothing_unheard(self) -> None:
        if self.loose:
            self._tell_rest()
            return
        left = [m for m in self.unheard if m.to not in self.hushed]
        self.unheard.clear()
        if left:
            self.told.extend(str(message) for message in left)
            raise self._mismatch(f"the bot said {len(left)} more than is written")

    def _tell_rest(self) -> None:
        self.told.extend(str(message) for message in self.unheard)
        self.unheard.clear()

    def _mismatch(self, problem: str) -> Mismatch:
        title = self.dialogue.said["title"]
        return Mismatch(f"{title}\n{self.transcript()}\n\n=> {problem}")

    # what there is before anybody speaks

    def _set_up(self, session: Session) -> None:
        said = self.dialogue.said
        plan = self.deployment.main_plan.id
        named = str(said.get("roster", plan))
        roster = rosters.read(FOLDER / named if named.endswith(".csv") else ROSTERS / f"{named}.csv")
        edge.take_in(session, roster, today=self.clock.now().date())
        tree = units.tree(session)
        for name, person in said["people"].items():
            self._join(session, tree, name, person)
        for token, offered in said.get("invitations", {}).items():
            self._invite(session, tree, token, offered)
        for nomination in said.get("given", ()):
            _only(nomination, _GIVEN, self.dialogue.path.name)
            self._given(session, tree, nomination)
        for report in said.get("reports", ()):
            _only(report, _REPORT, self.dialogue.path.name)
            self._reported(session, tree, report)

    def _join(self, session: Session, tree: Tree, name: str, person: Mapping[str, Any]) -> None:
        held = person.get("roles") or ([{person["role"]: person["unit"]}] if "role" in person else [])
        for role in held:
            ((kind, unit),) = role.items()
            joined = people.join(
                session,
                telegram_id=self.ids[name],
                name=person.get("name", name.capitalize()),
                role=Role(kind),
                unit_id=_unit(tree, unit),
                language=person.get("language", "vi"),
                now=self.clock.now() - _BEFORE,
            )
            if "address" in person:
                people.address(session, joined.id, person["address"])

    def _invite(self, session: Session, tree: Tree, token: str, offered: Mapping[str, Any]) -> None:
        invitations.make(
            session,
            token=token,
            role=Role(offered.get("role", "officer")),
            unit_id=None if offered.get("role") == "admin" else _unit(tree, offered["unit"]),
            name=offered.get("name"),
            now=self.clock.now() - timedelta(days=offered.get("days_ago", 0)),
        )

    def _given(self, session: Session, tree: Tree, given: Mapping[str, Any]) -> None:
        plan = self.deployment.main_plan
        unit = tree[_unit(tree, given["unit"])]
        obligation = standing.main_obligation(plan)
        if obligation is None:
            raise ValueError("the plan asks for no nominations")
        sent = datetime.fromisoformat(given["sent"]) if "sent" in given else self.clock.now() - timedelta(days=1)
        sent = sent.replace(tzinfo=self.deployment.zone)
        period = Period.parse(given["period"])
        nomination = nominations.submit(
            session,
            plan_id=plan.id,
            plan_code=plan.code,
            obligation_id=obligation.id,
            period=given["period"],
            unit_id=unit.id,
            answers=_answers(given, plan.fields[0].id),
            person_id=self._person(session, given.get("by")),
            on_time=sent.date() <= due(plan, obligation, period, self.deployment.calendar).due,
            now=sent,
        )
        status = Status(given.get("status", "submitted"))
        for act, after in _WAY[status]:
            mend_by = (self.clock.now() + timedelta(days=4)).date() if after is Status.RETURNED else None
            nomination = nominations.move(
                session,
                nomination,
                act,
                after,
                person_id=self._person(session, given.get("decided_by")),
                now=sent + timedelta(hours=1),
                reason=given.get("reason"),
                question=given.get("question"),
                mend_by=mend_by,
            )

    def _reported(self, session: Session, tree: Tree, given: Mapping[str, Any]) -> None:
        """A report that was handed in before; `obligation` names it where it is not the plan's first."""
        plan = self.deployment.main_plan
        reporting = [each for each in plan.obligations if each.action is Action.REPORT]
        obligation = plan.obligation(given["obligation"]) if "obligation" in given else reporting[0]
        sent = self._moment(given["sent"])
        report = reports.open_one(
            session,
            plan_id=plan.id,
            obligation_id=obligation.id,
            period=given["period"],
            unit_id=_unit(tree, given["unit"]),
            now=sent,
        )
        last = due(plan, obligation, Period.parse(given["period"]), self.deployment.calendar)
        reports.hand_in(
            session,
            replace(report, answers={"file": False, **given["answers"]}, step="review"),
            person_id=self._person(session, given["by"]),
            files=(),
            on_time=last.in_time(sent),
            now=sent,
        )

    def _end_roles(self, session: Session, name: str) -> None:
        """Somebody is officer no longer."""
        held = select(RoleRow).where(RoleRow.person_id == self._person(session, name))
        for role in session.exec(held):
            role.ended_at = self.clock.now()

    def _person(self, session: Session, name: str | None) -> int:
        """The named person; without a name the first who joined."""
        known = self.ids.values() if name is None else [self.ids[name]]
        found = next(filter(None, (people.by_telegram(session, number) for number in known)), None)
        if found is None:
            raise ValueError(f"nobody has joined as {name}")
        return found.id


class _Line:
    """The reception of one line, with a database and a door of its own."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    async def __aenter__(self) -> Reception:
        self._database = Database(self._talk.database_url)
        self._door = Door(self._database)
        return Reception(self._door, self._talk.deployment, self._talk.clock, OWNER)

    async def __aexit__(self, *_: object) -> None:
        self._door.close()
        self._database.close()


_WAY: Mapping[Status, tuple[tuple[Act, Status], ...]] = {
    Status.SUBMITTED: (),
    Status.APPROVED: ((Act.APPROVE, Status.APPROVED),),
    Status.RETURNED: ((Act.RETURN, Status.RETURNED),),
    Status.REJECTED: ((Act.REJECT, Status.REJECTED),),
    Status.WITHDRAWN: ((Act.WITHDRAW, Status.WITHDRAWN),),
    Status.FORWARDED: ((Act.APPROVE, Status.APPROVED), (Act.FORWARD, Status.FORWARDED)),
}


def _answers(given: Mapping[str, Any], field_id: str) -> dict[str, Any]:
    subject = given.get("subject", "individual")
    person = {"born": 1960} if subject in ("individual", "household") else {}
    return {
        "subject": subject,
        "field": given.get("field", field_id),
        "name": given.get("name", "Hứa Văn Bảo"),
        **person,
        "place": "xóm 3",
        "occupation": "Nông dân",
        "deeds": "Hiến 200 m² đất làm đường thôn.",
        "results": "Đường rộng thêm 2 mét.",
        "since": "từ năm 2025",
        "told": "yes",
        "publish": "yes",
    }


def _unit(tree: Tree, name: str) -> int:
    found = tree.named(name)
    if found is None:
        raise ValueError(f"the roster lacks {name!r}")
    return found.id


@cache
def _forms() -> Mapping[str, list[str]]:
    """Whole forms, a line each answer, for dialogues about what comes after."""
    forms: Mapping[str, list[str]] = yaml.safe_load((FOLDER / "forms.yml").read_text(encoding="utf-8"))
    return forms


def _is_expectation(step: Mapping[str, Any]) -> bool:
    return str(next(iter(step))).partition("→")[0] == "bot"


def _problems(message: Message, step: Mapping[str, Any], pieces: Any) -> Iterator[str]:
    for piece in _listed(pieces):
        if piece not in message.text:
            yield f"{message.to} did not hear: {piece!r}"
    shown = [label for label, _ in message.buttons] + message.copies
    for label in _listed(step.get("buttons")):
        if label not in shown:
            yield f"{message.to} sees no button [{label}]"
    for unwanted in _listed(step.get("without")):
        button = _BUTTON.match(unwanted)
        if button["label"] in (*shown, *message.behind) if button else unwanted in message.text:
            yield f"{message.to} should not see: {unwanted}"
    if "in_place" in step and message.in_place != step["in_place"]:
        yield f"{message.to} hears it {'in place of' if message.in_place else 'after'} what was tapped"
    if "photos" in step and message.photos != step["photos"]:
        yield f"{message.to} sees {message.photos} photos"
    if "export" in step and step["export"] != (message.export.kind if message.export else None):
        yield f"{message.to} is sent {message.export}"
    shown_there = "" if message.export is None else _words_of(message.export)
    for words in step.get("shows", ()):
        if words not in shown_there:
            yield f"{message.to} does not see {words!r} in {shown_there}"
    if "lines" in step and len(message.text.splitlines()) > step["lines"]:
        yield f"{message.to} reads {len(message.text.splitlines())} lines"


def _listed(pieces: Any) -> Iterable[str]:
    if pieces is None:
        return ()
    return [str(piece) for piece in pieces] if isinstance(pieces, list) else [str(pieces)]


async def play(path: Path, database_url: str, *, loose: bool = False) -> Talk:
    """Play a dialogue on a fresh database. Raises Mismatch, with the talk so far, where it does not go as written."""
    talk = Talk(Dialogue.read(path), database_url, loose)
    await talk.play()
    return talk


def main() -> None:
    """Print how dialogues go, whatever they expect."""
    for name in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/talk.db"
            database = Database(url)
            database.upgrade()
            database.close()
            try:
                talk = asyncio.run(play(Path(name), url, loose=True))
                sys.stdout.write(f"=== {talk.dialogue.said['title']}\n{talk.transcript()}\n")
            except Mismatch as mismatch:
                sys.stdout.write(f"=== {mismatch}\n")


if __name__ == "__main__":
    main()


def _words_of(export: Export) -> str:
    """All that stands in a picture or document; what keeps words together is a space like others."""
    return json.dumps(asdict(export), ensure_ascii=False).replace("\u00a0", " ")
