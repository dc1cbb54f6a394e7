## Bản đang soạn của đơn vị
has-drafts-theirs = Đồng nghiệp đang soạn dở:
draft-theirs-row = { $name }: { $by } soạn, sửa lần cuối lúc { $moment }
draft-left-row = { $name }: { $by } để lại, sửa lần cuối lúc { $moment }
draft-theirs = { $by } đang soạn bản này, sửa lần cuối lúc { $moment }.
take-over-effect = { $You } nhận thì { $by } thôi soạn “{ $name }”; câu đã trả lời vẫn giữ, em báo { $by }.
draft-taken = { $by } nhận soạn tiếp bản “{ $name }”.
draft-taken-kept = Những gì { $you } đã trả lời vẫn giữ trong bản.
button-view-draft = Xem bản này
button-view-draft-number = Xem { $number }
button-more-drafts = Bản khác
button-take-over = Nhận soạn tiếp
button-leave-it = Để đồng nghiệp soạn

## Câu trả lời đến sau khi đồng nghiệp đã nhận bản
late-answer = { $by } đang soạn bản “{ $name }”, câu vừa rồi em chưa ghi vào bản.
late-answer-present = Bản đang ghi: “{ $text }”.
late-answer-effect = Em giữ { $label }: “{ $text }”. { $You } nhận lại bản để ghi, hoặc nhờ em chuyển { $by }.
late-passed-on = { $by } gửi câu trả lời cho bản “{ $name }”, { $label }: “{ $text }”.
late-passed = Em chuyển { $by } rồi; ghi vào bản hay không, đồng nghiệp quyết định.
late-dropped = Dạ, em bỏ câu đó. Bản vẫn như cũ.
button-late-take = Nhận lại và ghi
button-late-write = Ghi vào bản
button-late-pass = Chuyển đồng nghiệp
button-late-drop = Bỏ câu này

## Bản để lâu
drafts-lie = { $You } còn bản soạn dở, lúc nào làm tiếp cũng được:
drafts-left = Đồng nghiệp để lại bản soạn dở, { $you } làm tiếp được:
draft-lies = “{ $name }”, để từ { $day }
draft-entered = { $name }, nhập thay { WITHIN($unit) }
draft-left = “{ $name }” của { $by }, để từ { $day }
draft-closes = “{ $name }”, để từ { $day }; không ai sửa thì { $closes } em đóng bản, xóa cả ảnh kèm

## Tin đến hai lần, tin gửi nhiều lần
came-twice = Tin “{ $text }” đến hai lần, em tính một.
part-joined = Em nối vào câu trước: “{ $text }”.
button-apart = Là câu mới

## Sửa tin đã gửi
edit-change = Sửa { $label }: “{ $before }” thành “{ $after }”
edit-nothing = chưa có
edit-ask = Sửa câu trả lời như vậy?
edit-refused = Tin { $you } vừa sửa em chưa dùng được, câu trả lời cũ vẫn giữ.
edit-kept = Dạ, em giữ như cũ.
amended = Đã sửa { $label }: “{ $after }”.
edit-of-returned = Bản “{ $name }” đang chờ sửa. Em mở bản với câu mới để { $you } gửi lại?
edit-of-submitted = Bản “{ $name }” đã gửi. Sửa thì em lấy về: { $period } chưa tính, tới khi { $you } gửi lại.
edit-too-late = Bản “{ $name }” { $status }, em không đổi được nữa.
edit-ask-reviewer = Cần sửa thì { $you } nhắn người duyệt.
button-edit-yes = Đúng
button-edit-no = Giữ như cũ
refuse-not-asked = Câu này không còn hỏi trong bản.
