## Ý kiến của người được giới thiệu
consent-stands = Ý kiến của { $who }: { $said }.
consent-told-yes = đồng ý giới thiệu
consent-told-no = không đồng ý giới thiệu
consent-told-not-yet = chưa hỏi
consent-guardian-yes = bố mẹ hoặc người giám hộ đồng ý
consent-guardian-no = bố mẹ hoặc người giám hộ không đồng ý
consent-guardian-not-asked = bố mẹ hoặc người giám hộ chưa được hỏi
consent-publish-yes = đồng ý đăng bài, đăng ảnh
consent-publish-text-only = đăng bài, không đăng ảnh
consent-publish-no = không đăng bài
consent-publish-not-asked = chưa hỏi việc đăng
consent-photos-yes = đồng ý đăng ảnh
consent-photos-no = không đăng ảnh
consent-next-told = { $You } hỏi { $who } được chưa?
consent-next-guardian =
    { $who } sinh năm { $born }, có thể chưa đủ 18 tuổi.
    Bố mẹ hoặc người giám hộ đồng ý chưa?
consent-next-publish = Đăng bài, đăng ảnh thì { $who } đồng ý không?
consent-next-words = Đăng bài không có ảnh thì { $who } đồng ý không?
consent-may-forward = Chuyển lên được; chưa được đăng.
consent-may-post = Chuyển lên được; đăng bài được, không kèm ảnh.
consent-may-photos = Chuyển lên được; đăng bài và ảnh được.
consent-refused = Bản này không chuyển lên, không đăng ở đâu. { $You } rút lại, hoặc giới thiệu người khác; chưa rút thì vẫn tính cho { $period }.
consent-morning = Sáng nay { $you } hỏi { $who } được chưa?
consent-until-then = Chưa đồng ý thì chưa chuyển lên, chưa đăng; bản này vẫn tính cho { $period }.
consent-asked-later = Em ghi: chưa hỏi được { $who }. Sáng { $day } em hỏi lại.
consent-end =
    { $who } đổi ý thế nào?
    Ghi xong thì từ nay không chuyển, không đăng phần đã rút.
consent-gone = Đã đi, em không thu lại được: { $out }.
consent-gone-none = Bản này chưa chuyển lên, chưa đăng ở đâu.
consent-gone-forwarded = chuyển cấp trên lúc { $moment }
consent-gone-published = đăng { $day }
consent-heard = { $by } ghi ý kiến của { $who } ({ $code }):
consent-said = { $said }.
consent-whose = Ý kiến này của ai?
consent-send-now = { $You } gửi được ngay, ghi “chưa hỏi”.
consent-stays-here = Chưa chuyển lên và chưa đăng ở đâu cho tới khi { $who } đồng ý.
consent-rule = Nguồn: hạn theo { $plan }, mục { $clauses }; kế hoạch không nói việc hỏi ý kiến, đây là quy tắc khi dùng trợ lý này.
consent-refused-before = { $Who } không đồng ý thì bản này không gửi. { $You } bỏ bản này, hoặc để lại.
consent-minor = Sinh năm { $born }, có thể chưa đủ 18 tuổi: { $said }.
not-agreed = “{ $name }” không đồng ý giới thiệu nên không chuyển lên, không đăng.
guardian-not-asked = Bố mẹ hoặc người giám hộ của “{ $name }” chưa đồng ý nên chưa chuyển cấp trên, chưa đăng được.
receipt-guardian = Còn một việc: hỏi { $who } và bố mẹ hoặc người giám hộ. Sáng { $day } em hỏi lại; chưa đủ thì chưa chuyển lên, chưa đăng.
refuse-day-not-agreed = “{ $name }” chưa đồng ý cho đăng nên em chưa ghi ngày đăng. Đồng ý rồi thì { $you } ghi ý kiến trước.

## Lời hỏi để đọc hoặc gửi cho người được giới thiệu
plea-nominate = { $unit } muốn giới thiệu { $who } là gương { $field }.
plea-nominate-plain = { $unit } muốn giới thiệu { $who } là gương điển hình.
plea-data = Họ tên, năm sinh, chỗ ở, việc đã làm sẽ gửi cấp trên xét.
plea-agree = Có đồng ý giới thiệu không; có cho đăng bài, đăng ảnh không?
plea-guardian = Người chưa đủ 18 tuổi thì hỏi cả bố mẹ hoặc người giám hộ.

## Ảnh nào được đăng
photo-uses = Bấm số nào thì ảnh ấy chỉ để xét, không đăng. Xong thì bấm Xong.
photo-public = { $number }. Được đăng
photo-private = { $number }. Chỉ để xét, không đăng

button-consent = Ghi ý kiến
button-consent-yes = Đồng ý
button-consent-no = Không đồng ý
button-consent-not-yet = Chưa hỏi được
button-consent-all = Đăng cả ảnh
button-consent-text = Đăng, không ảnh
button-consent-none = Không đăng
button-consent-ask-later = Chưa hỏi
button-consent-words = Chép lời hỏi
button-consent-end = Đổi ý
button-consent-end-all = Không đồng ý nữa
button-consent-end-post = Không đăng nữa
button-consent-end-photos = Chỉ bỏ ảnh
button-send-unasked = Gửi, hỏi sau
button-photo-uses = Ảnh nào được đăng
button-photo-keep = { $number }: chỉ để xét
button-photo-publish = { $number }: cho đăng
button-photo-done = Xong
choice-told-no = Không đồng ý
choice-publish-text-only = Đăng, không ảnh
consent-refused-reviewer = Bản này không chuyển lên, không đăng. Đơn vị sẽ rút, hoặc { $you } trả lại.
consent-refused-mending =
    { $Who } không đồng ý thì bản này không gửi lại.
    { $You } rút lại, hoặc đồng ý lại thì ghi ở Ghi ý kiến.
button-consent-again = Họ đồng ý lại
button-consent-words-alone = Đăng, không ảnh
consent-answered = { $Who } trả lời thế nào?
button-consent-no-answer = Chưa trả lời
bereaved = Em xin chia buồn cùng gia đình. Em chưa đổi gì ở bản “{ $name }”.
bereaved-wish = Ảnh và bài thôi dùng ngay khi { $you } bấm; thành tích và khen thưởng đã ghi vẫn giữ.
bereaved-source = Nguồn: kế hoạch không quy định; làm theo ý gia đình.
bereaved-kept-all = Em ghi ý gia đình: không đăng bài, không đăng ảnh nữa.
bereaved-kept-photos = Em ghi ý gia đình: không đăng ảnh nữa, bài còn chữ.
bereaved-kept-tell = Em báo người duyệt rồi; bản “{ $name }” chưa đổi gì.
bereaved-marked = Em ghi { $who } đã mất để danh sách và lời giới thiệu về sau viết cho đúng.
bereaved-whose = Em xin chia buồn. Việc này của ai?
consent-died = { $by } báo { $who } ({ $code }) đã mất.
consent-deceased = { $Who } đã mất. Thành tích và khen thưởng đã ghi vẫn giữ.
button-died-all = Gỡ ảnh và bài
button-died-photos = Chỉ gỡ ảnh
button-died-tell = Báo người duyệt
button-died-rest = Gỡ cả bài
consent-said-family = Ý gia đình: { $said }.
guardian-of = Bố mẹ hoặc người giám hộ của { $who }
