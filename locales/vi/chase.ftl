## Nhắc ngay, đã tới máy chưa, danh sách gọi, số điện thoại
button-nudge = Nhắc ngay
button-nudge-unit = Nhắc đơn vị này
button-reach = Xem đã tới chưa
button-calls = Gọi đơn vị chưa gửi
button-nudge-send = Gửi cho { $count } đơn vị
button-nudge-fresh = Gửi { $count } chưa nhắc
button-nudge-again = Nhắc lại cả { $count }
button-nudge-once-more = Nhắc lại
button-nudge-later = Gửi lúc { $time }
button-nudge-plain = Bỏ lời riêng
button-nudge-stop = Không gửi
button-nudge-known = Em biết rồi
button-nudge-add = Thêm vào lời nhắc
button-nudge-answer = Không, em trả lời
ask-own-words = Thêm câu “{ $words }” vào lời nhắc không?
nudge-no-unit = Em chưa thấy đơn vị nào tên “{ $name }”. { $You } gõ lại tên, hoặc nhắc mọi đơn vị chưa gửi.
nudge-which-unit = Em nhắc từng đơn vị một, hoặc mọi đơn vị chưa gửi. { $You } chọn giúp em.
nudge-preview = Nhắc { $count } đơn vị, { $period }.
nudge-preview-not-sent = Nhắc { $count } đơn vị chưa gửi { $period }: { $names }.
nudge-left-out = Không nhắc: { $why }.
nudge-spared = { $names } (đang sửa)
nudge-deaf = { $names } (chưa có cán bộ nhận được tin)
nudge-unheard = Chưa có cán bộ nào nhận được tin: { $names }.
nudge-nobody = Không có đơn vị nào để nhắc, { $period }.
nudge-text = Lời nhắc, ví dụ { WITHIN($unit) }: “{ $text }”
nudge-ask-words = Ký { $post }. Muốn thêm lời riêng thì { $you } gõ một câu.
nudge-own-words = Lời riêng: “{ $words }”, ký { $post }. Gõ câu khác thì em thay.
nudge-post = { $by }, { $role }, { $unit }
nudge-before = Hôm nay đã nhắc: { $names }. Nhắc lại không?
nudge-night-yes = Từ 20:00 đến 7:00 và ngày Tết em không gửi lời nhắc; em để đến ngày làm việc tới. Em gửi lúc { $moment } nhé.
nudge-night-no = Từ 20:00 đến 7:00 và ngày Tết em không gửi lời nhắc; hạn đã kề nên em không đợi ngày làm việc. Em gửi lúc { $moment } nhé.
refuse-nudge-words = Lời riêng dài quá { $most } chữ cái, { $you } rút ngắn giúp em.
nudge-sent = Lúc { $moment } em gửi lời nhắc tới { $units } đơn vị, { $people } cán bộ.
nudge-left = { $count } đơn vị hôm nay đã được nhắc, em không gửi lại.
nudge-needless = Lời nhắc đã hẹn: không còn đơn vị nào để nhắc, { $period }.
nudge-put-off = Em giữ lời nhắc, gửi lúc { $moment }. Đơn vị nào gửi trước đó thì em không nhắc.
nudge-stopped = Em không gửi lời nhắc này.
nudge-sent-before = Lời nhắc này đã gửi lúc { $moment }.
nudge-put-off-before = Lời nhắc này đã hẹn gửi lúc { $moment }.
nudge-words = “{ $words }” ({ $post })
nudge-by = Người duyệt ({ $by }, { $unit }) nhờ em nhắc.
nudge-noted = Đã ghi là { $you } đã biết, lúc { $time }. Người duyệt ({ $by }) xem được.

reach-nudge = Lời nhắc của { $by } lúc { $moment } về { $about }: đã tới máy { $count }/{ $total } đơn vị.
reach-reminders = Lời nhắc gần nhất của em về { $about }: đã tới máy { $count }/{ $total } đơn vị chưa gửi.
reach-needless-all = Không còn đơn vị nào phải nhắc, { $period }.
reach-arrived = Đã tới máy: { $names }.
reach-arrived-at = Đã tới máy lúc { $time }: { $names }.
reach-known = Đã bấm “Em biết rồi”: { $names }.
reach-known-by = { $unit } ({ $name }, { $time })
reach-waiting = Đang chờ gửi: { $names }.
reach-needless = Đã gửi gương trước khi lời nhắc đi: { $names }.
reach-none = Chưa nhắc: { $names }.
reach-unreachable = Không tới được: { $names }.
reach-unreachable-who = { $unit } ({ $name })
reach-nobody = { $count } đơn vị chưa có cán bộ dùng trợ lý, em không nhắc được: { $names }.
as-of = Số lúc { $moment }.

units-joined = { $count }/{ $total } đơn vị đã có cán bộ dùng trợ lý.
button-invite-unit = Mời { $unit }

calls-head = Cần gọi { $total } đơn vị, { $period }; lâu không thấy nhất đứng trước.
calls-nobody = Không có cán bộ nào phải gọi, { $period }.
call-row = { $number }. { $unit } ({ $group }): { $who }.
call-unit = { $unit }, { $about } ({ $group }):
call-unit-who = { $who }.
call-person = { $name } { $phone }, { $seen }
call-no-phone = chưa có số
call-nobody = chưa có cán bộ nào vào
call-blocked = không nhận được tin của em
call-unseen = chưa thấy nhắn lần nào
call-seen = thấy lần cuối { $moment }
call-mail = Thư điện tử của { $name }: { $email }
call-hint = Ghi số giúp cán bộ: gõ “số của chị Hoa 0912 345 678”.
call-noted = Đã ghi.
call-group-met = đã đủ
call-group-not-sent = chưa gửi
call-group-drafting = đang soạn
call-group-not-chosen = lần này chưa chọn
call-group-mending = đã gửi, đang sửa
call-group-unpublished = đã gửi, chưa đăng
call-group-uncounted = đã gửi, khác đối tượng
call-group-short = đã gửi, chưa đủ số
call-group-none-reported = báo chưa có
call-group-sent-elsewhere = báo đã gửi đường khác
log-nudge = Nhắc qua em { $moment } ({ $by })
log-called = Gọi { $moment } ({ $by })
log-note = Ghi { $moment } ({ $by })
log-words = { $what }: { $words }.
log-bare = { $what }.
button-calls-more = Xem tiếp { $count }
button-called = Đã gọi
button-called-unit = { $number }. Đã gọi
button-call-note = Ghi chú
ask-call-note = Gọi { WITHIN($unit) } thế nào? Bấm một nút, hoặc gõ vài chữ.
ask-note = Ghi gì về { WITHIN($unit) }? { $You } gõ vài chữ.
button-came-later = Hẹn trong ngày
button-came-no-answer = Không nghe máy
button-came-bare = Chỉ ghi đã gọi
came-later = hẹn gửi trong ngày
came-no-answer = không nghe máy

contact-kept = Em ghi: { $what }.
contact-kept-of = Em ghi của { $name }: { $what }.
contact-phone = số { $phone }
contact-email = thư điện tử { $email }
contact-who = Chỉ người duyệt của { $you } xem được. Gõ “xóa số của tôi” thì em bỏ.
contact-forgotten = Em đã bỏ { $which ->
    [phone] số điện thoại
    [email] thư điện tử
   *[both] số điện thoại và thư điện tử
} của { $you }.
contact-not-kept = Em không giữ { $which ->
    [phone] số điện thoại
    [email] thư điện tử
   *[both] số điện thoại, thư điện tử
} nào của { $you }.
contact-left = Em vẫn giữ { $what }.
button-forget-phone = Bỏ cả số
button-forget-email = Bỏ cả thư
contact-unread = Em chưa đọc được số { $typed }. { $You } gõ lại, ví dụ 0912 345 678.
contact-abroad = Em chỉ giữ số điện thoại Việt Nam. { $You } gõ giúp em, ví dụ: số của tôi 0912 345 678.
contact-of = { $name }, { $unit }
ask-whose = Số này của ai?
contact-unread-email = Em chưa đọc được thư điện tử { $typed }. { $You } gõ lại, ví dụ hoa@gmail.com.
contact-how = { $You } gõ giúp em, ví dụ: số của tôi 0912 345 678, hoặc: email của tôi hoa@gmail.com.
contact-nobody = Em chưa thấy cán bộ nào tên { $typed }. { $You } gõ cả họ tên, hoặc mời người ấy vào trước.
chase-reviewers-own = Nhắc, gọi các đơn vị là việc của người duyệt.
chase-overseen = { $You } xem được đơn vị nào chưa gửi.
reach-nudge-own = Lời nhắc của { $you } lúc { $moment } về { $about }: đã tới máy { $count }/{ $total } đơn vị.
reach-nobody-joined = Chưa dùng: { $names }.
nudge-reminded = Hôm nay em đã tự nhắc: { $names }.
nudge-free = { $period } { WITHIN($unit) } có gương nào muốn giới thiệu không?
nudge-free-number = Kế hoạch không đặt số lượng{ $day ->
    [none] , không đặt hạn
   *[other] { "" }
 }.
nudge-invites = Lời nhắc này chỉ là lời mời.
button-nudge-later-on = Gửi { $time } { $weekday }
which-duty-nudge = Nhắc về việc nào?
which-duty-calls = Gọi về việc nào?
which-duty-report = { $You } hỏi lời nhắc việc nào?
which-duty-unit = Nhắc { WITHIN($unit) } về việc nào?
which-duty-row = { $what }{ $count ->
    [0] { "" }
   *[other] : { $count } đơn vị
}{ $timed ->
    [open] , đến hết { $day }
    [over] , nay đã qua { $day }
   *[none] { "" }
}
nudge-waits = Lời nhắc cho { $count } đơn vị còn chờ { $you } gửi.
nudge-waits-one = Lời nhắc cho { WITHIN($unit) } còn chờ { $you } gửi.
button-nudge-show = Xem lại
button-call-unit = Gọi đơn vị này
nudge-idle-none-reported = { $unit } đã báo { $period } chưa có{ $why ->
    [yes] { " " }({ $said })
   *[no] { "" }
}, em không nhắc nữa.
nudge-idle-sent-elsewhere = { $unit } đã báo gửi đường khác{ $why ->
    [yes] { " " }({ $said })
   *[no] { "" }
}, em không nhắc nữa.
nudge-idle-met = { $unit } đã gửi đủ { $period }, em không nhắc.
nudge-idle-unpublished = { $unit } đã gửi đủ { $period }, còn chờ đăng; em không nhắc.
nudge-idle = { $unit } không có gì phải gửi { $period }, em không nhắc.
reach-never = { $period } em chưa nhắc đơn vị nào.
reach-never-one = { $period } em chưa nhắc { WITHIN($unit) }.
reach-never-next = Theo lịch, em nhắc lần tới lúc { $moment }.
call-log = Nhật ký đôn đốc: { $count ->
    [0] chưa có dòng nào
   *[other] { $count } dòng
}.
call-log-of = Nhật ký đôn đốc { $period }: { $count ->
    [0] chưa có dòng nào
   *[other] { $count } dòng
}.
call-log-row = { $units }: { $text }
call-log-row-of = { $units }, { $about }: { $text }
contact-forgotten-of = Em đã bỏ { $which ->
    [phone] số điện thoại
   *[email] thư điện tử
} của { $name }.
contact-not-kept-of = Em không giữ { $which ->
    [phone] số điện thoại
   *[email] thư điện tử
} nào của { $name }.
ask-forget = Bỏ { $which ->
    [phone] số điện thoại
   *[email] thư điện tử
 } của { $name }, { $unit }? Bỏ rồi em không lấy lại được.
ask-forget-whose = Bỏ { $which ->
    [phone] số điện thoại
   *[email] thư điện tử
 } của ai? Bỏ rồi em không lấy lại được.
button-drop-phone = Bỏ số
button-drop-email = Bỏ thư
chased-about-exemplars = gương { $period }
chased-about-report = báo cáo { $period }
nudge-left-out-unread = Em chưa nhắc trừ đơn vị nào ra được. { $You } nhắc hết, hoặc gõ tên từng đơn vị cần nhắc.
