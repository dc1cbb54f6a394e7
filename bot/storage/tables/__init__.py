"""The tables, by what they are about. Verbs on them are one module a table; nothing outside `storage` sees a row."""

from bot.storage.tables.chasing import ChasingRow, NudgeCopyRow, NudgeRow
from bot.storage.tables.columns import Signed, SignedLast
from bot.storage.tables.nominations import (
    AttachmentRow,
    ChecklistRow,
    DraftMessageRow,
    DraftRow,
    EntryOnBehalfRow,
    NominationEventRow,
    NominationRow,
)
from bot.storage.tables.periods import DeclarationEventRow, DeclarationRow, DispositionRow
from bot.storage.tables.reminding import LadderRow, RungToldRow, SnoozeRow, SweepRow, WatchRow
from bot.storage.tables.reports import MilestoneEventRow, ReportEventRow, ReportRow
from bot.storage.tables.roster import AccessRequestRow, InvitationRow, PersonRow, RoleRow, UnitRow, WorkingNameRow
from bot.storage.tables.talk import ConversationRow, MissRow, NotebookRow, ToldFigureRow
from bot.storage.tables.traffic import ContactRow, InboxRow, MailRow, OutageRow, OutboxRow

__all__ = [
    "AccessRequestRow",
    "AttachmentRow",
    "ChasingRow",
    "ChecklistRow",
    "ContactRow",
    "ConversationRow",
    "DeclarationEventRow",
    "DeclarationRow",
    "DispositionRow",
    "DraftMessageRow",
    "DraftRow",
    "EntryOnBehalfRow",
    "InboxRow",
    "InvitationRow",
    "LadderRow",
    "MailRow",
    "MilestoneEventRow",
    "MissRow",
    "NominationEventRow",
    "NominationRow",
    "NotebookRow",
    "NudgeCopyRow",
    "NudgeRow",
    "OutageRow",
    "OutboxRow",
    "PersonRow",
    "ReportEventRow",
    "ReportRow",
    "RoleRow",
    "RungToldRow",
    "Signed",
    "SignedLast",
    "SnoozeRow",
    "SweepRow",
    "ToldFigureRow",
    "UnitRow",
    "WatchRow",
    "WorkingNameRow",
]
