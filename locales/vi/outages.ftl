## Mất kết nối qua hạn
outage-over = Từ { $began } đến { $ended } em mất kết nối.
outage-entries = { $units } đơn vị có bản gửi đến trong số tin chờ; em ghi “nhận trong lúc gián đoạn” và tạm tính đúng hạn.
outage-source = Nguồn: hạn theo { $plan }, mục { $clauses }; kế hoạch không nói trường hợp này, { $you } quyết định.
outage-agreed = Đã ghi { $units } đơn vị đúng hạn, vẫn kèm ghi chú “nhận trong lúc gián đoạn”.
outage-all-judged = { $by } đã quyết định trước, không còn bản nào chờ. Em chưa đổi gì.
outage-all-judged-yourself = { $You } đã quyết định rồi, không còn bản nào chờ.
outage-list = Nhận trong lúc gián đoạn, { $count } bản chờ { $you } quyết định:
outage-list-judged = Nhận trong lúc gián đoạn, đã quyết định hết:
outage-row = { $number }. { $name }, { $unit }: { $how }
outage-awaiting = Còn { $count } bản chờ { $you } quyết định.
judged-in-time = Đã ghi đúng hạn: { $name } ({ $unit }).
judged-late = Đã ghi gửi sau hạn: { $name } ({ $unit }).
judged-before = { $by } đã quyết định trước, em chưa đổi gì.
judged-before-yourself = { $You } đã quyết định rồi.
judged-now = { $name }: { $how }.
waited-provisional = nhận trong lúc gián đoạn, tạm tính đúng hạn
waited-in-time = nhận trong lúc gián đoạn, tính đúng hạn
waited-late = nhận trong lúc gián đoạn, tính sau hạn
receipt-provisional = Nhận lúc { $moment } sau khi em mất kết nối; tạm tính đúng hạn, chờ người duyệt.
heard-in-time = Bản “{ $name }” ({ $code }) nhận trong lúc gián đoạn: { $by } đã ghi đúng hạn.
heard-late = Bản “{ $name }” ({ $code }) nhận trong lúc gián đoạn: { $by } đã ghi gửi sau hạn.

button-outage-agree = { $count ->
    [1] Đồng ý
   *[other] Đồng ý cả { $count }
}
button-outage-list = Xem từng đơn vị
button-in-time = Tính đúng hạn
button-late = Tính sau hạn
