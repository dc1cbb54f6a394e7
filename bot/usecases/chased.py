"""What chasing units that are short may come to; `chase` and its neighbours find it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.chasing import Arrival, Chasing, Nudge, Way, Wish
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person
from bot.domain.roster import Unit
from bot.storage.people import Contact
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Targets:
    """Whom a nudge concerns: who hears it, for which units nobody does, and which are spared for they mend.

    `before` tells when units that hear it were nudged before on this day; the `reminded` (ids) were by the bot itself.
    """

    due: DueObligation
    heard: tuple[UnitStanding, ...]
    unheard: tuple[UnitStanding, ...]
    spared: tuple[UnitStanding, ...]
    before: Mapping[int, datetime]
    reminded: frozenset[int] = frozenset()

    @property
    def fresh(self) -> tuple[UnitStanding, ...]:
        """Those that hear it and were not nudged before today."""
        return tuple(how for how in self.heard if how.unit.id not in self.before)


@dataclass(frozen=True)
class NudgePreview:
    """What would go to whom. `post` is the unit whose reviewer signs; `goes_at` the morning after, when it is night.

    `alone` is the one unit that it is about.
    """

    nudge: Nudge
    targets: Targets
    by: str
    post: Unit
    goes_at: datetime | None = None
    refusal: str | None = None
    alone: UnitStanding | None = None


@dataclass(frozen=True)
class NudgeWaits:
    """The nudge in the making still waits, after something else was answered; `shown` is what its page would say."""

    shown: NudgePreview


@dataclass(frozen=True)
class AskOwnWords:
    """What was typed under a nudge may be words for it, or be meant for the bot: nothing was taken."""

    nudge_id: int
    words: str


@dataclass(frozen=True)
class NoSuchUnit:
    """A wish to nudge named no unit that owes the duty, or several; `offered` are those that may be meant.

    `left_out` says that it was to go to all but some.
    """

    due: DueObligation
    name: str
    offered: tuple[Unit, ...] = ()
    several: bool = False
    left_out: bool = False


@dataclass(frozen=True)
class OpenDuty:
    """Something that so many units, `short`, have yet to do."""

    due: DueObligation
    short: int


@dataclass(frozen=True)
class WhichDuty:
    """A wish may mean several duties, of one `unit` or of all that are short: nothing was done."""

    wish: Wish
    duties: tuple[OpenDuty, ...]
    unit: Unit | None = None


@dataclass(frozen=True)
class ReviewersOwn:
    """To nudge and to call is for reviewers; `oversees` says that the asker sees how all units stand."""

    oversees: bool


@dataclass(frozen=True)
class NudgeSent:
    """A nudge is on its way to the officers of so many units, so many people; `left` were nudged before today."""

    nudge: Nudge
    due: DueObligation
    units: int
    people: int
    unheard: tuple[Unit, ...]
    left: int = 0


@dataclass(frozen=True)
class NudgePutOff:
    """A nudge waits for a moment; `stopped` says that it does not any more."""

    nudge: Nudge
    stopped: bool = False


@dataclass(frozen=True)
class NudgeBefore:
    """A nudge that was sent, or put off, before."""

    nudge: Nudge


@dataclass(frozen=True)
class NudgeHeard:
    """To an officer: a reviewer's nudge, with what their units still miss. `quietly` for who wished no reminders."""

    nudge: Nudge
    standings: tuple[UnitStanding, ...]
    by: str
    post: Unit
    quietly: bool


@dataclass(frozen=True)
class NudgeNoted:
    """An officer knows; the reviewer sees it."""

    nudge: Nudge
    at: datetime
    by: str


@dataclass(frozen=True)
class Reached:
    """What has become of the last message to a person, when it was sent, and when they tapped that they know."""

    person: Person
    arrival: Arrival
    at: datetime | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True)
class UnitReached:
    """How far a message came in a unit; `people` empty where no officer has joined. `nudged` where the nudge went."""

    standing: UnitStanding
    people: tuple[Reached, ...]
    nudged: bool = False


@dataclass(frozen=True)
class DeliveryReport:
    """By unit, what has become of the last nudge (None: of the reminders), `own` where the asker sent it.

    `alone` says that it was asked of one unit; `next_at` is when those that are short are reminded next.
    """

    due: DueObligation
    nudge: Nudge | None
    by: str
    units: tuple[UnitReached, ...]
    own: bool = False
    alone: bool = False
    next_at: datetime | None = None

    @property
    def never(self) -> bool:
        """Whether there are people to remind and nothing has gone to any of them."""
        people = [each for one in self.units for each in one.people]
        return self.nudge is None and bool(people) and all(each.arrival is Arrival.NONE for each in people)


@dataclass(frozen=True)
class Callee:
    """Somebody to call."""

    person: Person
    contact: Contact
    reachable: bool


@dataclass(frozen=True)
class ToCall:
    """A unit that is short, whom to call there, and what was done about it, the newest first; names by person's id."""

    standing: UnitStanding
    callees: tuple[Callee, ...]
    log: tuple[Chasing, ...]
    names: Mapping[int, str]

    @property
    def seen_at(self) -> datetime | None:
        """When anybody of the unit was seen last."""
        return max((each.contact.seen_at for each in self.callees if each.contact.seen_at is not None), default=None)


@dataclass(frozen=True)
class CallList:
    """The units that are short: a page of those with somebody to call, the longest silent first; and the others."""

    due: DueObligation
    units: tuple[ToCall, ...]
    total: int
    start: int
    nobody: tuple[Unit, ...]


@dataclass(frozen=True)
class CallLog:
    """All that was done about units that are short, the newest first, each with its units and what it was about.

    `due` of one duty alone.
    """

    due: DueObligation | None
    lines: tuple[tuple[tuple[Unit, ...], Chasing, DueObligation], ...]
    names: Mapping[int, str]
    calls: DueObligation


@dataclass(frozen=True)
class CallUnit:
    """One unit: whom to call there, and all that was done about it. `noted` says that a line was just written down."""

    unit: ToCall
    noted: bool = False


@dataclass(frozen=True)
class AskCallNote:
    """What came of a call, in a few words; `called` False for a note alone."""

    unit: Unit
    called: bool = True


@dataclass(frozen=True)
class ContactKept:
    """A number or address was kept: the person's own, or (`person`) of one that a reviewer has to do with."""

    contact: Contact
    person: Person | None = None


@dataclass(frozen=True)
class ContactForgotten:
    """Of what the person wished to be forgotten (`ways`) that was kept is `gone`; `left` is what is kept still.

    `person` is whose it was where that is not the asker.
    """

    ways: frozenset[Way]
    gone: frozenset[Way]
    left: Contact
    person: Person | None = None


@dataclass(frozen=True)
class AskForget:
    """A reviewer wishes what is kept of somebody to be forgotten: whether, or whose where several may be meant."""

    way: Way
    people: tuple[tuple[Person, Unit], ...]


@dataclass(frozen=True)
class ContactRefused:
    """A number or address that was not kept, and the key of why."""

    key: str
    typed: str = ""


@dataclass(frozen=True)
class WhoseContact:
    """Several people may be meant."""

    people: tuple[tuple[Person, Unit], ...]


@dataclass(frozen=True)
class UnitsJoined:
    """Which units have an officer who joined, and which have none; `invites` says that the asker may invite."""

    joined: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    invites: bool


Outcome = (
    NudgePreview
    | NudgeWaits
    | AskOwnWords
    | NoSuchUnit
    | WhichDuty
    | ReviewersOwn
    | NudgeSent
    | NudgePutOff
    | NudgeBefore
    | NudgeNoted
    | DeliveryReport
    | CallList
    | CallLog
    | CallUnit
    | AskCallNote
    | ContactKept
    | ContactForgotten
    | AskForget
    | ContactRefused
    | WhoseContact
    | UnitsJoined
)
