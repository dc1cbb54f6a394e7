## A roster file: headings
roster-column-name = Unit
roster-column-kind = Kind
roster-column-parent = Under
roster-column-aliases = Other names
roster-column-code = Code
roster-column-valid-from = From
roster-column-valid-to = To
roster-column-successors = Succeeded by

## The template's rows
roster-example-root = UBND xã Tân Lập
roster-example-root-kind = ủy ban nhân dân
roster-example-unit = Thôn Đồng Tâm
roster-example-unit-kind = thôn
roster-example-unit-aliases = Đồng Tâm; Thôn 1

## The whole file
roster-not-there = There is no file { $file }. Look at its name and folder.
roster-wrong-ending = A roster is a .csv or .xlsx file; { $file } ends otherwise. Save it as one of the two.
roster-not-utf8 = { $file } is not saved as UTF-8, so Vietnamese letters are lost. In Excel choose "CSV UTF-8", or save as .xlsx.
roster-not-csv = { $file } has a quotation mark that is not closed. Open it in Excel and save it as .xlsx.
roster-not-xlsx = { $file } does not open as an Excel file. Open it in Excel and save it as .xlsx.
roster-sheet-nameless = The bot's name is not known, so no code can be printed. Set BOT_TOKEN in .env and print again.
roster-cannot-write = { $file } could not be written. See whether the folder is writable and the file open elsewhere.
roster-empty = { $file } has no unit below its headings. Write at least one.
roster-column-missing = The headings of { $file } lack: { $columns }. "dienhinh roster template" writes a file with all of them.
roster-column-unknown = The headings of { $file } have "{ $heading }", which is not known. The columns: { $known }.
roster-column-twice = The headings of { $file } have "{ $heading }" twice. Keep one.

## Single rows
roster-faulty = Nothing of { $file } was imported: { $count } places to mend (the first { $shown } below).
    { $lines }
roster-fault = Row { $row }, column { $column }: { $problem }
roster-name-missing = the unit's name is missing.
roster-kind-missing = the kind is missing, such as xã, thôn, trường học.
roster-date = "{ $value }" does not read as a day. Write it as 01/07/2025.
roster-dates-backwards = the last day comes before the first.
roster-name-twice = "{ $value }" stands in row { $first } already, under the same unit and at the same time. Drop one, or give them different times.
roster-code-twice = code "{ $value }" stands in row { $first } already. One code a unit.
roster-unknown = no unit in the file is called "{ $value }". Add a row for it.
roster-unknown-near = there is no "{ $value }" in the file. Is it "{ $near }"?
roster-many = { $count } units are called "{ $value }". Write the unit's code.
roster-itself = the unit points to itself ("{ $value }").
roster-successor-no-end = a unit with a successor needs its last day.
roster-successor-loop = succession goes round: "{ $value }" is in the end succeeded by itself. Look at this cell in the rows concerned.
roster-successor-ended = "{ $value }" is no longer there on { $day }, so it cannot go on. Name a unit that is there from that day.
roster-successor-gap = "{ $value }" begins on { $begins }, but this unit is gone from { $day }: nobody goes on in between. Mend one of the two days.
roster-loop = units stand under each other in a ring: { $ring }. Leave this cell empty for the topmost.
