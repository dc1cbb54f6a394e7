"""What a visitor does on the demo's page, from the first tap to the reminder."""

import base64

import pytest
from playwright.async_api import expect

from .conftest import CHROMIUM, Demo

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")

OFFICER, REVIEWER, INVITED, STRANGER = 1001, 1002, 1007, 1008
DEEDS = "Mở lớp kèm đọc buổi tối cho học sinh yếu, dạy không thu tiền."
#: one pixel
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def test_a_visitor_plays_a_nomination_from_the_invitation_to_the_reminder(demo: Demo) -> None:
    page = demo.page
    await demo.play(INVITED)
    await page.get_by_test_id("open-invite").click()
    await demo.hears("Hà Thị Thu làm cán bộ đầu mối của Trường THCS Tân Lập")
    await demo.tap("Đúng, tham gia", answer="Hà Thị Thu là cán bộ đầu mối")
    await demo.tap("Chị", answer="em gọi là chị")
    await demo.write("con thieu bn dien hinh", answer="Trường THCS Tân Lập tháng 11: còn thiếu 1 gương")

    await demo.tap("Giới thiệu gương", answer="Giới thiệu ai?")
    await demo.nothing_overflows()
    await demo.tap("Cá nhân", answer="Họ tên")
    await demo.nothing_overflows()
    await demo.write("Lê Thị Ngân, 1990, thôn Hòa Bình", answer="Nghề nghiệp")
    await demo.write("Giáo viên, Trường THCS Tân Lập", answer="Đã làm việc gì?")
    await demo.write(DEEDS, answer="Kết quả thế nào?")
    await page.get_by_test_id("attach").set_input_files({"name": "lop.png", "mimeType": "image/png", "buffer": PICTURE})
    await demo.hears("Đã giữ, hiện có 1 ảnh")
    await demo.write("Mười hai em đọc thông sau một học kỳ.", answer="Ai được lợi?")
    await demo.write("cả lớp", answer="Làm từ khi nào?")
    await demo.write("từ năm 2024", answer="em đoán Giáo dục")
    await demo.nothing_overflows()
    await demo.tap("Đúng", answer="chưa, có đồng ý giới thiệu")
    await demo.tap("Đã hỏi, đồng ý", answer="Có đồng ý đăng bài")
    await demo.tap("Đăng cả ảnh", answer="Xem lại bản giới thiệu của Trường THCS Tân Lập")
    await demo.hears(DEEDS)
    await demo.nothing_overflows()
    await demo.tap("Gửi", answer="đúng hạn")

    await demo.play(REVIEWER)
    await demo.hears("Lê Thị Ngân")
    await expect(page.locator(".message.theirs img.photo").last).to_be_visible()
    await demo.tap("Duyệt", answer="Đã duyệt Lê Thị Ngân")
    await demo.nothing_overflows()
    await demo.play(INVITED)
    await demo.hears("đã duyệt")

    await demo.go_to(0)
    await demo.play(OFFICER)
    await demo.hears("Còn đến hết hôm nay, thứ Năm 19/11")
    await demo.go_to(1)
    await demo.hears("nay đã qua")
    await demo.nothing_overflows()
    await demo.play(REVIEWER)
    await demo.hears("đơn vị đã gửi đủ")
    await demo.nothing_overflows()


async def test_a_stranger_learns_nothing_until_the_reviewer_lets_them_in(demo: Demo) -> None:
    await demo.play(STRANGER)
    await demo.page.get_by_test_id("start").click()
    await demo.hears("chỉ phục vụ cán bộ có tên trong danh sách")
    await demo.write("Vũ Văn Hùng, trưởng thôn, thôn Cây Gạo", answer="Em đã chuyển cho người phụ trách")
    await demo.play(REVIEWER)
    await demo.tap("Thôn Cây Gạo", answer="vào Thôn Cây Gạo")
    await demo.nothing_overflows()
    await demo.play(STRANGER)
    await demo.hears("Vũ Văn Hùng là cán bộ đầu mối của thôn Cây Gạo")
    await demo.nothing_overflows()
