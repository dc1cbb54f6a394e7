"""How all units stand, as a picture says it: the groups that people hear, in as few words as a phone shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action, Plan
from bot.domain.progress import Group
from bot.exports import StatePicture
from bot.exports.pictures import Share, Tone
from bot.replies.figures import NAMED, called
from bot.replies.voice import Voice
from bot.usecases.standing import UnitStanding, short

#: in the order in which they are drawn. Whoever has sent is one group: whose entries fall short is not for everybody
_SHARES: tuple[tuple[Tone, frozenset[Group]], ...] = (
    ("met", frozenset({Group.MET})),
    (
        "sent",
        frozenset({Group.MENDING, Group.SHORT, Group.UNPUBLISHED, Group.UNCOUNTED, Group.NOT_CHOSEN, Group.ELSEWHERE}),
    ),
    ("drafting", frozenset({Group.DRAFTING})),
    ("none", frozenset({Group.NONE})),
    ("missing", frozenset({Group.NOT_SENT})),
)
#: shown only where there are any
_SELDOM: frozenset[Tone] = frozenset({"none"})
_LABELS: Mapping[Tone, str] = {
    "sent": "picture-sent",
    "drafting": "picture-drafting",
    "none": "picture-none",
    "missing": "picture-missing",
}


def of_state(plan: Plan, due: DueObligation, standings: Iterable[UnitStanding], voice: Voice) -> StatePicture | None:
    """The picture; None where no unit owes anything."""
    listed = list(standings)
    owing = [how for how in listed if how.terms.exempt is None]
    if not owing:
        return None
    kind, period = _kind(due), _period(due, voice)
    exempt = len(listed) - len(owing)
    values = {"met": len(owing) - len(short(owing)), "total": len(owing)}
    return StatePicture(
        file_name=file_name(voice("picture-file", period=period)),
        title=(
            voice("picture-of-report", what=called(due.obligation, voice), period=period)
            if kind == "report"
            else voice("picture-of", period=period),
            voice(f"picture-units-{kind}", **values),
        ),
        lines=(voice("copy-until" if voice.today <= due.due else "copy-past", day=voice.day(due.due)),),
        shares=tuple(
            share
            for tone, groups in _SHARES
            if (share := _share(tone, groups, owing, kind, voice)).count or tone not in _SELDOM
        ),
        foot=(
            *((voice("picture-exempt", count=exempt),) if exempt else ()),
            voice.source_live(plan, due.source),
        ),
    )


def file_name(words: str) -> str:
    """Words as a file may be called."""
    return words.replace("/", "-")


def _share(tone: Tone, groups: frozenset[Group], owing: list[UnitStanding], kind: str, voice: Voice) -> Share:
    names = [how.unit.full_name for how in owing if how.progress.group in groups]
    label = voice(f"picture-met-{kind}" if tone == "met" else _LABELS[tone])
    # who has done their part is not looked for
    named = voice.names(names) if tone != "met" and len(names) <= NAMED else ""
    return Share(tone, label, len(names), named)


def _kind(due: DueObligation) -> str:
    if due.action is Action.REPORT:
        return "report"
    return "free" if due.at_least is None else "number"


def _period(due: DueObligation, voice: Voice) -> str:
    """With its year: the picture is looked at later, and elsewhere."""
    return voice.texts.period(Period.parse(due.period))
