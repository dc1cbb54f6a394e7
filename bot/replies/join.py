"""The way in, in words."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.replies.ask import help_
from bot.replies.reply import COPIED, Choice, Reply, picked
from bot.replies.voice import Voice, lines
from bot.usecases import admit, answers, join
from bot.usecases.notices import LetIn, NotLetIn

#: so many units are offered as buttons; more are found by typing a name
_OFFERED = 12
#: of those without an officer, whom a sheet invites all at once
_FIRST = 3


def stranger(told: join.Stranger, voice: Voice) -> Reply:
    return Reply(voice("stranger" if told.first else "stranger-waiting"))


def request_kept(told: join.RequestKept, voice: Voice) -> Reply:
    return Reply(voice("request-again" if told.again else "request-kept"))


def invited(told: join.Invited, voice: Voice) -> Reply:
    role = voice(f"role-{told.invitation.role}")
    heading = (
        voice("invited-admin", name=told.name)
        if told.unit is None
        else voice("invited", name=told.name, role=role, unit=told.unit.full_name)
    )
    return Reply(
        lines(heading, voice("invited-right")),
        (
            voice.choice("join", Verb.JOIN, told.token),
            voice.choice("join-name", Verb.JOIN_NAME, told.token),
            voice.choice("join-not-me", Verb.JOIN_NOT_ME),
        ),
        columns=1,
    )


def invitation_spent(told: join.InvitationSpent, voice: Voice) -> Reply:
    return Reply(voice("invitation-spent-member" if told.member else "invitation-spent"))


def ask_name(_: join.AskName, voice: Voice) -> Reply:
    return Reply(voice("ask-name"))


def joined(told: join.Joined, voice: Voice) -> Reply:
    where = (
        voice("joined-admin", name=told.person.name)
        if told.unit is None
        else voice("joined", name=told.person.name, role=voice(f"role-{told.role}"), unit=told.unit.full_name)
    )
    if told.person.address is not None:
        return Reply(where, help_(answers.Help(told.person), voice).choices)
    return Reply(lines(where, voice("data-notice"), voice("ask-address")), _addresses(voice), columns=3)


def not_me(_: join.NotMe, voice: Voice) -> Reply:
    return Reply(voice("not-me"))


def addressed(told: join.Addressed, voice: Voice) -> Reply:
    # from this very reply on: the voice still speaks as before the choice
    now = Voice.to(told.person, voice.deployment, voice.now)
    reply = help_(answers.Help(told.person), now)
    return Reply(lines(now("addressed"), reply.text), reply.choices)


def request_card(told: admit.RequestCard, voice: Voice) -> Reply:
    request = told.request
    offered = told.offered[:_OFFERED]
    rows, units = picked(offered, lambda unit: actions.write(Verb.ADMIT, request.id, unit.id))
    other = (voice.choice("admit-other", Verb.ADMIT_OTHER, request.id),) if len(offered) < 4 else ()
    refuse = voice.choice("admit-refuse", Verb.ADMIT_REFUSE, request.id)
    text = lines(
        voice("request-card", account=request.sender_name),
        voice("quoted", words=request.words),
        voice("request-which" if units else "request-which-none"),
        *rows,
        voice("request-type", count=len(told.offered)) if len(told.offered) > len(offered) else None,
    )
    return Reply(text, units, ways=(*other, refuse))


def request_decided(told: admit.RequestDecided, voice: Voice) -> Reply:
    if told.already:
        return Reply(voice("request-already"))
    if told.unit is None:
        return Reply(voice("request-refused", account=told.request.sender_name))
    return Reply(voice("request-granted", account=told.request.sender_name, unit=told.unit.full_name))


def invite_whom(told: admit.InviteWhom, voice: Voice) -> Reply:
    shown = told.units[: _FIRST if told.missing else _OFFERED]
    rows, buttons = picked(shown, lambda unit: actions.write(Verb.INVITE, unit.id))
    more = voice("invite-more", count=len(told.units)) if len(told.units) > len(shown) else None
    if told.missing:
        more = voice("invite-missing", count=len(told.units))
    ways = (voice.choice("invite-sheet", Verb.INVITE_SHEET), voice.choice("cancel", Verb.CANCEL))
    return Reply(lines(voice("invite-whom"), *rows, more), buttons, ways=ways)


def link_made(told: admit.LinkMade, voice: Voice) -> Reply:
    link = f"https://t.me/{voice.deployment.bot_username}?start={told.token}"
    invitation = voice("link-text", unit=told.unit.full_name, link=link)
    return Reply(
        lines(voice("link-made", unit=told.unit.full_name), invitation),
        (voice.choice("invite-next", Verb.INVITE),),
        copies=((voice("button-copy-link"), invitation),) if len(invitation) <= COPIED else (),
    )


def not_allowed(_: admit.NotAllowed, voice: Voice) -> Reply:
    return Reply(voice("not-allowed"))


def let_in(told: LetIn, voice: Voice) -> Reply:
    heading = voice("joined", name=told.person.name, role=voice(f"role-{Role.OFFICER}"), unit=told.unit.full_name)
    return Reply(lines(heading, voice("data-notice"), voice("ask-address")), _addresses(voice), columns=3)


def not_let_in(_: NotLetIn, voice: Voice) -> Reply:
    return Reply(voice("not-let-in"))


def _addresses(voice: Voice) -> tuple[Choice, ...]:
    return tuple(Choice(voice(f"button-address-{word}"), actions.write(Verb.ADDRESS, word)) for word in join.ADDRESSES)
