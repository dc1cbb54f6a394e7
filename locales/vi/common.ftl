## Ngày, giờ, kỳ
weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
day = { $weekday } { $day }/{ $month }
full-day = { $weekday } { $day }/{ $month }/{ $year }
moment = { $time } { $day }
period-month = tháng { $index }
period-quarter = quý { $index ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}
period-half-year = { $index ->
    [1] 6 tháng đầu năm
   *[2] 6 tháng cuối năm
}
period-year = năm { $year }
period-month-of-year = { $period }/{ $year }
period-quarter-of-year = { $period }/{ $year }
period-half-year-of-year = { $period }/{ $year }
