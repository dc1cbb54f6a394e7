## The way in
stranger =
    This is an automatic assistant for officials on its list only.
    Write one message with your name, post and unit, and it is passed on.
stranger-waiting = Your words have been passed on; an answer is awaited.
request-kept = Passed on to the person in charge. You will hear as soon as there is an answer.
request-again = Your words were added. The answer is still awaited.
invited = { $name } is invited as { $role } of { $unit }.
invited-admin = { $name } is invited as administrator.
invited-right = Are your name and unit right?
invitation-spent =
    This link has been used or has run out.
    Ask for a new one, or write your name, post and unit.
invitation-spent-member =
    This link has been used or has run out.
    You are on the list already; go on as usual.
ask-name = Type your full name, with its marks.
joined = { $name } is { $role } of { $unit }.
joined-admin = { $name } is administrator.
data-notice = Your name and messages are kept to prepare nominations. This is a machine: look everything over before sending.
ask-address = How are you addressed in Vietnamese?
addressed = Noted. This is how you will be addressed in Vietnamese.
not-me = Nothing was noted and the link still works. Pass it on to the right person.
not-let-in = The person in charge has not placed you in a unit. Contact them directly to learn more.
role-officer = officer
role-reviewer = reviewer
role-field-lead = field lead
role-block-lead = block lead
role-leader = leader
role-admin = administrator

## Requests and invitations, for the reviewer
request-card = { $account } asks for access and writes:
quoted = “{ $words }”
request-which = Officer of which unit?
request-which-none = No unit could be guessed. Tap Choose a unit for the whole list.
request-granted = { $account } now has access to { $unit } and has been told.
request-refused = { $account } was not let in and has been told.
request-already = This request has already been answered.
invite-whom = Invite an officer of which unit? Tap a button or type its name.
invite-more = The list has { $count } units; these are some of them.
invite-missing = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} no officer yet.
link-made = Link for { $unit }, for one use within 30 days. Copy and send:
link-text = Officers of { $unit }: tap to take on the nomination of exemplars: { $link }
not-allowed = This is not among your tasks. Ask the reviewer.
cancelled = Left as it was, nothing was noted.
welcome = Welcome, { $name }.

no-use = This kind of message is of no use here. Type it instead.
no-use-sticker = Noted. Type whenever you need something.
no-use-location = No place on the map is needed. Type the village or hamlet.
no-use-contact = Contacts are not kept. Type the full name.
edit-seen = Only the first sending of a message is read. Send a new message.
edit-seen-draft = The answer first sent stands. To change it, tap Back, or change it on the last page.

button-join = Right, join
button-join-name = Correct the name
button-join-not-me = That is not me
button-address-anh = Anh (Mr)
button-address-chi = Chị (Ms)
button-address-dong-chi = Đồng chí
button-admit-other = Choose a unit
button-admit-refuse = Do not let in
button-invite-next = Invite another
button-copy-link = Copy invitation
button-cancel = Leave it
request-type = There are { $count } units, some of them are shown. The name may also be typed.
