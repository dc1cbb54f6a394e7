## Drafts of the unit
has-drafts-theirs = A colleague is writing:
draft-theirs-row = { $name }: by { $by }, last changed { $moment }
draft-left-row = { $name }: left by { $by }, last changed { $moment }
draft-theirs = { $by } is writing this one, last changed { $moment }.
take-over-effect = If you take over, { $by } no longer writes “{ $name }” and is told; every answer is kept.
draft-taken = { $by } goes on writing “{ $name }”.
draft-taken-kept = Everything you answered is kept in it.
button-view-draft = See this draft
button-view-draft-number = See { $number }
button-more-drafts = Other drafts
button-take-over = Take over
button-leave-it = Leave it to them

## Answers that come after a colleague has taken over
late-answer = { $by } is writing “{ $name }”; what you just said is not in it yet.
late-answer-present = The draft says: “{ $text }”.
late-answer-effect = Kept for { $label }: “{ $text }”. Take the draft back to put it in, or have it passed to { $by }.
late-passed-on = { $by } sends an answer for “{ $name }”, { $label }: “{ $text }”.
late-passed = Passed to { $by }, who decides whether it goes in.
late-dropped = That answer is put away. The draft is as it was.
button-late-take = Take back and add
button-late-write = Put it in
button-late-pass = Pass it on
button-late-drop = Drop it

## Drafts that lie
drafts-lie = Begun and not sent; go on whenever you like:
drafts-left = Left behind by a colleague; you can go on with it:
draft-lies = “{ $name }”, untouched since { $day }
draft-entered = { $name }, entered for { $unit }
draft-left = “{ $name }” by { $by }, untouched since { $day }
draft-closes = “{ $name }”, untouched since { $day }; closes { $closes } with its photos unless somebody changes it

## Messages that come twice or in parts
came-twice = “{ $text }” came twice; it counts once.
part-joined = Added to the answer before: “{ $text }”.
button-apart = It is a new answer

## Edited messages
edit-change = Change { $label }: “{ $before }” to “{ $after }”
edit-nothing = nothing yet
edit-ask = Change the answer like this?
edit-refused = The edited message cannot be used; the answer stands.
edit-kept = It stays as it was.
amended = Changed { $label }: “{ $after }”.
edit-of-returned = “{ $name }” waits to be mended. Open it with the new answer, to be sent again?
edit-of-submitted = “{ $name }” has been sent. To change it, it is taken back: { $period } lacks it until sent again.
edit-too-late = “{ $name }” is { $status } and can no longer be changed.
edit-ask-reviewer = If it must be changed, write to the reviewer.
button-edit-yes = Yes
button-edit-no = Keep as it was
refuse-not-asked = This question is no longer asked.
