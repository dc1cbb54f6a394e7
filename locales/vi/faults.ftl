## Chỗ người cài đặt cần sửa: một câu, có cách sửa
setting-unreadable = Chưa đọc được cài đặt { $name }: { $reason }. Xem .env.example rồi ghi lại.
token-missing = Chưa có BOT_TOKEN. Xin mã ở BotFather rồi ghi vào .env; chạy thử không cần mã thì dùng: dienhinh demo.
token-refused = Telegram không nhận BOT_TOKEN này. Chép lại mã từ BotFather vào .env.
no-plan = Chưa nêu kế hoạch nào. Ghi BOT_PLANS vào .env, ví dụ BOT_PLANS=thach-an-2021; xem các kế hoạch có sẵn: dienhinh plan list.
database-url = Bản này chưa dùng được cơ sở dữ liệu { $url }. Ghi DATABASE_URL dạng sqlite:///đường-dẫn/dienhinh.db hoặc postgresql+psycopg://người-dùng:mật-khẩu@máy/tên, hoặc bỏ trống.
database-folder = Chưa tạo được thư mục cho cơ sở dữ liệu { $path }: { $reason }. Cho quyền ghi hoặc đổi DATABASE_URL.
database-newer = Cơ sở dữ liệu do phiên bản mới hơn ghi (bản { $revision }). Cập nhật dienhinh rồi chạy lại.
database-cannot-open = Chưa mở được cơ sở dữ liệu { $path }: { $reason }. Xem lại tệp hoặc máy chủ, và quyền ghi.
copy-source-missing = Không có cơ sở dữ liệu { $path } để chép. Xem lại địa chỉ thứ nhất.
copy-target-not-empty = Cơ sở dữ liệu { $path } không trống. Chép vào một cơ sở dữ liệu mới, còn trống; chưa thay đổi gì.
copy-refused = Cơ sở dữ liệu mới không nhận các dòng của bảng { $table } ({ $reason }). Chưa chép gì.
copy-differs = Bảng { $table } sau khi chép không giống bản gốc. Chưa chép gì; dừng bot rồi chép lại.
files-folder = Chưa ghi được vào thư mục tệp { $path }: { $reason }. Cho quyền ghi hoặc đổi BOT_FILES_URL.
files-url = Bản này chưa lưu được tệp ở { $url }. Ghi BOT_FILES_URL là một thư mục, hoặc bỏ trống.
webhook-incomplete = Dùng webhook thì ghi đủ ba cài đặt; còn thiếu: { $missing }. Ghi thêm vào .env, hoặc bỏ trống cả ba để hỏi vòng.
webhook-secret = BOT_WEBHOOK_SECRET chỉ gồm A-Z, a-z, 0-9, _ và -, dài 1 đến 256 ký tự. Tạo mã khác: openssl rand -hex 32.
webhook-url = Chưa dùng được BOT_WEBHOOK_URL. Ghi địa chỉ công khai dạng https://tên-miền/đường-dẫn.
webhook-refused = Telegram chưa nhận BOT_WEBHOOK_URL: { $reason }. Xem lại địa chỉ và chứng thư rồi chạy lại.
listen-taken = Chưa mở được { $address } ({ $name }). Ghi máy:cổng khác, hoặc dừng chương trình đang giữ cổng đó.
proxy-url = Chưa dùng được BOT_PROXY_URL { $url }. Ghi dạng http://máy:cổng hoặc socks5://máy:cổng, hoặc bỏ trống.
database-in-use = Đã có một bot đang chạy trên cơ sở dữ liệu { $path }. Dừng bot đó trước, hoặc ghi DATABASE_URL khác.
clock-refused = Chỉ đổi đồng hồ (BOT_NOW={ $value }) khi chạy với máy chủ thử trên chính máy này. Bỏ BOT_NOW.
clock-unreadable = Chưa đọc được giờ “{ $value }”. Ghi dạng 2026-11-12T08:00.
unit-several = Có { $count } đơn vị tên “{ $unit }”: { $several }. Ghi cả phần trong ngoặc, hoặc mã.
unit-unknown = Không có đúng một đơn vị tên “{ $unit }” trong danh sách. Xem lại tên: dienhinh roster export.
jsonl-unreadable = Dòng { $line }: chưa đọc được JSON có mục text. Sửa dòng này.
port-taken = Cổng { $port } đang có chương trình khác dùng. Chọn cổng khác: dienhinh demo --port 8081.
plans-alike = Hai kế hoạch trong BOT_PLANS cùng { $key } “{ $value }”. Sửa { $key } của một kế hoạch, hoặc bỏ bớt.
holidays-year = { $file }, dòng { $line }: “{ $value }” không phải là năm. Viết như 2027.
mail-incomplete = Gửi thư điện tử thì ghi đủ hai cài đặt; còn thiếu: { $missing }. Ghi thêm vào .env, hoặc bỏ trống cả hai.
mail-url = Chưa đọc được SMTP_URL. Ghi dạng smtp://tên:mật-khẩu@máy:587 hoặc smtps://tên:mật-khẩu@máy:465.
