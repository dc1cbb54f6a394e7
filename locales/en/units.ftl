# Units that are renamed, merged, split; several units and plans; receivers that are gone

unit-renamed = From { $day }, { $old } is called { $new }.
unit-merged = From { $day }, { $old } belongs to { $new }.
unit-split = From { $day }, { $old } is divided into { $new }.
led-on-role = You are now { $role } of { $units }.
led-on-with = What { $old } was writing, had to mend and had sent goes with it; earlier figures keep its name.
