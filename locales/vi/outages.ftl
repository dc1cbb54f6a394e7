## Mất kết nối qua hạn
outage-over = Từ { $began } đến { $ended } em mất kết nối.
outage-entries = { $units } đơn vị có bản gửi đến trong số tin chờ; em ghi “nhận trong lúc gián đoạn”, tạm tính đúng hạn, chờ { $you } quyết định.
outage-due = Hạn { $period }: hết { $day }.
outage-long = Telegram chỉ giữ tin một ngày. Bản gửi sớm hơn có thể không tới, { $you } hỏi lại đơn vị giúp em.
outage-source = Nguồn: hạn theo { $plan }, mục { $clauses }; kế hoạch không ghi trường hợp này.
outage-agreed = Đã ghi { $units } đơn vị đúng hạn, vẫn kèm ghi chú “nhận trong lúc gián đoạn”.
outage-all-judged = Không còn bản nào chờ quyết định; người quyết định sau cùng là { $by }. Em chưa đổi gì.
outage-all-judged-yourself = Không còn bản nào chờ quyết định. { $You } đã quyết định bản cuối.
outage-list = Còn { $count } bản chờ { $you } quyết định (ở đầu danh sách). Bấm số để xem, rồi ghi đúng hạn hay sau hạn:
outage-list-judged = Nhận trong lúc gián đoạn, đã quyết định hết:
outage-more = Và { $more } bản nữa, hiện khi các bản trên đã quyết định.
outage-row = { $number }. { $name }, { WITHIN($unit) }: { $how }
outage-awaiting = Còn { $count } bản chờ { $you } quyết định.
judged-in-time = Đã ghi đúng hạn: { $name } ({ WITHIN($unit) }).
judged-late = Đã ghi gửi sau hạn: { $name } ({ WITHIN($unit) }).
judged-before = { $by } đã quyết định trước, em chưa đổi gì. Muốn đổi, { $you } nhờ { $by }.
judged-before-yourself = { $You } đã ghi như vậy rồi.
judged-now = { $name }: { $how }.
waited-provisional = nhận trong lúc gián đoạn, tạm tính đúng hạn
waited-in-time = nhận trong lúc gián đoạn, tính đúng hạn
waited-late = nhận trong lúc gián đoạn, tính sau hạn
receipt-provisional = Em nhận lúc { $moment }, tạm tính đúng hạn.
    Em vừa mất kết nối qua hạn, người duyệt sẽ quyết định.
heard-in-time = { $by } đã ghi đúng hạn cho “{ $name }” ({ $code }).
    Bản này nhận trong lúc gián đoạn.
heard-late = { $by } đã ghi gửi sau hạn cho “{ $name }” ({ $code }).
    Bản này nhận trong lúc gián đoạn; phần khác giữ nguyên.

button-outage-agree = { $count ->
    [1] Đồng ý
   *[other] Đồng ý cả { $count }
}
button-outage-list = Xem từng bản
button-in-time = Ghi đúng hạn
button-late = Ghi gửi sau hạn
