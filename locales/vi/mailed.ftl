## Lời nhắc đi bằng thư điện tử
letter-subject = Nhắc việc: { $what }
letter-lost = Thư này gửi vì trợ lý mất kết nối Telegram từ { $moment }; ai gửi sau lúc đó em chưa thấy.
letter-blocked = Thư này gửi vì trợ lý không nhắn được cho { $you } trên Telegram.
letter-answer = Trả lời thư này em không đọc được; { $you } mở trợ lý trên Telegram để làm tiếp.
