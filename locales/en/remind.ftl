## Reminders
remind-not-sent = No nomination for { $period } from { $unit } has come in (at least { $required } asked).
remind-not-chosen = { $unit }, { $period }: { $missing } still to come; what was sent was not chosen this time.
remind-drafting = { $unit } has begun a nomination for { $period } (at least { $required } asked).
remind-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come.
remind-forward = { $unit }, { $period }: { $missing } still to be forwarded.
remind-late-not-sent = No nomination for { $period } from { $unit } has come in (at least { $required } asked).
remind-late-not-chosen = { $unit }, { $period }: { $missing } still to come; what was sent was not chosen this time.
remind-late-drafting = { $unit } has a draft for { $period } that is not sent.
remind-late-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come.
remind-late-forward = { $unit }, { $period }: { $missing } still to be forwarded.
remind-mending = { $unit }, { $period }: sent, and what was returned is not mended yet (at least { $required } asked).
remind-late-mending = { $unit }, { $period }: sent, and what was returned is not mended yet (at least { $required } asked).
remind-none-is-fine = Send it if there is somebody worth naming; if not yet, tell the reviewer.
summary-unreachable = No officer there can be reached: { $names }.
summary-unreachable-all = No officer of these units can be reached.
remind-uncounted = { $unit }, { $period }: { $missing } still to come; what was sent is of a kind that the plan does not count.
remind-late-uncounted = { $unit }, { $period }: { $missing } still to come; what was sent is of a kind that the plan does not count.
