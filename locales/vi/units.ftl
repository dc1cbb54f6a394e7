# Đơn vị đổi tên, nhập, chia; nhiều đơn vị, nhiều kế hoạch; nơi nhận không còn

# những tiếng này đứng đầu tên đơn vị thì viết thường khi ở giữa câu; tên cơ quan, tổ chức giữ chữ hoa
places-small-within = tỉnh, thành phố, thị xã, huyện, quận, đặc khu, xã, phường, thị trấn, thôn, xóm, bản, làng, ấp, khóm, khối, khối phố, khu phố, khu dân cư, tiểu khu, buôn, bon, tổ, tổ dân phố, thôn số, tổ số, tổ dân phố số, khu phố số
unit-renamed = Từ { $day }, { $old } đổi tên thành { $new }.
unit-merged = Từ { $day }, { $old } thuộc { $new }.
unit-ended = Từ { $day }, { $old } không còn; việc chuyển về { $new }.
unit-split = Từ { $day }, { $old } chia thành { $new }.
led-on-role = { $You } nay là { $role } của { WITHIN($units) }.
led-on-with = Bản đang soạn, bản chờ sửa và hồ sơ của { $old } chuyển theo; số liệu trước đó giữ nguyên tên.
which-unit = Tên này là của nhiều đơn vị. { $You } hỏi đơn vị nào?
which-unit-more = Có { $count } đơn vị như vậy; nếu chưa thấy, gõ thêm nơi trực thuộc.
unit-of = { $unit }, { $parent }
unit-until = { $unit } (đến { $day })
which-plan = { $You } hỏi theo kế hoạch nào?
pick-plan = Giới thiệu cho { WITHIN($unit) } theo kế hoạch nào?
which-plan-row = { $number }. { $plan }: { $title }
receiver-stated = Nơi nhận ghi trong kế hoạch là { WITHIN($receiver) }.
receiver-now = Nơi này không còn từ { $day }; nay gửi về { $now }.
receiver-gone = Nơi này không còn từ { $day } và nơi nhận mới chưa được đặt; { $you } hỏi cấp trên.
unit-from = { $unit } có từ { $day }; kỳ này các đơn vị nhập thành { $unit } nộp chung một số.
