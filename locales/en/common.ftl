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
period-month = month { $index }
period-quarter = quarter { $index }
period-half-year = { $index ->
    [1] first half-year
   *[2] second half-year
}
period-year = { $year }
period-of-year = { $period }/{ $year }
