## Changing what was sent
reopened = “{ $name }” is back for you to change; the reviewer waits for the new one.
reopened-counts = Sent again it keeps its number and the time of its first sending.
ask-edit = “{ $name }” has been approved. What is to be changed? Type a sentence, the reviewer gets it.
edit-wished = The reviewer hears of it; “{ $name }” stays as approved until they decide.
edit-wished-nobody = It is noted; no reviewer uses this assistant yet, please tell them yourself.
edit-wish-heard = { $by } asks for a change of “{ $name }” ({ $code }):
edit-wish-words = “{ $words }”
button-reopen = Take back to change
button-ask-edit = Ask for a change
