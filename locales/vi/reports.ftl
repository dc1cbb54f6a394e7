## Nộp báo cáo
report-begun = { $what }, { $unit }.
report-titled = { $what } { $period }
report-titled-once = { $what }
report-of-unit = { $what }, { $unit }
report-no-time = kế hoạch không ghi thời gian.
ask-file = Gửi tệp báo cáo vào đây, rồi em hỏi { $count } số liệu{ $before }. Chưa có tệp thì nhập số liệu trước.
ask-file-only = Gửi tệp hoặc ảnh vào đây. Gửi đường khác rồi thì bấm nút bên dưới.
ask-file-before = { " " }(lần trước đã có để đối chiếu)
ask-sent-number = Số, ký hiệu của báo cáo đã gửi? Ví dụ: 45/BC-MTTQ
ask-sent-day = Gửi ngày nào? Ví dụ: 10/11
ask-sent-channel = Gửi bằng đường nào?
ask-figure = { $number }/{ $total }. { $ask }{ $unit }? (mục { $source })
ask-figure-ours = { $number }/{ $total }. { $ask }{ $unit }?
    Câu này để tổng hợp cho tiện, kế hoạch không yêu cầu; bỏ qua cũng được.
figure-unit = { " " }({ $unit })
figure-before = Báo cáo { $period }: { $figure }.
figure-beside = { " " }({ $period }: { $figure })
figure-none = không có
figure-skipped = (bỏ qua)
figure-open = (chưa ghi)
report-of-other = Có người cùng đơn vị vừa ghi tiếp bản này, em chưa lấy câu vừa gõ.
refuse-report-file = Em cần tệp báo cáo, hoặc { $you } bấm một nút bên dưới.
refuse-report-empty = Bản này chưa có tệp, chưa có số liệu nào. { $You } gửi tệp hoặc nhập số liệu giúp em.
refuse-figure = Em chưa đọc được số “{ $typed }”. { $You } gõ một số giúp em, ví dụ 12; không có thì gõ 0.
refuse-figure-fraction = Em chỉ ghi được số nguyên, chưa ghi được “{ $typed }”.
    { $You } gõ số tròn giúp em; số lẻ thì ghi trong tệp báo cáo.
refuse-figure-large = Số này lớn quá { $most }, em chưa ghi. { $You } gõ lại giúp em.
refuse-report-day = Em chưa đọc được ngày “{ $typed }”. { $You } gõ lại, ví dụ 10/11.
refuse-report-day-ahead = Ngày đó chưa tới. { $You } gõ ngày đã gửi giúp em, muộn nhất là hôm nay.
refuse-report-channel = { $You } bấm một đường gửi bên dưới giúp em.
report-file-kept = Đã giữ { $count } tệp báo cáo.
report-files = Tệp kèm: { $count }
report-elsewhere = Đã gửi đường khác: { $number }, { $day }, { $channel }
channel-paper = bản giấy
channel-documents = trục liên thông
channel-email = thư điện tử
channel-zalo = Zalo
elsewhere-number = số { $number }
elsewhere-no-number = không nhớ số
report-row = { $number }. { $label }: { $value }{ $beside }
report-review = Xem lại báo cáo của { WITHIN($unit) }, { $period }:
report-review-once = Xem lại: { $what }, { $unit }.
report-review-next = Đúng rồi thì bấm Nộp báo cáo.
report-review-next-again = Bản đã nộp vẫn giữ; bấm Nộp lại thì nơi nhận có bản mới.
report-paused = Em giữ bản báo cáo đang ghi. Lúc nào làm tiếp thì bấm nút hoặc nhắn “nộp báo cáo”.
report-in-time = Đã nộp báo cáo lúc { $moment }, đúng hạn.
report-received = Đã nộp báo cáo lúc { $moment }.
report-late = Đã nộp báo cáo lúc { $moment }, sau hạn; em vẫn nhận và ghi ngày nộp.
report-again = Đã nộp lại lúc { $moment }, bản thứ { $edition }. Các bản trước vẫn giữ.
report-what = { $what }.
report-elsewhere-waits = Ngày gửi đường khác chờ nơi nhận xác nhận.
report-following = Tiếp theo: { $what }, đến hết { $day }.
report-following-late = Còn chưa nộp: { $what }; hạn là hết { $day }, nay đã qua.
report-following-undated = Còn chưa nộp: { $what }; kế hoạch không ghi thời gian.
report-following-none = { $You } không phải nộp báo cáo nào thêm.
report-view = Báo cáo của { WITHIN($unit) }, { $period }:
report-view-once = { $what }, { $unit }:
report-news = { $unit } đã nộp báo cáo { $period }:
report-news-once = { $unit } đã nộp: { $what }.
report-news-again = { $unit } đã sửa và nộp lại báo cáo { $period }:
report-news-again-once = { $unit } đã sửa và nộp lại: { $what }.
report-handed = { $by } nộp lúc { $moment }, { $how }.
report-edition = Bản thứ { $edition }: { $by } nộp lại lúc { $moment }.
pick-report = { $You } nộp báo cáo nào?
sums-handed = đã nộp
sums-open = chưa nộp
pick-report-row = { $number }. { $what }, { $unit }: { $status }
no-report = Kế hoạch không giao { $you } nộp báo cáo nào, hoặc chưa có bản nào để xem.

## Tổng hợp
sums = { $met }/{ $total } đơn vị đã nộp báo cáo { $period }.
sums-once = { $met }/{ $total } đơn vị đã nộp: { $what }.
sums-not-sent = Chưa nộp: { $names }.
sums-elsewhere = Báo đã gửi đường khác, chờ xác nhận: { $names }.
sums-drafting = Đang ghi: { $names }.
sums-late = Nộp sau hạn: { $names }.
sums-waited = Nhận trong lúc gián đoạn, tạm tính đúng hạn: { $names }.
sums-own = { $unit } còn chưa nộp { $what }: { $line }
sums-row = { $label }: { $total }{ $unit } ({ $units } đơn vị báo{ $beside })
sums-unit = { " " }{ $unit }
sums-beside = ; { $period }: { $figure }, { $units } đơn vị
reports = { $met }/{ $total } đơn vị đã nộp báo cáo { $period }, còn { $missing } đơn vị.
reports-once = { $met }/{ $total } đơn vị đã nộp: { $what }; còn { $missing } đơn vị.
reports-all = Cả { $total } đơn vị đã nộp báo cáo { $period }.
reports-all-once = Cả { $total } đơn vị đã nộp: { $what }.

## Nhắc báo cáo
remind-report-not-sent = { $unit } chưa gửi { $what } { $period }.
remind-report-not-sent-once = { $unit } chưa gửi { $what }.
remind-report-drafting = { $unit } đang ghi dở { $what } { $period }.
remind-report-drafting-once = { $unit } đang ghi dở { $what }.
remind-late-report-not-sent = { $unit } chưa gửi { $what } { $period }.
remind-late-report-not-sent-once = { $unit } chưa gửi { $what }.
remind-late-report-drafting = { $unit } đang ghi dở, chưa gửi { $what } { $period }.
remind-late-report-drafting-once = { $unit } đang ghi dở, chưa gửi { $what }.

## Mốc
pick-milestone = Mốc nào đã làm xong?
ask-milestone-day = { $name }: làm xong ngày nào? Gõ ngày, kèm ghi chú nếu có.
refuse-milestone-day = Em chưa đọc được ngày “{ $typed }”. { $You } gõ lại, ví dụ 30/6.
milestone-marked = Đã ghi xong { $day }: { $name }.
milestone-marked-before = { $by } đã ghi trước, em chưa đổi gì.
milestone-note = Ghi chú: { $note }
milestone-stops = Em thôi nhắc mốc này.
milestone-unmarked = Đã bỏ ghi xong mốc { $name }. Em nhắc lại theo kế hoạch.
milestone-row-done = { $note ->
    [none] { $name }: đã làm { $day }
   *[other] { $name }: đã làm { $day } ({ $note })
}
milestone-comes = Sắp tới mốc: { $name }, { $when }.
milestone-text = Việc: { $text }.
milestone-until = Tính đến hết { $day }.
milestone-late = Mốc { $name } ({ $when }) đã qua, em chưa thấy ghi là xong.

button-hand-in = Nộp báo cáo
button-hand-in-again = Nộp lại
button-sums = Tổng hợp báo cáo
button-to-figures = Nhập số liệu
button-to-review-report = Tiếp tục
button-elsewhere = Đã gửi đường khác
button-today = Hôm nay
button-yesterday = Hôm qua
button-channel-paper = Bản giấy
button-channel-documents = Trục liên thông
button-channel-email = Thư điện tử
button-channel-zalo = Zalo
button-no-number = Không nhớ số
button-drop-files = Bỏ tệp đã gửi
button-edit-number = Sửa { $number }
button-edit-file = Sửa tệp
button-edit-sent-number = Sửa số báo cáo
button-edit-sent-day = Sửa ngày gửi
button-edit-sent-channel = Sửa đường gửi
button-view-report = Xem báo cáo
button-correct = Sửa báo cáo
button-pick-number = Báo cáo { $number }
button-milestone-done = Đã xong mốc
button-milestone-number = Mốc { $number }

## Hạn và nơi nhận báo cáo
report-due = { $what }{ $unit ->
    [none] { "" }
   *[other] , { $unit }
}: { $line }
report-due-met = { $what }{ $unit ->
    [none] { "" }
   *[other] , { $unit }
}: đã nộp; { $line }
report-due-rule = Kế hoạch ghi trước ngày { $day }/{ $month }.
report-receiver-unsaid = Kế hoạch không ghi báo cáo này gửi về đâu.
sums-merged = Số của { WITHIN($unit) } gộp từ báo cáo của { WITHIN($of) }.
sums-merged-lacking = Số của { WITHIN($unit) } gộp từ báo cáo của { WITHIN($of) }; chưa có của { WITHIN($lacking) }.
button-hand-in-together = Nộp báo cáo chung
