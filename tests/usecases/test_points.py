"""Questions that ask for one point: the first line answers it, under every plan, and nothing is made up."""

from collections.abc import Callable, Mapping

import pytest
from commune import Commune

from bot.domain.permissions import Role
from bot.storage.units import tree

Under = Callable[..., Commune]

#: plan -> a day in its time, a unit
PLANS = {
    "thach-an-2021": ("2023-05-10", "Xã Kim Đồng"),
    "cam-nghia-2023": ("2023-05-10", "Tổ dân phố Hòa Do"),
    "soc-trang-2019": ("2019-05-10", "Sở Y tế"),
    "dai-lanh-2023": ("2023-05-10", "Thôn 1"),
    "cu-jut-mttq-2023": ("2024-05-10", "MTTQ xã Nam Dong"),
    "mau-2026": ("2026-11-10", "Thôn Đồng Tâm"),
}
NO_NUMBER = "Kế hoạch không đặt số lượng gương phải giới thiệu."
NO_DAY = "Kế hoạch không đặt hạn giới thiệu gương."
UNJUDGED = "Em không phân xử việc này. Kế hoạch không ghi trường hợp này; anh/chị hỏi người duyệt trước khi gửi."
MORE_TIME = "Kế hoạch không quy định việc lùi hạn; người duyệt quyết định."

#: what an officer asks under each plan, in this order of plans, and how the answer begins
OFFICERS: Mapping[str, tuple[str, ...]] = {
    "ke hoach con hieu luc khong": (
        "Còn, đến hết thứ Tư 31/12/2025.",
        "Còn, đến hết thứ Tư 31/12/2025.",
        "Còn, đến hết thứ Năm 31/12/2020.",
        "Còn, đến hết Chủ nhật 11/6/2023.",
        "Còn, đến hết thứ Tư 31/12/2025.",
        "Còn, đến hết thứ Ba 31/12/2030.",
    ),
    "xin gia hạn": (MORE_TIME,) * 6,
    "thang nay k co guong thi sao": (
        "Tháng 5 chưa có gương thì anh/chị báo người duyệt, nêu lý do.",
        "Không sao. Kế hoạch không đặt số lượng.",
        "Quý II chưa có gương thì anh/chị báo người duyệt, nêu lý do.",
        "Không sao. Kế hoạch không đặt số lượng; có thì gửi đến hết Chủ nhật 11/6.",
        "Không sao. Kế hoạch không đặt số lượng.",
        "Tháng 11 chưa có gương thì anh/chị báo người duyệt, nêu lý do.",
    ),
    "nop tre co sao k": (
        "Gửi từ thứ Bảy 20/5 là sau hạn; em vẫn nhận và ghi ngày gửi.",
        NO_DAY,
        "Gửi từ thứ Ba 2/7 là sau hạn; em vẫn nhận và ghi ngày gửi.",
        "Gửi từ thứ Ba 13/6 là sau hạn; em vẫn nhận và ghi ngày gửi.",
        NO_DAY,
        "Gửi từ thứ Sáu 20/11 là sau hạn; em vẫn nhận và ghi ngày gửi.",
    ),
    "con nop duoc k": (
        "Được ạ. Hạn tháng 5 là hết thứ Sáu 19/5; gửi từ thứ Bảy 20/5 em vẫn nhận và ghi ngày gửi.",
        NO_DAY,
        "Được ạ. Hạn quý II là hết Chủ nhật 30/6; gửi từ thứ Ba 2/7 em vẫn nhận và ghi ngày gửi.",
        "Được ạ. Hạn đợt này là hết Chủ nhật 11/6; gửi từ thứ Ba 13/6 em vẫn nhận và ghi ngày gửi.",
        NO_DAY,
        "Được ạ. Hạn tháng 11 là hết thứ Năm 19/11; gửi từ thứ Sáu 20/11 em vẫn nhận và ghi ngày gửi.",
    ),
    "bao cao thang nop luc nao": (
        "Kế hoạch không quy định báo cáo hằng tháng; mỗi tháng chỉ giới thiệu gương, nộp đến hết thứ Sáu 19/5.",
        *("Kế hoạch không quy định báo cáo hằng tháng.",) * 4,
        "Kế hoạch không quy định báo cáo hằng tháng; mỗi tháng chỉ giới thiệu gương, nộp đến hết thứ Năm 19/11.",
    ),
    "dang anh len thi phai xin phep k": (
        "Có. Đăng tên, đăng ảnh thì phải được người ấy đồng ý; chưa đồng ý thì chưa đăng.",
    )
    * 6,
    "ong ay di rung k goi dc, ma sap het gio roi lam sao": ("Anh/chị gửi được ngay, ghi “chưa báo”.",) * 6,
    "co bat buoc moi thang k": (
        "Có. Kế hoạch giao xã Kim Đồng giới thiệu ít nhất 1 gương mỗi tháng.",
        "Không. Kế hoạch không đặt số lượng cho tổ dân phố Hòa Do.",
        "Có. Kế hoạch giao Sở Y tế giới thiệu ít nhất 1 gương mỗi quý.",
        "Không. Kế hoạch không đặt số lượng cho thôn 1.",
        "Không. Kế hoạch không đặt số lượng cho MTTQ xã Nam Dong.",
        "Có. Kế hoạch giao thôn Đồng Tâm giới thiệu ít nhất 1 gương mỗi tháng.",
    ),
    "vuong mac bao ai": (
        "Vướng mắc thì báo phòng Nội vụ",
        "Vướng mắc thì báo Văn phòng - thống kê",
        "Vướng mắc thì báo Ban Thi đua - Khen thưởng của Sở Nội vụ",
        "Vướng mắc thì báo Công chức Văn phòng",
        "Kế hoạch không ghi vướng mắc thì báo nơi nào; anh/chị hỏi người duyệt.",
        "Vướng mắc thì báo Phòng Văn hóa - Xã hội",
    ),
    "co cham diem k": (
        "Kế hoạch không ghi việc chấm điểm.",
        "Kế hoạch không ghi việc chấm điểm.",
        "Có. Sở Nội vụ chấm điểm mỗi năm",
        "Kế hoạch không ghi việc chấm điểm.",
        "Kế hoạch không ghi việc chấm điểm.",
        "Kế hoạch không ghi việc chấm điểm.",
    ),
    "kinh phi lay o dau": (
        "Về kinh phí, kế hoạch ghi:\n• Phòng Tài chính - Kế hoạch: ",
        *("Kế hoạch không ghi kinh phí lấy ở đâu.",) * 5,
    ),
    "muc dich ke hoach": ("Mục đích, yêu cầu của kế hoạch:\n• ",) * 6,
    "ông này bị kiện đất có đưa vào đc ko": (UNJUDGED,) * 6,
}


def staffed(under: Under, plan: str) -> Commune:
    made = under(plan, today=PLANS[plan][0])
    root = next(unit for unit in made.do(tree) if unit.parent is None)
    made.join("officer", Role.OFFICER, PLANS[plan][1])
    made.join("reviewer", Role.REVIEWER, root.name)
    made.join("leader", Role.LEADER, root.name)
    return made


@pytest.mark.parametrize("plan", PLANS)
def test_the_first_line_answers_the_point(under: Under, plan: str) -> None:
    made, place = staffed(under, plan), list(PLANS).index(plan)
    wrong = {}
    for asked, begins in OFFICERS.items():
        said = made.says("officer", asked, f"{PLANS[plan][0]} 08:00")
        if not said.startswith(begins[place]) or "\nNguồn: " not in said:
            wrong[asked] = said
    assert wrong == {}


@pytest.mark.parametrize(
    ("plan", "asked", "begins"),
    [
        (
            "cam-nghia-2023",
            "co bat buoc moi thang k",
            "Có. Kế hoạch giao UBND phường Cam Nghĩa chuyển cấp trên ít nhất 1",
        ),
        (
            "soc-trang-2019",
            "co bat buoc moi thang k",
            "Có, tùy đơn vị: giới thiệu ít nhất 1 gương mỗi tháng, ít nhất 1 gương mỗi quý.",
        ),
        ("cu-jut-mttq-2023", "co bat buoc moi thang k", f"Không. {NO_NUMBER}"),
        (
            "mau-2026",
            "thang nay k co guong thi sao",
            "Đơn vị chưa có gương thì báo anh/chị, nêu lý do; em vẫn ghi còn thiếu.",
        ),
        ("mau-2026", "đơn vị nào chưa có gương", "0/23 đơn vị đã đủ gương tháng 11"),
        (
            "mau-2026",
            "ông này bị kiện có đưa vào được không",
            "Em không phân xử việc này. Kế hoạch không ghi trường hợp này.\n",
        ),
        (
            "cu-jut-mttq-2023",
            "nhiệm vụ của ban công tác mặt trận",
            "Nhiệm vụ của Ban công tác Mặt trận ở các thôn, buôn",
        ),
    ],
)
def test_whoever_oversees_hears_it_of_all(under: Under, plan: str, asked: str, begins: str) -> None:
    said = staffed(under, plan).says("reviewer", asked, f"{PLANS[plan][0]} 08:00")
    assert said.startswith(begins), said


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("cơ quan nào giải quyết tranh chấp đất", "Việc này em không biết ạ."),
        ("vượt đèn đỏ bị phạt bao nhiêu", "Việc này em không biết ạ."),
        ("giáo viên dạy thêm có bị phạt không", "Em chưa rõ ý anh/chị."),
        ("thôn nào chưa có gương thì báo tôi", "0/23 đơn vị đã đủ gương tháng 11"),
        ("tiêu chuẩn điển hình tiên tiến là gì", "Tiêu chuẩn và nơi chủ trì ghi theo từng lĩnh vực."),
    ],
)
def test_words_of_a_point_do_not_make_one(under: Under, asked: str, begins: str) -> None:
    said = staffed(under, "mau-2026").says("leader", asked, "2026-11-10 08:00")
    assert said.startswith(begins), said


@pytest.mark.parametrize(
    ("plan", "day", "begins"),
    [
        ("thach-an-2021", "2026-03-10", "Không, kế hoạch hết thời gian từ thứ Năm 1/1/2026."),
        ("mau-2026", "2025-12-20", "Chưa, kế hoạch thực hiện từ thứ Năm 1/1/2026."),
    ],
)
def test_outside_its_time_a_plan_is_not_in_force(under: Under, plan: str, day: str, begins: str) -> None:
    said = staffed(under, plan).says("officer", "kế hoạch còn hiệu lực không", f"{day} 08:00")
    assert said.startswith(begins), said


def test_the_body_with_the_longest_name_is_meant(under: Under) -> None:
    made, at = staffed(under, "cu-jut-mttq-2023"), "2024-05-10 08:00"
    hamlets = "Nhiệm vụ của Ban công tác Mặt trận ở các thôn, buôn, bon, tổ dân phố:"
    begins = {
        "nhiệm vụ của ban công tác mặt trận": hamlets,
        "BCTMT": hamlets,
        "nhiệm vụ của mặt trận huyện": "Nhiệm vụ của Ban Thường trực Ủy ban MTTQ Việt Nam huyện:",
        "nhiệm vụ của MTTQ xã Nam Dong": "Nhiệm vụ của MTTQ xã Nam Dong:",
        "nhiệm vụ của chúng tôi là gì": "Nhiệm vụ của MTTQ xã Nam Dong:",
    }
    said = {asked: made.says("officer", asked, at) for asked in begins}
    assert {asked: said[asked] for asked in begins if not said[asked].startswith(begins[asked])} == {}


def test_the_criteria_of_households_say_where_and_whether_they_count(under: Under) -> None:
    asked = "tieu chi ho gia dinh"
    thach_an = staffed(under, "thach-an-2021").says("officer", asked, "2023-05-10 08:00")
    assert "Kế hoạch nêu riêng hộ gia đình ở: Thạch An chung tay vì người nghèo" in thach_an
    assert "(mục III.4), Nông dân thi đua sản xuất kinh doanh giỏi (mục III.6)." in thach_an
    cam_nghia = staffed(under, "cam-nghia-2023").says("officer", asked, "2023-05-10 08:00")
    assert "Hộ gia đình không tính vào số 1 gương phải có mỗi tháng." in cam_nghia


@pytest.mark.parametrize("plan", ["cam-nghia-2023", "thach-an-2021"])
def test_no_duty_is_said_twice(under: Under, plan: str) -> None:
    said = staffed(under, plan).says("officer", "nhiệm vụ của Mặt trận", f"{PLANS[plan][0]} 08:00")
    duties = [duty for line in said.splitlines() if line.startswith("•") for duty in line[2:].split("; ")]
    assert len(duties) == len(set(duties)) > 1, said


def test_a_body_that_leads_nothing_hears_so_first(under: Under) -> None:
    said = staffed(under, "thach-an-2021").says("officer", "mat tran chu tri linh vuc nao", "2023-05-10 08:00")
    assert said.startswith("Kế hoạch không giao Ủy ban MTTQ huyện chủ trì lĩnh vực nào.\nỦy ban MTTQ huyện phối hợp: ")


@pytest.mark.parametrize(
    ("plan", "begins", "blank"),
    [
        ("cu-jut-mttq-2023", "Kế hoạch 64/KH-MTTQ-BTT ngày 11/4/2023 của Ban Thường trực Ủy ban MTTQ", None),
        ("thach-an-2021", "Kế hoạch UBND huyện Thạch An 2021-2025: ", "để trống số và ngày ban hành."),
        ("mau-2026", "Đây là mẫu gợi ý, chưa cơ quan nào ban hành.\nKế hoạch UBND xã (mẫu) 2026-2030: ", None),
    ],
)
def test_a_plan_is_named_with_number_day_and_issuer(under: Under, plan: str, begins: str, blank: str | None) -> None:
    said = staffed(under, plan).says("officer", "về kế hoạch", f"{PLANS[plan][0]} 08:00")
    assert said.startswith(begins), said
    assert ("để trống" in said) is (blank is not None)
    assert blank is None or blank in said


def test_a_report_on_all_is_their_sums_where_the_bot_has_them(under: Under) -> None:
    made, at = staffed(under, "cu-jut-mttq-2023"), "2024-05-10 08:00"
    assert "đơn vị đã nộp" in made.says("leader", "tổng hợp báo cáo", at)
    assert "Em chưa làm được tệp danh sách; bấm để xem từng gương ở đây." in made.says(
        "leader", "lập danh sách gương", at
    )


@pytest.mark.parametrize(
    ("plan", "asked", "begins"),
    [
        (
            "thach-an-2021",
            "hien dat lam duong thuoc linh vuc nao",
            "Sát lời kế hoạch nhất: Thạch An chung sức xây dựng nông thôn mới.\n• đóng góp nhiều cho hạ tầng nông thôn",
        ),
        ("mau-2026", "mo hinh chan nuoi thuoc mang nao", "Sát lời kế hoạch nhất: Nông dân thi đua sản xuất kinh doanh"),
        # `thuoc` is no medicine here, and `thuc hien` no gift
        ("mau-2026", "cuu nguoi duoi nuoc thuoc linh vuc nao", "Kế hoạch không nhắc việc này ở lĩnh vực nào."),
        ("mau-2026", "vào lĩnh vực nào", "Kế hoạch có 9 lĩnh vực"),
        (
            "cam-nghia-2023",
            "doi tuong nao duoc gioi thieu",
            "Kế hoạch nhận giới thiệu: tập thể, cá nhân, hộ gia đình.\n",
        ),
        ("cu-jut-mttq-2023", "bao gio dai hoi", "Kế hoạch không nêu mốc này.\nMốc tiếp theo: "),
        (
            "thach-an-2021",
            "bao gio dai hoi",
            "Xét khen tại Đại hội thi đua yêu nước huyện lần thứ II:\nQuý II/2025 (Đại hội: năm 2025",
        ),
    ],
)
def test_what_the_plan_has_no_heading_for_is_found_in_its_words(
    under: Under, plan: str, asked: str, begins: str
) -> None:
    said = staffed(under, plan).says("officer", asked, f"{PLANS[plan][0]} 08:00")
    assert said.startswith(begins), said


@pytest.mark.parametrize(
    ("asked", "first", "buttons"),
    [
        (
            "em noi kho hieu qua",
            "Để em nói lại ngắn hơn. Anh/chị muốn hỏi số còn thiếu, hạn nộp hay tiêu chuẩn?",
            "[Còn thiếu bao nhiêu] [Hạn nộp] [Tiêu chuẩn]",
        ),
        *(
            (
                asked,
                "Câu này em chưa trả lời được. Anh/chị hỏi ngắn hơn, hoặc bấm việc cần:",
                "[Còn thiếu bao nhiêu] [Hạn nộp] [Em làm được gì]",
            )
            for asked in ("ai duyet", "mau bao cao o dau")
        ),
        *(
            (
                asked,
                "Việc này em không biết ạ. Em chỉ giúp việc giới thiệu gương điển hình tiên tiến.",
                "[Em làm được gì]",
            )
            for asked in ("gia vang hom nay bao nhieu", "thoi tiet hom nay the nao")
        ),
    ],
)
def test_what_has_no_answer_leads_on(under: Under, asked: str, first: str, buttons: str) -> None:
    made = staffed(under, "thach-an-2021")
    assert made.says("officer", asked, "2023-05-10 08:00").split("\n") == [first, buttons]


def test_what_has_been_decided_is_counted(under: Under) -> None:
    made, at = staffed(under, "mau-2026"), "2026-11-10 08:00"
    assert made.says("reviewer", "duyet bao nhieu ban roi", at).startswith("Tháng 11 chưa có gương nào.")
    made.send("Thôn Đồng Tâm", "officer", "2026-11-04 08:30")
    assert made.says("reviewer", "duyet bao nhieu ban roi", at).startswith("Tháng 11: 1 chờ duyệt.")
