"""Invitations on paper, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.roster import Unit
from bot.exports import InvitationSheet
from bot.exports.invitations import Card
from bot.replies.figures import in_brief
from bot.replies.pictures import file_name
from bot.replies.reply import COPIED, Reply
from bot.replies.voice import Voice, lines
from bot.texts import Texts, texts
from bot.usecases import invitation_sheets


def made(told: invitation_sheets.SheetMade, voice: Voice) -> Reply:
    units = [link.unit for link in told.links]
    links = [
        (link.unit, link.by, f"https://t.me/{voice.deployment.bot_username}?start={link.token}") for link in told.links
    ]
    until = voice.deployment.local(told.expires_at)
    # who gets the paper reads the deployment's language, whichever its reviewer has chosen
    paper = sheet(texts(voice.deployment.language), links, until=until, now=voice.now)
    names = in_brief([unit.full_name for unit in units], voice)
    text = lines(
        voice("sheet-ready-named", names=names) if told.named else voice("sheet-ready", count=len(units)),
        None if told.named else voice("paper-units", names=names),
        voice("sheet-how", day=voice.day(last_day(until))),
    )
    invitation = voice("link-text", unit=units[0].full_name, link=links[0][2])
    copies = ((voice("button-copy-link"), invitation),) if told.named and len(invitation) <= COPIED else ()
    return Reply(text, (voice.choice("invite", Verb.INVITE),), copies=copies, export=paper)


def nobody(_: invitation_sheets.EverybodyJoined, voice: Voice) -> Reply:
    return Reply(voice("sheet-nobody"))


def sheet(
    language: Texts, links: Iterable[tuple[Unit, Unit, str]], *, until: datetime, now: datetime
) -> InvitationSheet:
    """The sheet of links, each of a unit and who invites it; they open up to a local moment."""
    holds = language("sheet-until", day=language.full_day(last_day(until)))
    return InvitationSheet(
        file_name=file_name(language("sheet-file", date=f"{now:%d-%m-%Y}")),
        title=language("sheet-title"),
        guide=language("sheet-guide"),
        scan=language("sheet-scan"),
        cards=tuple(
            Card(unit.full_name, language("sheet-invites", by=by.full_name, unit=unit.full_name), link, holds)
            for unit, by, link in links
        ),
        as_of=now.isoformat(),
    )


def last_day(until: datetime) -> date:
    """The last day on all of which a link opens that opens up to a moment."""
    return until.date() - ONE_DAY
