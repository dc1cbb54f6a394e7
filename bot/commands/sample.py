"""Puts the sample people, their units and what they sent into an empty database, for the demo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import yaml
from sqlmodel import Session

from bot import rosters
from bot.commands import edge
from bot.domain.calendar import ONE_DAY, Period, periods_between
from bot.domain.nomination import Act, Status
from bot.domain.obligations import due, first_period
from bot.domain.permissions import Role
from bot.domain.plan import Obligation, Plan, Subject
from bot.domain.roster import Tree, Unit
from bot.paths import ROSTERS, SHIPPED
from bot.storage import invitations, nominations, people, units
from bot.usecases import standing
from bot.usecases.deployment import Deployment

#: for so long the people of a sample have been there: what was due lately concerns them
_THERE_FOR = timedelta(days=20)


@dataclass(frozen=True)
class Sample:
    """The sample of a plan, as its file says it."""

    plan_id: str
    content: Mapping[str, Any]

    @classmethod
    def of(cls, plan_id: str) -> Sample:
        path = SHIPPED / "samples" / "demo" / f"{plan_id}.yaml"
        return cls(plan_id, yaml.safe_load(path.read_text(encoding="utf-8")))

    def cast(self, token: str, role: Mapping[Role, str]) -> dict[str, Any]:
        """Who can be played on the page, and the moments worth moving the clock to."""
        content = self.content
        known = [{**person, "role": role[Role(person["role"])], "started": True} for person in content["people"]]
        invited = {**content["invited"], "role": "", "invite": token}
        return {"people": [*known, invited, content["stranger"]], "moments": content["moments"]}


def fill(session: Session, deployment: Deployment, sample: Sample, *, token: str, now: datetime) -> None:
    """The roster, the people, an open invitation, and nominations of the year up to now."""
    edge.take_in(session, rosters.read(ROSTERS / f"{sample.plan_id}.csv"), today=deployment.today(now))
    tree = units.tree(session)
    for person in sample.content["people"]:
        _join(session, deployment, tree, person, now - _THERE_FOR)
    invited = sample.content["invited"]
    invitations.make(
        session,
        token=token,
        role=Role(invited["role"]),
        unit_id=_named(tree, invited["unit"]).id,
        name=invited["name"],
        now=now,
    )
    _Year(session, deployment, sample, tree, now).fill()


class _Year:
    """Fills the months from the plan's beginning (or the year's) to now."""

    def __init__(self, session: Session, deployment: Deployment, sample: Sample, tree: Tree, now: datetime) -> None:
        obligation = standing.main_obligation(deployment.main_plan)
        if obligation is None:
            raise ValueError("the sample's plan asks for no nominations")
        self._session = session
        self._deployment = deployment
        self._content = sample.content
        self._tree = tree
        self._now = now
        self._obligation: Obligation = obligation
        self._count = 0

    @property
    def _plan(self) -> Plan:
        return self._deployment.main_plan

    def fill(self) -> None:
        today = self._deployment.today(self._now)
        present = Period.of(today, self._obligation.every)
        begin = max(first_period(self._plan, self._obligation).first_day, date(today.year, 1, 1))
        for period in periods_between(begin, present.first_day - ONE_DAY, self._obligation.every):
            self._past(period)
        if begin <= present.first_day:
            self._current(present)

    def _past(self, period: Period) -> None:
        for unit in self._tree.select(self._obligation.who, on=period.last_day):
            if str(period) not in self._content["unmet"].get(unit.name, ()):
                self._submit(unit, period, Status.APPROVED)

    def _current(self, period: Period) -> None:
        for status, names in self._content["current"].items():
            for name in names:
                self._submit(_named(self._tree, name), period, Status(status))

    def _submit(self, unit: Unit, period: Period, status: Status) -> None:
        measured = due(self._plan, self._obligation, period, self._deployment.calendar)
        at = self._sent_at(measured.due)
        officer, reviewer = self._officer(unit), self._reviewer()
        nomination = nominations.submit(
            self._session,
            plan_id=self._plan.id,
            plan_code=self._plan.code,
            obligation_id=self._obligation.id,
            period=str(period),
            unit_id=unit.id,
            answers=self._exemplar(),
            person_id=officer,
            on_time=True,
            now=at,
            plan_version=self._plan.version,
        )
        later = min(at + timedelta(hours=3), self._now)
        if status is Status.APPROVED:
            nominations.move(self._session, nomination, Act.APPROVE, status, person_id=reviewer, now=later)
        elif status is Status.RETURNED:
            mend_by = self._deployment.calendar.first_working_day(self._deployment.today(self._now) + ONE_DAY)
            nominations.move(
                self._session,
                nomination,
                Act.RETURN,
                status,
                person_id=reviewer,
                now=later,
                mend_by=mend_by,
                **self._content["return_reason"],
            )

    def _exemplar(self) -> dict[str, Any]:
        listed = self._content["exemplars"]
        # a person once a year: the same deed comes again under another number only when the list is at its end
        self._count += 1
        chosen = dict(listed[self._count % len(listed)])
        return {**chosen, "told": "yes", "publish": "yes", "subject": Subject(chosen["subject"]).value}

    def _sent_at(self, last_in_time: date) -> datetime:
        """An hour of a working day within the last ten days, never after now."""
        day = self._deployment.calendar.back(last_in_time, self._count % 6)
        at = datetime.combine(day, time(8 + self._count % 8, self._count * 7 % 60), self._deployment.zone)
        return min(at, self._now - timedelta(hours=4 + self._count % 20))

    def _officer(self, unit: Unit) -> int:
        for person in self._people(Role.OFFICER):
            if person["unit"] == unit.name:
                return self._id(person)
        return self._reviewer()

    def _reviewer(self) -> int:
        return self._id(next(self._people(Role.REVIEWER)))

    def _people(self, role: Role) -> Iterator[Mapping[str, Any]]:
        return (person for person in self._content["people"] if person["role"] == role)

    def _id(self, person: Mapping[str, Any]) -> int:
        found = people.by_telegram(self._session, person["id"])
        if found is None:
            raise ValueError("the sample's people have not joined")
        return found.id


def _join(session: Session, deployment: Deployment, tree: Tree, person: Mapping[str, Any], now: datetime) -> None:
    joined = people.join(
        session,
        telegram_id=person["id"],
        name=person["name"],
        role=Role(person["role"]),
        unit_id=_named(tree, person["unit"]).id,
        language=deployment.language,
        now=now,
    )
    people.address(session, joined.id, person["address"])


def _named(tree: Tree, name: str) -> Unit:
    found = tree.named(name)
    if found is None:
        raise ValueError(f"the sample names a unit that its roster lacks: {name!r}")
    return found
