## Extending, exempting, an earlier day, paper
disposed-all = all units
what-nominate = { $period }
what-report = the report of { $period }
what-once = { $what }
extended = It is the later day that was given ({ $reason }).
footnote-extend = Extended: { $unit } until the end of { $day } ({ $reason }).
footnote-extend-bare = Extended: { $unit } until the end of { $day }.
footnote-exempt = Exempt this period: { $unit } ({ $reason }).
footnote-exempt-bare = Exempt this period: { $unit }.
footnote-cutoff = Reminded early: { $unit } by the end of { $day } ({ $reason }); not a deadline.
footnote-received = { $unit }'s paper was received on { $day } ({ $reason }).
footnotes-more = { $count ->
    [one] And 1 more unit has
   *[other] And { $count } more units have
} been extended or exempted.
reason-letter = { $reason }, letter { $letter }
steered = The reviewer wishes to have it by the end of { $day }; the deadline stays.
remaining-exempt = { $unit } { $period }: exempt, nothing to send; sent { $counted }.
dispose-list = Extend or exempt { $what } for which unit?
dispose-list-none = Every unit is done.
dispose-list-other = For another unit type its name.
dispose-list-other-all = For another unit type its name. For all of them tap the lower row.
dispose-unit = { $unit }, { $what }: due by the end of { $day }.
ask-day-extend = Extend { $what } for { $unit } until the end of which day? Type the day, best with the reason.
ask-day-cutoff = Remind { $unit } to send { $what } by the end of which day? The deadline stays { $day }.
ask-day-received = On which day was { $unit }'s paper received? Type the day, best with the reason.
ask-dispose-reason = The reason for { $unit }, { $what }? { $whose ->
    [all] All units read it.
   *[one] Only that unit, reviewers and leaders read it.
}
ask-dispose-letter = Number of the letter? For example: 45/UBND-NV. Without one write “none”.
ask-dispose-yes = Is this right?
refuse-dispose-day = I could not read the day. Please type a day, such as 23/11.
refuse-extend-day = The new day must be after the present deadline ({ $day }) and not past.
refuse-cutoff-day = The earlier day must be before the deadline ({ $day }) and not past.
refuse-received-day = The day of receipt must be today or before.
refuse-dispose-reason = Please say a little more, the unit reads this reason.
read-back-extend = Extend { $what } for { $unit } until the end of { $day }.
read-back-exempt = Exempt { $unit } from { $what }: nothing to send this time.
read-back-cutoff = Remind { $unit } to send { $what } by the end of { $day }.
read-back-received = Noted: the paper of { $unit } received on { $day }.
read-back-why = Reason: { $reason }. Decided by { $by }.
read-back-letter = By letter { $letter }.
read-back-cutoff-deadline = For reminders only; the deadline stays the end of { $day }, and in time or late goes by that.
dispose-act = { $act ->
    [extend] The later day for
    [exempt] The exemption of
    [cutoff] The earlier day for
   *[received] The day of the paper of
}
dispose-waits = { dispose-act } { $unit } still waits for { $awaits ->
    [day] its day
    [reason] its reason
    [letter] the letter's number
   *[yes] your yes
}.
dispose-dropped = { dispose-act } { $unit } was not kept.
source-extend = Source: { $plan } says nothing of extending.
source-exempt = Source: { $plan } says nothing of exempting.
source-cutoff = Source: { $plan } has no such day.
source-received = Source: { $plan } says nothing of paper received.
disposed = Kept at { $moment }.
officers-told = { $count ->
    [one] 1 officer is
   *[other] { $count } officers are
} told.
disposed-before = { $by } has just decided for this unit. I changed nothing.
disposal-undone = Taken back, it no longer holds:
disposal-undone-before = { $by } has taken it back before:
disposed-heard = { $by } has decided:
disposed-heard-undone = { $by } has taken a decision back:
disposed-due = { $what } is now due by the end of { $day }.

button-dispose = Extend, exempt
button-dispose-list = Another unit
button-act-unit-extend = Extend
button-act-unit-exempt = Exempt this time
button-act-unit-cutoff = Remind early
button-act-all-extend = Extend for all
button-act-all-exempt = Exempt all
button-act-all-cutoff = Remind all early
button-undo-extend = Undo extension
button-undo-exempt = Undo exemption
button-undo-cutoff = Undo early day
button-undo-received = Undo paper day
button-received = Received on paper
button-letter = Add a letter number
button-dispose-yes = Right, keep it
button-dispose-yes-all = Right, tell all
button-dispose-yes-unit = Right, tell { $unit }
button-dispose-yes-other = Right, tell them
button-dispose-say-day = Type the day
button-dispose-say-reason = Type the reason
button-dispose-say-letter = Type the number
button-dispose-say-yes = See it again
button-dispose-anew = Start again
