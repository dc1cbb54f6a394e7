## Contact lost across a deadline
outage-over = From { $began } to { $ended } contact was lost.
outage-entries = Entries of { $units ->
    [one] 1 unit
   *[other] { $units } units
} were among what waited; they are noted as “received during an outage”, in time for now, and wait for your word.
outage-due = { $period } was due by the end of { $day }.
outage-long = Telegram keeps messages for a day. Earlier ones may not have arrived; please ask the units.
outage-source = Source: due day by { $plan }, section { $clauses }; the plan does not speak of this case.
outage-agreed = { $units ->
    [one] 1 unit is
   *[other] { $units } units are
} in time, with the note “received during an outage”.
outage-all-judged = None is waiting; { $by } decided last. Nothing was changed.
outage-all-judged-yourself = None is waiting. You decided the last.
outage-list = { $count } waiting for your word, listed first. Tap a number to see it and note its time:
outage-list-judged = Received during an outage, all decided:
outage-more = And { $more } more, shown when those above have been decided.
outage-row = { $number }. { $name }, { $unit }: { $how }
outage-awaiting = { $count } more waiting for your word.
judged-in-time = Noted as in time: { $name } ({ $unit }).
judged-late = Noted as after the due day: { $name } ({ $unit }).
judged-before = { $by } decided first; nothing was changed. Only { $by } can change it.
judged-before-yourself = You have noted that already.
judged-now = { $name }: { $how }.
waited-provisional = received during an outage, provisionally in time
waited-in-time = received during an outage, taken as in time
waited-late = received during an outage, taken as after the due day
receipt-provisional = Received at { $moment }, in time for now.
    Contact had been lost across the due day; a reviewer decides.
heard-in-time = { $by } noted “{ $name }” ({ $code }) as in time.
    It was received during an outage.
heard-late = { $by } noted “{ $name }” ({ $code }) as after the due day.
    It was received during an outage; nothing else changes.

button-outage-agree = { $count ->
    [1] Agree
   *[other] Agree to all { $count }
}
button-outage-list = See each entry
button-in-time = Note as in time
button-late = Note as late
