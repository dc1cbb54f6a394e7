## Vào
stranger =
    Em là trợ lý tự động, chỉ phục vụ cán bộ có tên trong danh sách.
    { $You } nhắn một tin ghi họ tên, chức vụ, đơn vị, em chuyển người phụ trách.
stranger-waiting = Em đã chuyển lời { $you }, đang chờ người phụ trách trả lời.
request-kept = Em đã chuyển cho người phụ trách. Có trả lời em báo ngay.
request-again = Em đã ghi thêm lời { $you }. Vẫn đang chờ người phụ trách trả lời.
invited = Mời { $name } làm { $role } của { WITHIN($unit) }.
invited-admin = Mời { $name } làm quản trị.
invited-right = Đúng tên và đơn vị của { $you } chưa?
invitation-spent =
    Đường dẫn này đã được dùng hoặc đã hết hạn.
    { $You } xin người phụ trách đường dẫn mới, hoặc nhắn họ tên, chức vụ, đơn vị.
invitation-spent-member =
    Đường dẫn này đã được dùng hoặc đã hết hạn.
    { $You } đã có tên trong danh sách, cứ dùng bình thường.
ask-name = { $You } gõ họ tên đầy đủ, có dấu.
joined = { $name } là { $role } của { WITHIN($unit) }.
joined-admin = { $name } là quản trị.
data-notice = Em lưu tên và tin { $you } gửi để lập bản giới thiệu gương. Em là máy, mọi bản { $you } xem lại trước khi gửi.
ask-address = Em gọi { $you } thế nào ạ?
addressed = Dạ, em gọi là { $you }.
not-me = Em chưa ghi gì, đường dẫn vẫn còn dùng được. { $You } gửi lại cho đúng người giúp em.
not-let-in = Người phụ trách chưa xếp { $you } vào đơn vị nào. { $You } liên hệ trực tiếp để biết thêm.
role-officer = cán bộ đầu mối
role-reviewer = người duyệt
role-field-lead = cơ quan chủ trì lĩnh vực
role-block-lead = phụ trách khối thi đua
role-leader = lãnh đạo
role-admin = quản trị

## Người duyệt xử lý yêu cầu, mời cán bộ
request-card = { $account } xin vào, tự giới thiệu:
quoted = “{ $words }”
request-which = Là cán bộ của đơn vị nào?
request-which-none = Em chưa đoán được đơn vị. Bấm Chọn đơn vị để xem cả danh sách.
request-granted = Đã cho { $account } vào { WITHIN($unit) }, em báo rồi.
request-refused = Chưa cho { $account } vào, em báo rồi.
request-already = Yêu cầu này đã được trả lời trước đó.
invite-whom = Mời cán bộ đơn vị nào? Bấm nút hoặc gõ tên đơn vị.
invite-more = Danh sách có { $count } đơn vị, em hiện một phần.
invite-missing = { $count } đơn vị chưa có cán bộ dùng trợ lý.
link-made = Đường dẫn mời { WITHIN($unit) }, dùng một lần trong 30 ngày. { $You } chép gửi:
link-text = Mời cán bộ { WITHIN($unit) } bấm vào để nhận việc giới thiệu gương: { $link }
not-allowed = Việc này ngoài phần việc của { $you }. { $You } hỏi người duyệt giúp em.
cancelled = Em thôi, chưa ghi gì.
welcome = Chào { $you } { $name }.

no-use = Em chưa dùng được loại tin này. { $You } gõ chữ giúp em.
no-use-sticker = Dạ. { $You } cần gì thì gõ chữ giúp em.
no-use-location = Em không cần vị trí trên bản đồ. { $You } gõ tên thôn, xóm giúp em.
no-use-contact = Em không lưu danh bạ. { $You } gõ họ tên giúp em.
edit-seen = Em chỉ đọc tin gửi lần đầu. { $You } nhắn lại tin mới giúp em.
edit-seen-draft = Em vẫn giữ câu gửi lần đầu. Muốn đổi thì bấm Quay lại, hoặc sửa ở trang xem lại.

button-join = Đúng, tham gia
button-join-name = Sửa họ tên
button-join-not-me = Không phải tôi
button-address-anh = Anh
button-address-chi = Chị
button-address-dong-chi = Đồng chí
button-admit-other = Chọn đơn vị
button-admit-refuse = Không cho vào
button-invite-next = Mời đơn vị khác
button-copy-link = Chép lời mời
button-cancel = Thôi
request-type = Danh sách có { $count } đơn vị, em hiện một phần. { $You } gõ tên đơn vị cũng được.
