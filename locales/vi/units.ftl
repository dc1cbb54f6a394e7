# Đơn vị đổi tên, nhập, chia; nhiều đơn vị, nhiều kế hoạch; nơi nhận không còn

unit-renamed = Từ { $day }, { $old } đổi tên thành { $new }.
unit-merged = Từ { $day }, { $old } thuộc { $new }.
unit-split = Từ { $day }, { $old } chia thành { $new }.
led-on-role = { $You } nay là { $role } của { $units }.
led-on-with = Bản đang soạn, bản chờ sửa và hồ sơ của { $old } chuyển theo; số liệu trước đó giữ nguyên tên.
