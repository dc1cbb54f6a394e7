## Ở cửa ra vào
sorry = Việc vừa rồi em chưa làm được, em đã báo người quản trị. Những gì { $you } đã nhập trước đó vẫn còn.
only-in-private = Em chỉ trả lời khi nhắn riêng cho em.
command-gioithieu = Giới thiệu gương
command-conthieu = Còn thiếu bao nhiêu
command-han = Hạn nộp
command-bandagui = Bản đã gửi
command-giupdo = Em làm được gì
bot-about = Trợ lý tự động giúp cán bộ giới thiệu gương điển hình tiên tiến. Bấm Bắt đầu.
