## Contact lost across a deadline
outage-over = From { $began } to { $ended } contact was lost.
outage-entries = Entries of { $units ->
    [one] 1 unit
   *[other] { $units } units
} were among what waited; they are noted as “received during an outage”, provisionally in time.
outage-source = Source: due day by { $plan }, section { $clauses }; the plan does not speak of this case, it is yours to decide.
outage-agreed = { $units ->
    [one] 1 unit is
   *[other] { $units } units are
} in time, with the note “received during an outage”.
outage-all-judged = { $by } decided first, none is waiting. Nothing was changed.
outage-all-judged-yourself = You have decided already, none is waiting.
outage-list = Received during an outage, { $count } waiting for your word:
outage-list-judged = Received during an outage, all decided:
outage-row = { $number }. { $name }, { $unit }: { $how }
outage-awaiting = { $count } more waiting for your word.
judged-in-time = Noted as in time: { $name } ({ $unit }).
judged-late = Noted as after the due day: { $name } ({ $unit }).
judged-before = { $by } decided first; nothing was changed.
judged-before-yourself = You have decided already.
judged-now = { $name }: { $how }.
waited-provisional = received during an outage, provisionally in time
waited-in-time = received during an outage, taken as in time
waited-late = received during an outage, taken as after the due day
receipt-provisional = Received at { $moment }, after contact was lost; in time for now, a reviewer confirms it.
heard-in-time = “{ $name }” ({ $code }), received during an outage: { $by } noted it as in time.
heard-late = “{ $name }” ({ $code }), received during an outage: { $by } noted it as after the due day.

button-outage-agree = { $count ->
    [1] Agree
   *[other] Agree to all { $count }
}
button-outage-list = See each unit
button-in-time = Count as in time
button-late = Count as late
