"""What an everyday question brings each role under each plan: read whole in `tests/dialogues/answers/`, and held here.

After a reply was changed on purpose: `pytest -n0 tests/usecases/test_everyday_answers.py --record-answers`, and read
what has become of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from commune import Commune

from bot.domain.calendar import Every, Period
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.replies import Reply
from bot.storage.units import tree
from bot.understanding import Intent
from bot.usecases import standing

Under = Callable[..., Commune]

FOLDER = Path(__file__).parent.parent / "dialogues" / "answers"


@dataclass(frozen=True)
class World:
    """A day in a plan's time, the officer's unit, another unit, a field that people ask about and how they say it."""

    day: str
    unit: str
    other: str
    field_id: str
    field: str


WORLDS = {
    "thach-an-2021": World("2023-05-10", "Xã Kim Đồng", "Xã Lê Lai", "y-te", "y te"),
    "cam-nghia-2023": World("2023-05-10", "Tổ dân phố Hòa Do", "Trạm Y tế phường", "y-te", "y te"),
    "soc-trang-2019": World("2019-05-10", "Sở Y tế", "Huyện Long Phú", "y-duc", "y duc"),
    "dai-lanh-2023": World("2023-05-10", "Thôn 1", "Thôn 2", "vi-nguoi-ngheo", "vi nguoi ngheo"),
    "cu-jut-mttq-2023": World("2024-05-10", "MTTQ xã Nam Dong", "MTTQ xã Ea Pô", "y-duc", "y duc"),
    "mau-2026": World("2026-11-10", "Thôn Đồng Tâm", "Thôn Gò Chùa", "y-te", "y te"),
}
ROLES = ("officer", "reviewer", "leader", "admin", "stranger")

#: what is typed for each wish, with no care for marks
ASKED: Mapping[Intent, str] = {
    Intent.REMAINING: "con thieu bao nhieu dien hinh",
    Intent.MISSING_UNITS: "don vi nao chua gui",
    Intent.DEADLINE: "bao gio het han",
    Intent.CRITERIA: "tieu chuan ca nhan linh vuc {field}",
    Intent.FIELDS: "co nhung linh vuc nao",
    Intent.LEAD_AGENCY: "ai chu tri linh vuc {field}",
    Intent.NOMINATE: "toi muon gioi thieu mot guong",
    Intent.MY_SUBMISSIONS: "toi da gui nhung gi",
    Intent.EDIT_SUBMISSION: "sua ban da gui",
    Intent.SEARCH: "tim guong ong hua van bao",
    Intent.REPORT: "cho xin danh sach guong",
    Intent.SUBMIT_WHERE: "gui ve dau",
    Intent.MILESTONES: "bao gio tong ket",
    Intent.PLAN_INFO: "ke hoach nao dang ap dung",
    Intent.REWARDS: "duoc khen thuong gi",
    Intent.DUTIES: "nhiem vu cua don vi toi la gi",
    Intent.REMINDERS: "khi nao nhac tiep",
    Intent.HELP: "em lam duoc gi",
    Intent.SMALLTALK: "cam on em nhe",
    Intent.OTHER: "thoi tiet hom nay the nao",
}


def inhabited(under: Under, plan_id: str) -> Commune:
    """Everybody is there; the officer's unit has one approved and one returned, the other unit one that waits."""
    world = WORLDS[plan_id]
    made = under(plan_id, today=world.day)
    root = next(unit for unit in made.do(tree) if unit.parent is None)
    made.join("officer", Role.OFFICER, world.unit)
    made.join("mai", Role.OFFICER, world.other)
    made.join("reviewer", Role.REVIEWER, root.name)
    made.join("leader", Role.LEADER, root.name)
    made.join("admin", Role.ADMIN)
    made.accounts["stranger"] = 7999
    plan, on_the_roster = made.deployment.main_plan, made.do(tree)

    def sent(unit: str, by: str, name: str, day: int) -> Nomination:
        of = on_the_roster.named(unit)
        owed = None if of is None else standing.owed_by(plan, of, on_the_roster) or standing.main_obligation(plan)
        assert owed is not None
        on = date.fromisoformat(world.day).replace(day=day)
        rhythm = Every.MONTH if owed.every is Every.ONCE else owed.every
        period = str(Period.of(on, rhythm))
        at, field = f"{on} 08:30", world.field_id
        return made.send(unit, by, at, period=period, obligation=owed.id, field_id=field, name=name)

    approved = sent(world.unit, "officer", "Hứa Văn Bảo", 4)
    made.move(approved, Act.APPROVE, Status.APPROVED, "reviewer", f"{world.day[:7]}-05 09:00")
    returned = sent(world.unit, "officer", "Nông Thị Lan", 8)
    made.move(returned, Act.RETURN, Status.RETURNED, "reviewer", f"{world.day[:7]}-09 09:00")
    sent(world.other, "mai", "Triệu Văn Páo", 9)
    return made


def shown(replies: Iterable[Reply]) -> str:
    """Replies as somebody sees them, with their buttons."""
    return "\n---\n".join(
        "\n".join(part for part in (reply.text or reply.toast, _buttons(reply)) if part) for reply in replies
    )


def _buttons(reply: Reply) -> str:
    labels = [choice.label for choice in reply.offered] + [label for label, _ in reply.copies]
    return " ".join(f"[{label}]" for label in labels)


def answers(made: Commune, plan_id: str) -> dict[Intent, dict[str, list[Reply]]]:
    """What each role is told on each wish."""
    world = WORLDS[plan_id]
    return {
        intent: {role: made.asks(role, asked.format(field=world.field), f"{world.day} 08:00") for role in ROLES}
        for intent, asked in ASKED.items()
    }


def recorded(said: Mapping[Intent, Mapping[str, Sequence[Reply]]], field: str) -> dict[str, dict[str, str]]:
    """The answers as they are written down: who is told the same stands together."""
    written: dict[str, dict[str, str]] = {}
    for intent, by_role in said.items():
        alike: dict[str, list[str]] = {}
        for role, replies in by_role.items():
            alike.setdefault(shown(replies), []).append(role)
        texts = {", ".join(roles): text for text, roles in alike.items()}
        written[intent.value] = {"asked": ASKED[intent].format(field=field), **texts}
    return written


class _Blocks(yaml.SafeDumper):
    """Writes each answer as it is read, line below line."""


_Blocks.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


#: so many lines and buttons has an answer; a list to choose from has a button for each choice
LINES, BUTTONS, FIRST_LINE = 5, 4, 100
CHOICES = {Intent.FIELDS, Intent.NOMINATE}
#: how all units stand, how a unit stands with what the plan counts of it: as many lines as that takes
FIGURES = {Intent.REMAINING, Intent.MISSING_UNITS, Intent.REPORT}
#: where neither a rule nor a figure is told
SOURCELESS = {
    Intent.NOMINATE,
    Intent.MY_SUBMISSIONS,
    Intent.EDIT_SUBMISSION,
    Intent.HELP,
    Intent.SMALLTALK,
    Intent.OTHER,
}
#: the words to avoid, of the house's voice: what is between bars is one of them
AVOIDED = re.compile(
    r"\b(bạn|người dùng|lỗi|không hợp lệ|sai định dạng|nợ|vi phạm|chậm trễ|trượt|bị từ chối|gương giả|khai man|bị tố|"
    r"sai phạm|hồ sơ khen thưởng|được công nhận|mẫu quy định|theo luật|em nghĩ|có lẽ|đã xem|đã đọc|xóa vĩnh viễn|"
    r"hạn chót|khẩn|gấp|xếp cuối|tuyệt vời|chúc mừng|vui lòng|có chắc chắn không|chết|dân tộc ít người|kỳ 20)\b|!",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(None|null|month|quarter|year|once|nominate|forward|collective|individual|household|model|draft|form|admin|"
    r"inline|template|deadline|due|inferred|stated|published|officer|reviewer|user|Q[1-4]|H[12])\b"
)
RAW_PERIOD = re.compile(r"\b20\d\d-(\d\d|Q\d|H\d)\b(?!-\d)")
#: a day with its month; the dates of documents and of the plan's time are said without a weekday
DAY = re.compile(r"\d{1,2}/\d{1,2}(?![/\d])|\d{1,2}/\d{1,2}/\d{4}")
WITH_WEEKDAY = re.compile(r"(thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật) (\d{1,2}/\d{1,2}(?:/\d{4})?)")
#: how many of how many
SHARE = re.compile(r"\d+/\d+ (đơn vị|huyện|sở)")


def slips(intent: Intent, role: str, reply: Reply, plan: Plan) -> Iterator[str]:
    """What a clerk would strike out of an answer."""
    text, known = reply.text or reply.toast or "", role != "stranger"
    rows = text.splitlines()
    if len(rows[0]) > FIRST_LINE and not rows[0].startswith("Kế hoạch"):
        yield f"first line of {len(rows[0])}"
    if len(rows) > LINES and intent not in FIGURES:
        yield f"{len(rows)} lines"
    if len(reply.offered) > BUTTONS and intent not in CHOICES:
        yield f"{len(reply.offered)} buttons"
    yield from (f"long button {c.label}" for c in reply.offered if len(c.label) > 20)
    if known and intent not in SOURCELESS and "Nguồn: " not in text and not rows[0].startswith(("Quản trị", "Từ nay")):
        yield "no source"
    if known and intent not in (Intent.SMALLTALK, *FIGURES) and not reply.offered:
        yield "no way on"
    ids = [each.id for each in (*plan.fields, *plan.obligations, *plan.milestones) if "-" in each.id]
    found = [name for name in (*ids, *(slug for slug in plan.bodies if "-" in slug), plan.id) if name in text]
    yield from (f"id {name}" for name in found)
    spoken = re.sub(r"[A-Z]{2}-\d{4}-(\d\d|Q\d|H\d)-\d{3}|^Nguồn: .*|“[^”]*”", "", text, flags=re.MULTILINE)
    yield from (f"word {match[0]}" for match in (*AVOIDED.finditer(spoken), *ENGLISH.finditer(spoken)))
    yield from (f"raw {match[0]}" for match in RAW_PERIOD.finditer(spoken))
    if intent not in (Intent.PLAN_INFO, Intent.REWARDS, Intent.DUTIES):
        days = {match[3] for match in WITH_WEEKDAY.finditer(spoken)}
        bare = (match[0] for match in DAY.finditer(SHARE.sub("", spoken)) if match[0] not in days)
        yield from (f"no weekday {day}" for day in bare)


@pytest.mark.parametrize("plan_id", WORLDS)
def test_everyday_questions_are_answered_briefly_and_lead_on(under: Under, plan_id: str) -> None:
    made = inhabited(under, plan_id)
    wrong = {
        (intent.value, role): (found, shown([reply]))
        for intent, by_role in answers(made, plan_id).items()
        for role, replies in by_role.items()
        for reply in replies
        if (found := list(slips(intent, role, reply, made.deployment.main_plan)))
    }
    assert wrong == {}


@pytest.mark.parametrize("plan_id", WORLDS)
def test_everyday_questions_are_answered_as_recorded(
    under: Under, plan_id: str, request: pytest.FixtureRequest
) -> None:
    made = inhabited(under, plan_id)
    said = answers(made, plan_id)
    path, written = FOLDER / f"{plan_id}.yaml", recorded(said, WORLDS[plan_id].field)
    if request.config.getoption("record_answers"):
        path.write_text(yaml.dump(written, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    assert written == yaml.safe_load(path.read_text(encoding="utf-8"))
