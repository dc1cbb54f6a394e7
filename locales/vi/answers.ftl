## Cách gọi
address-anh = anh
address-chi = chị
address-dong-chi = đồng chí
address-nobody = anh/chị

## Nguồn
plan-numbered = Kế hoạch { $number }
plan-unnumbered-year = Kế hoạch { $issuer } { $year }
plan-unnumbered = Kế hoạch { $issuer } { $start }-{ $end }
clauses-from-to = { $first } đến { $last }
source-plan = Nguồn: { $plan }.
source-mend = hạn sửa đặt lúc người duyệt trả lại bản
source-one = { $plan }, mục { $clauses }
sources = Nguồn: { $listed }.
sources-live = Nguồn: số lúc { $moment }; { $listed }.
names-and-more = { $names } và { $more } đơn vị nữa
plan-silent = Kế hoạch không quy định điều này.
plan-over = Kế hoạch đã hết thời gian thực hiện ({ $end }). Em vẫn nhận gương gửi bù, bản sửa, báo cáo và trả lời số liệu; { $you } hỏi cấp trên có kế hoạch mới chưa.
plan-over-now = Kế hoạch đã hết thời gian thực hiện ({ $end }). Em vẫn nhận gương gửi bù, bản sửa, báo cáo và trả lời số liệu; đang thực hiện: { $now }.
all-units = Các đơn vị
numbered = { $number }. { $text }
demand = • { $text }
demand-favoured = • Ưu tiên: { $text }

## Còn thiếu bao nhiêu
remaining-met = { $unit } { $period }: đủ rồi, được tính { $counted }, cần ít nhất { $required }.
remaining-not-sent = { $unit } { $period }: còn thiếu { $missing } gương, cần ít nhất { $required }, chưa gửi.
remaining-not-chosen = { $unit } { $period }: còn thiếu { $missing } gương, cần ít nhất { $required }; bản đã gửi lần này chưa chọn.
remaining-drafting = { $unit } { $period }: còn thiếu { $missing } gương, cần ít nhất { $required }, đang soạn.
remaining-mending = { $unit } { $period }: đã gửi, đang chờ sửa { $returned } bản, sửa xong mới tính; cần ít nhất { $required }, còn thiếu { $missing }.
remaining-behind = { $unit } { $period }: chưa gửi đủ, cần ít nhất { $required }.
remaining-short = { $unit } { $period }: đã gửi { $counted }, còn thiếu { $missing } gương, cần ít nhất { $required }.
counts = Đã gửi { $sent } bản: { $rows }.
counts-waiting = { $count } chờ duyệt
counts-approved = { $count } đã duyệt
counts-returned = { $count } chờ sửa
counts-rejected = { $count } lần này chưa chọn
counts-drafting = Đang soạn { $count } bản.
mend-until = Sửa đến hết { $day } vẫn tính theo lần gửi đầu.
remaining-also = { $period }: còn thiếu { $missing } gương, nộp đến hết { $day }.
earlier-missing-many = Từ { $first } còn thiếu { $count } tháng, gần nhất là { $last }.
earlier-missing = Còn thiếu từ trước: { $periods }.
deadline-by = { $does ->
    [forward] chuyển
   *[send] nộp
} đến hết { $day }
deadline-by-period = kế hoạch không ghi ngày, em tính đến { $end }, { $day }
deadline-by-campaign = kế hoạch không ghi hạn gửi, đợt kết thúc { $day }
deadline-by-plan = kế hoạch không ghi ngày, em tính đến hết { $day }
end-of-month = cuối tháng
end-of-quarter = cuối quý
end-of-half-year = cuối kỳ 6 tháng
end-of-year = cuối năm
end-of-once = hết thời gian kế hoạch
day-today = hôm nay, { $day }
day-tomorrow = mai, { $day }
deadline-only = { $until }.
deadline-left-then = { $until }, còn { $left } ngày làm việc sau hôm nay.
deadline-better = { $until }{ $off ->
    [yes] { ", là ngày nghỉ" }
   *[no] { "" }
}; nên { $does ->
    [forward] chuyển
   *[send] gửi
} chậm nhất { $better }.
deadline-better-today = { $until }{ $off ->
    [yes] { ", là ngày nghỉ" }
   *[no] { "" }
}; nên { $does ->
    [forward] chuyển
   *[send] gửi
} trong hôm nay, { $better }.
deadline-better-tomorrow = { $until }{ $off ->
    [yes] { ", là ngày nghỉ" }
   *[no] { "" }
}; nên { $does ->
    [forward] chuyển
   *[send] gửi
} chậm nhất mai, { $better }.
deadline-today = còn đến hết hôm nay, { $day }.
deadline-weekend = { $until }, hôm nay là ngày nghỉ.
deadline-past = hạn là hết { $day }, nay đã qua; { $does ->
    [forward] vẫn chuyển được, em ghi ngày chuyển
   *[send] vẫn nhận và ghi ngày gửi
}.
deadline-past-campaign = đợt đã kết thúc { $day }; vẫn nhận và ghi ngày gửi.
deadline-past-unsaid = kế hoạch không ghi ngày, em tính đến hết { $day }, nay đã qua; { $does ->
    [forward] vẫn chuyển được, em ghi ngày chuyển
   *[send] vẫn nhận và ghi ngày gửi
}.
deadline-was = hạn là hết { $day }.
over = { $unit }, { $span } đến nay: cần { $required }, đã gửi { $sent }, còn thiếu { $missing }.
over-unmet = Chưa đủ: { $periods }.
over-met = Kỳ nào cũng đủ.
over-all = { $span }: các đơn vị đã gửi { $sent } gương, { $met }/{ $total } đơn vị đủ mọi { $rhythm }.
over-all-behind = Còn thiếu: { $names }.
span-this-year = từ đầu năm đến nay
span-until-now = { $span } đến nay
of-periods = { $unit } { $count } { $rhythm }
periods-month = tháng
periods-quarter = quý
periods-half-year = nửa năm
periods-year = năm
periods-once = đợt
periods-several = kỳ
slow = { $span } gửi chậm nhiều nhất: { $names }.
slow-since = Em có số từ { $period }; trước đó chưa ai dùng trợ lý, em không tính.
slow-none = { $span } không đơn vị nào gửi chậm.
slow-unsent-in = { $span } đã qua hạn, chưa gửi: { $names }.
slow-unsent = Đã qua hạn, chưa gửi: { $names }.
slow-extended = Được lùi hạn: { $names }.
slow-exempt = Được miễn: { $names }.
slow-row = gửi chậm { $count } { $rhythm }
slow-unsent-row = chưa gửi { $count } { $rhythm }
slow-extended-row = được lùi hạn { $count } { $rhythm }
slow-exempt-row = được miễn { $count } { $rhythm }
slow-row-of = { $unit }: { $said }
slow-clean = Gửi đủ, đúng hạn: { $names }.
button-all-units = Xem cả { $count } đơn vị
over-none = { $unit }, { $span }: kế hoạch không có kỳ nào trong thời gian này tính đến nay.
overview = { $met }/{ $total } đơn vị đã đủ gương { $period }, còn { $missing } đơn vị.
overview-not-sent = { $met }/{ $total } đơn vị đã đủ gương { $period }, { $missing } đơn vị chưa gửi.
overview-kinds = { $met }/{ $total } { $what } đã đủ gương { $period }.
overview-all-kinds = Cả { $total } { $what } đã đủ gương { $period }.
overview-all = Cả { $total } đơn vị đã đủ gương { $period }.
overview-exempt = Kỳ này ({ $period }) đơn vị nào cũng được miễn.
group-behind = Chưa gửi đủ: { $names }.
group-not-sent = Chưa gửi: { $names }.
group-given-time = Được lùi hạn đến hết { $day }: { $names }.
group-not-chosen = Đã gửi, lần này chưa chọn: { $names }.
group-drafting = Đang soạn: { $names }.
group-mending = Đã gửi, đang sửa: { $names }.
group-short = Đã gửi, chưa đủ số: { $names }.
forwarding = { $unit } { $period }: đã chuyển cấp trên { $counted }, cần ít nhất { $required }, { $missing ->
    [0] đủ
   *[other] còn thiếu { $missing }
}.
forwarding-until = Chuyển đến hết { $day }.
forwarding-past = Hạn chuyển là hết { $day }, nay đã qua.
forwarding-subjects = Kế hoạch tính { $subjects }.
no-quota = Kế hoạch không đặt số lượng gương phải giới thiệu.
no-quota-units = Kế hoạch không đặt số lượng cho từng đơn vị.
no-quota-sent = { $unit }, { $period }: đã gửi { $submitted } gương{ $returned ->
    [0] { "" }
   *[other] , trong đó { $returned } đang chờ sửa
}.
not-yours = { $You } chưa được xem số của { WITHIN($unit) }.
nothing-owed = Kế hoạch không giao { WITHIN($unit) } số gương phải giới thiệu.

## Hạn
deadline-headline = Gương { $period }: { $line }
deadline-headline-forward = { $unit } chuyển gương { $period } lên cấp trên đến hết { $day }.
deadline-left = Còn { $left } ngày làm việc sau hôm nay.
deadline-headline-once = Gương cả đợt: { $line }
deadline-rule = Kế hoạch ghi trước ngày { $day } hằng tháng, nên hết ngày hôm trước là hạn.
deadline-rule-after = Kế hoạch ghi trước ngày { $day } tháng sau, nên hết ngày hôm trước là hạn.
deadline-day-inferred = Kế hoạch không ghi hạn gửi; ngày này suy ra từ kế hoạch.
deadline-cutoff = Ngày cuối nhận đến { $cutoff }.
no-deadline = Kế hoạch không đặt hạn giới thiệu gương.
coming = • { $what }: đến hết { $day }
task-nominate = Giới thiệu gương
task-forward = Chuyển gương lên cấp trên
task-report = Báo cáo
deadline-inferred = Kế hoạch không nêu ngày, em tính đến hết kỳ.
deadline-met = { $unit } đã đủ gương { $period }.
deadline-forwarded = { $unit } đã chuyển đủ gương { $period }.
deadline-not-forwarded = { $unit } chưa chuyển đủ gương { $period }.
deadline-not-met = { $unit } chưa đủ gương { $period }.

## Tiêu chuẩn, lĩnh vực, cơ quan chủ trì
criteria-field = Tiêu chuẩn lĩnh vực { $field }:
criteria-areas = Lĩnh vực { $field }: kế hoạch tìm gương có thành tích ở một hoặc nhiều mặt sau:
criteria-general = Tiêu chuẩn chung:
criteria-defined-only = Kế hoạch không nêu tiêu chuẩn riêng cho { $subject }; chỉ ghi: { $text }.
criteria-general-only = Kế hoạch chỉ nêu tiêu chuẩn chung:
criteria-of = { $subject }: { $text }
criteria-field-of = Tiêu chuẩn lĩnh vực { $field }, { $subjects }:
criteria-field-general = Kế hoạch chỉ nêu tiêu chuẩn chung (lĩnh vực { $field }):
which-field = Tiêu chuẩn và nơi chủ trì ghi theo từng lĩnh vực. { $You } hỏi lĩnh vực nào?
fields = Kế hoạch có { $count } lĩnh vực, bấm một lĩnh vực để xem tiêu chuẩn:
fields-open = Kế hoạch còn để ngỏ; gương ngoài các lĩnh vực trên thì chọn “{ $other }”.
lead = Chủ trì { $field }: { $bodies }.
lead-none = Kế hoạch không giao cơ quan nào chủ trì “{ $field }”.
consulting = Phối hợp: { $bodies }.
bodies-gone = { $bodies }: không còn từ { $day }, nơi làm thay chưa được đặt; { $you } hỏi cấp trên.
bodies-now = { $bodies }: không còn từ { $day }; nay là { $now }.
led = { $body } chủ trì: { $fields }.
consulted = { $body } phối hợp: { $fields }.
led-none = Kế hoạch không giao { $body } chủ trì lĩnh vực nào.

## Gửi đâu, mốc, kế hoạch, khen thưởng, nhiệm vụ
submit-to = Gửi về { WITHIN($receiver) }.
receiver-inferred = Kế hoạch không ghi nơi nhận gương; theo việc giao ở mục { $clause } thì là { WITHIN($receiver) }.
submit-channel = • { $address }: { $what }
submit-here = Gửi ngay ở đây là tới người duyệt. Bản giấy, thư điện tử thì theo yêu cầu của nơi nhận.
milestone = { $name }: { $when }
milestone-next = Mốc tiếp theo: { $row }
when-unsaid = kế hoạch không ghi thời gian
when-until = đến hết { $day }
when-around = dịp { $day }
milestone-past = { $name }: { $when } (đã qua)
plan-title = { $plan }: { $title }.
plan-title-dated = { $plan } ngày { $day } của { $issuer }: { $title }.
plan-number-unknown = Văn bản em đang có để trống số.
plan-number-and-day-unknown = Văn bản em đang có để trống số và ngày ban hành.
plan-term = Thời gian: { $span }.
plan-term-carried-out = Giai đoạn { $start }-{ $end }; tổ chức thực hiện từ { $span }.
legal-basis-undated = { $document } của { $by }
legal-basis = { $number } ngày { $day } của { $by }
plan-template = Đây là mẫu gợi ý, chưa cơ quan nào ban hành.
rewards = Về biểu dương, khen thưởng, kế hoạch ghi:
duties = Nhiệm vụ của { WITHIN($body) }:
duties-all = Kế hoạch giao việc cho { $count } nơi:
duties-none = Kế hoạch không nêu nhiệm vụ riêng của { WITHIN($body) }.

## Trò chuyện
help-officer = Em giúp { $you } giới thiệu, tra cứu gương, xem còn thiếu bao nhiêu, hạn nào, tiêu chuẩn gì.
help-reviewer = Em giúp { $you } xem đơn vị nào còn thiếu, duyệt, tra cứu gương, lùi hạn, mời cán bộ các đơn vị.
help-leader = Em giúp { $you } xem đơn vị nào đã gửi, nơi nào còn thiếu, tra cứu và đọc từng bản giới thiệu.
help-admin = Em giúp { $you } xem đơn vị nào còn thiếu và mời cán bộ các đơn vị.
help-ask = { $You } cứ nhắn như nói chuyện, ví dụ “còn thiếu bao nhiêu”, “bao giờ hết hạn”, hoặc bấm nút. Em là máy trả lời tự động.
smalltalk = Dạ. { $You } cần gì cứ nhắn em.
not-my-business = Việc này em không biết ạ. Em chỉ giúp việc giới thiệu gương điển hình tiên tiến.
unsure = Em chưa rõ ý { $you }. { $You } muốn hỏi việc nào?
no-file-yet = Em chưa làm được tệp danh sách.
reminders-whom = Em chỉ nhắc cán bộ của đơn vị còn thiếu và người duyệt.
no-unit = { $You } chưa có đơn vị trong danh sách. { $You } hỏi người quản trị giúp em.

## Nút
button-nominate = Giới thiệu gương
button-mine = Bản đã gửi
button-remaining = Còn thiếu bao nhiêu
button-waiting = Chờ duyệt ({ $count })
button-to-review = Chờ duyệt
button-invite = Mời cán bộ
button-copy = Chép gửi Zalo
button-help = Em làm được gì
button-ask-remaining = Còn thiếu bao nhiêu
button-ask-missing_units = Đơn vị chưa gửi
button-ask-deadline = Hạn nộp
button-ask-criteria = Tiêu chuẩn
button-ask-fields = Các lĩnh vực
button-ask-lead_agency = Cơ quan chủ trì
button-ask-nominate = Giới thiệu gương
button-ask-my_submissions = Bản đã gửi
button-ask-edit_submission = Sửa bản đã gửi
button-ask-search = Tra cứu gương
button-ask-report = Danh sách, báo cáo
button-ask-submit_where = Gửi về đâu
button-ask-milestones = Sơ kết, tổng kết
button-ask-plan_info = Về kế hoạch
button-ask-rewards = Khen thưởng
button-ask-duties = Nhiệm vụ
button-ask-reminders = Nhắc việc
button-ask-help = Em làm được gì
button-ask-else = Việc khác
no-such-period = Kế hoạch không có kỳ { $period }; thực hiện từ { $start } đến hết { $end }.
mend-past = Hạn sửa là hết { $day }, nay đã qua; sửa xong gửi lại vẫn nhận.
## Tính thế nào
remaining-unpublished = { $unit } { $period }: đã gửi { $sent }: { $unpublished } chờ đăng{ $returned ->
    [0] { "" }
   *[other] , { $returned } chờ sửa
}; đăng đủ { $required } là đủ.
remaining-uncounted = { $unit } { $period }: đã gửi { $sent }, không tính vào số phải có; còn thiếu { $missing }, cần ít nhất { $required }.
counting-published = Kế hoạch chỉ tính gương đã đăng: đã đăng { $published }, chờ đăng { $unpublished }.
counting-subjects = Kế hoạch chỉ tính { $subjects }; { $count } bản thuộc đối tượng khác không tính.
group-unpublished = Đã gửi, chưa đăng: { $names }.
group-uncounted = Đã gửi, không tính vào số phải có: { $names }.
button-to-publish = Chưa đăng
deadline-lenient = Kỳ đã hết { $day }; kế hoạch không nêu ngày nên gửi đến hết { $lenient } chưa tính là sau hạn.
break-tet = Nghỉ Tết từ { $first } đến hết { $last }{ $known ->
    [forecast] { " " }(lịch dự kiến)
   *[announced] { "" }
}{ $left ->
    [0] { "" }
   *[other] ; nên gửi trước khi nghỉ, sau Tết vẫn còn { $left } ngày làm việc
}.
break = Nghỉ dài từ { $first } đến hết { $last }{ $known ->
    [forecast] { " " }(lịch dự kiến)
   *[announced] { "" }
}{ $left ->
    [0] { "" }
   *[other] ; nên gửi trước khi nghỉ, sau đó vẫn còn { $left } ngày làm việc
}.
days-off-forecast = Ngày làm việc tính theo lịch nghỉ dự kiến năm { $year }.
date = { $day }/{ $month }/{ $year }
span = { $start } đến hết { $end }
coming-unsaid = • { $what }: đến hết { $day } (kế hoạch không ghi ngày)
coming-better = • { $what }: đến hết { $day }, nên xong chậm nhất { $better }
when-until-unsaid = đến hết { $day } (kế hoạch không ghi ngày)
criteria-by-field = Từng lĩnh vực còn có yêu cầu riêng, { $you } hỏi kèm tên lĩnh vực.
criteria-apart = Kế hoạch nêu riêng { $subject } ở: { $fields }.
criteria-apart-field = { $field } (mục { $clause })
criteria-uncounted = { $subject } không tính vào số { $at_least } gương phải có { $rhythm }.
criteria-no-such-subject = Kế hoạch không nêu { $subject } trong đối tượng. Tiêu chuẩn chung cho mọi gương:
leads-none = Kế hoạch không giao cơ quan nào chủ trì lĩnh vực.
submit-published = Kế hoạch tính khi gương đã được đăng.
submit-onward = { $what }: gửi { WITHIN($receiver) }.
legal-bases = Căn cứ: { $named }.
legal-bases-more = Căn cứ: { $named }; và { $count } văn bản khác.
duties-next = { $You } hỏi “nhiệm vụ của …” kèm tên nơi muốn xem.
task-of-period = { $what } { $period }
task-of = { $what } ({ WITHIN($who) })
owners = { $count } đơn vị
no-yearly-report = Kế hoạch không quy định báo cáo hằng năm.
duty-owed = giới thiệu ít nhất { $at_least } gương { $rhythm }
rhythm-month = mỗi tháng
rhythm-quarter = mỗi quý
rhythm-half-year = mỗi 6 tháng
rhythm-year = mỗi năm
rhythm-once = cho cả đợt

## Hỏi riêng một điều
in-force-yes = Còn, đến hết { $day }.
in-force-no = Không, kế hoạch hết thời gian từ { $day }.
in-force-not-yet = Chưa, kế hoạch thực hiện từ { $day }.
more-time = Kế hoạch không quy định việc lùi hạn; người duyệt quyết định.
more-time-how = { $You } nhắn người duyệt lý do và ngày xin lùi.
none-to-send = { $period } chưa có gương thì { $you } báo người duyệt, nêu lý do.
none-to-send-missing = Vẫn ghi còn thiếu { $missing }; báo chưa có rồi thì em thôi nhắc.
none-to-send-told = Đơn vị chưa có gương thì báo { $you }, nêu lý do; em vẫn ghi còn thiếu.
sent-late = Gửi từ { $day } là sau hạn; em vẫn nhận và ghi ngày gửi.
answer-no = Không. { $text }
obliged-no = Kế hoạch không đặt số lượng cho { WITHIN($unit) }.
obliged-each = Có. Mỗi đơn vị được giao giới thiệu { $numbers }.
obliged-each-number = ít nhất { $at_least } gương { $rhythm }
obliged-several = Có, tùy đơn vị: giới thiệu { $numbers }.
obliged-nominate = Có. Kế hoạch giao { WITHIN($unit) } giới thiệu { $number }.
obliged-forward = Có. Kế hoạch giao { WITHIN($unit) } chuyển cấp trên { $number }.
trouble = Vướng mắc thì { $text }.
trouble-none = Kế hoạch không ghi vướng mắc thì báo nơi nào; { $you } hỏi người duyệt.
scoring = Có. { $by } chấm điểm { $rhythm }: { $text }.
scoring-none = Kế hoạch không ghi việc chấm điểm.
said-of = { $who }: { $text }
said-funding = Về kinh phí, kế hoạch ghi:
said-none-funding = Kế hoạch không ghi kinh phí lấy ở đâu.
said-purpose = Mục đích, yêu cầu của kế hoạch:
said-none-purpose = Kế hoạch không ghi mục đích.
said-definition = Theo kế hoạch, gương điển hình là:
said-none-definition = Kế hoạch không định nghĩa gương điển hình, chỉ nêu tiêu chuẩn.
disputed = Em không phân xử việc này. Kế hoạch không ghi trường hợp này; { $you } hỏi người duyệt trước khi gửi.
disputed-decide = Em không phân xử việc này. Kế hoạch không ghi trường hợp này.
button-plan-number = Kế hoạch { $number }

## Vì sao số này
overview-named = { $met }/{ $total } đơn vị đã đủ gương { $period }, chưa gửi: { $names }.
whole-term = cả thời gian kế hoạch
why-of = { $number }/{ $of } đơn vị
why-unit = { $unit } { $period }: tính { $number } trong { $all } bản, cần ít nhất { $required }, { $missing ->
    [0] đủ
   *[other] còn thiếu { $missing }
}.
why-exempt = { $unit } { $period }: tính { $number } trong { $all } bản; kỳ này được miễn.
why-units = { $number }/{ $of } đơn vị đã đủ gương { $period }, mỗi đơn vị ít nhất { $required }.
why-span = { $unit }, { $period }: tính { $number } trong { $all } bản; cần { $required }, còn thiếu { $missing }, mỗi kỳ tính riêng.
why-free = { $unit }, { $period }: tính { $number } trong { $all } bản; kế hoạch không đặt số lượng.
why-forward = { $unit } { $period }: đã chuyển { $number } trong { $all } bản, cần ít nhất { $required }, { $missing ->
    [0] đủ
   *[other] còn thiếu { $missing }
}.
why-heard-told = { $heard } là số em báo { $whom } lúc { $moment }; nay là { $now }.
why-heard-approved = { $heard } là số { $kind ->
    [units] đơn vị có gương
   *[entries] bản
} đã duyệt { $period }; tính cả chờ duyệt là { $now }.
why-heard-counted = { $heard } là số bản được tính { $period }, có đơn vị gửi nhiều; số đơn vị là { $now }.
why-heard-sent = { $heard } là tất cả bản đã gửi { $period }, kể cả bản không tính; số được tính là { $now }.
why-heard-owing = { $heard } là tất cả đơn vị phải có gương { $period }; đã đủ { $now }.
why-heard-missing = { $heard } là số còn thiếu { $period }; đã tính { $now }.
why-heard-never = Em chưa báo số { $heard } cho { $period }; số hiện nay là { $now }.
why-counted = Tính { $count } bản: { $rows }.{ $late }
why-waiting-counts = Bản chờ duyệt cũng tính.
why-published = Kế hoạch chỉ tính gương đã đăng.
why-subjects = Kế hoạch chỉ tính { $subjects }.
why-none-sent = Chưa gửi bản nào.
why-counted-none = Chưa có bản nào được tính.
why-submitted = chờ duyệt { $count }
why-approved = đã duyệt { $count }
why-forwarded = đã chuyển cấp trên { $count }
why-honoured = đã biểu dương { $count }
why-late = { " " }Trong đó { $count } bản gửi sau hạn, vẫn tính.
why-left = Không tính { $count } bản: { $rows }.
why-left-none = Bản nào gửi cũng được tính.
why-not-waiting = chờ duyệt, chưa chuyển { $count }
why-not-approved = đã duyệt, chưa chuyển { $count }
why-not-unpublished = chưa đăng { $count }
why-not-subject = { $count } bản không phải { $subjects }
why-not-returned = đang sửa { $count }
why-not-rejected = lần này chưa chọn { $count }
why-not-withdrawn = đã rút lại { $count }
why-whose = { $row } ({ $names })
why-behind = Còn { $count } đơn vị: { $groups }.
why-group-behind = chưa gửi đủ { $count }
why-group-not-sent = chưa gửi { $count }
why-group-drafting = đang soạn { $count }
why-group-not-chosen = lần này chưa chọn { $count }
why-group-mending = đã gửi, đang sửa { $count }
why-group-unpublished = chờ đăng { $count }
why-group-uncounted = khác đối tượng { $count }
why-group-short = chưa đủ số { $count }
why-group-none-reported = báo chưa có { $count }
why-group-sent-elsewhere = báo đã gửi đường khác { $count }
why-drafting = Đang soạn { $count } bản, chưa gửi nên chưa tính.
why-exempt-units = Được miễn nên đứng ngoài: { $names }.
why-first = { $period } em mới báo { $you } một số này.
why-before = Lần trước em báo { $before }, lúc { $moment }; từ đó { $changes }.
why-since = Từ đó { $changes }.
why-added = thêm { $names }
why-gone = { $names }
why-at = { $unit } ({ $moment })
why-gone-waiting = chưa chuyển nên chưa tính
why-gone-approved = chưa chuyển nên chưa tính
why-gone-unpublished = chưa đăng nên chưa tính
why-gone-subject = khác đối tượng nên không tính
why-gone-returned = đang sửa nên chưa tính
why-gone-rejected = lần này chưa chọn nên không tính
why-gone-withdrawn = đã rút lại nên không tính
why-gone-exempt = được miễn nên không tính
why-gone-ended = nay thuộc { WITHIN($units) }
why-source-plan = Nguồn: số lúc { $moment }; { $plan }.
button-why = Vì sao số này?
button-why-other = Số { $period }
button-list = Xem danh sách

## Chép gửi nơi khác
copy-units = Gương điển hình tiên tiến { $period }: { $met }/{ $total } đơn vị đã gửi đủ.
copy-behind = Chưa gửi đủ: { $names }.
copy-not-sent = Chưa gửi: { $names }.
copy-drafting = Đang soạn: { $names }.
copy-mending = Đã gửi, đang sửa: { $names }.
copy-more = Đã gửi, cần bổ sung: { $names }.
copy-unpublished = Đã gửi, chờ đăng: { $names }.
copy-unit = { $unit }, gương điển hình { $period }: đã gửi { $sent }, cần ít nhất { $required }{ $missing ->
    [0] { "" }
   *[other] , còn thiếu { $missing }
}.
copy-unit-counted = { $unit }, gương điển hình { $period }: đã gửi { $sent }, được tính { $counted }, cần ít nhất { $required }{ $missing ->
    [0] { "" }
   *[other] , còn thiếu { $missing }
}.
copy-exempt = { $unit }, gương điển hình { $period }: được miễn.
copy-free = Gương điển hình tiên tiến. { $line }
copy-until = Nhận đến hết { $day }.
copy-past = Hạn là hết { $day }; gửi sau vẫn nhận.
copy-as-of = Số lúc { $moment }, { $plan }.

## Tra cứu gương
found-all = Có { $total } bản khớp:
found-some = Có { $total } bản khớp, đây là { $shown } bản đầu:
found-on = Bản { $first } đến { $last } trong { $total } bản khớp:
found-loosely = Không bản nào khớp hết lời hỏi; khớp tên có { $total } bản:
found-row = { $number }. { $code }, { $name }, { WITHIN($unit) }: { $status }
found-nothing = Em không thấy bản nào khớp.
found-where = Em tìm trong các bản { $you } được xem và gương đã duyệt. { $You } thử chỉ gõ tên, hoặc tên đơn vị.
found-source = Nguồn: kho gương lúc { $moment }.
found-of-others = Bản của đơn vị khác, em chỉ nêu mã và tên.
found-not-for-admins = Quản trị không xem bản giới thiệu. Số đơn vị đã gửi, còn thiếu thì em trả lời được.
button-found-more = Xem tiếp
button-one-by-one = Xem từng gương

## Đối tượng, lĩnh vực hợp, bản giấy
subjects = Kế hoạch nhận giới thiệu: { $subjects }.
subjects-counted = Tính vào số phải có: { $subjects }.
field-fits = Sát lời kế hoạch nhất: { $fields }.
field-fits-none = Kế hoạch không nhắc việc này ở lĩnh vực nào.
field-fits-choose = Em chỉ so lời với kế hoạch; { $you } là người chọn.
on-paper = Bản giấy em chưa thấy; người duyệt nhận được thì mới ghi ngày nhận.
on-paper-how = { $You } báo người duyệt số công văn, ngày gửi; gõ lại bản ấy ở đây thì em tính luôn.
on-paper-decide = Bản giấy thì em ghi theo ngày { $you } nhận.
on-paper-decide-how = Đơn vị gõ bản ấy ở đây, rồi { $you } mở bản và ghi ngày nhận giấy.
milestone-absent = Kế hoạch không nêu mốc này.
deadline-waiting = { $unit } đã gửi đủ, đang chờ đăng.
no-quota-each = Từng đơn vị không có số phải gửi.
free-sent = { $period } đã gửi: { $names }.
free-none = { $period } chưa đơn vị nào gửi.
free-silent = Chưa gửi: { $names }.
since-january = từ đầu năm
why-unit-none = { $unit } { $period }: chưa gửi bản nào, cần ít nhất { $required }.
why-gone-of = { $unit } { $ground }
why-gone-plain = không còn được tính
no-file-one-by-one = Em chưa làm được tệp danh sách; bấm để xem từng gương ở đây.
state = { $period }: { $rows }.
state-none = { $period } chưa có gương nào.
state-of = { $unit }, { $state }
none-to-send-free = Không sao. Kế hoạch không đặt số lượng{ $day ->
    [none] { "" }
   *[other] ; có thì gửi đến hết { $day }
}.
no-monthly-report = Kế hoạch không quy định báo cáo hằng tháng{ $day ->
    [none] { "" }
   *[other] ; mỗi tháng chỉ giới thiệu gương, nộp đến hết { $day }
}.
not-clear = Để em nói lại ngắn hơn. { $You } muốn hỏi số còn thiếu, hạn nộp hay tiêu chuẩn?
unanswered = Câu này em chưa trả lời được. { $You } hỏi ngắn hơn, hoặc bấm việc cần:
still-taken = Được ạ. Hạn { $period } là hết { $day }; gửi từ { $late } em vẫn nhận và ghi ngày gửi.
late-today = hôm nay
photo-consent = Có. Đăng tên, đăng ảnh thì phải được người ấy đồng ý; chưa đồng ý thì chưa đăng.
photo-consent-why = Kế hoạch không nói việc này, đây là quy tắc khi dùng trợ lý này.
untold = { $You } gửi được ngay, ghi “chưa báo”.
untold-then = Chưa chuyển lên, chưa đăng ở đâu cho tới khi người ấy biết.
## Giới thiệu gương thế nào
how = { $You } bấm Giới thiệu gương, hoặc gõ luôn một tin: ai, ở đâu, làm việc gì. Thiếu gì em hỏi từng câu.
how-officers = Cán bộ đầu mối của đơn vị gõ một tin cho em: ai, ở đâu, làm việc gì. Thiếu gì em hỏi từng câu.
how-checked = Em soạn thành bản, xem lại thấy đúng mới gửi. Dừng lúc nào cũng được, em giữ bản đang soạn.
