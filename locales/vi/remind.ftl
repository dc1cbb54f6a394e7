## Nhắc việc
remind-not-sent = { $period } em chưa thấy gương nào của { $unit } (cần ít nhất { $required }).
remind-not-chosen = { $unit } { $period } còn thiếu { $missing } gương; bản đã gửi lần này chưa chọn.
remind-drafting = { $unit } đang soạn dở gương { $period } (cần ít nhất { $required }).
remind-short = { $unit } { $period } đã gửi { $counted }, còn thiếu { $missing }.
remind-forward = { $unit } { $period } còn { $missing } gương chưa chuyển cấp trên.
remind-late-not-sent = { $period } em chưa thấy gương nào của { $unit } (cần ít nhất { $required }).
remind-late-not-chosen = { $unit } { $period } còn thiếu { $missing } gương; bản đã gửi lần này chưa chọn.
remind-late-drafting = { $unit } còn bản đang soạn của { $period } chưa gửi.
remind-late-short = { $unit } { $period } đã gửi { $counted }, còn thiếu { $missing }.
remind-late-forward = { $unit } { $period } còn { $missing } gương chưa chuyển cấp trên.
remind-mending = { $unit } { $period } đã gửi, bản trả lại chưa sửa xong (cần ít nhất { $required }).
remind-late-mending = { $unit } { $period } đã gửi, bản trả lại chưa sửa xong (cần ít nhất { $required }).
remind-none-is-fine = Có người, có việc đáng nêu thì gửi; chưa có thì báo người duyệt.
summary-unreachable = Chưa có cán bộ nào nhận được tin: { $names }.
summary-unreachable-all = Các đơn vị này chưa có cán bộ nào nhận được tin.
remind-uncounted = { $unit } { $period } còn thiếu { $missing } gương; bản đã gửi thuộc đối tượng kế hoạch không tính.
remind-late-uncounted = { $unit } { $period } còn thiếu { $missing } gương; bản đã gửi thuộc đối tượng kế hoạch không tính.
