## What the nominee agrees to
consent-stands = { $who }: { $said }.
consent-told-yes = agrees to be nominated
consent-told-no = does not agree to be nominated
consent-told-not-yet = not asked
consent-guardian-yes = a parent or guardian agrees
consent-guardian-no = a parent or guardian does not agree
consent-guardian-not-asked = a parent or guardian has not been asked
consent-publish-yes = agrees to a post with photos
consent-publish-text-only = agrees to a post, no photos
consent-publish-no = no post
consent-publish-not-asked = a post has not been asked about
consent-photos-yes = agrees to photos
consent-photos-no = no photos
consent-next-told = Have you been able to ask { $who }?
consent-next-guardian =
    { $who } was born in { $born } and may not be 18 yet.
    Does a parent or guardian agree?
consent-next-publish = Does { $who } agree to a post with photos?
consent-next-words = Does { $who } agree to a post without photos?
consent-may-forward = It may go up; nothing may be published.
consent-may-post = It may go up; a post may appear, without photos.
consent-may-photos = It may go up; a post with photos may appear.
consent-refused = This is not forwarded and not published. Withdraw it or nominate somebody else; until then it counts for { $period }.
consent-morning = Could you ask { $who } by now?
consent-until-then = Until they agree it is neither forwarded nor published; it counts for { $period } all the same.
consent-asked-later = Noted: { $who } not asked yet. I ask again on the morning of { $day }.
consent-end =
    What does { $who } no longer agree to?
    Once noted, that part is not forwarded or published any more.
consent-gone = Already out, and not to be called back: { $out }.
consent-gone-none = This has not been forwarded or published.
consent-gone-forwarded = forwarded at { $moment }
consent-gone-published = published { $day }
consent-heard = { $by } recorded for { $who } ({ $code }):
consent-said = { $said }.
consent-whose = Whose answer is this?
consent-send-now = You can send it now, as “not asked yet”.
consent-stays-here = It is neither forwarded nor published until { $who } agrees.
consent-rule = Source: deadline by { $plan }, section { $clauses }; the plan says nothing of asking, this is a rule of this assistant.
consent-refused-before = If { $Who } does not agree, this is not sent. Throw it away, or leave it.
consent-minor = Born in { $born }, may not be 18 yet: { $said }.
not-agreed = “{ $name }” does not agree, so it is neither forwarded nor published.
guardian-not-asked = A parent or guardian of “{ $name }” has not agreed, so it can be neither forwarded nor published.
receipt-guardian = One thing is left: ask { $who } and a parent or guardian. On the morning of { $day } I ask again; until then it is neither forwarded nor published.
refuse-day-not-agreed = “{ $name }” has not agreed to a post, so no day is noted. Once they agree, note that first.

## To read out or paste to the nominee
plea-nominate = { $unit } wishes to nominate { $who } as an example of { $field }.
plea-nominate-plain = { $unit } wishes to nominate { $who } as an example.
plea-data = Name, year of birth, place and deeds go to the level above.
plea-agree = Do you agree to that, and to a post with photos?
plea-guardian = For those under 18 a parent or guardian is asked too.

## Which photos may be published
photo-uses = Tap a number to keep that photo from being published. Then tap Done.
photo-public = { $number }. May be published
photo-private = { $number }. To be considered only

button-consent = What they say
button-consent-yes = They agree
button-consent-no = They do not agree
button-consent-not-yet = Could not ask yet
button-consent-all = Post with photos
button-consent-text = Post, no photos
button-consent-none = No post
button-consent-ask-later = Not asked
button-consent-words = Words to ask with
button-consent-end = They changed it
button-consent-end-all = No longer agree
button-consent-end-post = No post any more
button-consent-end-photos = Only no photos
button-send-unasked = Send, ask later
button-photo-uses = Which photos
button-photo-keep = { $number }: not to publish
button-photo-publish = { $number }: may publish
button-photo-done = Done
choice-told-no = Does not agree
choice-publish-text-only = Post, no photos
consent-refused-reviewer = This is neither forwarded nor published. The unit withdraws it, or you return it.
consent-refused-mending =
    If { $Who } does not agree, this is not sent again.
    Withdraw it, or note under What they say that they agree again.
button-consent-again = They agree again
button-consent-words-alone = Post, no photos
consent-answered = { $Who }: what did they say?
button-consent-no-answer = No answer yet
bereaved = My condolences to the family. Nothing about “{ $name }” has been changed.
bereaved-wish = Post and photos are no longer used as soon as { $you } tap; what is recorded of achievements stays.
bereaved-source = Source: the plan says nothing of this; the family's wish is followed.
bereaved-kept-all = Noted as the family's wish: no post and no photos any more.
bereaved-kept-photos = Noted as the family's wish: no photos any more, the post keeps its words.
bereaved-kept-tell = The reviewer is told; nothing about “{ $name }” has been changed.
bereaved-marked = It is noted that { $who } has died, so that later lists and words say it rightly.
bereaved-whose = My condolences. Whom is it about?
consent-died = { $by } tells that { $who } ({ $code }) has died.
consent-deceased = { $Who } has died. What is recorded of achievements stays.
button-died-all = Post and photos
button-died-photos = Only the photos
button-died-tell = Tell the reviewer
button-died-rest = The post too
consent-said-family = The family's wish: { $said }.
guardian-of = a parent or guardian of { $who }
