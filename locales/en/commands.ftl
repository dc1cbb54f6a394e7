## The command line
cli-help = A Telegram assistant that helps officials nominate exemplars.
cli-help-demo = Try it on this machine, without token or network.
cli-help-run = Run the bot.
cli-help-ask = Print the answer that a person of a unit would get.
cli-help-understand = Print how each text is understood, a JSON object a line.
cli-help-understanding = What the bot did not understand, to teach it.
cli-help-understanding-misses = Print the wordings that were not understood at once, by what was then chosen by a button.
cli-help-nominations = See the nominations that are kept.
cli-help-outbox = See what could not be sent, and how much waits.
db-help = The database.
db-help-upgrade = Bring the database to this version.
db-upgraded = The database is at this version.
db-help-copy = Copy all rows into another, empty database and check each one; stop the bot first.
db-help-from = The database to copy from, as DATABASE_URL writes it.
db-help-to = The empty database to copy into.
db-copied = Copied and checked { $rows } rows of { $tables } tables. Set DATABASE_URL to the new database before starting the bot; attachments stay where they are.
demo-help-port = Port of the web page.
demo-help-now = Where the clock starts, for example 2026-11-12T08:00.
demo-ready = Open in a browser: { $url } (stop: Ctrl+C)
ask-help-text = The question.
ask-help-plan = Id or file of a plan.
ask-help-roster = Roster file; with one, the question is put to an empty database that holds it.
ask-help-unit = Unit of the person who asks.
ask-help-role = Role of the person who asks.
ask-help-today = Day of the question, as 2026-11-12.
ask-root-kind = authority
understand-help-jsonl = Each line that comes in is a JSON object with a text.
nominations-help-plan = Id of the plan.
nominations-help-period = Period, as 2026-11.
nominations-help-unit = Unit.
nominations-help-status = State.
nominations-help-json = Print JSON.
outbox-help-json = Print JSON.
understanding-no-misses = Nobody has had to choose by a button yet.
understanding-times = { $times ->
    [1] once
   *[other] { $times } times
}
outbox-none-failed = Telegram has refused no message.
outbox-waiting = Waiting to be sent: { $replies } replies, { $notes } notes, { $reminders } reminders.
roster-help-import = Take in a roster: all of it or nothing, and again whenever it has changed.
roster-help-export = Write the roster to a file.
roster-help-invite = Print invitation links, each for one use.
roster-help-unit = Name of the unit.
roster-help-role = Role.
roster-help-all = Invite for every unit that has no officer yet.
roster-help-sheet = With --all: also write invitations to print (.docx), a QR code a unit.
roster-help-admin = Invite the first administrator.
roster-imported = { $total ->
    [one] 1 unit
   *[other] { $total } units
} taken in: { $added } new, { $changed } changed.
roster-new = { $count } new units: { $names }.
roster-renamed = "{ $was }" is now written "{ $name }"; it is the same unit.
roster-way-renamed = { $name } is called { $successors } from { $day }; earlier figures keep the old name.
roster-way-merged = { $name } becomes part of { $successors } from { $day }; drafts, entries to mend and people's roles follow from that day.
roster-way-split = { $name } becomes { $successors } from { $day }; what is unfinished counts for the first one named.
roster-dissolved = { $name } ends after { $day }, with no unit to succeed it.
roster-ended = { $count ->
    [one] 1 unit is no longer in the file and
   *[other] { $count } units are no longer in the file and
} ended yesterday: { $names }.
roster-ended-hint = Where only a name changed: take in the old file again, then the new one with the same code or with the old name among the other names.
roster-exported = { $total ->
    [one] 1 unit
   *[other] { $total } units
} written to { $file }.
roster-invite-one-way = Name a unit, or --all, or --admin.
roster-invite-sheet-all = --sheet goes with --all.
roster-sheet-written = Invitations for { $total ->
    [one] 1 unit
   *[other] { $total } units
} written to { $file }.
roster-invite-hint = Each link is for one use within 30 days.
roster-bot-name = BOT_NAME
