## Ở cửa ra vào
sorry = Việc vừa rồi em chưa làm được, em đã báo người quản trị. Những gì { $you } đã nhập trước đó vẫn còn.
sorry-nobody-told = Việc vừa rồi em chưa làm được, { $you } thử lại sau ít phút giúp em. Những gì { $you } đã nhập trước đó vẫn còn.
set-aside = Có một tin em chưa xử lý được, đã để riêng: số { $update } ({ $fault }).
    Chi tiết ở nhật ký máy chủ; cùng một loại, mỗi giờ em báo một lần.
out-of-reach = Em không nhắn được cho { $name } ({ WITHIN($units) }). { $You } nhờ bỏ chặn em, hoặc mời người khác.
only-in-private = Em chỉ trả lời khi nhắn riêng cho em.
command-gioithieu = Giới thiệu gương
command-conthieu = Còn thiếu bao nhiêu
command-han = Hạn nộp
command-bandagui = Bản đã gửi
command-giupdo = Em làm được gì
bot-about = Trợ lý tự động giúp cán bộ giới thiệu gương điển hình tiên tiến. Bấm Bắt đầu.
