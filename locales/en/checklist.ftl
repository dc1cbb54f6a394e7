## The demands, before it is sent
check-heading = If you like: tap Met 1, Met 2 ... for what is met, then Done.
check-on = { $number }. Met: { $text }
check-off = { $number }. { $text }
check-strong = Strong nominations show figures, results before and after, and many who gain or follow.
check-hint-figures = This one has no figure yet.
check-hint-results = This one has no result yet.
check-hint-reach = This one does not say who gained.
checked = The officer ticked { $ticked } of { $total } demands. Not ticked: { $left }.
checked-all = The officer ticked all { $total } demands.
button-checklist = Check the demands
button-check-on = Met { $number }
button-check-off = Not met { $number }
button-check-all = All met
button-check-done = Done
check-all-kept = Noted: all { $total } demands are met.
