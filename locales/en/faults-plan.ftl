## Faults in a plan file or a file of holidays: file, line, key, mend
fault-place = { $file }, line { $line }, key { $key }

## Reading the file
file-not-there = { $file }: there is no such file. Look at its name and folder.
file-not-utf8 = { $file }: the file is not saved as UTF-8. Save it as UTF-8.
file-not-yaml = { $file }, line { $line }: this is not YAML. Look at the indentation, colons and brackets; put a text with a comma or colon in quotation marks. Indent with spaces, not with the Tab key.
file-empty = { $file }: the file is empty. Copy one that ships with the bot and change it.
file-loop = { fault-place }: this points back to itself. Write it out instead.
file-key-twice = { fault-place }: the key stands on line { $first } already. Keep one.

## Plans
plan-not-found = There is no plan "{ $plan }". Those that ship: { $known }; or give the path of a .yaml file.
plan-extends-unknown = { fault-place }: there is no plan "{ $plan }" to extend. Those that ship: { $known }; or put the file beside this one.
plan-extends-itself = { fault-place }: the plan extends itself. Name another one or drop the line.
plan-remove-nothing = { fault-place }: the extended plan has no "{ $name }" to remove. Write it like fields.y-te, bodies.noi-vu.
plan-remove-alone = { fault-place }: remove goes with extends only. Drop it or add extends.
plan-key-unknown = { fault-place }: there is no key "{ $word }" here. Drop it, or find the right one in docs/plan-files.md.
plan-key-unknown-near = { fault-place }: there is no key "{ $word }" here. Did you mean "{ $near }"?
plan-unquoted = { fault-place }: a comma inside the braces cut the text at "{ $word }". Put the whole text in quotation marks.
plan-key-missing = { fault-place }: the key "{ $missing }" is missing. Add it.
plan-wants-text = { fault-place }: a text is wanted here; it is empty or a list. Write a sentence or a name.
plan-wants-list = { fault-place }: a list is wanted here. Write a dash on each line, or [a, b].
plan-wants-mapping = { fault-place }: keys are wanted here. Write "key: value" on each line.
plan-wants-due = { fault-place }: "{ $value }" is no way to write a deadline. Write it like {"{"}before_day: 6{"}"}; see the table of deadlines in docs/plan-files.md.
plan-wants-number = { fault-place }: "{ $value }" is no whole number. Write it in digits, such as 1.
plan-number-too-small = { fault-place }: { $value } is too small. Write { $bound } or more.
plan-number-too-large = { fault-place }: { $value } is too large. Write { $bound } or less.
plan-wants-yes-no = { fault-place }: "{ $value }" is neither true nor false. Write one of the two.
plan-wants-one-of = { fault-place }: "{ $value }" is not known. Write one of: { $allowed }.
plan-wants-id = { fault-place }: an id has plain lower-case letters, digits and hyphens only. Write it like nong-thon-moi.
plan-id-too-long = { fault-place }: the id is too long. Shorten it to { $most } characters or fewer.
plan-wants-code = { fault-place }: "{ $value }" cannot be a code. Write 2 to 6 plain capital letters or digits, a letter first, such as TA.
plan-wants-date = { fault-place }: "{ $value }" does not read as a day. Write year-month-day, such as 2021-03-24.
plan-wants-date-or-month = { fault-place }: "{ $value }" does not read as a day. Write 2021-04-15, or 2021-04 where the day is unknown.
plan-wants-date-or-day-of-year = { fault-place }: "{ $value }" does not read as a day. Write a day like 2023-04-30, or one of every year like 11-15.
plan-wants-period = { fault-place }: "{ $value }" does not read as a time. Write 2023-Q2, 2025, 2025-06 or 2025-06-11.
plan-selects-nobody = { fault-place }: nobody is selected. Write one of: kinds, names, root, all.
plan-successor-without-end = { fault-place }: a body with a successor needs its last day too, such as until: 2025-06-30.
plan-one-due = { fault-place }: a deadline is written in exactly one way. Choose one of: before_day, on_day, days_after, end_of_period, before, on.
plan-after-period = { fault-place }: after_period goes with before_day, on_day or a day of every year such as 01-15. Write one of those, or drop after_period.
plan-inferred-twice = { fault-place }: end_of_period says already whether it is stated or inferred. Drop inferred.
plan-number-without-due = { fault-place }: where there is a number, a deadline is wanted. Write due; where the plan names no day, end_of_period: inferred.
plan-questions-of-reports = { fault-place }: only a report (action: report) has questions. Drop questions, or change the action.
plan-reports-count-themselves = { fault-place }: a report counts no exemplars. Drop counts_when, counts_subjects, or change the action.
plan-one-channel = { fault-place }: one way to send in each line. Write email or portal.
plan-wants-clock = { fault-place }: "{ $value }" does not read as a time. Write hour and minute, such as 17:00.
plan-wants-email = { fault-place }: "{ $value }" is no e-mail address. Write one such as vanthu@xa.gov.vn.
plan-alias-twice = { fault-place }: "{ $alias }" is what { $first } is called too, so nobody can tell which is meant. Keep it in one place.
plan-button-twice = { fault-place }: the button "{ $button }" is the same as that of { $first }. Write another label.
plan-open-list-last = { fault-place }: "another field" stands last in the list, and once. Move it down, or drop open_list.
plan-basis-later = { fault-place }: this document is dated after the plan's issue ({ $issued }). Mend its date, or issued.
plan-document-lost = { fault-place }: there is no file { $path }. Put the document beside the plan file, or drop this key.
plan-due-rhythm = { fault-place }: the deadline does not fit the rhythm. For once write a day with its year; for year one like 11-15; for months and quarters before_day, on_day, days_after or end_of_period.
plan-term-backwards = { fault-place }: the end comes before the beginning. Mend from or to.
plan-carried-out-outside = { fault-place }: carried_out_from lies outside the time of the plan. Put it between from and to.
plan-inferred-without-receiver = { fault-place }: to_inferred_from goes with a receiver. Add to, or drop to_inferred_from.
plan-id-twice = { fault-place }: the id "{ $id }" is used above. Choose another.
plan-body-unknown = { fault-place }: "{ $body }" is not among bodies. Add it there.
plan-body-unknown-near = { fault-place }: "{ $body }" is not among bodies. Did you mean "{ $near }"?
plan-subject-unknown = { fault-place }: "{ $subject }" is not among subjects. Add it there, or drop this.
plan-no-standards = { fault-place }: general needs general standards. Add standards, or write criteria for each subject.
plan-day-outside = { fault-place }: the day lies outside the plan's time ({ $first } to { $last }). Mend the day or the term.
plan-never-due = { fault-place }: this has no period in the plan's time ({ $first } to { $last }). Mend due, issued or term.
plan-roster-lacks = { fault-place }: the roster lacks: { $words }. Kinds on the roster: { $kinds }.
plan-roster-body = { fault-place }: "{ $body }" fits no unit of the roster. Add what it is called (aliases) or kinds; for one that is not on the roster write outside: true.
plan-roster-nobody = { fault-place }: nobody on the roster fits. Kinds on the roster: { $kinds }.
plan-unfit = { fault-place }: this value does not fit. See docs/plan-files.md.

## Holidays and swapped working days (BOT_HOLIDAYS)
holidays-shape = { $file }, line { $line }: a list of days is wanted here. Write off: and worked:, each line like - date: 2027-02-05
holidays-key-unknown = { fault-place }: there is no such key. Write one of: { $known }.
holidays-date = { fault-place }: "{ $value }" does not read as a day. Write year-month-day, such as 2027-02-05.
holidays-both = { $file }: { $value } is both off and worked. Keep it on one side.
