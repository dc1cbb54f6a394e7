## Đối chiếu tiêu chuẩn trước khi gửi
check-heading = Không bắt buộc. Bấm Đạt 1, Đạt 2 ... tiêu chuẩn nào đã đạt; xong thì bấm Xong.
check-on = { $number }. Đạt: { $text }
check-off = { $number }. { $text }
check-strong = Bản giới thiệu thuyết phục thường có số liệu, kết quả trước và sau, nhiều người được lợi hoặc làm theo.
check-hint-figures = Bản này chưa có con số nào.
check-hint-results = Bản này chưa ghi kết quả.
check-hint-reach = Bản này chưa ghi ai được lợi.
checked = Cán bộ tự đối chiếu: đạt { $ticked }/{ $total } tiêu chuẩn. Chưa ghi đạt: { $left }.
checked-all = Cán bộ tự đối chiếu: đạt cả { $total } tiêu chuẩn.
button-checklist = Đối chiếu tiêu chuẩn
button-check-on = Đạt { $number }
button-check-off = Bỏ { $number }
button-check-all = Đủ cả
button-check-done = Xong
check-all-kept = Em ghi: đạt cả { $total } tiêu chuẩn.
