## Lùi hạn, miễn, nhắc sớm, nhận bản giấy
disposed-all = tất cả đơn vị
what-nominate = { $period }
what-report = báo cáo { $period }
what-once = { $what }
extended = Hạn này đã lùi ({ $reason }).
footnote-extend = Lùi hạn: { $unit } đến hết { $day } ({ $reason }).
footnote-extend-bare = Lùi hạn: { $unit } đến hết { $day }.
footnote-exempt = Miễn kỳ này: { $unit } ({ $reason }).
footnote-exempt-bare = Miễn kỳ này: { $unit }.
footnote-cutoff = Nhắc sớm: { $unit } gửi chậm nhất { $day } ({ $reason }); không phải hạn.
footnote-received = Bản giấy của { WITHIN($unit) } nhận { $day } ({ $reason }).
footnotes-more = Và { $count } đơn vị khác được lùi hạn hoặc miễn.
reason-letter = { $reason }, văn bản { $letter }
steered = Người duyệt mong nhận chậm nhất { $day }; hạn không đổi.
remaining-exempt = { $unit } { $period }: được miễn, không phải gửi; đã gửi { $counted }.
dispose-list = Lùi hạn hoặc miễn { $what } cho đơn vị nào?
dispose-list-none = Đơn vị nào cũng đã xong.
dispose-list-other = Đơn vị khác thì gõ tên.
dispose-list-other-all = Đơn vị khác thì gõ tên. Cho tất cả thì bấm hàng dưới.
dispose-unit = { $unit }, { $what }: hạn hết { $day }.
ask-day-extend = Lùi hạn { $what } cho { WITHIN($unit) } đến hết ngày nào? Gõ ngày, kèm lý do càng tốt.
ask-day-cutoff = Nhắc { WITHIN($unit) } gửi { $what } chậm nhất ngày nào? Hạn theo kế hoạch vẫn là { $day }.
ask-day-received = Nhận bản giấy của { WITHIN($unit) } ngày nào? Gõ ngày, kèm lý do càng tốt.
ask-dispose-reason = Lý do cho { WITHIN($unit) }, { $what }? { $whose ->
    [all] Các đơn vị đọc được lý do này.
   *[one] Chỉ đơn vị ấy, người duyệt và lãnh đạo đọc được.
}
ask-dispose-letter = Số văn bản? Ví dụ: 45/UBND-NV. Không có thì gõ “không có”.
ask-dispose-yes = Đúng chưa?
refuse-dispose-day = Em chưa đọc được ngày. { $You } gõ một ngày, ví dụ 23/11.
refuse-extend-day = Ngày lùi phải sau hạn đang có ({ $day }) và chưa qua.
refuse-cutoff-day = Ngày nhắc sớm phải trước hạn ({ $day }) và chưa qua.
refuse-received-day = Ngày nhận phải là hôm nay hoặc trước đó.
refuse-dispose-reason = { $You } ghi rõ hơn một chút, đơn vị đọc được lý do này.
read-back-extend = Lùi hạn { $what } cho { WITHIN($unit) } đến hết { $day }.
read-back-exempt = Miễn { $what } cho { WITHIN($unit) }: kỳ này không phải gửi.
read-back-cutoff = Nhắc { WITHIN($unit) } gửi { $what } chậm nhất { $day }.
read-back-received = Ghi: nhận bản giấy của { WITHIN($unit) } { $day }.
read-back-why = Lý do: { $reason }. Người quyết định: { $by }.
read-back-letter = Theo văn bản { $letter }.
read-back-cutoff-deadline = Chỉ để nhắc; hạn vẫn là hết { $day }, đúng hạn hay sau hạn tính theo đó.
dispose-act = { $act ->
    [extend] Việc lùi hạn cho
    [exempt] Việc miễn cho
    [cutoff] Việc nhắc sớm cho
   *[received] Ngày nhận bản giấy của
}
dispose-waits = { dispose-act } { WITHIN($unit) } còn chờ { $awaits ->
    [day] ngày
    [reason] lý do
    [letter] số văn bản
   *[yes] { $you } xác nhận
}.
dispose-dropped = { dispose-act } { WITHIN($unit) } em chưa ghi.
source-extend = Nguồn: { $plan } không quy định việc lùi hạn.
source-exempt = Nguồn: { $plan } không quy định việc miễn.
source-cutoff = Nguồn: { $plan } không có ngày này.
source-received = Nguồn: { $plan } không nói việc nhận bản giấy.
disposed = Đã ghi lúc { $moment }.
officers-told = Em báo { $count } cán bộ rồi.
disposed-before = { $by } vừa quyết định trước cho đơn vị này. Em chưa đổi gì.
disposal-undone = Đã bỏ quyết định này:
disposal-undone-before = { $by } đã bỏ quyết định này trước rồi:
disposed-heard = Người duyệt ({ $by }) vừa quyết định:
disposed-heard-undone = Người duyệt ({ $by }) vừa bỏ quyết định:
disposed-due = Hạn { $what } nay là hết { $day }.

button-dispose = Lùi hạn, miễn
button-dispose-list = Đơn vị khác
button-act-unit-extend = Lùi hạn
button-act-unit-exempt = Miễn kỳ này
button-act-unit-cutoff = Nhắc sớm
button-act-all-extend = Lùi hạn tất cả
button-act-all-exempt = Miễn tất cả
button-act-all-cutoff = Nhắc sớm tất cả
button-undo-extend = Bỏ lùi hạn
button-undo-exempt = Bỏ miễn
button-undo-cutoff = Bỏ nhắc sớm
button-undo-received = Bỏ ngày nhận giấy
button-received = Đã nhận bản giấy
button-letter = Thêm số văn bản
button-dispose-yes = Đúng, ghi
button-dispose-yes-all = Đúng, báo tất cả
button-dispose-yes-unit = Đúng, báo { $unit }
button-dispose-yes-other = Đúng, báo đơn vị
button-dispose-say-day = Gõ ngày
button-dispose-say-reason = Gõ lý do
button-dispose-say-letter = Gõ số văn bản
button-dispose-say-yes = Xem lại
button-dispose-anew = Ghi lại từ đầu
