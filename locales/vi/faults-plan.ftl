## Chỗ cần sửa trong tệp kế hoạch, tệp ngày nghỉ: tệp, dòng, mục, cách sửa
fault-place = { $file }, dòng { $line }, mục { $key }

## Đọc tệp
file-not-there = { $file }: chưa thấy tệp này. Xem lại tên và nơi để tệp.
file-not-utf8 = { $file }: tệp chưa lưu theo UTF-8 nên mất dấu tiếng Việt. Lưu lại theo UTF-8.
file-not-yaml = { $file }, dòng { $line }: câu chữ ở đây chưa đúng cách viết YAML. Xem lại khoảng lùi đầu dòng, dấu hai chấm, ngoặc; câu có dấu phẩy hay hai chấm thì đặt trong ngoặc kép. Lùi đầu dòng bằng dấu cách, không dùng phím Tab.
file-empty = { $file }: tệp còn trống. Chép một tệp có sẵn rồi sửa.
file-loop = { fault-place }: đoạn này trỏ vòng về chính nó. Viết ra thay vì trỏ.
file-key-twice = { fault-place }: mục này đã có ở dòng { $first }. Giữ lại một.

## Kế hoạch
plan-not-found = Chưa có kế hoạch "{ $plan }". Các kế hoạch có sẵn: { $known }; hoặc ghi đường dẫn tới tệp .yaml.
plan-extends-unknown = { fault-place }: chưa có kế hoạch "{ $plan }" để nối tiếp. Các kế hoạch có sẵn: { $known }; hoặc để tệp đó cạnh tệp này.
plan-extends-itself = { fault-place }: kế hoạch nối tiếp chính nó. Ghi kế hoạch khác hoặc bỏ dòng này.
plan-remove-nothing = { fault-place }: kế hoạch được nối tiếp không có "{ $name }" để bỏ. Ghi như fields.y-te, bodies.noi-vu.
plan-remove-alone = { fault-place }: chỉ dùng remove cùng với extends. Bỏ mục này hoặc thêm extends.
plan-key-unknown = { fault-place }: không có mục "{ $word }" ở đây. Bỏ đi hoặc xem docs/viet-tep-ke-hoach.md để chọn mục đúng.
plan-key-unknown-near = { fault-place }: không có mục "{ $word }" ở đây. Có phải "{ $near }"?
plan-unquoted = { fault-place }: dấu phẩy trong ngoặc nhọn đã cắt câu ở "{ $word }". Đặt cả câu trong ngoặc kép.
plan-key-missing = { fault-place }: còn thiếu mục "{ $missing }". Thêm mục đó.
plan-wants-text = { fault-place }: chỗ này cần chữ, đang để trống hoặc là danh sách. Ghi một câu hoặc một tên.
plan-wants-list = { fault-place }: chỗ này cần danh sách. Viết mỗi dòng một gạch đầu dòng, hoặc [a, b].
plan-wants-mapping = { fault-place }: chỗ này cần các mục con. Viết mỗi dòng một "mục: giá trị".
plan-wants-due = { fault-place }: "{ $value }" chưa phải cách ghi hạn. Hạn ghi như {"{"}before_day: 6{"}"}; xem bảng Hạn trong docs/viet-tep-ke-hoach.md.
plan-wants-number = { fault-place }: "{ $value }" chưa phải số nguyên. Ghi bằng chữ số, ví dụ 1.
plan-number-too-small = { fault-place }: số { $value } nhỏ quá. Ghi từ { $bound } trở lên.
plan-number-too-large = { fault-place }: số { $value } lớn quá. Ghi nhiều nhất { $bound }.
plan-wants-yes-no = { fault-place }: "{ $value }" chưa phải true hoặc false. Ghi một trong hai.
plan-wants-one-of = { fault-place }: chưa có "{ $value }". Ghi một trong: { $allowed }.
plan-wants-id = { fault-place }: mã chỉ gồm chữ thường không dấu, số và gạch nối. Ghi như nong-thon-moi.
plan-id-too-long = { fault-place }: mã dài quá. Rút còn nhiều nhất { $most } chữ.
plan-wants-code = { fault-place }: "{ $value }" chưa dùng được làm mã. Ghi 2 đến 6 chữ hoa không dấu hoặc số, bắt đầu bằng chữ, như TA.
plan-wants-date = { fault-place }: chưa đọc được ngày "{ $value }". Ghi năm-tháng-ngày, như 2021-03-24.
plan-wants-date-or-month = { fault-place }: chưa đọc được "{ $value }". Ghi như 2021-04-15; không rõ ngày thì 2021-04.
plan-wants-date-or-day-of-year = { fault-place }: chưa đọc được "{ $value }". Ghi một ngày như 2023-04-30, hoặc ngày của mọi năm như 11-15.
plan-wants-period = { fault-place }: chưa đọc được "{ $value }". Ghi như 2023-Q2, 2025, 2025-06 hoặc 2025-06-11.
plan-selects-nobody = { fault-place }: chưa chọn ai. Ghi một trong: kinds, names, root, all.
plan-successor-without-end = { fault-place }: có nơi thay (successor) thì ghi cả ngày cuối của nơi cũ, như until: 2025-06-30.
plan-one-due = { fault-place }: hạn ghi đúng một cách. Chọn một trong: before_day, on_day, days_after, end_of_period, before, on.
plan-after-period = { fault-place }: after_period chỉ đi cùng before_day, on_day hoặc ngày của mọi năm như 01-15. Ghi một trong các cách đó hoặc bỏ after_period.
plan-inferred-twice = { fault-place }: end_of_period đã nói rõ stated hay inferred. Bỏ mục inferred.
plan-number-without-due = { fault-place }: đã có số thì cần hạn. Ghi due; kế hoạch không nêu ngày thì ghi end_of_period: inferred.
plan-questions-of-reports = { fault-place }: chỉ báo cáo (action: report) mới có questions. Bỏ questions hoặc đổi action.
plan-reports-count-themselves = { fault-place }: báo cáo không đếm gương. Bỏ counts_when, counts_subjects hoặc đổi action.
plan-one-channel = { fault-place }: mỗi dòng một nơi gửi. Ghi email hoặc portal.
plan-wants-clock = { fault-place }: chưa đọc được giờ "{ $value }". Ghi giờ và phút, như 17:00.
plan-wants-email = { fault-place }: "{ $value }" chưa phải địa chỉ thư. Ghi như vanthu@xa.gov.vn.
plan-alias-twice = { fault-place }: "{ $alias }" cũng là tên gọi của { $first }, người hỏi sẽ không biết là nơi nào. Giữ lại ở một chỗ.
plan-button-twice = { fault-place }: nút "{ $button }" trùng với nút của { $first }. Đặt label khác.
plan-open-list-last = { fault-place }: "lĩnh vực khác" đứng cuối danh sách và chỉ có một. Chuyển xuống cuối hoặc bỏ open_list.
plan-basis-later = { fault-place }: căn cứ có ngày sau ngày ban hành kế hoạch ({ $issued }). Sửa ngày của căn cứ hoặc issued.
plan-document-lost = { fault-place }: chưa thấy tệp { $path }. Để tệp văn bản cạnh tệp kế hoạch hoặc bỏ mục này.
plan-due-rhythm = { fault-place }: hạn chưa khớp nhịp. Việc một lần (once) ghi ngày có năm; việc hằng năm (year) ghi như 11-15; tháng, quý ghi before_day, on_day, days_after hoặc end_of_period.
plan-term-backwards = { fault-place }: thời gian kết thúc đứng trước lúc bắt đầu. Sửa from hoặc to.
plan-carried-out-outside = { fault-place }: carried_out_from nằm ngoài thời gian của kế hoạch. Sửa cho nằm giữa from và to.
plan-inferred-without-receiver = { fault-place }: có to_inferred_from thì ghi cả nơi nhận. Thêm to hoặc bỏ to_inferred_from.
plan-id-twice = { fault-place }: mã "{ $id }" đã dùng ở trên. Đặt mã khác.
plan-body-unknown = { fault-place }: "{ $body }" chưa có trong bodies. Thêm vào bodies.
plan-body-unknown-near = { fault-place }: "{ $body }" chưa có trong bodies. Có phải "{ $near }"?
plan-subject-unknown = { fault-place }: "{ $subject }" chưa có trong subjects. Thêm vào subjects hoặc bỏ chỗ này.
plan-no-standards = { fault-place }: ghi general thì cần có tiêu chuẩn chung. Thêm standards, hoặc ghi tiêu chí của từng đối tượng.
plan-day-outside = { fault-place }: ngày này nằm ngoài thời gian của kế hoạch ({ $first } đến { $last }). Sửa ngày hoặc sửa term.
plan-never-due = { fault-place }: việc này không có kỳ nào trong thời gian của kế hoạch ({ $first } đến { $last }). Sửa due, issued hoặc term.
plan-roster-lacks = { fault-place }: danh sách đơn vị chưa có: { $words }. Các loại trong danh sách: { $kinds }.
plan-roster-body = { fault-place }: "{ $body }" không khớp đơn vị nào trong danh sách. Thêm tên gọi (aliases) hoặc loại (kinds); nơi không nằm trong danh sách thì ghi outside: true.
plan-roster-nobody = { fault-place }: danh sách đơn vị không có ai khớp. Các loại trong danh sách: { $kinds }.
plan-unfit = { fault-place }: giá trị này chưa khớp. Xem docs/viet-tep-ke-hoach.md.

## Ngày nghỉ và ngày làm bù (BOT_HOLIDAYS)
holidays-shape = { $file }, dòng { $line }: chỗ này cần danh sách ngày. Ghi off: và worked:, mỗi dòng như - date: 2027-02-05
holidays-key-unknown = { fault-place }: chưa có mục này. Ghi một trong: { $known }.
holidays-date = { fault-place }: chưa đọc được ngày "{ $value }". Ghi năm-tháng-ngày, như 2027-02-05.
holidays-both = { $file }: ngày { $value } vừa nghỉ vừa làm. Giữ lại ở một bên.
