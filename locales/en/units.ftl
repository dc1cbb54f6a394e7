# Units that are renamed, merged, split; several units and plans; receivers that are gone

# a name keeps its capitals in an English sentence
places-small-within = { "" }
bodies-named-by-a-place = { "" }
bodies-named-at-the-end = { "" }
unit-renamed = From { $day }, { $old } is called { $new }.
unit-merged = From { $day }, { $old } belongs to { $new }.
unit-ended = Since { $day }, { $old } is no more; its work goes on with { $new }.
unit-split = From { $day }, { $old } is divided into { $new }.
led-on-role = You are now { $role } of { $units }.
led-on-with = What { $old } was writing, had to mend and had sent goes with it; earlier figures keep its name.
which-unit = Several units have this name. Which one do you mean?
which-unit-more = There are { $count } of them; if yours is not here, type where it belongs as well.
unit-of = { $unit }, { $parent }
unit-until = { $unit } (until { $day })
which-plan = Under which plan?
pick-plan = Nominate for { $unit } under which plan?
which-plan-row = { $number }. { $plan }: { $title }
receiver-stated = The receiver named in the plan is { $receiver }.
receiver-now = It is gone since { $day }; now it goes to { $now }.
receiver-gone = It is gone since { $day } and no new receiver has been set; ask the level above.
unit-from = { $unit } is there from { $day }; the units that become it send one number for this period together.
