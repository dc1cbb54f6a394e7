## Nudging by hand, delivery, the call list, telephone numbers
button-nudge = Nudge now
button-nudge-unit = Nudge this unit
button-reach = Has it arrived?
button-calls = Call those missing
button-nudge-send = Send to { $count ->
    [one] 1 unit
   *[other] { $count } units
}
button-nudge-fresh = Send { $count } not nudged
button-nudge-again = Nudge all { $count } again
button-nudge-once-more = Nudge again
button-nudge-later = Send at { $time }
button-nudge-plain = Drop own words
button-nudge-stop = Do not send
button-nudge-known = I know
button-nudge-add = Add it
button-nudge-answer = No, answer me
ask-own-words = Add “{ $words }” to the reminder?
nudge-no-unit = I know no unit called “{ $name }”. Type the name again, or remind all that are missing.
nudge-which-unit = I remind one unit, or all that are missing. Please choose.
nudge-preview = Nudge { $count ->
    [one] 1 unit
   *[other] { $count } units
}, { $period }.
nudge-preview-not-sent = Nudge { $count ->
    [one] 1 unit that has
   *[other] { $count } units that have
} not sent for { $period }: { $names }.
nudge-left-out = Not nudged: { $why }.
nudge-spared = { $names } (being mended)
nudge-deaf = { $names } (nobody there whom messages reach)
nudge-unheard = Nobody there whom messages reach: { $names }.
nudge-nobody = No unit to nudge, { $period }.
nudge-text = What it says, of { $unit } for one: “{ $text }”
nudge-ask-words = Signed { $post }. To add words of your own, type a sentence.
nudge-own-words = Your words: “{ $words }”, signed { $post }. Type others to replace them.
nudge-post = { $by }, { $role }, { $unit }
nudge-before = Nudged today already: { $names }. Once more?
nudge-night-yes = From 20:00 to 7:00 and at Tet no reminder goes out; it waits for the next working day. This one can go at { $moment }.
nudge-night-no = From 20:00 to 7:00 and at Tet no reminder goes out; the deadline is near, so it does not wait for a working day. This one can go at { $moment }.
refuse-nudge-words = That is longer than { $most } characters; please shorten it.
nudge-sent = At { $moment } the nudge went to { $units ->
    [one] 1 unit
   *[other] { $units } units
}, { $people ->
    [one] 1 officer
   *[other] { $people } officers
}.
nudge-left = { $count ->
    [one] 1 unit was nudged today already and is
   *[other] { $count } units were nudged today already and are
} not nudged again.
nudge-needless = The nudge that was put off: no unit is left to nudge, { $period }.
nudge-put-off = The nudge is kept and goes at { $moment }. Who sends before then is not nudged.
nudge-stopped = This nudge is not sent.
nudge-sent-before = This nudge was sent at { $moment }.
nudge-put-off-before = This nudge is set to go at { $moment }.
nudge-words = “{ $words }” ({ $post })
nudge-by = { $by } (reviewer, { $unit }) asks for this.
nudge-noted = Noted at { $time } that you know. { $by } sees it.

reach-nudge = The nudge of { $by } at { $moment } about { $about }: arrived in { $count }/{ $total } units.
reach-reminders = The last reminders about { $about }: arrived in { $count }/{ $total } units that have not sent.
reach-needless-all = No unit is left to remind, { $period }.
reach-arrived = Arrived: { $names }.
reach-arrived-at = Arrived at { $time }: { $names }.
reach-known = Tapped “I know”: { $names }.
reach-known-by = { $unit } ({ $name }, { $time })
reach-waiting = Waiting to be sent: { $names }.
reach-needless = Had sent before it went out: { $names }.
reach-none = Not reminded yet: { $names }.
reach-unreachable = Out of reach: { $names }.
reach-unreachable-who = { $unit } ({ $name })
reach-nobody = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} nobody in the assistant, so nothing went there: { $names }.
as-of = As of { $moment }.

units-joined = { $count }/{ $total } units have an officer in the assistant.
button-invite-unit = Invite { $unit }

calls-head = { $total ->
    [one] 1 unit
   *[other] { $total } units
} to call, { $period }; those not seen for longest come first.
calls-nobody = No officer has to be called, { $period }.
call-row = { $number }. { $unit } ({ $group }): { $who }.
call-unit = { $unit }, { $about } ({ $group }):
call-unit-who = { $who }.
call-person = { $name } { $phone }, { $seen }
call-no-phone = no number yet
call-nobody = nobody has joined
call-blocked = messages do not reach them
call-unseen = never written yet
call-seen = last seen { $moment }
call-mail = E-mail of { $name }: { $email }
call-hint = To keep an officer's number, type: phone of Hoa 0912 345 678.
call-noted = Noted.
call-group-met = met
call-group-not-sent = not sent
call-group-drafting = being written
call-group-not-chosen = not chosen this time
call-group-mending = sent, being mended
call-group-unpublished = sent, not published
call-group-uncounted = sent, of another kind
call-group-short = sent, too few
call-group-none-reported = none reported
call-group-sent-elsewhere = said to be sent another way
log-nudge = Nudged { $moment } ({ $by })
log-called = Called { $moment } ({ $by })
log-note = Note { $moment } ({ $by })
log-words = { $what }: { $words }.
log-bare = { $what }.
button-calls-more = { $count } more
button-called = Called
button-called-unit = { $number }. Called
button-call-note = Add a note
ask-call-note = What came of calling { $unit }? Tap, or type a few words.
ask-note = What is to be noted about { $unit }? Type a few words.
button-came-later = Promised for today
button-came-no-answer = No answer
button-came-bare = Just called
came-later = promised for today
came-no-answer = no answer

contact-kept = Kept: { $what }.
contact-kept-of = Kept of { $name }: { $what }.
contact-phone = number { $phone }
contact-email = e-mail { $email }
contact-who = Only your reviewers see it. Type “forget my number” to drop it.
contact-forgotten = { $which ->
    [phone] Your number is
    [email] Your e-mail is
   *[both] Your number and e-mail are
} dropped.
contact-not-kept = No { $which ->
    [phone] number
    [email] e-mail
   *[both] number or e-mail
} of yours is kept.
contact-left = Still kept: { $what }.
button-forget-phone = Drop the number too
button-forget-email = Drop the mail too
contact-unread = { $typed } could not be read as a number. Please type it again, such as 0912 345 678.
contact-abroad = Only numbers of Viet Nam are kept. Please type yours: my number 0912 345 678.
contact-of = { $name }, { $unit }
ask-whose = Whose is it?
contact-unread-email = I could not read the e-mail { $typed }. Type it again, for example hoa@gmail.com.
contact-how = Type it, for example: my number 0912 345 678, or: my email hoa@gmail.com.
contact-nobody = I know no officer called { $typed }. Type the full name, or invite them first.
chase-reviewers-own = Nudging and calling the units is for the reviewer.
chase-overseen = You can see which have not sent.
reach-nudge-own = Your nudge at { $moment } about { $about } has arrived in { $count }/{ $total } units.
reach-nobody-joined = Nobody has joined: { $names }.
nudge-reminded = I reminded these myself today: { $names }.
nudge-free = Has { $unit } an exemplar to put forward for { $period }?
nudge-free-number = The plan sets no number{ $day ->
    [none] { " " }and no day
   *[other] { "" }
 }.
nudge-invites = This is only an invitation.
button-nudge-later-on = { $time } { $weekday }
which-duty-nudge = Nudge about which?
which-duty-calls = Call about which?
which-duty-report = Which reminder do you mean?
which-duty-unit = Nudge { WITHIN($unit) } about which?
which-duty-row = { $what }{ $count ->
    [0] { "" }
    [one] : 1 unit
   *[other] : { $count } units
}{ $timed ->
    [open] , until the end of { $day }
    [over] , { $day } is past
   *[none] { "" }
}
nudge-waits = The nudge for { $count } units still waits for { $you }.
nudge-waits-one = The nudge for { WITHIN($unit) } still waits for { $you }.
button-nudge-show = See it
button-call-unit = Call this unit
nudge-idle-none-reported = { $unit } reported none for { $period }{ $why ->
    [yes] { " " }({ $said })
   *[no] { "" }
}, so it is not nudged.
nudge-idle-sent-elsewhere = { $unit } said it went another way{ $why ->
    [yes] { " " }({ $said })
   *[no] { "" }
}, so it is not nudged.
nudge-idle-met = { $unit } has sent enough for { $period }, so it is not nudged.
nudge-idle-unpublished = { $unit } has sent enough for { $period }, which waits to be published; it is not nudged.
nudge-idle = { $unit } has nothing to send for { $period }, so it is not nudged.
reach-never = I have reminded nobody for { $period } yet.
reach-never-one = I have not reminded { WITHIN($unit) } for { $period } yet.
reach-never-next = By its days the next reminder is at { $moment }.
call-log = Chasing log: { $count ->
    [0] nothing yet
    [one] 1 line
   *[other] { $count } lines
}.
call-log-of = Chasing log, { $period }: { $count ->
    [0] nothing yet
    [one] 1 line
   *[other] { $count } lines
}.
call-log-row = { $units }: { $text }
call-log-row-of = { $units }, { $about }: { $text }
contact-forgotten-of = The { $which ->
    [phone] number
   *[email] e-mail
} of { $name } is gone.
contact-not-kept-of = No { $which ->
    [phone] number
   *[email] e-mail
} of { $name } is kept.
ask-forget = Drop the { $which ->
    [phone] number
   *[email] e-mail
 } of { $name }, { $unit }? It cannot be brought back.
ask-forget-whose = Whose { $which ->
    [phone] number
   *[email] e-mail
 } is to be dropped? It cannot be brought back.
button-drop-phone = Drop it
button-drop-email = Drop it
chased-about-exemplars = the exemplars of { $period }
chased-about-report = the report of { $period }
nudge-left-out-unread = Units cannot be left out of a nudge. Nudge all, or type the name of each unit.
