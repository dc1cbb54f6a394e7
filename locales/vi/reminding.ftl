## Giờ nhắc, nghỉ nhắc, tắt nhắc
reminding-is = Em nhắc { $you } lúc { $hour } những ngày có việc.
reminding-is-own = Em nhắc { $you } lúc { $hour }, giờ { $you } đã chọn.
reminding-is-muted = { $You } đang nghỉ nhắc đến hết { $last }; em nhắc lại từ { $first } lúc { $hour }.
reminding-rests = { $You } đang nghỉ nhắc đến hết { $last }.
reminding-begin-asked = Nhắc lại từ mai không?
reminding-begins = Từ mai em nhắc lại.
reminding-is-off = Lời nhắc của { $you } đang tắt.
reminding-hour-set = Từ nay em nhắc { $you } lúc { $hour }.
reminding-muted = { $You } nghỉ nhắc đến hết { $last }; em nhắc lại từ { $first }.
reminding-still-muted = { $You } vẫn nghỉ nhắc đến hết { $last }.
reminding-still-off = Lời nhắc của { $you } vẫn đang tắt.
reminding-off = Em đã tắt lời nhắc.
reminding-on = Em nhắc { $you } trở lại, lúc { $hour }.
reminding-alone = Khi { $you } { $off ->
    [yes] tắt
   *[no] nghỉ
}, { WITHIN($units) } chưa có ai khác nhận lời nhắc; em báo người duyệt biết.
reminding-decisions = Kết quả duyệt và câu trả lời vẫn đến như thường.
reminding-next = Lần nhắc tới: { $moment }.
reminding-how = Đổi bằng lời cũng được: “nhắc lúc 14h”, “tắt nhắc tới thứ 2”.
reminding-which-hour = Nhắc { $you } lúc mấy giờ? Giờ khác thì gõ, ví dụ: nhắc lúc 9h30.
reminding-hour-refused = { $hour } em không nhắc: em chỉ nhắc từ 7:00 đến trước 20:00. { $You } chọn giờ khác giúp em.
reminding-day-unread = Em chưa đọc được ngày “{ $typed }”. { $You } gõ lại, ví dụ: tắt nhắc tới 28/2.
button-remind-hours = Đổi giờ nhắc
button-remind-mute = Nghỉ đến thứ Hai
button-remind-off = Tắt nhắc
button-remind-on = Nhắc trở lại
button-remind-from-tomorrow = Nhắc từ mai
button-remind-keep-resting = Cứ nghỉ
button-remind-at = { $hour }
button-remind-page = Chỉnh lời nhắc

## Những ngày nhắc, do người duyệt đặt chung
ladder-rule = Em nhắc trước hạn { $days } ngày làm việc, rồi trong ngày cuối và sau hạn; đủ thì thôi.
ladder-rule-last = Em nhắc trong ngày cuối và sau hạn; đủ thì thôi nhắc.
ladder-of-plan = { $plan }: { $days }
ladder-set = Em ghi lịch nhắc mới cho mọi đơn vị.
ladder-by = { $by } đặt lúc { $moment }.
ladder-how = Ngày khác thì gõ, ví dụ: nhắc trước 7, 3, 1 ngày.
ladder-refused = Em nhắc trước được từ 1 đến { $most } ngày làm việc. { $You } chọn ngày khác giúp em.
ladder-not-yours = Ngày nhắc do người duyệt đặt chung cho các đơn vị; { $you } chọn được giờ nhắc của mình.
button-ladder = { $days } ngày
button-ladder-plan = Như ban đầu
ladder-ask = Đổi ngày nhắc cho cả { $count } đơn vị: trước hạn { $days } ngày làm việc (đang là { $now })?
ladder-ask-plan = Đổi ngày nhắc cho cả { $count } đơn vị về như ban đầu (đang là { $now })?
ladder-last-alone = chỉ ngày cuối
button-ladder-yes = Đổi
button-ladder-keep = Giữ như cũ
button-ladder-page = Lịch nhắc chung
