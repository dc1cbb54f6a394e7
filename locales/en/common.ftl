## Days, times, periods
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
day = { $weekday } { $day }/{ $month }
full-day = { $weekday } { $day }/{ $month }/{ $year }
moment = { $time } { $day }
period-month = { $index ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
period-quarter = quarter { $index }
period-half-year = { $index ->
    [1] first half-year
   *[2] second half-year
}
period-year = { $year }
period-month-of-year = { $period } { $year }
period-quarter-of-year = { $period } of { $year }
period-half-year-of-year = { $period } of { $year }
