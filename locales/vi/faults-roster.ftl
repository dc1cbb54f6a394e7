## Tệp danh sách đơn vị: tiêu đề cột
roster-column-name = Đơn vị
roster-column-kind = Loại
roster-column-parent = Trực thuộc
roster-column-aliases = Tên gọi khác
roster-column-code = Mã
roster-column-valid-from = Từ ngày
roster-column-valid-to = Đến ngày
roster-column-successors = Kế thừa bởi

## Tệp mẫu
roster-example-root = UBND xã Tân Lập
roster-example-root-kind = ủy ban nhân dân
roster-example-unit = Thôn Đồng Tâm
roster-example-unit-kind = thôn
roster-example-unit-aliases = Đồng Tâm; Thôn 1

## Cả tệp
roster-not-there = Chưa thấy tệp { $file }. Xem lại tên và nơi để tệp.
roster-wrong-ending = Danh sách đơn vị là tệp .csv hoặc .xlsx; { $file } có đuôi khác. Lưu lại theo một trong hai đuôi đó.
roster-not-utf8 = Tệp { $file } chưa lưu theo UTF-8 nên mất dấu tiếng Việt. Trong Excel chọn "CSV UTF-8", hoặc lưu .xlsx.
roster-not-csv = Tệp { $file } có dấu ngoặc kép chưa đóng. Mở bằng Excel, lưu lại thành .xlsx rồi nạp.
roster-not-xlsx = Em chưa mở được { $file } như một tệp Excel. Mở bằng Excel, lưu lại thành .xlsx rồi nạp.
roster-sheet-nameless = Chưa biết tên bot để in mã. Ghi BOT_TOKEN vào .env rồi in lại.
roster-cannot-write = Chưa ghi được tệp { $file }. Xem thư mục có cho ghi không, tệp có đang mở ở nơi khác không.
roster-empty = Tệp { $file } chưa có đơn vị nào dưới dòng tiêu đề. Ghi ít nhất một đơn vị.
roster-column-missing = Dòng tiêu đề của { $file } còn thiếu cột: { $columns }. Lệnh "dienhinh roster template" ghi ra tệp mẫu đủ cột.
roster-column-unknown = Dòng tiêu đề của { $file } có cột "{ $heading }" mà em chưa biết. Các cột: { $known }.
roster-column-twice = Dòng tiêu đề của { $file } có hai cột "{ $heading }". Giữ lại một cột.

## Từng dòng
roster-faulty = Chưa nạp dòng nào của { $file }: có { $count } chỗ cần sửa (dưới đây là { $shown } chỗ đầu).
    { $lines }
roster-fault = Dòng { $row }, cột { $column }: { $problem }
roster-name-missing = chưa có tên đơn vị.
roster-kind-missing = chưa ghi loại, ví dụ xã, thôn, trường học.
roster-date = chưa đọc được ngày "{ $value }". Ghi như 01/07/2025.
roster-dates-backwards = ngày kết thúc đứng trước ngày bắt đầu.
roster-name-twice = "{ $value }" đã có ở dòng { $first }, cùng nơi trực thuộc và cùng thời gian. Bỏ một dòng, hoặc ghi thời gian khác nhau.
roster-code-twice = mã "{ $value }" đã có ở dòng { $first }. Mỗi đơn vị một mã.
roster-unknown = không có đơn vị nào tên "{ $value }" trong tệp. Thêm dòng cho đơn vị đó.
roster-unknown-near = không có "{ $value }" trong tệp. Có phải "{ $near }"?
roster-many = có { $count } đơn vị cùng tên "{ $value }". Ghi mã của đơn vị đó.
roster-itself = đơn vị trỏ vào chính mình ("{ $value }").
roster-successor-no-end = có đơn vị kế thừa thì ghi ngày kết thúc.
roster-successor-loop = kế thừa thành vòng: "{ $value }" cuối cùng lại do chính mình kế thừa. Xem lại ô này ở các dòng liên quan.
roster-successor-ended = "{ $value }" không còn vào ngày { $day } nên không kế thừa được. Ghi đơn vị còn hoạt động từ ngày đó.
roster-successor-gap = "{ $value }" bắt đầu từ { $begins }, còn đơn vị này thôi từ { $day }: khoảng giữa không ai kế thừa. Sửa một trong hai ngày.
roster-loop = trực thuộc thành vòng: { $ring }. Để trống ô này ở đơn vị cao nhất.
