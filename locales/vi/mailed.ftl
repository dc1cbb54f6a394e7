## Lời nhắc đi bằng thư điện tử
letter-subject = Nhắc việc
letter-subject-owed = Nhắc việc { $period }: { WITHIN($units) } { $what ->
    [mend] còn bản chờ sửa
    [forward] chưa chuyển đủ gương
    [report] chưa gửi báo cáo
    [more] chưa gửi đủ
   *[exemplar] chưa gửi
}, hạn { $day }{ $when ->
    [past] { " " }đã qua
   *[coming] { "" }
}
letter-subject-state = Tình hình { $period }: { $met }/{ $total } đơn vị đã gửi { $what ->
    [report] báo cáo
   *[exemplar] đủ
}
letter-subject-milestone = Nhắc mốc: { $name }
letter-subject-more = { $subject }, và { $more } việc khác
letter-greeting = Kính gửi { $you } { $name },
letter-none-yet = Chưa có ai đáng nêu thì { $you } báo người duyệt.
letter-lost = Thư này gửi vì trợ lý mất kết nối Telegram từ { $moment }; ai gửi sau lúc đó em chưa thấy.
letter-blocked = Thư này gửi vì trợ lý không nhắn được cho { $you } trên Telegram.
letter-answer = Em không đọc được thư trả lời; { $you } mở trợ lý trên Telegram để làm tiếp.
letter-answer-away = Em không đọc được thư trả lời; có kết nối lại thì { $you } làm tiếp trên Telegram.
letter-answer-lost = Em không đọc được thư trả lời. { $You } cứ gửi trên Telegram như thường, tin sẽ đến khi có kết nối lại.
letter-judged = Bản gửi trong lúc gián đoạn thì người duyệt xét là đúng hạn hay không.
letter-from = Trợ lý giới thiệu gương, { $office }.
