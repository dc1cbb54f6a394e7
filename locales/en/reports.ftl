## Handing in a report
report-begun = { $what }, { $unit }.
report-titled = { $what }, { $period }
report-titled-once = { $what }
report-of-unit = { $what }, { $unit }
report-no-time = the plan names no time.
ask-file = Send the report's file here, then I ask { $count } figures{ $before }. No file yet: give the figures first.
ask-file-only = Send the file or a photo here. If it went another way, tap below.
ask-file-before = { " " }(those of last time are there to compare)
ask-sent-number = The number of the report that was sent? For example: 45/BC-MTTQ
ask-sent-day = Sent on which day? For example: 10/11
ask-sent-channel = Sent by which way?
ask-figure = { $number }/{ $total }. { $ask }{ $unit }? (section { $source })
ask-figure-ours = { $number }/{ $total }. { $ask }{ $unit }?
    This helps to sum up, the plan does not ask for it; you may skip it.
figure-unit = { " " }({ $unit })
figure-before = Report of { $period }: { $figure }.
figure-beside = { " " }({ $period }: { $figure })
figure-none = none
figure-skipped = (skipped)
figure-open = (not given)
report-of-other = Somebody of your unit has just gone on with this, so I did not take what you typed.
refuse-report-file = I need the report's file, or tap a button below.
refuse-report-empty = There is no file and no figure yet. Please send the file or give the figures.
refuse-figure = I could not read the number “{ $typed }”. Please type one number, such as 12; 0 for none.
refuse-figure-fraction = I keep whole numbers, not “{ $typed }”.
    Please type it rounded; the exact figure can stand in the file.
refuse-figure-large = That is more than { $most }, so I did not keep it. Please type it again.
refuse-report-day = I could not read the day “{ $typed }”. Please type it again, such as 10/11.
refuse-report-day-ahead = That day is yet to come. Please type the day on which it was sent, today at the latest.
refuse-report-channel = Please tap one of the ways below.
report-file-kept = Kept, { $count ->
    [one] 1 file
   *[other] { $count } files
} now.
report-files = Files: { $count }
report-elsewhere = Went another way: { $number }, { $day }, { $channel }
channel-paper = paper
channel-documents = document system
channel-email = e-mail
channel-zalo = Zalo
elsewhere-number = number { $number }
elsewhere-no-number = number not remembered
report-row = { $number }. { $label }: { $value }{ $beside }
report-review = Look over the report of { $unit }, { $period }:
report-review-once = Look over: { $what }, { $unit }.
report-review-next = If it is right, tap Hand in report.
report-review-next-again = What was handed in stays; Hand in again gives the receiver a new edition.
report-paused = I keep the report. To go on, tap the button or write “hand in report”.
report-in-time = Handed in at { $moment }, in time.
report-received = Handed in at { $moment }.
report-late = Handed in at { $moment }, after the deadline; it is taken, with its day.
report-again = Handed in again at { $moment }, edition { $edition }. The earlier ones are kept.
report-what = { $what }.
report-elsewhere-waits = The day on which it went another way awaits the receiver's word.
report-following = Next: { $what }, until the end of { $day }.
report-following-late = Not handed in yet: { $what }; the deadline was the end of { $day }.
report-following-undated = Not handed in yet: { $what }; the plan names no time.
report-following-none = There is no further report for you to hand in.
report-view = Report of { $unit }, { $period }:
report-view-once = { $what }, { $unit }:
report-news = { $unit } has handed in its report of { $period }:
report-news-once = { $unit } has handed in: { $what }.
report-news-again = { $unit } has corrected its report of { $period }:
report-news-again-once = { $unit } has corrected: { $what }.
report-handed = Handed in by { $by } at { $moment }, { $how }.
report-edition = Edition { $edition }: handed in again by { $by } at { $moment }.
pick-report = Which report?
sums-handed = handed in
sums-open = not handed in
pick-report-row = { $number }. { $what }, { $unit }: { $status }
no-report = The plan asks no report of you, or there is none to see yet.

## Sums
sums = { $met }/{ $total } units have handed in their report of { $period }.
sums-once = { $met }/{ $total } units have handed in: { $what }.
sums-not-sent = Not handed in: { $names }.
sums-elsewhere = Said to have gone another way, to be confirmed: { $names }.
sums-drafting = Being written: { $names }.
sums-late = After the deadline: { $names }.
sums-waited = Received during an outage, provisionally in time: { $names }.
sums-own = { $unit } has yet to hand in { $what }: { $line }
sums-row = { $label }: { $total }{ $unit } (given by { $units } units{ $beside })
sums-unit = { " " }{ $unit }
sums-beside = ; { $period }: { $figure }, { $units } units
reports = { $met }/{ $total } units have handed in their report of { $period }, { $missing } have not.
reports-once = { $met }/{ $total } units have handed in: { $what }; { $missing } have not.
reports-all = All { $total } units have handed in their report of { $period }.
reports-all-once = All { $total } units have handed in: { $what }.

## Reminders of reports
remind-report-not-sent = { $unit } has not sent “{ $what }” for { $period }.
remind-report-not-sent-once = { $unit } has not sent “{ $what }”.
remind-report-drafting = { $unit } has begun “{ $what }” for { $period }.
remind-report-drafting-once = { $unit } has begun “{ $what }”.
remind-late-report-not-sent = { $unit } has not sent “{ $what }” for { $period }.
remind-late-report-not-sent-once = { $unit } has not sent “{ $what }”.
remind-late-report-drafting = { $unit } has begun and not sent “{ $what }” for { $period }.
remind-late-report-drafting-once = { $unit } has begun and not sent “{ $what }”.

## Milestones
pick-milestone = Which milestone was done?
ask-milestone-day = { $name }: done on which day? Type the day, with a note if you like.
refuse-milestone-day = I could not read the day “{ $typed }”. Please type it again, such as 30/6.
milestone-marked = Kept as done on { $day }: { $name }.
milestone-marked-before = { $by } had said so before, I changed nothing.
milestone-note = Note: { $note }
milestone-stops = No more reminders of this one.
milestone-unmarked = No longer marked as done: { $name }. Reminders go on as the plan has it.
milestone-row-done = { $note ->
    [none] { $name }: done { $day }
   *[other] { $name }: done { $day } ({ $note })
}
milestone-comes = Coming up: { $name }, { $when }.
milestone-text = What: { $text }.
milestone-until = Until the end of { $day }.
milestone-late = { $name } ({ $when }) is past, and nobody has said that it is done.

button-hand-in = Hand in report
button-hand-in-again = Hand in again
button-sums = Sums of reports
button-to-figures = Give the figures
button-to-review-report = Go on
button-elsewhere = Went another way
button-today = Today
button-yesterday = Yesterday
button-channel-paper = Paper
button-channel-documents = Document system
button-channel-email = E-mail
button-channel-zalo = Zalo
button-no-number = Do not remember
button-drop-files = Drop the files
button-edit-number = Change { $number }
button-edit-file = Change the file
button-edit-sent-number = Change the number
button-edit-sent-day = Change the day
button-edit-sent-channel = Change the way
button-view-report = See the report
button-correct = Correct the report
button-pick-number = Report { $number }
button-milestone-done = Milestone done
button-milestone-number = Milestone { $number }

## When and where reports are due
report-due = { $what }{ $unit ->
    [none] { "" }
   *[other] , { $unit }
}: { $line }
report-due-met = { $what }{ $unit ->
    [none] { "" }
   *[other] , { $unit }
}: handed in; { $line }
report-due-rule = The plan says before { $day }/{ $month }.
report-receiver-unsaid = The plan does not say where this report goes.
sums-merged = The figures of { $unit } are those of { $of } together.
sums-merged-lacking = The figures of { $unit } are those of { $of } together; { $lacking } has handed in none.
button-hand-in-together = Hand in as one
