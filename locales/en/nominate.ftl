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
form-name-collective = Name of the group, and where is it? For example: Self-help group of hamlet 3, hamlet 3
form-name-model = Name of the model, initiative or work, and where? For example: Flower road, hamlet 3
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
form-deeds = What was done? One or two sentences; you can dictate with the microphone of the keyboard.
form-results = What came of it? Figures are good, for example: the road is 2 metres wider.
form-told = Has the nominee been told?
form-told-collective = Has the group been told?
form-told-model = Have the people behind the model been told?
form-publish = Do they agree to a post and photos?
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
refuse-year = The year of birth could not be read. Type it again, for example 1985.
refuse-name = The name could not be read. Type it again.
refuse-required = This answer is needed before sending.
refuse-choice = Tap one of the buttons below.
refuse-type = Type the answer.

## Looking it over and sending
review-heading = Nomination by { $unit }, { $period }, to look over:
review-row = { $number }. { $label }: { $value }
review-skipped = (skipped)
review-unmarked = Still without diacritics: { $where }. The reviewer will mend it.
review-next = If all is right, tap { $button }; to change a line, type its number.
edit-which = Which answer to change?
draft-unnamed = A draft without a name
has-drafts = Begun and not sent:
pick-unit = For which unit?
discard-effect = Once “{ $name }” is thrown away it cannot be brought back.
discarded = The draft is thrown away.
receipt-in-time = Sent at { $moment }, in time.
receipt-late = Received at { $moment }, after the due day; it is taken, with the day noted.
receipt-again = Sent again at { $moment }.
receipt-unchanged = It has been approved, so this stays as it was: { $labels }. Tap Ask for a change if need be.
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
    I cannot listen to voice messages yet; it is kept with the draft.
    Quickest: touch the text field, press the microphone on the keyboard and dictate.
voice-unheard =
    I cannot listen to voice messages yet.
    Quickest: touch the text field, press the microphone on the keyboard and dictate.
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
form-read-name = { $read }.
called-male = Mr { $name }
called-female = Ms { $name }
form-deeds-model = How is it done? One or two sentences; you can dictate with the microphone of the keyboard.
form-gained = Who gained by it? For example: 45 households.
form-since = Since when? For example: since 2024.
form-field-guess = Field: I guess { $field }, for it says { $reason }.
form-field-open = Which field? It could not be guessed; please choose.
source-part = Source: { $plan }, section { $clauses }, the part on { $part }.
part-individual = individuals
part-collective = groups
part-household = households
part-model = models
form-unmarked = { $label } needs its diacritics for print. Now: “{ $value }”. Please type it again.
form-other-names = What else are they called, or a short name?
form-gender = Male or female?
form-gender-household = Is the head of the household male or female?
form-hometown = Home town?
form-education = Schooling and training?
form-ethnicity = Ethnic group? The plan demands it.
form-religion = Religion? The plan demands it; write none where there is none.
form-members = How many people?
form-members-model = How many people or households take part?
form-head = Who leads it? Name and post.
form-head-model = Who is in charge? A name or a body.
form-size = How many are in the household?
form-method = How is it done, step by step?
form-cost = What does it cost, and who pays?
form-replication = Can others do the same, and what do they need?
form-until = Until when? For example: until now, or 10/2026.
form-rewards = What rewards so far? One a line: kind, year, number, body.
form-proposal = What is proposed?
form-evidence = What proves it: papers, press, witnesses?
form-phone = Telephone number? It is never printed.
label-who = Full name
label-story = Achievement
label-gained = Who gained
label-since = Since when
label-other-names = Other names
label-gender = Male or female
label-hometown = Home town
label-education = Schooling
label-ethnicity = Ethnic group
label-religion = Religion
label-members = People
label-head = Leader
label-size = Household size
label-method = Method
label-cost = Cost
label-replication = For others
label-until = Until when
label-rewards = Earlier rewards
label-proposal = Proposal
label-evidence = Evidence
label-phone = Telephone
choice-gender-male = Male
choice-gender-female = Female
choice-proposal-praise = Praise
choice-proposal-certificate = Certificate
choice-proposal-higher = To a higher level
choice-proposal-publicity = Publicity
story-deeds = { $text }.
story-results = Result: { $text }.
story-gained = Who gained: { $text }.
story-since = Time: { $text }.
refuse-time = I could not read the time. Please type it again, for example: since 2024.
refuse-number = I could not read the number. Please type it again, for example 12.
refuse-phone = I could not read the telephone number. Please type it again, for example 0912345678.
review-story = { $first }-{ $last }. Achievement: { $value }
review-photos = Photos: { $count }. Send more at any time; please no photos of identity papers.
how-to-dictate = Touch the text field, press the microphone (circled in red), speak slowly, then press send.
button-field-right = Right
button-field-list = See all { $count }
button-dictate = Show me how
button-leave-marks = Leave to reviewer
button-full-form = Full form
button-type-on = Go on typing
button-listed-all = That is all
refuse-year-typed = The year of birth { $typed } could not be read. Type it again, for example 1985.
refuse-year-age = Born { $typed } would make them { $age }. Please check.
refuse-place = The place could not be read. Type it again.
refuse-born = The year of birth could not be read. Type it again, for example 1985.
refuse-unknown = If you do not know it yet, tap Later and go on once you do; the draft is kept.
refuse-required-results = Without a figure, say what has changed, for example: no theft since then.
form-born-estimated = Born about { $year }, is that right? If not, type the year.
form-field-listed = Which field? Tap one.
form-wished = { $by } wrote: “{ $reason }”
form-rewards-more = Any other? If not, tap That is all.
form-deed-added = Added to what was done: “{ $text }”. For the field, tap a button.
review-which-answer = Which answer of “{ $name }” do you want to change?
form-corrected = { $label }: { $value }. Send it again?
form-still-paused = The draft “{ $name }” is kept. Go on with it?
give-up-ask = Throw this away, or leave it for later?
loose-words =
    Nominate now, or write it into the notebook?
    “{ $text }”
loose-files = The photo or file is kept.
loose-files-with = The photo or file is kept, with its words “{ $text }”.
loose-which-one = Does it belong to the draft “{ $name }”?
loose-which = To which draft does it belong?
loose-none = Tap Nominate, and it goes into the new draft.
loose-dropped = It is not kept.
button-loose-add = Add it
button-loose-add-number = Add to { $number }
button-loose-drop = Throw it away
button-note-it = To the notebook
button-drop-list = Remove the list
