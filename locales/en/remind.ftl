## Reminders
remind-not-sent = No nomination for { $period } from { $unit } has come in (at least { $required } asked).
remind-not-chosen = { $unit }, { $period }: { $missing } still to come; what was sent was not chosen this time.
remind-drafting = { $unit } has begun a nomination for { $period } (at least { $required } asked).
remind-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come.
remind-forward = { $unit }, { $period }: { $approved } approved and not forwarded; at least { $missing } to forward.
remind-forward-none = { $unit } has forwarded none for { $period } (at least { $required } asked); none is approved yet.
remind-forward-more = { $unit } has forwarded { $counted } for { $period }, { $missing } more asked; no other is approved yet.
remind-late-forward-none = { $unit } has forwarded none for { $period } (at least { $required } asked); none is approved yet.
remind-late-forward-more = { $unit } has forwarded { $counted } for { $period }, { $missing } more asked; no other is approved yet.
remind-late-not-sent = No nomination for { $period } from { $unit } has come in (at least { $required } asked).
remind-late-not-chosen = { $unit }, { $period }: { $missing } still to come; what was sent was not chosen this time.
remind-late-drafting = { $unit } has a draft for { $period } that is not sent.
remind-late-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come.
remind-late-forward = { $unit }, { $period }: { $approved } approved and not forwarded; at least { $missing } to forward.
remind-mending = { $unit }, { $period }: what was returned still waits to be mended.
remind-late-mending = { $unit }, { $period }: what was returned still waits to be mended.
summary-unreachable = No officer there can be reached: { $names }.
summary-unreachable-all = No officer of these units can be reached.
remind-uncounted = { $unit }, { $period }: { $missing } still to come; what was sent is of a kind that the plan does not count.
remind-late-uncounted = { $unit }, { $period }: { $missing } still to come; what was sent is of a kind that the plan does not count.
remind-free-not-sent = No nomination for { $period } from { $unit } has come in; the plan sets no number.
remind-free-not-chosen = { $unit }, { $period }: what was sent was not chosen this time; the plan sets no number.
remind-free-drafting = { $unit } has begun a nomination for { $period }; the plan sets no number.
remind-free-mending = { $unit }, { $period }: sent, and what was returned is not mended yet.
remind-free-uncounted = { $unit }, { $period }: what was sent is of a kind that the plan does not count.
remind-free-forward = { $unit }, { $period }: nothing has been forwarded.
whole-campaign = this campaign
overview-free = { $met }/{ $total } units have sent nominations for { $period }.
next-reminder = I remind you next at { $moment }.
next-reminder-why = For this: { $why }
next-reminder-all = I report how the units stand: { $what }, { $period }.
next-reminder-milestone = For this milestone is not marked as done: { $name }.
next-reminder-none = Up to { $day } I have no reminder for you.
next-reminder-waiting = { $unit } has sent; it waits to be published, so nothing is reminded of.
next-reminder-off = Your reminders are off, so I send none.
next-reminder-missing = { $unit }: { $missing } missing for { $period }, due by the end of { $day }.
next-reminder-resting = You rest until the end of { $last }; I remind you next at { $moment }.
next-reminder-said-none = { $period }: no more reminders, for you said there is nobody yet.
next-reminder-said-sent = { $period }: no more reminders, for you said it went another way.
next-reminder-ahead = It is about the exemplars of { $period }.
next-reminder-forwards = What { $unit } forwards is for the reviewer ({ $names }), who is reminded; you are not.
next-reminder-free = The plan sets no number for { $unit }, so I send no reminders.
remind-to-mend = “{ $name }” of { $unit } still waits to be mended; it was first sent on { $sent }, { $in_time ->
    [yes] in time
   *[no] after the deadline
}.
mend-today = “{ $name }” of { $unit } can be mended until the end of today, { $day }.
mend-today-kept = Mended and sent again today, it counts by its first sending.
several-things = { $count } things for you:
button-remind-again = Again this afternoon
remind-again-set = I say it again at { $moment }, if something is still missing then.
remind-again-before = You will hear it again at { $moment }, as you asked.
next-reminder-mend = For { $unit } has something returned, and that is the last day to mend it.
next-reminder-consent = I ask then what the nominee of { $unit } says.
next-reminder-draft = For { $unit } has a draft that waits.
next-reminder-opens = For a period begins, and the notebook of { $unit } has something in it.
summary-unreachable-count = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} nobody whom my reminders reach.
snooze-which = I can say it again this afternoon or on the morning of { $morning }. Which?
snooze-which-morning = I can say it again on the morning of { $morning }.
snooze-nothing = I have reminded you of nothing lately, so there is nothing to say again.
snooze-met = What I reminded you of is no longer missing, so I do not say it again.
snooze-declared = You have told me; I do not say it again.
button-remind-morning = { $day }
