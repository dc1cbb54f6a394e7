"""Results in words: one function for each kind of outcome, found by its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.actions import FOLDED, Verb
from bot.replies import (
    ask,
    ask_dates,
    beside,
    blocks,
    chase,
    chase_calls,
    chat,
    checklists,
    consent,
    declaring,
    dispositions,
    drafts,
    explained,
    figures,
    found,
    invitation_sheets,
    join,
    letter_drafts,
    milestones,
    next_reminder,
    nominate,
    notebook,
    outages,
    overviews,
    points,
    receipts,
    remind,
    reopen,
    reports,
    reports_seen,
    review,
    review_page,
    several,
    sharing,
    spans,
    states,
    units,
    which_duty,
)
from bot.replies import ladders as ladder_replies
from bot.replies import reminding as reminding_replies
from bot.replies.reply import COPIED, Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import (
    admit,
    answers,
    chased,
    consents,
    declared,
    disposals,
    draft_pages,
    explain,
    failures,
    forms,
    ladders,
    mending,
    names_shown,
    notices,
    opening,
    photo_uses,
    reach,
    reminder_wishes,
    report_pages,
    snooze,
    succession,
    turn,
    verdicts,
)
from bot.usecases import checklists as checking
from bot.usecases import invitation_sheets as sheets
from bot.usecases import join as joining
from bot.usecases import letters as drafting
from bot.usecases import milestones as marking
from bot.usecases import notebook as noting
from bot.usecases import outages as outage_verdicts
from bot.usecases import points as point_answers
from bot.usecases import reminders as reminding
from bot.usecases import reopen as reopening

__all__ = ["Choice", "Reply", "Voice", "word"]


def word(outcome: turn.Outcome | notices.Outcome, voice: Voice) -> Reply:
    """The reply that words an outcome."""
    return _WORDED[type(outcome)](outcome, voice)


def _entry_opened(told: declared.EntryOpened, voice: Voice) -> Reply:
    return declaring.entry_opened(told, word(told.page, voice), voice)


def _note_used(told: noting.NoteUsed, voice: Voice) -> Reply:
    return notebook.used(told, word(told.page, voice), voice)


def _since(told: answers.Since, voice: Voice) -> Reply:
    """An answer, with what became of the unit that was named below its first line."""
    reply = word(told.answer, voice)
    first, _, rest = reply.text.partition("\n")
    return replace(reply, text=lines(first, *units.change_lines(told.changes, voice), rest))


def _together(told: answers.Together, voice: Voice) -> Reply:
    """Several answers in one message, with the buttons of the first; what is to be copied is all of it or nothing."""
    replies = [word(answer, voice) for answer in told.answers]
    own = tuple(choice for choice in replies[0].choices if not blocks.is_copy(choice))
    block = blocks.block(told, voice) if answers.is_figure(told) else ""
    copies = ((voice("button-copy"), block),) if 0 < len(block) <= COPIED else ()
    return replace(replies[0], text="\n\n".join(reply.text for reply in replies), choices=own, copies=copies)


def _figure(worded: Callable[[Any, Voice], Reply]) -> Callable[[Any, Voice], Reply]:
    """A figure in words, with what stands under every figure."""
    return lambda told, voice: blocks.with_buttons(worded(told, voice), told, voice)


def _none_to_send(told: point_answers.NoneToSend, voice: Voice) -> Reply:
    """How it stands of somebody who has none to send, or of the units of whoever hears such a word."""
    if isinstance(told.answer, answers.Remaining):
        return points.none_to_send(told.answer, voice)
    if isinstance(told.answer, answers.NoQuota) and not told.answer.own:
        return points.none_to_send_freely(told.answer, voice)
    reply = word(told.answer, voice)
    tells = told.decides and isinstance(told.answer, answers.RemainingAll)
    text = lines(voice("none-to-send-told"), reply.text) if tells else reply.text
    return replace(reply, text=text, choices=reply.choices or ask_dates.to_deadline(voice))


def _sent_late(told: point_answers.SentLate, voice: Voice) -> Reply:
    """What a late nomination leads to, then the answer on the deadline."""
    reply = word(told.answer, voice)
    if not isinstance(told.answer, answers.Deadline):
        return reply
    return replace(reply, text=lines(points.late_from(told.answer.due, voice), reply.text))


def _still_taken(told: point_answers.StillTaken, voice: Voice) -> Reply:
    """That one may still send, and whether the unit has; else the answer on the deadline."""
    reply = word(told.answer, voice)
    if not isinstance(told.answer, answers.Deadline):
        return reply
    return replace(reply, text=points.still_taken(told.answer, voice))


def _all_ways(told: turn.AllWays, voice: Voice) -> Reply:
    page = word(told.page, voice)
    if told.folded or not page.behind:
        return page.folded()
    return page.whole(Choice(voice("button-less"), f"{page.ways[-1].action}:{FOLDED}"))


def _deed_added(told: forms.DeedAdded, voice: Voice) -> Reply:
    return nominate.deed_added(told, word(told.page, voice), voice)


def _joined(told: draft_pages.Joined, voice: Voice) -> Reply:
    return drafts.joined(told, word(told.page, voice), voice)


def _repeated(told: draft_pages.Repeated, voice: Voice) -> Reply:
    return _above(drafts.repeated(told, voice), told.page, voice)


def _edit_kept(told: draft_pages.EditKept, voice: Voice) -> Reply:
    return _above(drafts.edit_kept(told, voice), told.page, voice)


def _amended(told: draft_pages.Amended, voice: Voice) -> Reply:
    reply = _above(drafts.amended(told, voice), told.page, voice)
    return reply if told.page is not None else replace(reply, choices=drafts.going_on(told.draft, voice))


def _above(head: str, page: turn.Outcome | None, voice: Voice) -> Reply:
    """A line above what is asked, where anything is."""
    if page is None:
        return Reply(head)
    reply = word(page, voice)
    return replace(reply, text=lines(head, reply.text))


def _in_place_of_file(told: answers.InPlaceOfFile, voice: Voice) -> Reply:
    """That there is no file yet, how many there are, and the way to the exemplars one by one."""
    reply, none = word(told.answer, voice), voice("no-file-one-by-one" if told.reads else "no-file-yet")
    if isinstance(told.answer, answers.Found):
        return replace(reply, text=lines(voice("no-file-yet"), reply.text))
    to_each = (voice.choice("one-by-one", Verb.ASK, Intent.SEARCH),) if told.reads else ()
    missing = voice.choice("ask-missing_units", Verb.ASK, Intent.MISSING_UNITS)
    return Reply(lines(none, _state(told.answer, voice)), to_each or (missing,))


def _state(told: answers.Answer, voice: Voice) -> str:
    """How many were approved, wait and are being mended; of an answer without such figures, all of it."""
    return states.state(told, voice) or word(told, voice).text


def _state_alone(told: point_answers.State, voice: Voice) -> Reply:
    reply = word(told.answer, voice)
    waiting = voice.choice("to-review", Verb.WAITING)
    return Reply(_state(told.answer, voice), (waiting,)) if states.state(told.answer, voice) else reply


_WORDED: Mapping[type, Callable[[Any, Voice], Reply]] = {
    answers.Remaining: _figure(figures.remaining),
    answers.Forwards: _figure(figures.forwards),
    answers.RemainingOver: _figure(figures.remaining_over),
    answers.OverAll: _figure(spans.over_all),
    answers.Slow: spans.slow,
    answers.RemainingAll: _figure(overviews.remaining_all),
    answers.MissingUnits: _figure(overviews.missing_units),
    answers.NoQuota: _figure(figures.no_quota),
    answers.Copied: blocks.block_alone,
    point_answers.Pictured: overviews.pictured,
    sheets.SheetMade: invitation_sheets.made,
    sheets.EverybodyJoined: invitation_sheets.nobody,
    drafting.LetterDraft: letter_drafts.drafted,
    drafting.NoLetter: letter_drafts.none,
    answers.NoSuchPeriod: figures.no_such_period,
    answers.NotYours: figures.not_yours,
    answers.NothingOwed: figures.nothing_owed,
    answers.Deadline: ask_dates.deadline,
    answers.NoDeadline: ask_dates.no_deadline,
    answers.Criteria: ask.criteria,
    answers.WhichField: ask.which_field,
    answers.Fields: ask.fields,
    answers.LeadAgency: ask.lead_agency,
    answers.LedBy: ask.led_by,
    answers.SubmitWhere: ask_dates.submit_where,
    answers.Milestones: ask_dates.milestones,
    answers.NoYearlyReport: ask_dates.no_yearly_report,
    answers.PlanInfo: ask.plan_info,
    answers.Rewards: ask.rewards,
    answers.Duties: ask.duties,
    answers.Help: ask.help_,
    answers.Smalltalk: ask.smalltalk,
    answers.NotMyBusiness: ask.not_my_business,
    answers.Unanswered: ask.unanswered,
    answers.Unsure: ask.unsure,
    answers.NoUnit: ask.no_unit,
    answers.Found: found.found,
    answers.InPlaceOfFile: _in_place_of_file,
    answers.NextReminder: next_reminder.next_reminder,
    answers.WhichUnit: units.which_unit,
    answers.WhichPlan: units.which_plan,
    answers.Together: _together,
    answers.Since: _since,
    point_answers.InForce: points.in_force,
    point_answers.MoreTime: points.more_time,
    point_answers.NoneToSend: _none_to_send,
    point_answers.SentLate: _sent_late,
    point_answers.Obliged: points.obliged,
    point_answers.StillTaken: _still_taken,
    point_answers.NoMonthlyReport: points.no_monthly_report,
    point_answers.NotClear: points.not_clear,
    point_answers.Publishing: points.publishing,
    point_answers.How: points.how,
    point_answers.Untold: points.untold,
    point_answers.State: _state_alone,
    point_answers.Stuck: points.stuck,
    point_answers.Scored: points.scored,
    point_answers.Told: points.said,
    point_answers.Disputed: points.disputed,
    explain.Explained: explained.explained,
    point_answers.Subjects: points.subjects,
    point_answers.FittingFields: points.fitting_fields,
    point_answers.OnPaper: points.on_paper,
    joining.Stranger: join.stranger,
    joining.RequestKept: join.request_kept,
    joining.Invited: join.invited,
    joining.InvitationSpent: join.invitation_spent,
    joining.AskName: join.ask_name,
    joining.Joined: join.joined,
    joining.NotMe: join.not_me,
    joining.Addressed: join.addressed,
    admit.RequestCard: join.request_card,
    admit.RequestDecided: join.request_decided,
    admit.InviteWhom: join.invite_whom,
    admit.LinkMade: join.link_made,
    admit.NotAllowed: join.not_allowed,
    notices.LetIn: join.let_in,
    notices.NotLetIn: join.not_let_in,
    forms.PickUnit: nominate.pick_unit,
    forms.PickPlan: units.pick_plan,
    forms.HasDrafts: drafts.has_drafts,
    forms.Asking: nominate.asking,
    forms.Refused: nominate.refused,
    forms.ReviewPage: review_page.page,
    forms.ReviewWaits: review_page.waits,
    forms.EditList: review_page.edit_list,
    forms.Paused: nominate.paused,
    forms.AskDiscard: nominate.ask_discard,
    forms.Discarded: nominate.discarded,
    forms.Submitted: receipts.submitted,
    forms.Stale: nominate.stale,
    forms.NotAskedFor: nominate.not_asked_for,
    forms.NotAnOfficer: nominate.not_an_officer,
    forms.PhotoKept: beside.photo_kept,
    forms.AlbumKept: beside.album_kept,
    forms.VoiceKept: beside.voice_kept,
    forms.HowToDictate: beside.how_to_dictate,
    forms.CaptionUnused: beside.caption_unused,
    forms.FileWithoutDraft: beside.file_without_draft,
    forms.WhichAnswer: review_page.which_answer,
    forms.Corrected: review_page.corrected,
    forms.StillPaused: nominate.still_paused,
    forms.DeedAdded: _deed_added,
    forms.Loose: beside.loose,
    forms.LooseDropped: beside.loose_dropped,
    draft_pages.CorrectionOffered: drafts.correction_offered,
    draft_pages.AskTakeOver: drafts.ask_take_over,
    draft_pages.TakenFromYou: drafts.taken_from_you,
    draft_pages.LateAnswer: drafts.late_answer,
    draft_pages.LatePassed: drafts.late_passed,
    draft_pages.LateDropped: drafts.late_dropped,
    draft_pages.DraftsLie: drafts.drafts_lie,
    draft_pages.Repeated: _repeated,
    draft_pages.Joined: _joined,
    draft_pages.EditOffered: drafts.edit_offered,
    draft_pages.EditRefused: drafts.edit_refused,
    draft_pages.EditKept: _edit_kept,
    draft_pages.Amended: _amended,
    draft_pages.EditOfSent: drafts.edit_of_sent,
    verdicts.Card: review.card,
    verdicts.AskReason: review.ask_reason,
    verdicts.AskMore: review.ask_more,
    verdicts.AskedMore: review.asked_more,
    verdicts.ReasonRefused: review.reason_refused,
    verdicts.Decided: review.decided,
    verdicts.TakenByOther: review.taken_by_other,
    verdicts.CannotUndo: review.cannot_undo,
    verdicts.NotInForce: review.not_in_force,
    verdicts.AskApprove: review.ask_approve,
    verdicts.Told: review.told_kept,
    verdicts.NotTold: review.not_told,
    verdicts.AskPublished: review.ask_published,
    verdicts.PublishedDayRefused: review.published_day_refused,
    verdicts.Published: review.published,
    verdicts.ToPublish: review.to_publish,
    verdicts.ToForward: review.to_forward,
    verdicts.Waiting: review.waiting,
    verdicts.OfficerView: review.officer_view,
    verdicts.Mine: review.mine,
    verdicts.AskWithdraw: review.ask_withdraw,
    verdicts.WithdrawnBack: review.withdrawn_back,
    verdicts.ReviewNotAllowed: review.review_not_allowed,
    notices.DecisionHeard: review.decision_heard,
    notices.WithdrawalHeard: review.withdrawal_heard,
    reminding.Reminded: remind.reminded,
    reminding.Several: several.several,
    mending.MendComes: remind.mend_comes,
    snooze.Snoozed: remind.snoozed,
    snooze.AskWhen: remind.ask_when,
    snooze.NothingToRepeat: remind.nothing_to_repeat,
    snooze.NothingMissing: remind.nothing_missing,
    reminding.StateOfAll: remind.state_of_all,
    outage_verdicts.Over: outages.over,
    outage_verdicts.Agreed: outages.agreed,
    outage_verdicts.NothingAwaits: outages.nothing_awaits,
    outage_verdicts.Entries: outages.entries,
    outage_verdicts.Judged: outages.judged,
    outage_verdicts.JudgedBefore: outages.judged_before,
    reminding.MilestoneComes: milestones.comes,
    marking.PickMilestone: milestones.pick,
    marking.AskMilestoneDay: milestones.ask_day,
    marking.MilestoneMarked: milestones.marked,
    marking.MilestoneUnmarked: milestones.unmarked,
    marking.MilestoneNotYours: milestones.not_yours,
    report_pages.ReportAsked: reports.asked,
    report_pages.ReportReview: reports.review,
    report_pages.ReportEditList: reports.edit_list,
    report_pages.ReportPaused: reports.paused,
    report_pages.ReportReceived: reports_seen.received,
    report_pages.ReportView: reports_seen.view,
    report_pages.ReportOfSeveral: reports_seen.of_several,
    report_pages.PickReport: reports_seen.pick,
    report_pages.NoReport: reports_seen.none_owed,
    report_pages.ReportsDue: reports_seen.due,
    report_pages.ReportFileKept: reports.file_kept,
    report_pages.ReportSums: reports_seen.sums,
    disposals.DisposeList: dispositions.dispose_list,
    disposals.DisposeUnit: dispositions.dispose_unit,
    disposals.DisposeAsked: dispositions.dispose_asked,
    disposals.DisposeReadBack: dispositions.dispose_read_back,
    disposals.DisposeWaits: dispositions.dispose_waits,
    disposals.DisposedNow: dispositions.disposed_now,
    disposals.DisposedBefore: dispositions.disposed_before,
    disposals.DisposalUndone: dispositions.disposal_undone,
    disposals.DisposedHeard: dispositions.disposed_heard,
    disposals.DisposeNotAllowed: dispositions.dispose_not_allowed,
    consents.ConsentPage: consent.page,
    consents.ConsentAsked: consent.asked,
    consents.AskedLater: consent.asked_later,
    consents.AskConsentEnd: consent.ask_end,
    consents.ConsentWords: consent.words_alone,
    consents.DraftWords: consent.words_of_draft,
    consents.ConsentHeard: consent.heard,
    consents.WhoseConsent: consent.whose,
    consents.Unreached: consent.unreached,
    consents.RefusedBefore: consent.refused_before,
    consents.Bereaved: consent.bereaved,
    consents.BereavedKept: consent.bereaved_kept,
    consents.WhoDied: consent.who_died,
    consents.AskAnswered: consent.ask_answered,
    checking.Checklist: checklists.checklist,
    reopening.Reopened: reopen.reopened,
    reopening.AskEdit: reopen.ask_edit,
    reopening.EditWished: reopen.wished,
    reopening.EditWishHeard: reopen.wish_heard,
    photo_uses.PhotoUses: consent.photo_uses,
    declared.PickDuty: declaring.pick_duty,
    declared.NothingMissing: declaring.nothing_missing,
    declared.AskWhy: declaring.ask_why,
    declared.WhyWaits: declaring.why_waits,
    declared.NoneReported: declaring.none_reported,
    declared.NoneKnown: declaring.none_known,
    declared.DayNoted: declaring.day_noted,
    declared.AskChannel: declaring.ask_channel,
    declared.StillOpen: declaring.still_open,
    declared.ElsewhereNoted: declaring.elsewhere_noted,
    declared.LetterNoted: declaring.letter_noted,
    declared.TakenBack: declaring.taken_back,
    declared.ElsewhereAsked: declaring.elsewhere_asked,
    declared.DecidedBefore: declaring.decided_before,
    declared.ReportTaken: declaring.report_taken,
    declared.UnseenNoted: declaring.unseen_noted,
    declared.UnseenHeard: declaring.unseen_heard,
    declared.AskEntry: declaring.ask_entry,
    declared.EntryOpened: _entry_opened,
    declared.EnteredHeard: declaring.entered_heard,
    chased.NudgePreview: chase.preview,
    chased.NudgeWaits: chase.waits,
    chased.NudgeSent: chase.sent,
    chased.NudgePutOff: chase.put_off,
    chased.NudgeBefore: chase.before,
    chased.AskOwnWords: chase.ask_own_words,
    chased.NoSuchUnit: chase.no_such_unit,
    chased.WhichDuty: which_duty.which_duty,
    chased.ReviewersOwn: chase.reviewers_own,
    chased.NudgeHeard: chase.heard,
    chased.NudgeNoted: chase.noted,
    chased.DeliveryReport: chase.report,
    chased.UnitsJoined: chase.units_joined,
    chased.CallList: chase_calls.listed,
    chased.CallLog: chase_calls.log,
    chased.CallUnit: chase_calls.of_unit,
    chased.AskCallNote: chase_calls.ask_note,
    chased.ContactKept: chase_calls.kept,
    chased.ContactForgotten: chase_calls.forgotten,
    chased.AskForget: chase_calls.ask_forget,
    chased.ContactRefused: chase_calls.refused,
    chased.WhoseContact: chase_calls.whose,
    noting.NoteKept: notebook.kept,
    noting.NoteWhat: notebook.what,
    noting.WhichNoteUnit: notebook.which_unit,
    noting.Notebook: notebook.shown,
    noting.NoteDeleted: notebook.deleted,
    noting.NotePlan: notebook.which_plan,
    noting.NoteUsed: _note_used,
    opening.PeriodOpened: notebook.opened,
    names_shown.Names: sharing.names,
    names_shown.Working: sharing.working,
    names_shown.AskWorkingName: sharing.ask_name,
    names_shown.AskNewName: sharing.ask_new,
    names_shown.NamesFull: sharing.full,
    names_shown.NameDropped: sharing.dropped,
    names_shown.NotGoneOn: sharing.not_gone_on,
    reminder_wishes.Reminding: reminding_replies.reminding,
    reminder_wishes.AskToBegin: reminding_replies.ask_to_begin,
    reminder_wishes.PickHour: reminding_replies.pick_hour,
    reminder_wishes.HourRefused: reminding_replies.hour_refused,
    reminder_wishes.DayUnread: reminding_replies.day_unread,
    reminder_wishes.NeverReminded: reminding_replies.never_reminded,
    ladders.Ladders: ladder_replies.shown,
    ladders.DaysAsked: ladder_replies.asked,
    ladders.DaysRefused: ladder_replies.refused,
    ladders.DaysNotYours: ladder_replies.not_yours,
    failures.Failure: chat.failure,
    reach.OutOfReach: chat.out_of_reach,
    succession.LedOn: units.led_on,
    turn.Welcome: chat.welcome,
    turn.NoUse: chat.no_use,
    turn.EditSeen: chat.edit_seen,
    turn.Cancelled: chat.cancelled,
    turn.AllWays: _all_ways,
}
