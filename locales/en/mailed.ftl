## Reminders that go by e-mail
letter-subject = Reminder
letter-subject-owed = Reminder, { $period }: { $units } { $what ->
    [mend] has something to mend
    [forward] has not forwarded enough
    [report] has not sent its report
    [more] has not sent enough
   *[exemplar] has not sent
}, { $when ->
    [past] was due
   *[coming] due
} { $day }
letter-subject-state = How things stand, { $period }: { $met }/{ $total } units have sent { $what ->
    [report] their report
   *[exemplar] enough
}
letter-subject-milestone = Milestone: { $name }
letter-subject-more = { $subject }, and { $more } more
letter-greeting = Dear { $name },
letter-none-yet = If there is nobody worth naming yet, tell the reviewer.
letter-lost = This comes by mail because the assistant has been cut off from Telegram since { $moment }; what was sent after that is not seen yet.
letter-blocked = This comes by mail because the assistant cannot reach you on Telegram.
letter-answer = Answers to this mail are not read; go on in the assistant on Telegram.
letter-answer-away = Answers to this mail are not read; once the connection is back you go on in Telegram.
letter-answer-lost = Answers to this mail are not read. Send on Telegram as usual: it comes in once the connection is back.
letter-judged = Of what is sent meanwhile the reviewer decides whether it counts as in time.
letter-from = The exemplars' assistant of { $office }.
