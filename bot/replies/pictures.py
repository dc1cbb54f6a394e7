"""How all units stand, as a picture says it: the groups that people hear, in as few words as a phone shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation, is_campaign
from bot.domain.plan import Action, Plan
from bot.domain.progress import Group
from bot.domain.roster import Unit
from bot.exports import StatePicture
from bot.exports.pictures import Share, Tone
from bot.replies.figures import called, in_brief, kinds
from bot.replies.voice import Voice
from bot.usecases.standing import UnitStanding, short

#: in the order in which they are drawn. Whoever has sent is one group: whose entries fall short is not for everybody
_SHARES: tuple[tuple[Tone, frozenset[Group]], ...] = (
    ("met", frozenset({Group.MET})),
    (
        "sent",
        frozenset({Group.MENDING, Group.SHORT, Group.UNPUBLISHED, Group.UNCOUNTED, Group.NOT_CHOSEN}),
    ),
    ("elsewhere", frozenset({Group.ELSEWHERE})),
    ("drafting", frozenset({Group.DRAFTING})),
    ("none", frozenset({Group.NONE})),
    ("missing", frozenset({Group.NOT_SENT, Group.BEHIND})),
)
#: shown only where there are any
_SELDOM: frozenset[Tone] = frozenset({"elsewhere", "none"})
_NO_BREAK = "\u00a0"
_LABELS: Mapping[Tone, str] = {
    "sent": "picture-sent",
    "elsewhere": "picture-elsewhere",
    "drafting": "picture-drafting",
    "none": "picture-none",
    "missing": "picture-missing",
}


def of_state(
    plan: Plan, due: DueObligation, standings: Iterable[UnitStanding], voice: Voice, top: Unit | None
) -> StatePicture | None:
    """The picture, of the units below `top` where that is one; None where no unit owes anything."""
    listed = list(standings)
    owing = [how for how in listed if how.terms.exempt is None]
    if not owing:
        return None
    kind = _kind(due)
    exempt = len(listed) - len(owing)
    values = {"met": len(owing) - len(short(owing)), "total": len(owing)}
    until = voice("copy-until" if voice.today <= due.due else "copy-past", day=voice.day(due.due))
    # passed on, it has to say which of the units are counted
    one_of_several = sum(each.action is due.action for each in plan.obligations) > 1
    whose = (voice("picture-kinds", count=len(owing), kinds=kinds(due, owing)),) if one_of_several else ()
    return StatePicture(
        file_name=file_name(voice("picture-file", period=_when(due, voice))),
        head=top.full_name if top is not None else "",
        title=(_title(due, voice), voice(f"picture-units-{kind}", **values)),
        lines=(*whose, until),
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


def _title(due: DueObligation, voice: Voice) -> str:
    when = _together(_when(due, voice))
    if due.action is Action.REPORT:
        return voice("picture-of-report", what=called(due.obligation, voice), period=when)
    return voice("picture-of", period=when)


def _together(words: str) -> str:
    """Words that stand in one line where it holds them: a month and its year, a unit's name."""
    return words.replace(" ", _NO_BREAK)


def file_name(words: str) -> str:
    """Words as a file may be called."""
    return words.replace("/", "-")


def _share(tone: Tone, groups: frozenset[Group], owing: list[UnitStanding], kind: str, voice: Voice) -> Share:
    names = [_together(how.unit.full_name) for how in owing if how.progress.group in groups]
    behind = tone == "missing" and any(how.progress.group is Group.BEHIND for how in owing)
    label = voice(f"picture-met-{kind}" if tone == "met" else "picture-behind" if behind else _LABELS[tone])
    # who has done their part is not looked for
    named = in_brief(names, voice) if tone != "met" else ""
    return Share(tone, label, len(names), named)


def _kind(due: DueObligation) -> str:
    if due.action is Action.REPORT:
        return "report"
    return "free" if due.at_least is None else "number"


def _when(due: DueObligation, voice: Voice) -> str:
    """The period with its year: the picture is looked at later, and elsewhere; of a campaign that, with its years."""
    if not is_campaign(due.obligation):
        return voice.texts.period(Period.parse(due.period))
    first, last = due.plan.term.start.year, due.plan.term.end.year
    return voice("picture-campaign", years=str(first) if first == last else f"{first}-{last}")
