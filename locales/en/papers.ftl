## The state of all units as a picture
picture-of = Exemplars for { $period }
picture-of-report = { $what }, { $period }
picture-units-number = { $met } of { $total } units: enough
picture-units-free = { $met } of { $total } units have sent
picture-units-report = { $met } of { $total } units have sent
picture-met-number = Sent enough
picture-met-free = Sent
picture-met-report = Sent
picture-sent = Sent, being mended or waiting
picture-elsewhere = Said to be sent, to be confirmed
picture-campaign = the { $years } campaign
picture-kinds = { $count } of: { $kinds }
picture-drafting = Being written
picture-none = Reported none
picture-behind = Not sent enough
picture-missing = Not sent
picture-exempt = { $count ->
    [one] 1 exempt unit is
   *[other] { $count } exempt units are
} not counted.
picture-file = State { $period }.png
button-picture = Picture

## Invitations on paper
sheet-title = Invitation to put exemplars forward with the assistant
sheet-guide = Cut along the lines, one piece a unit. Whoever scans first is in: hand it to the right person.
sheet-invites = { $by } invites the officer of { $unit } to put exemplars forward on Telegram.
sheet-scan = Scan with the phone's camera. Without Telegram, install it first, or call ………………
sheet-until = For one use, until the end of { $day }.
sheet-file = Invitations { $date }.docx
sheet-ready = { $count ->
    [one] An invitation for 1 unit
   *[other] Invitations for { $count } units
} without an officer.
sheet-ready-named = An invitation for { $names }.
sheet-how = Print and cut, one piece a unit. Each code is for one use, until the end of { $day }; earlier sheets still work.
sheet-nobody = Every unit has an officer by now: nothing to print.
button-invite-sheet = Print invitations

## Draft of a letter to units that have not sent enough in two periods running
letter-ready = Draft of a letter to { $count ->
    [one] 1 unit that has
   *[other] { $count } units that have
} not sent enough for { $earlier } and { $later }.
paper-units = { $names }.
letter-unjoined = { $count ->
    [one] 1 of them has
   *[other] { $count } of them have
} nobody in the assistant: check what came on paper before it is signed.
letter-elsewhen = A letter speaks of the last two periods whose time is over.
letter-newcomers = Joined after the first deadline, so not in the letter: { $names }.
letter-finish = Before it is signed, take out DRAFT and the last line.
letter-cell-unjoined = Not received through the assistant
letter-honest-report = Who has sent it another way, give its number and date.
letter-fill = Left blank, in yellow: number, date, the new day, who signs. Read it before it is signed.
letter-spared = Not in it, for they said that they have none or sent it another way: { $names }.
letter-for-nobody-unasked = The plan sets no number, so there is no letter to draft.
letter-for-nobody-early = I have no figures yet for two periods in a row that are past, so there is no letter. To chase, nudge or call.
letter-for-nobody-none = No unit is short in two periods running, so there is no letter to draft.
letter-file = Draft letter { $period }.docx
letter-draft = DRAFT
letter-state = SOCIALIST REPUBLIC OF VIET NAM
letter-motto = Independence - Freedom - Happiness
letter-number = No. { $blank }/{ $blank }
letter-about = On exemplars for { $earlier } and { $later }
letter-about-report = On { $what } for { $earlier } and { $later }
letter-place-day = { $place }, day { $blank } month { $blank } year { $year }
letter-to = To:
letter-to-one = { $unit }.
letter-to-each = - { $unit };
letter-to-last = - { $unit }.
letter-to-listed = The units in the list below.
letter-day = of day { $day } month { $month } year { $year }
letter-basis = Under plan No { $number } { $day } of { $issuer } on { $title }; by clause { $clause } each unit nominates at least { $required } { $rhythm }.
letter-basis-report = Under plan No { $number } { $day } of { $issuer } on { $title }; by clause { $clause } the units send { $what }.
letter-figures = By what the assistant had received at { $moment }, { $count ->
    [one] 1 unit
   *[other] { $count } units
} had sent nothing or too little in two periods running:
letter-figures-report = By what the assistant had received at { $moment }, { $count ->
    [one] 1 unit
   *[other] { $count } units
} had handed in no report in two periods running:
letter-column-number = No
letter-column-unit = Unit
letter-column-period = { $period } (until the end of { $day })
letter-cell-none = Not sent
letter-cell-some = Sent { $counted }, { $required } asked for
letter-cell-longer = { $sent } (own last day { $day })
letter-ask = The units above are asked to look again and to send their nominations for both periods before { $blank }.
letter-ask-report = The units above are asked to look again and to send their reports for both periods before { $blank }.
letter-honest = Where a period truly had no exemplar, report none with a reason; what was sent another way, give its number and date.
letter-contact = For any difficulty the units contact { $sender }, telephone { $blank }./.
letter-copies-to = Copies to:
letter-copies-above = - As above;
letter-copies-other = - { $blank };
letter-copies-kept = - Kept: office, { $blank }.
letter-note = Drafted from the figures at { $moment }; what is yellow is filled in, read and signed by whoever is competent.
button-draft-letter = Draft a letter
button-letter-of = Letter { $period }
