## The form
form-begun =
    Nomination for { $period } by { $unit }.
    Stop at any time, the draft is kept.
form-read = Noted: { $read }.
form-present = Now: { $value }
form-subject = Who is nominated?
form-field = Which field?
form-name-individual = Full name, year of birth, home? For example: Hứa Văn Bảo, 1960, xóm 3
form-name-household = Name of the head of the household, year of birth, home? For example: Nông Thị Lan, 1975, xóm 2
form-name-collective = Name of the group? For example: Tổ tự quản xóm 3
form-name-model = Name of the model, initiative or work?
form-name = Name?
form-born = Year of birth? For example: 1985
form-born-household = Year of birth of the head of the household? For example: 1985
form-place = Which village or hamlet?
form-place-collective = Where is the group? For example: xóm 3
form-place-model = Where is it done? For example: xóm 3
form-occupation = Occupation or post, and place of work?
form-occupation-household = What does the family live on?
form-occupation-collective = Which body does it belong to, how many people, who leads it?
form-occupation-model = Who runs it, and how many people or households take part?
form-deeds = What was done? You can keep it short, or speak with the keyboard's microphone.
form-results = What came of it? Figures help: how much, since when, who benefits.
form-told = Has the nominee been told?
form-told-collective = Has the group been told?
form-told-model = Have the people behind the model been told?
form-publish = Do they agree to a post and photos?
form-photos = Send photos, if there are any. Leave out identity cards and papers.
form-photos-more = { $count ->
    [one] 1 photo received. Send more, or tap Photos done.
   *[other] { $count } photos received. Send more, or tap Photos done.
}
form-paused = The draft is kept. To go on, tap the button or write “giới thiệu gương”.

## Labels
label-subject = Nominated
label-field = Field
label-name = Name
label-born = Year of birth
label-place = Home, place
label-occupation = Occupation, post
label-deeds = What was done
label-results = Results
label-told = Told
label-publish = Agrees to a post
label-photos = Photos
choice-subject-individual = Individual
choice-subject-collective = Group
choice-subject-household = Household
choice-subject-model = Model, initiative
choice-told-yes = Told
choice-told-not-yet = Not told yet
choice-publish-yes = Agrees to a post
choice-publish-no = No post
choice-publish-not-asked = Not asked yet

## An answer that could not be taken
refuse-text-short = That is rather short; a few more words would help.
refuse-text-long = That has { $length } letters; { $most } can be kept. Could you shorten it?
refuse-year = The year of birth { $typed } could not be read. Type it again, for example 1985.
refuse-name = The name could not be read. Type it again.
refuse-required = This answer is needed before sending.
refuse-choice = Tap one of the buttons below.
refuse-type = Type the answer.
refuse-photo = Send a photo, or tap Skip.

## Looking it over and sending
review-heading = Nomination by { $unit }, { $period }, to look over:
review-row = { $number }. { $label }: { $value }
review-skipped = (skipped)
review-unmarked = Some words have no Vietnamese marks; print needs them. Better to add them now.
review-next = If all is right, tap Send.
photo-count = { $count }
edit-which = Which answer to change?
draft-unnamed = A draft without a name
has-drafts = Begun and not sent:
pick-unit = For which unit?
discard-effect = Once “{ $name }” is thrown away it cannot be brought back.
discarded = The draft is thrown away.
receipt-in-time = Sent at { $moment }, in time.
receipt-late = Received at { $moment }, after the due day; it is taken, with the day noted.
receipt-again = Sent again at { $moment }.
receipt-code = Number { $code }, counted for { $period }.
receipt-met = { $unit }, { $period }: { $counted } sent, at least { $required } asked. You need do nothing more.
receipt-short = { $unit }, { $period }: { $counted } sent, { $missing } still to come.
receipt-free = { $unit }, { $period }: { $counted } sent; the plan sets no number.
receipt-not-told = Remember to tell the nominee; until then it is neither forwarded nor published.
stale = This button is out of date. See the newest message.
not-an-officer =
    You are not an officer of any unit, so you cannot nominate yet.
    Ask the reviewer.
not-an-officer-invite =
    Entries are written by a unit's officer.
    Invite one where a unit has none yet.
photo-kept = { $count ->
    [one] Kept: 1 photo or file so far.
   *[other] Kept: { $count } photos or files so far.
}
voice-kept =
    Voice messages cannot be heard yet; this one is kept with the draft.
    Tap the text field, then the keyboard's microphone, and speak: it types.
voice-unheard =
    Voice messages cannot be heard yet.
    Tap the text field, then the keyboard's microphone, and speak: it types.
caption-unused = The words sent with the photo or file have not been used. Send them as a message of their own.
file-without-draft = It is not known which nomination this belongs to, so it was not kept. Tap Nominate and send it again.

button-send = Send
button-send-again = Send again
button-edit = Change
button-later = Later
button-discard = Throw away
button-discard-yes = Throw away
button-keep = Keep
button-keep-answer = Keep as it is
button-skip = Skip
button-done = Photos done
button-drop-photos = Remove photos
button-back = Back
button-resume = Go on
button-resume-number = Go on with { $number }
button-anew = New nomination
button-view = See all of it
button-nominate-more = Nominate another
not-asked-for = This plan asks for no nominations, so there is nothing to fill in.
button-period = For { $period }
review-waits = “{ $name }” lies ready for { $you } to look over.
button-look = Look over
receipt-unpublished = { $unit }, { $period }: sent, { $unpublished } to be published; the plan counts it then. Nothing more to send.
form-plan-changed = The plan has changed since you began this one; all your answers are kept.
form-plan-changed-lost = The plan has changed since you began this one. No longer fitting: { $lost }; all other answers are kept.
