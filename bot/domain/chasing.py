"""Chasing: what a reviewer does by hand about units that are short, and the words by which people ask for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import dropwhile

from bot.domain.answers import clean
from bot.domain.names import fold, holds, may_be, strip_marks
from bot.domain.phones import read_email, read_phone, typed_phone, unread_email

#: a longer text tells of something else
_LONGEST = 16
#: so long may a reviewer's own words below a nudge be, and a note in the log
WORDS_MOST = 300
NOTE_MOST = 200
#: these keep their marks
_MARKED = frozenset({"invite", "but"})
_BETWEEN = r"\b.*?\b"


class Deed(StrEnum):
    """What was done about a unit."""

    NUDGE = "nudge"
    CALLED = "called"
    NOTE = "note"


class Arrival(StrEnum):
    """What has become of a message to somebody. What was read nobody knows."""

    ARRIVED = "arrived"  # Telegram has taken it
    WAITING = "waiting"
    UNREACHABLE = "unreachable"
    NEEDLESS = "needless"  # the unit had sent before it went out
    NONE = "none"  # nothing was sent to them


class Came(StrEnum):
    """What came of a call, by a button."""

    LATER = "later"
    NO_ANSWER = "no-answer"


class Wish(StrEnum):
    """What a reviewer may wish about units that are short."""

    NUDGE = "nudge"
    REPORT = "report"
    CALLS = "calls"
    CALL_ONE = "call_one"
    JOINED = "joined"
    LOG = "log"
    CALLED = "called_one"
    NOTE = "note_one"


@dataclass(frozen=True)
class Nudge:
    """A nudge by hand, in the making until it is sent or put off to a moment; `unit_id` None is for all that are short.

    `version` counts its own words.
    """

    id: int
    plan_id: str
    obligation_id: str
    period: str
    person_id: int
    at: datetime
    unit_id: int | None = None
    words: str | None = None
    version: int = 1
    goes_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True)
class Copy:
    """What of a nudge went to whom: `key` is that of its message, `told_at` when it last went out.

    `noted_at` is when the person tapped that they know.
    """

    nudge_id: int
    unit_id: int
    person_id: int
    key: str
    told_at: datetime | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True)
class Chasing:
    """A line of a unit's log: who did what about it, and what they wrote down; `by_name` of several at one account."""

    unit_id: int
    person_id: int
    at: datetime
    deed: Deed
    words: str | None = None
    by_name: str | None = None


class Way(StrEnum):
    """How somebody is reached besides by this bot."""

    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class ChasingWords:
    """Words of the languages: see `locales/<lang>/chasing.yaml`. Folded, but for `invite` and `but`.

    `...` stands for other words.
    """

    wishes: Mapping[Wish, tuple[str, ...]] = field(default_factory=dict)
    asks: frozenset[str] = frozenset()
    phone: frozenset[str] = frozenset()
    any_number: frozenset[str] = frozenset()
    email: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    unsent: frozenset[str] = frozenset()
    younger: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    forget: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    remind_name: frozenset[str] = frozenset()
    call_name: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    noted: frozenset[str] = frozenset()
    inquires: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    yet: frozenset[str] = frozenset()
    already: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    came: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    invite: frozenset[str] = frozenset()
    invite_link: frozenset[str] = frozenset()
    change_contact: frozenset[str] = frozenset()
    arrived: frozenset[str] = frozenset()
    log_alone: frozenset[str] = frozenset()


def wished(text: str, words: ChasingWords) -> Wish | None:
    """What a text wishes about units that are short; None for any other, and for one that asks how that is done."""
    said = fold(text)
    if len(said.split()) > _LONGEST:
        return None
    if said in words.log_alone:
        return Wish.LOG
    for wish in (Wish.JOINED, Wish.REPORT, Wish.LOG, Wish.CALLS):
        if any(_stands_in(phrase, said) for phrase in words.wishes.get(wish, ())):
            return wish
    if _asks_whether_nudged(said.split(), words):
        return Wish.REPORT
    if text.rstrip().endswith("?") or any(f" {word} " in f" {said} " for word in words.asks):
        return None
    begun = " ".join(without_lead(said.split(), words))
    for wish in (Wish.NUDGE, Wish.CALL_ONE):
        if any(_begins(phrase, said) or _begins(phrase, begun) for phrase in words.wishes.get(wish, ())):
            return wish
    return None


def _asks_whether_nudged(said: list[str], words: ChasingWords) -> bool:
    """Whether a text ends with the word by which is asked if something was done, and speaks of a nudge to all."""
    if not said or said[-1] not in words.yet:
        return False
    begun = " ".join(dropwhile(words.already.__contains__, without_lead(said[:-1], words)))
    nobody = {word for named in words.kinds | words.no_names for word in named.split()}
    return any(
        _begins(phrase, begun) and nobody.issuperset(begun[len(phrase) :].split())
        for phrase in words.wishes.get(Wish.NUDGE, ())
    )


def without_lead(said: list[str], words: ChasingWords) -> list[str]:
    """The words of a text, folded, from the first one on that says anything: `em`, `mai`, `nho` do not."""
    return list(dropwhile(words.lead.__contains__, said))


def named_to_nudge(text: str, words: ChasingWords) -> str | None:
    """The name that a wish to nudge gives behind a word for a unit, as typed; None where it names none."""
    tokens = clean(text).split()
    folded = [fold(token) for token in tokens]
    for size in range(len(tokens), 0, -1):
        said = " ".join(folded[:size])
        if said not in words.wishes.get(Wish.NUDGE, ()) or not any(_ends(kind, said) for kind in words.kinds):
            continue
        rest = tokens[size:]
        if not rest or fold(rest[0]) in words.no_names:
            return None
        while fold(rest[-1]) in words.no_names:
            rest.pop()
        return " ".join(rest).rstrip(".,;:!")
    return None


@dataclass(frozen=True)
class Told:
    """A number or address that a text gives, and of whom; `whose` None is the writer's own.

    `plain` says that only the writer's own word makes it theirs, or that any number may be meant; `wrong` is a number
    or address that does not exist, as typed.
    """

    phone: str | None = None
    email: str | None = None
    whose: str | None = None
    wrong: str | None = None
    plain: bool = False


def read_contact(text: str, words: ChasingWords) -> Told | None:
    """The number or address that a text gives; None for a text that is about something else."""
    typed = clean(text)
    email = read_email(typed)
    unread = unread_email(typed)
    number = None if email or unread else typed_phone(typed)
    given = email or unread or number
    if given is None:
        return None
    before, _, behind = typed.partition(given)
    leads = words.phone if number else words.email
    rest, lead = _without(before.split(), leads)
    if lead is None and not fold(before):
        (rest, lead), behind = _without(behind.split(), leads), ""
    if lead is None or len(rest) > _LONGEST:
        return None
    named, own = _name_in(rest, words)
    named += [word for word in behind.split() if fold(word) and fold(word) not in words.polite]
    plain = not own and lead in words.any_number
    if named:
        return Told(read_phone(number or ""), email, whose=" ".join(named), wrong=unread, plain=plain)
    phone = None if number is None else read_phone(number)
    wrong = unread or (number if number is not None and phone is None else None)
    if wrong is not None and not own and lead in words.any_number:
        return None
    return Told(phone, email, wrong=wrong, plain=not own)


def forgets(text: str, words: ChasingWords) -> frozenset[Way]:
    """Which ways to themselves somebody wishes to be forgotten; none for a text that holds any other word."""
    said = fold(text)
    begun = max((word for word in words.forget if f"{said} ".startswith(f"{word} ")), key=len, default=None)
    if begun is None:
        return frozenset()
    rest, found = f" {said[len(begun) :].strip()} ", set[Way]()
    ways = [(word, way) for way, named in ((Way.PHONE, words.phone), (Way.EMAIL, words.email)) for word in named]
    around = [(word, None) for word in words.mine | words.filler | words.polite | words.both]
    for word, way in sorted((*ways, *around), key=lambda each: len(each[0]), reverse=True):
        if f" {word} " in rest and way is not None:
            found.add(way)
        while f" {word} " in rest:
            rest = rest.replace(f" {word} ", "  ")
    return frozenset() if rest.strip() else frozenset(found)


def forgets_of(text: str, words: ChasingWords) -> tuple[Way, tuple[str, ...]] | None:
    """Which way to whom somebody wishes to be forgotten; None for other texts.

    The name is as it was typed, and then each time without a word at its end that may be none of it.
    """
    tokens = clean(text).split()
    said = [fold(token) for token in tokens]
    begun = next((size for size in (3, 2, 1) if " ".join(said[:size]) in words.forget), 0)
    ways = [
        (word.split(), way) for way, named in ((Way.PHONE, words.phone), (Way.EMAIL, words.email)) for word in named
    ]
    for word, way in sorted(ways, key=lambda each: len(each[0]), reverse=True) if begun else ():
        start = begun + len(word)
        if said[begun:start] == word:
            named, _ = _name_in(tokens[start:], words)
            names = [named] if named else []
            while len(named) > 1 and fold(named[-1]) in words.polite | words.no_names:
                named = named[:-1]
                names.append(named)
            return (way, tuple(" ".join(each).strip(".,;:!?") for each in names)) if names else None
    return None


def means_own(text: str, words: ChasingWords) -> bool:
    """Whether a text has a word by which people speak of themselves."""
    return holds(fold(text), words.mine)


def leaves_out(text: str, words: ChasingWords) -> bool:
    """Whether a text says `but` or the like, as it is written with its marks."""
    tokens = [token for token in clean(text).split() if fold(token)]
    phrases = [phrase.split() for phrase in words.but]
    return any(
        all(map(may_be, tokens[at : at + len(phrase)], phrase))
        for phrase in phrases
        for at in range(len(tokens) - len(phrase) + 1)
    )


def asks_to_invite(text: str, words: ChasingWords) -> bool:
    """Whether somebody wishes an officer to be invited."""
    tokens = [token for token in clean(text).split() if fold(token)]
    begun = list(dropwhile(lambda token: fold(token) in words.lead, tokens))
    led = any(_invites(phrase.split(), begun, words) for phrase in words.invite)
    return len(tokens) <= _LONGEST and (led or holds(fold(text), words.invite_link))


def _invites(phrase: list[str], begun: list[str], words: ChasingWords) -> bool:
    """Whether a text begins with a phrase, as it is written with its marks.

    Without them a title is one only before a name: `moi co dien` says that there is power again.
    """
    if len(begun) < len(phrase) or not all(map(may_be, begun, phrase)):
        return False
    marked = any(strip_marks(typed) != typed.casefold() for typed in begun[: len(phrase)])
    if marked or fold(phrase[-1]) not in words.titles or " ".join(begun).isupper():
        return True
    return begun[len(phrase) :][:1] == [] or begun[len(phrase)][:1].isupper()


def _name_in(tokens: list[str], words: ChasingWords) -> tuple[list[str], bool]:
    """What is left of the words before a number when those are taken from its ends that name nobody.

    The second says that the writer speaks of themselves, by a word for me or as they are addressed.
    """
    folded, own = [fold(token) for token in tokens], False
    while folded:
        size = next((size for size in (2, 1) if " ".join(folded[:size]) in words.titles | words.mine), 0)
        if not size and folded[0] not in words.filler:
            break
        own = own or size > 0
        tokens, folded = tokens[size or 1 :], folded[size or 1 :]
    while folded and folded[-1] in words.filler:
        tokens, folded = tokens[:-1], folded[:-1]
    return tokens, own


def _without(tokens: list[str], leads: Collection[str]) -> tuple[list[str], str | None]:
    """The words of a text without what says that a number follows, and which words those were."""
    folded = [fold(token) for token in tokens]
    for size in (4, 3, 2, 1):
        for at in range(len(folded) - size + 1):
            lead = " ".join(folded[at : at + size])
            if lead in leads:
                return tokens[:at] + tokens[at + size :], lead
    return tokens, None


def _begins(phrase: str, said: str) -> bool:
    return f"{said} ".startswith(f"{phrase} ")


def _ends(kind: str, said: str) -> bool:
    return f" {said}".endswith(f" {kind}")


def _stands_in(phrase: str, said: str) -> bool:
    """Whether the parts of a phrase stand in a text in their order."""
    parts = (re.escape(part.strip()) for part in phrase.split("..."))
    return re.search(rf"\b{_BETWEEN.join(parts)}\b", said) is not None


def merged(lists: Iterable[Mapping[str, list[str]]]) -> ChasingWords:
    """The words of several languages in one."""
    found: dict[str, list[str]] = {}
    for each in lists:
        for name, listed in each.items():
            found.setdefault(name, []).extend(listed)
    wishes = {wish: tuple(map(_phrase, found.pop(wish.value, ()))) for wish in Wish}
    return ChasingWords(
        wishes,
        **{name: frozenset(map(str.casefold if name in _MARKED else fold, listed)) for name, listed in found.items()},
    )


def _phrase(written: str) -> str:
    return "...".join(fold(part) for part in written.split("..."))
