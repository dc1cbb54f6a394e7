"""What a button stands for: a verb and what it concerns, in 64 bytes or fewer.

A button on a draft or nomination carries its version: one of an older version is out of date and does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from zlib import crc32

from bot.domain.calendar import Period

#: the last argument of `ASK_OF`: the question is one on reports
ON_REPORTS = "r"

#: the last argument of `ALL_WAYS`: but for the first of them away again
FOLDED = "f"

#: the last argument of `REPORT`: one report for all units that a unit has succeeded
TOGETHER = "t"


class Verb(StrEnum):
    """Every verb a button may stand for."""

    ANSWER = "a"
    SKIP = "s"
    BACK = "b"
    KEEP = "kp"
    PAUSE = "p"
    DISCARD = "x"
    DISCARD_YES = "xy"
    EDIT = "e"
    CHANGE = "c"
    SEND = "g"
    RESUME = "r"
    ALL_WAYS = "mo"
    DROP_PHOTOS = "rp"
    LIST_FIELDS = "lf"
    FULL_FORM = "fu"
    DICTATE = "dc"
    ASK_MORE = "am"
    ASK_MORE_YES = "ay"
    ANSWER_MORE = "an"
    CONFIRM_MARKS = "cm"
    PERIOD = "t"
    TOLD = "dt"
    CONSENT_PAGE = "yo"
    CONSENT = "yc"
    CONSENT_OF = "yf"
    CONSENT_END = "ye"
    DIED = "yb"
    DIED_OF = "yn"
    CONSENT_WORDS = "yw"
    CONSENT_DRAFT = "yd"
    SEND_UNASKED = "yg"
    REOPEN = "yr"
    ASK_EDIT = "yx"
    CHECKLIST = "yl"
    CHECK = "yk"
    CHECK_ALL = "ya"
    PHOTO_USES = "yp"
    PHOTO_USE = "yt"
    NOMINATE = "n"
    NOMINATE_NEW = "nn"
    NOMINATE_FOR = "nu"
    DRAFTS = "nd"
    TAKE_OVER = "to"
    LATE_WRITE = "lw"
    LATE_HAND = "lp"
    LATE_DROP = "lx"
    APART = "aa"
    EDIT_YES = "ey"
    CORRECT = "ec"
    CORRECT_NO = "ek"
    EDIT_NO = "en"
    LOOSE_ADD = "ja"
    LOOSE_NOTE = "jk"
    LOOSE_DROP = "jd"
    ASK = "q"
    ASK_OF = "qo"
    COPY = "qc"
    DECIDE = "d"
    APPROVE_ANYWAY = "dy"
    CANCEL = "k"
    MEND = "m"
    VIEW = "v"
    WITHDRAW = "w"
    WITHDRAW_YES = "wy"
    JOIN = "j"
    JOIN_NAME = "jn"
    JOIN_NOT_ME = "jx"
    ADDRESS = "h"
    ADMIT = "ag"
    ADMIT_REFUSE = "ar"
    ADMIT_OTHER = "ao"
    INVITE = "i"
    WAITING = "rv"
    OUTAGE_AGREE = "oa"
    OUTAGE_LIST = "ol"
    JUDGE = "oj"
    PUBLISH = "pb"
    PUBLISHED = "pd"
    TO_PUBLISH = "pl"
    TO_FORWARD = "pf"
    REPORT = "hs"
    REPORT_ANSWER = "ha"
    REPORT_SKIP = "hk"
    REPORT_BACK = "hb"
    REPORT_KEEP = "hq"
    REPORT_EDIT = "he"
    REPORT_CHANGE = "hc"
    REPORT_PAUSE = "hp"
    REPORT_RESUME = "hr"
    REPORT_DROP_FILES = "hd"
    REPORT_SEND = "hg"
    REPORT_VIEW = "hv"
    REPORT_SUMS = "hl"
    MILESTONE_DONE = "ms"
    MILESTONE_DAY = "my"
    MILESTONE_UNDO = "mu"
    FOUND = "f"
    DISPOSE_LIST = "ps"
    DISPOSE_UNIT = "pu"
    DISPOSE = "pa"
    DISPOSE_RECEIVED = "pr"
    DISPOSE_ON = "pk"
    DISPOSE_YES = "py"
    DISPOSE_UNDO = "pz"
    NONE_REPORT = "zn"
    NONE_WHY = "zr"
    ELSEWHERE = "zo"
    ELSEWHERE_BY = "zc"
    NO_LETTER = "zl"
    NOT_SENT_YET = "zt"
    DECLARE_UNDO = "zu"
    ELSEWHERE_RECEIVED = "zy"
    ELSEWHERE_UNSEEN = "zx"
    ENTRY_UNIT = "ze"
    ENTRY_DAY = "zd"
    SNOOZE = "zs"
    NOTEBOOK = "kn"
    NOTEBOOK_TRIM = "kt"
    NOTE_KEEP = "kk"
    NOTE_USE = "ku"
    NOTE_DELETE = "kd"
    INVITE_SHEET = "ip"
    LETTER = "lt"
    NUDGE = "ng"
    NUDGE_SHOW = "nv"
    NUDGE_SEND = "ns"
    NUDGE_LATER = "nl"
    NUDGE_PLAIN = "np"
    NUDGE_STOP = "nx"
    NUDGE_ADD = "na"
    NUDGE_ANSWER = "nq"
    NUDGE_KNOWN = "nk"
    NUDGE_REPORT = "nr"
    CALLS = "cl"
    CALL_UNIT = "cu"
    CALLED = "cd"
    CALL_NOTE = "cn"
    CALL_CAME = "cc"
    CONTACT_OF = "co"
    CONTACT_FORGET = "cf"
    UNITS_JOINED = "uj"
    WORKING = "mw"
    WORKS = "mx"
    NAME_ADD = "ma"
    NAME_ADD_YES = "mz"
    NAMES_TRIM = "mt"
    NAME_DROP = "md"
    REMIND_PAGE = "gp"
    REMIND_HOURS = "gl"
    REMIND_AT = "gh"
    REMIND_MUTE = "gm"
    REMIND_OFF = "gx"
    REMIND_ON = "go"
    LADDER = "gd"
    LADDER_SET = "gs"
    LADDER_YES = "gy"


#: verbs that only show something: the buttons of the message they stand under have not had their time
SHOWS = frozenset(
    {
        Verb.VIEW,
        Verb.WAITING,
        Verb.ASK,
        Verb.ASK_OF,
        Verb.COPY,
        Verb.OUTAGE_LIST,
        Verb.TO_PUBLISH,
        Verb.TO_FORWARD,
        Verb.REPORT_VIEW,
        Verb.REPORT_SUMS,
        Verb.FOUND,
        Verb.DISPOSE_LIST,
        Verb.DISPOSE_UNIT,
        Verb.NOTEBOOK,
        Verb.DICTATE,
        Verb.REMIND_PAGE,
        Verb.REMIND_HOURS,
        Verb.LADDER,
        Verb.CONSENT_WORDS,
        Verb.CONSENT_DRAFT,
        Verb.LETTER,
        Verb.NUDGE,
        Verb.NUDGE_SHOW,
        Verb.NUDGE_KNOWN,
        Verb.NUDGE_REPORT,
        Verb.CALLS,
        Verb.CALL_UNIT,
        Verb.CALLED,
        Verb.UNITS_JOINED,
    }
)


class OutOfDate(Exception):
    """The button is of another time or make: what it concerns cannot be read."""


Member = TypeVar("Member", bound=StrEnum)

_DIGITS = len(str(2**63))


@dataclass(frozen=True)
class Action:
    """A verb with its arguments. Reading one that is not there, or not of its kind, raises OutOfDate."""

    verb: Verb
    arguments: tuple[str, ...]

    def word(self, position: int) -> str:
        if position >= len(self.arguments):
            raise OutOfDate(self.verb)
        return self.arguments[position]

    def number(self, position: int) -> int:
        written = self.word(position)
        # no id or version has more than 63 bits
        if not (written.isascii() and written.isdecimal()) or len(written) > _DIGITS or int(written) >= 2**63:
            raise OutOfDate(self.verb)
        return int(written)

    def period(self, position: int) -> Period:
        try:
            return Period.parse(self.word(position))
        except ValueError:
            raise OutOfDate(self.verb) from None

    def day(self, position: int) -> date:
        try:
            return date.fromisoformat(self.word(position))
        except ValueError:
            raise OutOfDate(self.verb) from None

    def one_of(self, kind: type[Member], position: int) -> Member:
        try:
            return kind(self.word(position))
        except ValueError:
            raise OutOfDate(self.verb) from None


def short(*ids: str) -> str:
    """Eight characters for ids that a plan file may make as long as it likes."""
    return f"{crc32(chr(0).join(ids).encode()):08x}"


def write(verb: Verb, *arguments: object) -> str:
    """An action as a button carries it."""
    written = ":".join((verb.value, *(str(argument) for argument in arguments)))
    if len(written.encode()) > 64:
        raise ValueError(f"too long for a button: {written!r}")
    return written


def read(written: str) -> Action | None:
    """The action of a button; None for one of another time or make."""
    verb, *arguments = written.split(":")
    try:
        return Action(Verb(verb), tuple(arguments))
    except ValueError:
        return None
