## How people are addressed: the choice is one of Vietnamese words
address-anh = you
address-chi = you
address-dong-chi = you
address-nobody = you

## Sources
plan-numbered = Plan { $number }
plan-unnumbered-year = Plan of { $issuer } { $year }
plan-unnumbered = Plan of { $issuer } { $start }-{ $end }
clauses-from-to = { $first } to { $last }
source-plan = Source: { $plan }.
source-mend = the day to mend by was set when the reviewer returned it
source-one = { $plan }, section { $clauses }
sources = Source: { $listed }.
sources-live = Source: figures at { $moment }; { $listed }.
names-and-more = { $names } and { $more } more
plan-silent = The plan does not say.
plan-over = The plan's time is over ({ $end }). What is made good or mended is still taken, reports too, and figures go on; ask your superior whether there is a new plan.
plan-over-now = The plan's time is over ({ $end }). What is made good or mended is still taken, reports too, and figures go on; in force now: { $now }.
all-units = All units
numbered = { $number }. { $text }
demand = • { $text }
demand-favoured = • Favoured: { $text }

## How many are missing
remaining-met = { $unit }, { $period }: done, { $counted } sent, at least { $required } asked.
remaining-not-sent = { $unit }, { $period }: { $missing } still to come, at least { $required } asked, none sent yet.
remaining-not-chosen = { $unit }, { $period }: { $missing } still to come, at least { $required } asked; what was sent was not chosen this time.
remaining-drafting = { $unit }, { $period }: { $missing } still to come, at least { $required } asked, one begun.
remaining-mending = { $unit }, { $period }: sent, { $returned } to be mended before it counts; at least { $required } asked, { $missing } still to come.
remaining-behind = { $unit }, { $period }: not sent enough, at least { $required } asked.
remaining-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come, at least { $required } asked.
counts = Sent { $sent }: { $rows }.
counts-waiting = { $count } waiting
counts-approved = { $count } approved
counts-returned = { $count } to mend
counts-rejected = { $count } not chosen this time
counts-drafting = Being written: { $count }.
mend-until = Mended by the end of { $day }, it still counts from the first time.
remaining-also = { $period }: { $missing } still to go, by the end of { $day }.
earlier-missing-many = { $count ->
    [one] Since { $first } 1 period is
   *[other] Since { $first } { $count } periods are
} unmet, the latest { $last }.
earlier-missing = Unmet earlier: { $periods }.
deadline-by = { $does ->
    [forward] to be forwarded
   *[send] due
} by the end of { $day }
deadline-by-period = the plan names no day; { $end } is taken, { $day }
deadline-by-campaign = the plan names no day by which to send; the campaign ends { $day }
deadline-by-plan = the plan names no day; taken is the end of { $day }
end-of-month = the month's end
end-of-quarter = the quarter's end
end-of-half-year = the half-year's end
end-of-year = the year's end
end-of-once = the end of the plan's time
day-today = today, { $day }
day-tomorrow = tomorrow, { $day }
deadline-only = { $until }.
deadline-left-then = { $until }, { $left ->
    [one] 1 working day
   *[other] { $left } working days
} after today.
deadline-better = { $until }{ $off ->
    [yes] { ", a holiday" }
   *[no] { "" }
}; better { $does ->
    [forward] forwarded
   *[send] sent
} by { $better }.
deadline-better-today = { $until }{ $off ->
    [yes] { ", a holiday" }
   *[no] { "" }
}; best { $does ->
    [forward] forwarded
   *[send] sent
} today, { $better }.
deadline-better-tomorrow = { $until }{ $off ->
    [yes] { ", a holiday" }
   *[no] { "" }
}; best { $does ->
    [forward] forwarded
   *[send] sent
} by tomorrow, { $better }.
deadline-today = due by the end of today, { $day }.
deadline-weekend = { $until }; today is no working day.
deadline-past = it was { $does ->
    [forward] to be forwarded by the end of { $day }; it can still be
   *[send] due by the end of { $day }; it is still taken
}, with the day noted.
deadline-past-campaign = the campaign ended { $day }; it is still taken, with the day noted.
deadline-past-unsaid = the plan names no day, the end of { $day } was taken and is past; it { $does ->
    [forward] can still be forwarded
   *[send] is still taken
}, with the day noted.
deadline-was = it was due by the end of { $day }.
over = { $unit }, { $span } so far: { $required } asked, { $sent } sent, { $missing } still to come.
over-unmet = Unmet: { $periods }.
over-met = Every period is met.
over-all = { $span }: units have sent { $sent } exemplars, { $met } of { $total } units met every { $rhythm }.
over-all-behind = Still missing: { $names }.
span-this-year = since the beginning of the year
span-until-now = { $span } until now
of-periods = { $unit } { $count } { $rhythm }
periods-month = month(s)
periods-quarter = quarter(s)
periods-half-year = half-year(s)
periods-year = year(s)
periods-once = campaign(s)
periods-several = period(s)
slow = { $span }, late most often: { $names }.
slow-since = My figures begin with { $period }; before that nobody used the assistant, and it is not counted.
slow-none = { $span }, no unit sent late.
slow-unsent-in = { $span }, past the deadline and not sent: { $names }.
slow-unsent = Past the deadline and not sent: { $names }.
slow-extended = Given more time: { $names }.
slow-exempt = Exempt: { $names }.
slow-row = late { $count } { $rhythm }
slow-unsent-row = not sent { $count } { $rhythm }
slow-extended-row = given more time { $count } { $rhythm }
slow-exempt-row = exempt { $count } { $rhythm }
slow-row-of = { $unit }: { $said }
slow-clean = All sent in time: { $names }.
button-all-units = See all { $count } units
over-none = { $unit }, { $span }: the plan has no period in that time so far.
overview = { $met }/{ $total } units have done { $period }, { $missing } still to do it.
overview-not-sent = { $met } of { $total } units have met { $period }, { $missing } have not sent.
overview-kinds = { $met } of { $total } have met { $period } ({ $what }).
overview-all-kinds = All { $total } have met { $period } ({ $what }).
overview-all = All { $total } units have done { $period }.
overview-exempt = All units are exempt for { $period }.
group-behind = Not sent enough: { $names }.
group-not-sent = Not sent: { $names }.
group-given-time = Open until the end of { $day }: { $names }.
group-not-chosen = Sent, not chosen this time: { $names }.
group-drafting = Begun: { $names }.
group-mending = Sent, being mended: { $names }.
group-short = Sent, not all: { $names }.
forwarding = { $unit }, { $period }: { $counted } forwarded, at least { $required } asked, { $missing ->
    [0] done
   *[other] { $missing } still to go
}.
forwarding-until = To be forwarded by the end of { $day }.
forwarding-past = It was due by the end of { $day }.
forwarding-subjects = The plan counts { $subjects }.
no-quota = The plan sets no number of exemplars to nominate.
no-quota-units = The plan sets no number for each unit.
no-quota-sent = { $unit }, { $period }: { $submitted } sent{ $returned ->
    [0] { "" }
   *[other] , { $returned } of them to mend
}.
not-yours = The figures of { $unit } are not open to you.
nothing-owed = The plan asks { $unit } for no number of exemplars.

## The due day
deadline-headline = Nomination for { $period }: { $line }
deadline-headline-forward = { $unit } forwards what is due for { $period } by the end of { $day }.
deadline-left = { $left ->
    [one] 1 working day
   *[other] { $left } working days
} after today.
deadline-headline-once = Nominations of the whole campaign: { $line }
deadline-rule = The plan says before day { $day } of the month, so the end of the day before is the limit.
deadline-rule-after = The plan says before day { $day } of the month after, so the end of the day before is the limit.
deadline-day-inferred = The plan names no day by which to send; this one follows from it.
deadline-cutoff = On the last day it closes at { $cutoff }.
no-deadline = The plan sets no day by which to nominate.
coming = • { $what }: until the end of { $day }
task-nominate = Nominating
task-forward = Forwarding to the superior
task-report = Report
deadline-inferred = The plan names no day; the end of the period is taken.
deadline-met = { $unit } has met { $period }.
deadline-forwarded = { $unit } has forwarded enough for { $period }.
deadline-not-forwarded = { $unit } has not forwarded enough for { $period }.
deadline-not-met = { $unit } has not met { $period }.

## Criteria, fields, lead agencies
criteria-field = Criteria of the field { $field }:
criteria-areas = { $field }: the plan looks for exemplars who excel in one or more of these:
criteria-general = General criteria:
criteria-defined-only = The plan names no criteria of its own for { $subject }; it only says: { $text }.
criteria-general-only = The plan has general criteria only:
criteria-of = { $subject }: { $text }
criteria-field-of = Criteria of { $field }, { $subjects }:
criteria-field-general = The plan names general criteria only ({ $field }):
which-field = The plan says this by field. Which one?
fields = The plan has { $count } fields; tap one for its criteria:
fields-open = The plan leaves its list open; for anything else choose “{ $other }”.
lead = { $field } is led by: { $bodies }.
lead-none = The plan names no lead agency for “{ $field }”.
consulting = Together with: { $bodies }.
bodies-gone = { $bodies }: gone since { $day }, nobody has been set in that place; ask the level above.
bodies-now = { $bodies }: gone since { $day }; now it is { $now }.
led = { $body } leads: { $fields }.
consulted = { $body } takes part in: { $fields }.
led-none = The plan gives { $body } no field to lead.

## Where to, milestones, the plan, rewards, duties
submit-to = It goes to { $receiver }.
receiver-inferred = The plan names no receiver; by what clause { $clause } assigns it is { $receiver }.
submit-channel = • { $address }: { $what }
submit-here = What is sent in this chat reaches the reviewer. Paper or e-mail is as the receiving body asks.
milestone = { $name }: { $when }
milestone-next = Next: { $row }
when-unsaid = the plan names no time
when-until = by the end of { $day }
when-around = about { $day }
milestone-past = { $name }: { $when } (past)
plan-title = { $plan }: { $title }.
plan-title-dated = { $plan } of { $day }, { $issuer }: { $title }.
plan-number-unknown = The copy at hand leaves the number blank.
plan-number-and-day-unknown = The copy at hand leaves the number and the day of issue blank.
plan-term = Time: { $span }.
plan-term-carried-out = For { $start }-{ $end }; carried out from { $span }.
legal-basis-undated = { $document } by { $by }
legal-basis = { $number } of { $day } by { $by }
plan-template = This is a suggested template; no authority has issued it.
rewards = On honours and rewards the plan says:
duties = Duties of { $body }:
duties-all = The plan gives { $count } bodies something to do:
duties-none = The plan names no duty of { $body } in particular.

## Talk
help-officer = I help you nominate and look up exemplars, and tell what is missing, when it is due and by what criteria.
help-reviewer = I help you see which units are missing, review, look exemplars up, give more time and invite officers.
help-leader = I help you see which units have sent and which are missing, and read each nomination.
help-admin = I help you see which units are missing and invite officers.
help-ask = Ask in Vietnamese as you would a colleague, for example “còn thiếu bao nhiêu”, or tap a button. I am an automatic assistant.
smalltalk = Noted. Write whenever you need something.
not-my-business = I do not know about that. I only help with nominating exemplars.
unsure = I am not sure what you mean. Which of these?
no-file-yet = I cannot make a file of it yet.
reminders-whom = I remind the officers of units that miss something, and their reviewers.
no-unit = You have no unit on the list yet. Ask the administrator.

## Buttons
button-nominate = Nominate
button-mine = Sent
button-remaining = What is missing
button-waiting = To review ({ $count })
button-to-review = To review
button-invite = Invite an officer
button-copy = Copy for Zalo
button-help = What can you do
button-ask-remaining = What is missing
button-ask-missing_units = Units not done
button-ask-deadline = Due day
button-ask-criteria = Criteria
button-ask-fields = Fields
button-ask-lead_agency = Lead agency
button-ask-nominate = Nominate
button-ask-my_submissions = Sent
button-ask-edit_submission = Change what I sent
button-ask-search = Search exemplars
button-ask-report = Lists, reports
button-ask-submit_where = Where it goes
button-ask-milestones = Reviews, congress
button-ask-plan_info = The plan
button-ask-rewards = Rewards
button-ask-duties = Duties
button-ask-reminders = Reminders
button-ask-help = What can you do
button-ask-else = Something else
no-such-period = The plan has no { $period }; it runs from { $start } to { $end }.
mend-past = It was to be mended by the end of { $day }; sent late it is still taken.
## How it is counted
remaining-unpublished = { $unit }, { $period }: { $sent } sent: { $unpublished } waiting to be published{ $returned ->
    [0] { "" }
   *[other] , { $returned } to mend
}; { $required } published are enough.
remaining-uncounted = { $unit }, { $period }: { $sent } sent, which do not count here; { $missing } still to come, at least { $required } asked.
counting-published = The plan counts only what is published: { $published } published, { $unpublished } waiting for it.
counting-subjects = The plan counts only { $subjects }; { $count } of another kind do not count.
group-unpublished = Sent, not yet published: { $names }.
group-uncounted = Sent, of a kind that does not count: { $names }.
button-to-publish = Not yet published
deadline-lenient = The period ended with { $day }; the plan names no day, so nobody is late until { $lenient } is over.
break-tet = Tết: { $first } to { $last }{ $known ->
    [forecast] { " " }(expected)
   *[announced] { "" }
}{ $left ->
    [0] { "" }
    [one] ; best sent before it, 1 working day is left after it
   *[other] ; best sent before it, { $left } working days are left after it
}.
break = There is a long break from { $first } to { $last }{ $known ->
    [forecast] { " " }(expected)
   *[announced] { "" }
}{ $left ->
    [0] { "" }
    [one] ; best sent before it, 1 working day is left after it
   *[other] ; best sent before it, { $left } working days are left after it
}.
days-off-forecast = Working days are by the expected days off of { $year }.
date = { $day }/{ $month }/{ $year }
span = { $start } to the end of { $end }
coming-unsaid = • { $what }: by the end of { $day } (the plan names no day)
coming-better = • { $what }: by the end of { $day }, better by { $better }
when-until-unsaid = by the end of { $day } (the plan names no day)
criteria-by-field = Each field has demands of its own as well; ask with the name of a field.
criteria-apart = The plan speaks of { $subject } in particular in: { $fields }.
criteria-apart-field = { $field } (section { $clause })
criteria-uncounted = { $subject } does not count in the { $at_least } to be had { $rhythm }.
criteria-no-such-subject = The plan does not list { $subject } among its subjects. General criteria, of all:
leads-none = The plan names no lead agency for any field.
submit-published = The plan counts it once it is published.
submit-onward = { $what }: to { $receiver }.
legal-bases = Based on: { $named }.
legal-bases-more = Based on: { $named }; and { $count } more.
duties-next = Ask for the duties of one of them by its name.
task-of-period = { $what }, { $period }
task-of = { $what } ({ $who })
owners = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
no-yearly-report = The plan asks for no yearly report.
duty-owed = nominate at least { $at_least } { $rhythm }
rhythm-month = a month
rhythm-quarter = a quarter
rhythm-half-year = a half-year
rhythm-year = a year
rhythm-once = for the whole drive

## One point of a question
in-force-yes = Yes, until the end of { $day }.
in-force-no = No, the plan's time is over since { $day }.
in-force-not-yet = Not yet, the plan runs from { $day }.
more-time = The plan says nothing of more time; the reviewer decides.
more-time-how = Tell the reviewer why, and until which day.
none-to-send = With nobody to nominate for { $period }, tell the reviewer, and why.
none-to-send-missing = It still says { $missing } to come; once reported, there are no more reminders.
none-to-send-told = A unit with nobody to nominate tells you, and why; it still says some are to come.
sent-late = From { $day } on it is late; it is still taken, with the day noted.
answer-no = No. { $text }
obliged-no = The plan sets no number for { $unit }.
obliged-each = Yes. Each unit that the plan names nominates { $numbers }.
obliged-each-number = at least { $at_least } { $rhythm }
obliged-several = Yes, by unit: nominate { $numbers }.
obliged-nominate = Yes. The plan has { $unit } nominate { $number }.
obliged-forward = Yes. The plan has { $unit } forward { $number }.
trouble = When something sticks: { $text }.
trouble-none = The plan does not say whom to tell when something sticks; ask the reviewer.
scoring = Yes. { $by } scores { $rhythm }: { $text }.
scoring-none = The plan says nothing of scoring.
said-of = { $who }: { $text }
said-funding = On funding the plan says:
said-none-funding = The plan does not say where the funding comes from.
said-purpose = What the plan is for:
said-none-purpose = The plan does not say what it is for.
said-definition = By the plan, an exemplar is:
said-none-definition = The plan does not define an exemplar; it has criteria only.
disputed = That is not for me to judge. The plan does not speak of it; ask the reviewer before sending.
disputed-decide = That is not for me to judge. The plan does not speak of it.
button-plan-number = Plan { $number }

## Why this figure
overview-named = { $met }/{ $total } units have done { $period }, not sent: { $names }.
whole-term = the whole time of the plan
why-of = { $number }/{ $of } units
why-unit = { $unit }, { $period }: { $number } of { $all } entries count, at least { $required } asked, { $missing } to come.
why-exempt = { $unit }, { $period }: { $number } of { $all } entries count; it is exempt.
why-units = { $number }/{ $of } units have enough entries that count for { $period }, at least { $required } each.
why-span = { $unit }, { $period }: { $number } of { $all } entries count; { $required } asked, { $missing } to come, each period by itself.
why-free = { $unit }, { $period }: { $number } of { $all } entries count; the plan sets no number.
why-forward = { $unit }, { $period }: { $number } of { $all } forwarded, at least { $required } asked, { $missing } to come.
why-heard-told = { $heard } is what I told { $whom } at { $moment }; now it is { $now }.
why-heard-approved = { $heard } is the number of { $kind ->
    [units] units with
   *[entries] entries
} approved for { $period }; with those that wait it is { $now }.
why-heard-counted = { $heard } entries count for { $period }, some units sent several; units: { $now }.
why-heard-sent = { $heard } entries were sent for { $period }, with those that do not count; counted: { $now }.
why-heard-owing = { $heard } is the number of all units asked for { $period }; done: { $now }.
why-heard-missing = { $heard } is what is missing for { $period }; counted: { $now }.
why-heard-never = I have not told { $heard } for { $period }; now it is { $now }.
why-counted = { $count } count: { $rows }.{ $late }
why-waiting-counts = Those that wait count.
why-published = The plan counts what is published.
why-subjects = The plan counts { $subjects }.
why-none-sent = None was sent yet.
why-counted-none = None counts yet.
why-submitted = { $count } waiting
why-approved = { $count } approved
why-forwarded = { $count } forwarded
why-honoured = { $count } honoured
why-late = { " " }{ $count } of them came after the deadline and count all the same.
why-left = { $count } do not count: { $rows }.
why-left-none = Nothing was left out.
why-not-waiting = { $count } waiting, not forwarded
why-not-approved = { $count } approved, not forwarded
why-not-unpublished = { $count } not yet published
why-not-subject = { $count } that are no { $subjects }
why-not-returned = { $count } being mended
why-not-rejected = { $count } not chosen this time
why-not-withdrawn = { $count } taken back
why-whose = { $row } ({ $names })
why-behind = { $count ->
    [one] 1 unit
   *[other] { $count } units
} to go: { $groups }.
why-group-behind = { $count } not sent enough
why-group-not-sent = { $count } not sent
why-group-drafting = { $count } begun
why-group-not-chosen = { $count } not chosen this time
why-group-mending = { $count } sent, being mended
why-group-unpublished = { $count } to be published
why-group-uncounted = { $count } of another kind
why-group-short = { $count } short
why-group-none-reported = { $count } reported none
why-group-sent-elsewhere = { $count } reported sent another way
why-drafting = { $count } begun, not sent, so not counted.
why-exempt-units = Exempt, so left out: { $names }.
why-first = { $period }: I have told you no other figure than this.
why-before = Last time I told { $before }, at { $moment }; since then { $changes }.
why-since = Since then { $changes }.
why-added = new: { $names }
why-gone = no more: { $names }
why-at = { $unit } ({ $moment })
why-gone-waiting = not forwarded
why-gone-approved = not forwarded
why-gone-unpublished = not published
why-gone-subject = of another kind
why-gone-returned = being mended
why-gone-rejected = not chosen this time
why-gone-withdrawn = taken back
why-gone-exempt = exempt
why-gone-ended = now { $units }
why-source-plan = Source: as of { $moment }; { $plan }.
button-why = Why this figure?
button-why-other = For { $period }
button-list = See the list

## To paste elsewhere
copy-units = Exemplars for { $period }: { $met }/{ $total } units have sent enough.
copy-behind = Not sent enough: { $names }.
copy-not-sent = Not sent: { $names }.
copy-drafting = Begun: { $names }.
copy-mending = Sent, being mended: { $names }.
copy-more = Sent, more to come: { $names }.
copy-unpublished = Sent, to be published: { $names }.
copy-unit = { $unit }, exemplars for { $period }: { $sent } sent, at least { $required } asked{ $missing ->
    [0] { "" }
   *[other] , { $missing } to come
}.
copy-unit-counted = { $unit }, exemplars for { $period }: { $sent } sent, { $counted } counted, at least { $required } asked{ $missing ->
    [0] { "" }
   *[other] , { $missing } to come
}.
copy-exempt = { $unit }, exemplars for { $period }: exempt.
copy-free = Exemplars. { $line }
copy-until = Taken until the end of { $day }.
copy-past = It was due by the end of { $day }; it is still taken.
copy-as-of = As of { $moment }, { $plan }.

## Looking up exemplars
found-all = { $total } entries fit:
found-some = { $total } entries fit, here are the first { $shown }:
found-on = Entries { $first } to { $last } of { $total } that fit:
found-loosely = None fits all of that; by name { $total } do:
found-row = { $number }. { $code }, { $name }, { $unit }: { $status }
found-nothing = I see no entry that fits.
found-where = I look in the entries that you may see and in what has been approved. Try the name alone, or a unit.
found-source = Source: the exemplars as of { $moment }.
found-of-others = Of other units' entries I give code and name only.
found-not-for-admins = Administrators do not read entries. How many units have sent and who misses I can tell.
button-found-more = More
button-one-by-one = One by one

## Who, which field, on paper
subjects = The plan takes nominations of: { $subjects }.
subjects-counted = These count towards the number: { $subjects }.
field-fits = Nearest in its words: { $fields }.
field-fits-none = The plan does not speak of this in any field.
field-fits-choose = I only compare words with the plan; choosing the field is up to you.
on-paper = I have not seen what was sent on paper; its day is kept once the reviewer has received it.
on-paper-how = Tell the reviewer its number and the day; typed in here it counts at once.
on-paper-decide = What comes on paper is kept with the day on which you received it.
on-paper-decide-how = The unit types the entry in here; then open it and say on which day the paper came.
milestone-absent = The plan names no such date.
deadline-waiting = { $unit } has sent enough, which waits to be published.
no-quota-each = No unit has a number of its own to send.
free-sent = { $period }, sent: { $names }.
free-none = { $period }: no unit has sent any.
free-silent = Not sent: { $names }.
since-january = since the beginning of the year
why-unit-none = { $unit }, { $period }: nothing sent, at least { $required } asked.
why-gone-of = { $unit } ({ $ground })
why-gone-plain = no longer counted
no-file-one-by-one = I cannot make a file of it yet; tap to see them one by one.
state = { $period }: { $rows }.
state-none = { $period }: none yet.
state-of = { $unit }, { $state }
none-to-send-free = No harm. The plan sets no number{ $day ->
    [none] { "" }
   *[other] ; if there is one, send it by the end of { $day }
}.
no-monthly-report = The plan asks for no monthly report{ $day ->
    [none] { "" }
   *[other] ; each month exemplars alone are nominated, by the end of { $day }
}.
not-clear = Sorry, more briefly then: is it what is missing, the deadline or the criteria?
unanswered = I cannot answer that yet. Ask more briefly, or tap what you need:
still-taken = Yes. The deadline for { $period } is the end of { $day }; from { $late } on it is taken all the same, with its day.
late-today = today
photo-consent = Yes. A name or photo is published only if the person agrees.
photo-consent-why = The plan says nothing of this; it is a rule of this assistant.
untold = You can send at once, noting “not told yet”.
untold-then = It is neither forwarded nor published until the person knows.
## How to nominate
how = Press Nominate, or type one message: who, where, what they did. What is missing I ask, one thing at a time.
how-officers = The officer of the unit types one message to me: who, where, what they did. What is missing I ask.
how-checked = I draft it, and it goes out once it has been looked through. Stop at any time; the draft is kept.
