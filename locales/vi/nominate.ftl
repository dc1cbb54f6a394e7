## Mẫu giới thiệu
form-begun =
    Giới thiệu gương { $period } của { $unit }.
    Dừng lúc nào cũng được, em giữ bản đang soạn.
form-read = Em ghi: { $read }.
form-present = Đang ghi: { $value }
form-subject = Giới thiệu ai?
form-field = Lĩnh vực nào?
form-name-individual = Họ tên, năm sinh, chỗ ở? Ví dụ: Hứa Văn Bảo, 1960, xóm 3
form-name-household = Họ tên chủ hộ, năm sinh, chỗ ở? Ví dụ: Nông Thị Lan, 1975, xóm 2
form-name-collective = Tên tập thể? Ví dụ: Tổ tự quản xóm 3
form-name-model = Tên mô hình, sáng kiến hoặc công trình?
form-name = Tên?
form-born = Sinh năm nào? Ví dụ: 1985
form-born-household = Chủ hộ sinh năm nào? Ví dụ: 1985
form-place = Ở thôn, xóm nào?
form-place-collective = Tập thể ở đâu? Ví dụ: xóm 3
form-place-model = Làm ở đâu? Ví dụ: xóm 3
form-occupation = Nghề nghiệp hoặc chức vụ, nơi công tác?
form-occupation-household = Nhà làm nghề gì?
form-occupation-collective = Thuộc cơ quan nào, có bao nhiêu người, ai đứng đầu?
form-occupation-model = Ai chủ trì, bao nhiêu người hoặc hộ tham gia?
form-deeds = Đã làm việc gì? { $You } kể ngắn gọn, có thể đọc bằng micro trên bàn phím.
form-results = Kết quả ra sao? Có con số thì tốt: bao nhiêu, từ khi nào, ai được lợi.
form-told = Đã báo cho người được giới thiệu biết chưa?
form-told-collective = Đã báo cho tập thể biết chưa?
form-told-model = Đã báo cho người làm mô hình biết chưa?
form-publish = Có đồng ý đăng bài, đăng ảnh không?
form-photos = Gửi ảnh nếu có. Đừng gửi ảnh căn cước, giấy tờ.
form-photos-more = Đã nhận { $count } ảnh. Gửi thêm, hoặc bấm Xong ảnh.
form-paused = Em giữ bản đang soạn. Lúc nào làm tiếp thì bấm nút hoặc nhắn “giới thiệu gương”.

## Nhãn
label-subject = Giới thiệu
label-field = Lĩnh vực
label-name = Tên
label-born = Năm sinh
label-place = Nơi ở, địa điểm
label-occupation = Nghề, chức vụ
label-deeds = Việc đã làm
label-results = Kết quả
label-told = Đã báo chưa
label-publish = Đồng ý đăng
label-photos = Ảnh
choice-subject-individual = Cá nhân
choice-subject-collective = Tập thể
choice-subject-household = Hộ gia đình
choice-subject-model = Mô hình, sáng kiến
choice-told-yes = Đã báo
choice-told-not-yet = Chưa báo
choice-publish-yes = Đồng ý đăng
choice-publish-no = Không đăng
choice-publish-not-asked = Chưa hỏi

## Chưa nhận được câu trả lời
refuse-text-short = Câu này hơi ngắn, { $you } viết thêm vài chữ giúp em.
refuse-text-long = Câu này dài { $length } chữ cái, em chỉ giữ được { $most }. { $You } rút gọn giúp em.
refuse-year = Em chưa đọc được năm sinh { $typed }. { $You } gõ lại, ví dụ 1985.
refuse-name = Em chưa đọc được tên. { $You } gõ lại giúp em.
refuse-required = Câu này cần có để gửi, { $you } trả lời giúp em.
refuse-choice = { $You } bấm một nút bên dưới giúp em.
refuse-type = { $You } gõ câu trả lời giúp em.
refuse-photo = { $You } gửi ảnh, hoặc bấm Bỏ qua.

## Xem lại và gửi
review-heading = Xem lại bản giới thiệu của { $unit }, { $period }:
review-row = { $number }. { $label }: { $value }
review-skipped = (bỏ qua)
review-unmarked = Có chỗ gõ không dấu, khi in cần có dấu. { $You } sửa luôn thì tốt.
review-next = Đúng rồi thì bấm Gửi.
photo-count = { $count }
edit-which = Sửa câu nào?
draft-unnamed = Bản chưa có tên
has-drafts = { $You } đang soạn dở:
pick-unit = Giới thiệu cho đơn vị nào?
discard-effect = Bỏ bản “{ $name }” thì không lấy lại được.
discarded = Đã bỏ bản đang soạn.
receipt-in-time = Đã gửi lúc { $moment }, đúng hạn.
receipt-late = Em nhận lúc { $moment }, sau hạn; vẫn nhận và ghi ngày nhận.
receipt-again = Đã gửi lại lúc { $moment }.
receipt-code = Mã { $code }, tính cho { $period }.
receipt-met = { $unit } { $period } đã gửi { $counted }, cần ít nhất { $required }. { $You } không phải làm gì thêm.
receipt-short = { $unit } { $period } đã gửi { $counted }, còn thiếu { $missing }.
receipt-free = { $unit } { $period } đã gửi { $counted }; kế hoạch không đặt số lượng.
receipt-not-told = { $You } nhớ báo cho người được giới thiệu; chưa báo thì chưa chuyển lên, chưa đăng.
stale = Nút này đã dùng xong. Xem tin mới nhất giúp em.
not-an-officer =
    { $You } chưa là cán bộ đầu mối của đơn vị nào nên chưa giới thiệu được.
    { $You } hỏi người duyệt giúp em.
not-an-officer-invite =
    Bản giới thiệu do cán bộ đầu mối của đơn vị lập.
    Đơn vị chưa có cán bộ thì { $you } mời.
photo-kept = Đã giữ, hiện có { $count } ảnh hoặc tệp.
voice-kept =
    Em chưa nghe được tin thoại, đã giữ kèm bản đang soạn.
    { $You } chạm ô gõ chữ, bấm micro trên bàn phím rồi đọc, máy tự gõ.
voice-unheard =
    Em chưa nghe được tin thoại.
    { $You } chạm ô gõ chữ, bấm micro trên bàn phím rồi đọc, máy tự gõ.
caption-unused = Lời ghi kèm ảnh, tệp em chưa dùng. { $You } nhắn riêng lời đó giúp em.
file-without-draft = Em chưa biết ảnh, tệp này của bản nào nên chưa giữ. { $You } bấm Giới thiệu gương rồi gửi lại.

button-send = Gửi
button-send-again = Gửi lại
button-edit = Sửa
button-later = Để sau
button-discard = Bỏ bản này
button-discard-yes = Bỏ
button-keep = Giữ lại
button-keep-answer = Giữ nguyên
button-skip = Bỏ qua
button-done = Xong ảnh
button-drop-photos = Xóa ảnh
button-back = Quay lại
button-resume = Làm tiếp
button-resume-number = Làm tiếp { $number }
button-anew = Soạn bản mới
button-view = Xem cả bản
button-nominate-more = Giới thiệu thêm
not-asked-for = Kế hoạch này không giao việc giới thiệu gương theo số lượng, em chưa lập được bản.
button-period = Cho { $period }
review-waits = Bản “{ $name }” đang chờ { $you } xem lại.
button-look = Xem lại
receipt-unpublished = { $unit } { $period } đã gửi, chờ đăng { $unpublished }; kế hoạch tính khi đã đăng. { $You } không phải gửi gì thêm.
form-plan-changed = Kế hoạch đã thay đổi từ khi { $you } bắt đầu bản này; những gì đã trả lời vẫn giữ.
form-plan-changed-lost = Kế hoạch đã thay đổi từ khi { $you } bắt đầu bản này. Câu không còn hợp: { $lost }; các câu khác vẫn giữ.
