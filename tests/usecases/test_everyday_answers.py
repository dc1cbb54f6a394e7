"""What an everyday question brings each role under each plan: read whole in `tests/dialogues/answers/`, and held here.

After a reply was changed on purpose: `pytest -n0 tests/usecases/test_everyday_answers.py --record-answers`, and read
what has become of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from commune import Commune

from bot.domain.calendar import Every, Period
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
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
    Intent.MY_SUBMISSIONS: "ban cua toi toi dau roi",
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
