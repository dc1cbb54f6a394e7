"""What has become of the drafts and nominations between two states, and what of that a tap may bring about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from walking_house import State

from bot.domain.actions import Action, OutOfDate, Verb, read
from bot.domain.nomination import Act

#: what happened, by its kind: `("fills", draft, key)`, `("status", nomination)`; `ANY` stands for whatever there
Fact = tuple[Any, ...]
ANY = None

_BESIDE = {"answers", "changed_at", "closed_at", "person_id", "consent", "status"}
#: one answer may tell these as well, whatever stood there
_WITH = {
    "name": ("name", "born", "place", "gender", "subject"),
    # who does not agree to be nominated is not published either
    "told": ("told", "publish"),
}
_TELLS_MORE = ("name", "deeds")
#: buttons of a draft: they carry its version
ON_DRAFT = frozenset(
    {
        Verb.ANSWER,
        Verb.SKIP,
        Verb.BACK,
        Verb.KEEP,
        Verb.PAUSE,
        Verb.EDIT,
        Verb.CHANGE,
        Verb.SEND,
        Verb.SEND_UNASKED,
        Verb.CHECKLIST,
        Verb.CHECK,
        Verb.CHECK_ALL,
        Verb.DROP_PHOTOS,
        Verb.LIST_FIELDS,
        Verb.FULL_FORM,
        Verb.PERIOD,
        Verb.DISCARD,
        Verb.DISCARD_YES,
    }
)
#: buttons of a nomination: they carry its version
_ON_NOMINATION = frozenset(
    {Verb.WITHDRAW_YES, Verb.DECIDE, Verb.ASK_MORE_YES, Verb.CONFIRM_MARKS, Verb.TOLD, Verb.REOPEN}
)


def facts(before: State, after: State) -> set[Fact]:
    """Everything that has changed."""
    return {*_of_drafts(before, after), *_of_nominations(before, after), *_of_others(before, after)}


def allows(allowed: set[Fact], fact: Fact) -> bool:
    return any(
        len(each) == len(fact) and all(want in (ANY, got) for want, got in zip(each, fact, strict=True))
        for each in allowed
    )


def answering(draft: Mapping[str, Any], question: str) -> set[Fact]:
    """What an answer to a question of a draft may bring about."""
    number = draft["id"]
    if question == "subject":
        # what the other form does not ask is dropped
        return {(kind, number, ANY) for kind in ("fills", "changes", "drops")} | {("touched", number)}
    own = _WITH.get(question, (question,))
    along = {("fills", number, ANY if question in _TELLS_MORE else "phone")}
    # who was asked at last is asked of the post anew
    anew = {("drops", number, "publish")} if question == "told" else set()
    return {*((kind, number, key) for kind in ("fills", "changes") for key in own), *along, *anew, ("touched", number)}


def sending(draft: Mapping[str, Any]) -> set[Fact]:
    """What sending a draft may bring about."""
    number, mends = draft["id"], draft["nomination_id"]
    new = {("enters", ANY), ("event", ANY)} if mends is None else set()
    return {*new, *moving(mends), ("closes", number), ("touched", number), ("file", ANY), ("ticked", number)}


def moving(nomination: int | None) -> set[Fact]:
    """What an act on a nomination may bring about."""
    if nomination is None:
        return set()
    return {("status", nomination), ("marked", nomination), ("event", nomination), ("told", nomination, ANY)}


def of_tap(action: Action, person: int | None, state: State) -> set[Fact]:
    """What a tap may bring about now, by whoever makes it: nothing by a button of an earlier state."""
    try:
        return _of_tap(action, person, state)
    except (OutOfDate, KeyError):
        return set()


def is_old(written: str, person: int, state: State) -> bool:
    """Whether a button is of an earlier state of a draft that this person writes, or of a nomination."""
    action = read(written)
    if action is None or action.verb not in ON_DRAFT | _ON_NOMINATION:
        return False
    of_draft = action.verb in ON_DRAFT
    row = state["drafts" if of_draft else "nominations"][action.number(0)]
    open_to = not of_draft or (row["closed_at"], row["person_id"]) == (None, person)
    return open_to and action.number(1) < int(row["version"])


def _of_tap(action: Action, person: int | None, state: State) -> set[Fact]:
    if action.verb in ON_DRAFT:
        draft = state["drafts"][action.number(0)]
        fresh = (draft["closed_at"], draft["person_id"], draft["version"]) == (None, person, action.number(1))
        return _on_draft(action, draft) if fresh else set()
    if action.verb in _ON_NOMINATION:
        nomination = state["nominations"][action.number(0)]
        return _on_nomination(action, nomination) if nomination["version"] == action.number(1) else set()
    match action.verb:
        case Verb.NOMINATE_NEW | Verb.NOMINATE_FOR:
            # an empty draft is taken up again
            empty = {("touched", each["id"]) for each in state["drafts"].values() if not each["answers"]}
            # photos that came without a draft belong to the one that is begun
            return {("opens", ANY), ("file", ANY), *empty}
        case Verb.MEND | Verb.ANSWER_MORE:
            left = (each["id"] for each in state["drafts"].values() if each["nomination_id"] == action.number(0))
            return {("opens", ANY), *(("writer", number) for number in left)}
        case Verb.TAKE_OVER:
            draft = state["drafts"][action.number(0)]
            fresh = draft["closed_at"] is None and draft["version"] == action.number(1)
            return {("writer", draft["id"]), ("touched", draft["id"])} if fresh else set()
        case Verb.RESUME:
            # the review page may find that another period is the usual one by now
            return {("touched", action.number(0))}
        case Verb.ALL_WAYS:
            return {("touched", action.number(1))} if action.word(0) == "d" else set()
        case Verb.LATE_WRITE | Verb.EDIT_YES | Verb.APART:
            return _on_message(action, state)
        case Verb.CONSENT:
            number = action.number(0)
            mending = (each["id"] for each in state["drafts"].values() if each["nomination_id"] == number)
            return {
                *moving(number),
                *((kind, draft, key) for draft in mending for kind in ("changes", "fills") for key in _CONSENT),
            }
        case Verb.PHOTO_USE:
            return {("file", ANY)}
        case _:
            return set()


_CONSENT = ("told", "publish")


def _on_draft(action: Action, draft: Mapping[str, Any]) -> set[Fact]:
    number = draft["id"]
    match action.verb:
        case Verb.ANSWER:
            return answering(draft, draft["step"])
        case Verb.SKIP:
            return {("drops", number, draft["step"]), ("touched", number)}
        case Verb.SEND:
            return sending(draft)
        case Verb.SEND_UNASKED:
            spoken = {(kind, number, key) for kind in ("fills", "changes") for key in _CONSENT}
            return {*sending(draft), *spoken}
        case Verb.DISCARD_YES:
            return {("thrown", number), ("file", ANY)}
        case Verb.CHECK | Verb.CHECK_ALL:
            return {("ticked", number)}
        case Verb.DROP_PHOTOS:
            return {("file", ANY), ("touched", number)}
        case Verb.PAUSE | Verb.EDIT | Verb.DISCARD | Verb.CHECKLIST:
            return set()
        case _:
            return {("touched", number)}


def _on_nomination(action: Action, nomination: Mapping[str, Any]) -> set[Fact]:
    number = nomination["id"]
    if action.verb is Verb.DECIDE and action.one_of(Act, 2) in (Act.RETURN, Act.REJECT):
        # the reason is asked for first
        return set()
    opened = {("opens", ANY)} if action.verb is Verb.REOPEN else set()
    return {*moving(number), *opened}


def _on_message(action: Action, state: State) -> set[Fact]:
    answered = state["draft_messages"][action.number(0)]
    number, sent = answered["draft_id"], answered["nomination_id"]
    draft = state["drafts"].get(number)
    allowed: set[Fact] = set()
    if draft is not None and draft["closed_at"] is None:
        allowed |= {*answering(draft, answered["question"]), ("writer", number)}
        if action.verb is Verb.APART:
            allowed |= {("fills", number, ANY), ("changes", number, ANY)}
    if sent is not None:
        # what was sent is taken back to be changed
        allowed |= {*moving(sent), ("opens", ANY), ("file", ANY)}
    return allowed


def _of_drafts(before: State, after: State) -> Iterator[Fact]:
    for number, now in after["drafts"].items():
        was = before["drafts"].get(number)
        if was is None:
            yield ("opens", number)
            continue
        if was["closed_at"] is None and now["closed_at"] is not None and not now["answers"]:
            # thrown away: nothing of it is left
            yield ("thrown", number)
            continue
        if was["closed_at"] != now["closed_at"]:
            yield ("closes" if was["closed_at"] is None else "reopens", number)
        if was["person_id"] != now["person_id"]:
            yield ("writer", number)
        for key in {*was["answers"], *now["answers"]}:
            if key not in was["answers"]:
                yield ("fills", number, key)
            elif key not in now["answers"]:
                yield ("drops", number, key)
            elif was["answers"][key] != now["answers"][key]:
                yield ("changes", number, key)
        if any(was[key] != now[key] for key in now if key not in _BESIDE):
            yield ("touched", number)


def _of_nominations(before: State, after: State) -> Iterator[Fact]:
    for number, now in after["nominations"].items():
        was = before["nominations"].get(number)
        if was is None:
            yield ("enters", number)
            continue
        if was["status"] != now["status"]:
            yield ("status", number)
        for kind in ("answers", "consent"):
            for key in {*was[kind], *now[kind]}:
                if was[kind].get(key) != now[kind].get(key):
                    yield ("told", number, key)
        if any(was[key] != now[key] for key in now if key not in _BESIDE):
            yield ("marked", number)


def _of_others(before: State, after: State) -> Iterator[Fact]:
    for number, event in after["nomination_events"].items():
        if number not in before["nomination_events"]:
            yield ("event", event["nomination_id"])
        elif before["nomination_events"][number] != event:
            yield ("rewritten", number)
    for kind, table in (("file", "attachments"), ("ticked", "checklists")):
        yield from ((kind, key) for key, row in after[table].items() if before[table].get(key) != row)
    for table in after:
        if table not in ("draft_messages", "conversations"):
            yield from (("gone", table, key) for key in before[table] if key not in after[table])
