## Sửa bản đã gửi
reopened = Đã lấy “{ $name }” về để { $you } sửa; người duyệt chờ bản mới.
reopened-counts = Gửi lại thì vẫn mã ấy, vẫn tính theo lần gửi đầu.
ask-edit = “{ $name }” đã duyệt rồi. { $You } cần sửa chỗ nào? Gõ một câu, em chuyển người duyệt.
edit-wished = Em chuyển người duyệt rồi; “{ $name }” vẫn như đã duyệt cho tới khi có quyết định.
edit-wished-nobody = Em đã ghi; chưa có người duyệt nào dùng trợ lý nên { $you } báo trực tiếp giúp em.
edit-wish-heard = { $by } xin sửa bản “{ $name }” ({ $code }):
edit-wish-words = “{ $words }”
button-reopen = Lấy về sửa
button-ask-edit = Xin sửa
