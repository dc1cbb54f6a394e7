## Reminders that go by e-mail
letter-subject = Reminder: { $what }
letter-lost = This comes by mail because the assistant has been cut off from Telegram since { $moment }; what was sent after that is not seen yet.
letter-blocked = This comes by mail because the assistant cannot reach you on Telegram.
letter-answer = Nobody reads answers to this mail; please go on in the assistant on Telegram.
