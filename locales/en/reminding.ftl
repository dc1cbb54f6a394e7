## The hour of reminders, a rest, off
reminding-is = I remind you at { $hour } on days when something is due.
reminding-is-own = I remind you at { $hour }, the hour you chose.
reminding-is-muted = You rest until the end of { $last }; I remind you again from { $first } at { $hour }.
reminding-rests = You rest until the end of { $last }.
reminding-begin-asked = Begin again tomorrow?
reminding-begins = I begin again tomorrow.
reminding-is-off = Your reminders are off.
reminding-hour-set = From now on I remind you at { $hour }.
reminding-muted = You rest until the end of { $last }; I remind you again from { $first }.
reminding-still-muted = You still rest until the end of { $last }.
reminding-still-off = Your reminders are still off.
reminding-off = Your reminders are off now.
reminding-on = I remind you again, at { $hour }.
reminding-alone = While { $off ->
    [yes] they are off
   *[no] you rest
}, nobody else in { $units } hears reminders; the reviewer is told.
reminding-decisions = Decisions and answers reach you as ever.
reminding-next = The next reminder: { $moment }.
reminding-how = Words will do too: “remind me at 14:00”, “no reminders until Monday”.
reminding-which-hour = Remind you at what hour? For another one write, say, remind me at 9:30.
reminding-hour-refused = I do not remind at { $hour }: only from 7:00 to before 20:00. Please choose another hour.
reminding-day-unread = I could not read the day “{ $typed }”. Type it again, for example: no reminders until 28/2.
button-remind-hours = Change the hour
button-remind-mute = Rest until Monday
button-remind-off = Switch off
button-remind-on = Remind me again
button-remind-from-tomorrow = From tomorrow
button-remind-keep-resting = Keep resting
button-remind-at = { $hour }
button-remind-page = Reminder settings

## The days of reminders, set by the reviewer for all
ladder-rule = I remind { $days } working days before the last one, twice on it and once after the deadline; never who has met it.
ladder-rule-last = I remind twice on the last working day and once after the deadline; never who has met it.
ladder-of-plan = { $plan }: { $days }
ladder-set = The new days of reminders hold for every unit.
ladder-by = Set by { $by } at { $moment }.
ladder-how = For other days write, say, remind before 7, 3, 1 days.
ladder-refused = I can remind from 1 to { $most } working days ahead. Please choose other days.
ladder-not-yours = The reviewer sets the days of reminders for all units; you may choose your own hour.
button-ladder = { $days } days
button-ladder-plan = As at first
ladder-ask = Change the days for all { $count } units: { $days } working days before (now { $now })?
ladder-ask-plan = Change the days for all { $count } units back to those at first (now { $now })?
ladder-last-alone = the last day alone
button-ladder-yes = Change
button-ladder-keep = Keep
button-ladder-page = Days of reminders
