"""What the five plans say, taken from the documents by hand: the tests hold the files against this.

Clauses are written as the files cite them, `~` for a space.
"""

from typing import Any

Owed = dict[str, Any]

STATE = {"profile": "state", "symbol": "UBND", "on_behalf": "TM. ỦY BAN NHÂN DÂN", "signer": "CHỦ TỊCH"}

#: title, issuer and place, number and issue as the copy shows them, time, whom it means, head and foot
HEADS: dict[str, dict[str, Any]] = {
    "thach-an-2021": {
        "title": "Xây dựng và nhân rộng điển hình tiên tiến giai đoạn 2021 - 2025",
        "issuer": "UBND huyện Thạch An",
        "place": "huyện Thạch An, tỉnh Cao Bằng",
        "number": None,
        "issued": "2021-04",
        "term": {"from": "2021-01-01", "to": "2025-12-31", "carried_out_from": None},
        "subjects": ["collective", "individual", "household", "model"],
        "letterhead": STATE | {"lines": ["ỦY BAN NHÂN DÂN", "HUYỆN THẠCH AN"], "place": "Thạch An", "on_behalf": None},
    },
    "cam-nghia-2023": {
        "title": "Tuyên truyền gương điển hình tiên tiến trên địa bàn Phường Cam Nghĩa giai đoạn 2023-2025",
        "issuer": "UBND phường Cam Nghĩa",
        "place": "phường Cam Nghĩa, thành phố Cam Ranh, tỉnh Khánh Hòa",
        "number": None,
        "issued": "2023-04",
        "term": {"from": "2023-01-01", "to": "2025-12-31", "carried_out_from": None},
        "subjects": ["collective", "individual", "household"],
        "letterhead": STATE | {"lines": ["ỦY BAN NHÂN DÂN", "PHƯỜNG CAM NGHĨA"], "place": "Cam Nghĩa"},
    },
    "soc-trang-2019": {
        "title": "Tuyên truyền và nhân rộng gương điển hình tiên tiến, mô hình mới, nhân tố mới trong các phong trào "
        "thi đua, yêu nước tỉnh Sóc Trăng đến năm 2020",
        "issuer": "UBND tỉnh Sóc Trăng",
        "place": "tỉnh Sóc Trăng",
        "number": None,
        "issued": None,
        "term": {"from": "2019-01-01", "to": "2020-12-31", "carried_out_from": None},
        "subjects": ["collective", "individual", "household", "model"],
        "letterhead": STATE
        | {"lines": ["ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"], "place": "Sóc Trăng", "on_behalf": None, "signer": None},
    },
    "dai-lanh-2023": {
        "title": "Phát động đợt thi đua đặc biệt chào mừng kỷ niệm 75 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi "
        "thi đua ái quốc (11/6/1948 - 11/6/2023)",
        "issuer": "UBND xã Đại Lãnh",
        "place": "xã Đại Lãnh, tỉnh Khánh Hòa",
        "number": None,
        "issued": "2023-04",
        "term": {"from": "2023-04-01", "to": "2023-06-11", "carried_out_from": None},
        "subjects": ["collective", "individual", "model"],
        "letterhead": STATE | {"lines": ["ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH"], "place": "Đại Lãnh"},
    },
    "cu-jut-mttq-2023": {
        "title": "Xây dựng tiêu chuẩn và nhân rộng gương điển hình tiên tiến trong hệ thống MTTQ Việt Nam các cấp "
        "giai đoạn 2022-2025",
        "issuer": "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Cư Jút",
        "place": "huyện Cư Jút, tỉnh Đắk Nông",
        "number": "64/KH-MTTQ-BTT",
        "issued": "2023-04-11",
        "term": {"from": "2022-01-01", "to": "2025-12-31", "carried_out_from": "2023-01-01"},
        "subjects": ["collective", "individual", "household", "model"],
        "letterhead": {
            "profile": "front",
            "lines": ["ỦY BAN MTTQ VIỆT NAM HUYỆN CƯ JÚT", "BAN THƯỜNG TRỰC"],
            "place": "Cư Jút",
            "symbol": "MTTQ-BTT",
            "on_behalf": "TM. BAN THƯỜNG TRỰC",
            "signer": "PHÓ CHỦ TỊCH",
        },
    },
}

_DIRECTIVE_34 = ("34-CT/TW", "2014-04-07", "Bộ Chính trị", "tiếp tục đổi mới công tác thi đua và khen thưởng")

#: number, date, who issued it, what about, clause
BASES: dict[str, list[tuple[str | None, ...]]] = {
    "thach-an-2021": [
        (*_DIRECTIVE_34, "mở đầu"),
        (
            "653/KH-UBND",
            "2021-03-24",
            "UBND tỉnh Cao Bằng",
            "xây dựng và nhân rộng điển hình tiên tiến giai đoạn 2021 - 2025",
            "mở đầu",
        ),
    ],
    "cam-nghia-2023": [
        (
            "1459/KH-UBND",
            "2023-03-31",
            "UBND thành phố Cam Ranh",
            "tuyên truyền gương điển hình tiên tiến giai đoạn 2023 - 2025 (đính kèm kế hoạch)",
            "mở đầu",
        ),
        (*_DIRECTIVE_34, "II.2.1"),
        ("16-CT/TU", "2014-09-25", "Ban Thường vụ Tỉnh ủy", _DIRECTIVE_34[3], "II.2.1"),
        (None, None, "Đại hội đại biểu Đảng bộ thành phố Cam Ranh lần thứ XII", "Nghị quyết", "II.2.2.b"),
    ],
    "soc-trang-2019": [
        (*_DIRECTIVE_34, "mở đầu"),
        (
            "67/KH-UBND",
            "2016-09-05",
            "UBND tỉnh Sóc Trăng",
            "phát động phong trào thi đua 05 năm (2016 - 2020)",
            "mở đầu",
        ),
    ],
    "dai-lanh-2023": [
        (*_DIRECTIVE_34, "II.1"),
        (
            "19/CT-TTg",
            "2021-07-16",
            "Thủ tướng Chính phủ",
            "phát động thi đua hằng năm và Kế hoạch 5 năm (2021 - 2025)",
            "II.1",
        ),
        ("16-CT/TU", "2014-09-25", "Ban Thường vụ Tỉnh ủy Khánh Hòa", _DIRECTIVE_34[3], "II.1"),
        ("01-KL/TW", "2021-05-18", "Bộ Chính trị", "tiếp tục thực hiện Chỉ thị số 05-CT/TW", "II.1"),
        ("05-CT/TW", "2016-05-15", "Bộ Chính trị (khóa XII)", "học tập và làm theo Bác", "II.1"),
        ("480/KH-UBND", "2022-08-15", "UBND xã Đại Lãnh", "thực hiện Nghị quyết số 55/2022/QH15", "II.2"),
        (
            "55/2022/QH15",
            "2022-06-16",
            "Quốc hội khóa XV",
            "thí điểm cơ chế đặc thù phát triển tỉnh Khánh Hòa",
            "II.2",
        ),
        ("04-NQ/TW", "2016-10-30", "Ban Chấp hành Trung ương (khóa XII)", "xây dựng và chỉnh đốn Đảng", "II.2"),
        (None, None, "Đại hội Đảng bộ xã Đại Lãnh lần thứ XI, nhiệm kỳ 2020-2025", "Nghị quyết", "I.1.a"),
    ],
    "cu-jut-mttq-2023": [
        (
            "234/KH-MTTQ-BTT",
            "2023-03-30",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Đắk Nông",
            "xây dựng tiêu chuẩn và nhân rộng gương điển hình tiên tiến, giai đoạn 2022-2025",
            "mở đầu",
        ),
    ],
}

#: the names of the fields, in the order of the plan
FIELDS: dict[str, dict[str, str]] = {
    "thach-an-2021": {
        "hoc-tap-bac": "Học tập và làm theo tư tưởng, tấm gương đạo đức, phong cách Hồ Chí Minh",
        "nong-thon-moi": "Thạch An chung sức xây dựng nông thôn mới",
        "doanh-nghiep": "Doanh nghiệp Việt Nam hội nhập và phát triển",
        "vi-nguoi-ngheo": "Thạch An chung tay vì người nghèo - không để ai bị bỏ lại phía sau",
        "van-hoa-cong-so": "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
        "nong-dan": "Nông dân thi đua sản xuất kinh doanh giỏi",
        "giao-duc": "Giáo dục và Đào tạo",
        "y-te": "Y tế",
        "luc-luong-vu-trang": "Phong trào thi đua của lực lượng vũ trang",
    },
    "cam-nghia-2023": {
        "xay-dung-dang": "Xây dựng Đảng, chính quyền, đoàn thể",
        "quoc-phong-an-ninh": "Quốc phòng, an ninh",
        "kinh-te-xay-dung-giao-thong": "Kinh tế, xây dựng, giao thông vận tải",
        "nong-nghiep": "Nông nghiệp",
        "tai-chinh": "Tài chính",
        "y-te": "Y tế",
        "giao-duc": "Giáo dục và đào tạo",
        "khoa-hoc-cong-nghe": "Khoa học và công nghệ",
        "van-hoa-the-thao": "Văn hóa, nghệ thuật, thể dục thể thao",
        "thong-tin-truyen-thong": "Thông tin và truyền thông",
        "cai-cach-hanh-chinh": "Cải cách hành chính",
        "an-sinh-xa-hoi": "An sinh xã hội",
        "doi-song-xa-hoi": "Đời sống xã hội",
    },
    "soc-trang-2019": {
        "san-xuat-kinh-doanh": "Sản xuất kinh doanh",
        "nong-thon-moi": "Xây dựng nông thôn mới",
        "ho-san-xuat-gioi": "Hộ gia đình sản xuất giỏi",
        "nguoi-tot-viec-tot": "Gương người tốt, việc tốt",
        "day-tot-hoc-tot": "Dạy tốt - học tốt",
        "y-duc": "Các gương sáng về y đức",
        "tri-thuc": "Nhân sĩ, trí thức, nhà khoa học có nhiều cống hiến xây dựng quê hương Sóc Trăng",
        "xay-dung-dang": "Xây dựng Đảng, đoàn thể",
        "hoc-tap-bac": "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "linh-vuc-khac": "Lĩnh vực khác",
    },
    "dai-lanh-2023": {
        "vi-nguoi-ngheo": "Vì người nghèo - không để ai bị bỏ lại phía sau",
        "van-hoa-cong-so": "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
        "ha-tang-tiet-kiem": "Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, "
        "chống lãng phí",
        "khanh-hoa-370": "Thi đua đặc biệt nhân kỷ niệm 370 năm xây dựng và phát triển tỉnh Khánh Hòa (1653-2023)",
        "hoc-tap-bac": "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "linh-vuc-khac": "Lĩnh vực khác",
    },
    "cu-jut-mttq-2023": {
        "san-xuat-kinh-doanh": "Sản xuất, kinh doanh",
        "nong-thon-moi": "Xây dựng nông thôn mới",
        "do-thi-van-minh": "Đô thị văn minh",
        "doi-song-van-hoa": "Xây dựng đời sống văn hóa",
        "ho-san-xuat-gioi": "Hộ gia đình sản xuất giỏi",
        "nguoi-tot-viec-tot": "Gương người tốt việc tốt",
        "day-tot-hoc-tot": "Dạy tốt học tốt",
        "y-duc": "Các gương sáng về y đức",
        "cai-cach-hanh-chinh": "Cải cách hành chính",
        "xay-dung-dang": "Xây dựng đảng, chính quyền, đoàn thể",
        "hoc-tap-bac": "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "tu-thien": "Công tác xã hội từ thiện, đền ơn đáp nghĩa",
        "doan-ket-sang-tao": "Đoàn kết, sáng tạo, nâng cao năng lực, hiệu quả hoạt động, hội nhập quốc tế",
        "toan-dan-doan-ket": "Toàn dân đoàn kết xây dựng đời sống văn hóa",
        "an-ninh-to-quoc": "Toàn dân bảo vệ an ninh Tổ quốc",
        "bien-gioi": "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia",
        "linh-vuc-khac": "Lĩnh vực khác",
    },
}

#: how many items a section, or a field's demands on a subject, has of each clause: `clause:number`; after `?` those
#: that are only favoured, after `/` those that speak of these subjects alone
ITEMS: dict[str, dict[str, str]] = {
    "thach-an-2021": {
        "scope": "mở~đầu:1 I.1:1",
        "purpose": "I.1:2",
        "standards": "I.1:2 II.1:1 II.5/model:3",
        "fields.hoc-tap-bac.collective": "III.1:5",
        "fields.hoc-tap-bac.individual": "III.1:6",
        "fields.nong-thon-moi.collective": "III.2:3 III.2?:1",
        "fields.nong-thon-moi.individual": "III.2:1",
        "fields.doanh-nghiep.collective": "III.3:8",
        "fields.doanh-nghiep.individual": "III.3:4",
        "fields.vi-nguoi-ngheo.collective": "III.4:2",
        "fields.vi-nguoi-ngheo.individual": "III.4:2",
        "fields.vi-nguoi-ngheo.household": "III.4:4",
        "fields.van-hoa-cong-so.collective": "III.5:4",
        "fields.van-hoa-cong-so.individual": "III.5:6",
        "fields.nong-dan.household": "III.6:6",
        "fields.nong-dan.individual": "III.6:6",
        "fields.giao-duc.collective": "III.7:5",
        "fields.giao-duc.individual": "III.7:5",
        "fields.y-te.collective": "III.8:5",
        "fields.y-te.individual": "III.8:4",
        "fields.luc-luong-vu-trang.collective": "III.9:8",
        "fields.luc-luong-vu-trang.individual": "III.9:7",
        "duties": "II.1:1 II.2:1 II.3:1 II.4:1 II.5:1 II.6:1 III.1:1 III.2:2 III.3:2 III.4:2 III.5:1 III.6:2 III.7:1 "
        "III.8:1 III.9:3 IV.1:4 IV.2.1:5 IV.2.2:1 IV.2.3:2 IV.2.4:2 IV.2.5:1 IV.2.6:1",
        "rewards": "II.5:1 IV.1:2 IV.2.1:1",
    },
    "cam-nghia-2023": {
        "scope": "II.1:2",
        "purpose": "I.1:3 I.2:2",
        "definition": "II.2.2.a:2",
        "standards": "II.2.2.a:6",
        "fields.xay-dung-dang": "II.2.2.a:4",
        "fields.quoc-phong-an-ninh": "II.2.2.a:4",
        "fields.kinh-te-xay-dung-giao-thong": "II.2.2.a:4",
        "fields.nong-nghiep": "II.2.2.a:2",
        "fields.tai-chinh": "II.2.2.a:1",
        "fields.y-te": "II.2.2.a:3",
        "fields.giao-duc": "II.2.2.a:2",
        "fields.khoa-hoc-cong-nghe": "II.2.2.a:3",
        "fields.van-hoa-the-thao": "II.2.2.a:2",
        "fields.thong-tin-truyen-thong": "II.2.2.a:4",
        "fields.cai-cach-hanh-chinh": "II.2.2.a:2",
        "fields.an-sinh-xa-hoi": "II.2.2.a:3",
        "fields.doi-song-xa-hoi": "II.2.2.a:3 II.2.2.a?:1",
        "duties": "I.2:1 II.2.1:4 II.2.2.a:1 II.2.2.b:3 II.2.3:1 II.2.3.a:1 II.2.3.b:1 II.2.3.c:1 II.2.3.d:1 II.2.5:1 "
        "III.1:4 III.2:1 III.3:2",
        "rewards": "II.2.3.b:1 II.2.4:2",
    },
    "soc-trang-2019": {
        "scope": "mở~đầu:2",
        "purpose": "I:2",
        "definition": "II.2.a/collective,individual,household:1 II.2.a:2",
        "standards": "II.2.b:7",
        "duties": "II.1:2 III.1:10 III.2:1 III.3:4",
        "rewards": "II.3:2 III.3:1",
    },
    "dai-lanh-2023": {
        "scope": "mở~đầu:1 I.1.a:1",
        "purpose": "I.1.a:1 I.1.b:1 I.2.a:1 I.2.b:1",
        "definition": "I.1.b/collective,individual:1 I.1.b/model:1",
        "standards": "I.2.a?:1 I.2.b:2",
        "duties": "II.2:1 II.3:1 III.1:4 III.2:1 III.3:1 IV.1:1 IV.2:2 IV.3:1 IV.4:2",
        "rewards": "I.1.b:1 IV.3:1 IV.4:1",
    },
    "cu-jut-mttq-2023": {
        "scope": "III.1:1 IV:1",
        "purpose": "I.1:3 I.2:3",
        "definition": "III.1/collective,individual,household:1 III.1:1 III.1/model:1",
        "standards": "III.2/collective,individual,household:6 III.2?/collective,individual,household:4",
        "duties": "I.2:1 II:4 IV:1 V:5 V,~đoạn~cuối:1",
        "rewards": "I.1:1 IV:1",
    },
}

#: what the texts of a section measure by, clause by clause and in order: numbers and dates with the word that makes
#: them a limit, rhythms, and grades
MEASURES: dict[str, dict[str, dict[str, list[str]]]] = {
    "thach-an-2021": {
        "scope": {"mở đầu": ["2021", "2025"]},
        "fields": {
            "III.1": ["05", "15/5/2016", "hoàn thành xuất sắc", "hoàn thành tốt", "hoàn thành xuất sắc"],
            "III.3": ["hằng năm"],
            "III.5": ["hoàn thành xuất sắc"],
            "III.8": ["hoàn thành xuất sắc", "hoàn thành xuất sắc"],
            "III.9": ["hoàn thành xuất sắc", "hoàn thành xuất sắc"],
        },
        "milestones": {"IV.1": ["2021", "2025", "II", "II", "2025", "2025"]},
        "duties": {
            "IV.1": [
                *("II", "2021", "mỗi tháng", "ít nhất 01"),
                *("mỗi tháng", "ít nhất 01"),
                *("trước ngày 20", "mỗi tháng"),
                "hằng tháng",
            ],
            "IV.2.1": ["2023", "2025", "II", "2025"],
        },
        "rewards": {"IV.1": ["II", "2025", "II", "2025"]},
    },
    "cam-nghia-2023": {
        "scope": {"II.1": ["2023", "2025"]},
        "standards": {"II.2.2.a": ["hoàn thành xuất sắc"]},
        "milestones": {"II.2.3.b": ["2023", "75", "11/6/1948", "2025"]},
        "duties": {
            "II.2.2.b": ["XII"],
            "II.2.3.b": ["2023", "2025"],
            "III.1": ["trước ngày 30/4/2023", "trước ngày 30/4/2025", "trước ngày 20", "mỗi tháng", "01", "01"],
        },
        "rewards": {"II.2.3.b": ["2023", "2025"]},
    },
    "soc-trang-2019": {
        "scope": {"mở đầu": ["2019", "2020"]},
        "standards": {"II.2.b": ["05"]},
        "duties": {
            "III.1": [
                *("mỗi quý", "ít nhất 01", "mỗi quý", "ít nhất 01", "mỗi tháng", "ít nhất 01"),
                *["hằng năm"] * 5,
            ],
            "III.3": ["hằng năm"],
        },
    },
    "dai-lanh-2023": {
        "scope": {"mở đầu": ["11/6/2023"]},
        "purpose": {"I.1.a": ["2023", "5", "2021", "2025"]},
        "fields": {"II.2": ["370", "1653", "2023"]},
        "duties": {"II.2": ["2023"]},
    },
    "cu-jut-mttq-2023": {
        "scope": {"IV": ["2023", "2025"]},
        "standards": {"III.2": ["05"]},
        "obligations": {"V": ["hằng năm"]},
        "milestones": {"IV": ["cuối năm 2023", "cuối năm 2025"]},
        "duties": {
            "I.2": ["hoàn thành tốt"],
            "IV": ["2023", "2025"],
            "V": ["hằng năm", "trước ngày 15/11", "hằng năm"],
        },
    },
}

_THACH_AN = {
    "kinds": ["xã", "thị trấn", "phòng, ban", "đoàn thể", "lực lượng vũ trang", "đơn vị sự nghiệp", "đảng"],
}
_SOC_TRANG = {
    "kinds": [
        *("sở", "ban", "ngành", "đơn vị sự nghiệp", "cơ quan trung ương", "doanh nghiệp"),
        *("huyện", "thị xã", "thành phố"),
    ],
}
_DAI_LANH = {"kinds": ["ban ngành", "mặt trận", "đoàn thể", "thôn"]}
_CU_JUT = {"kinds": ["MTTQ xã", "MTTQ thị trấn"]}
_ROOT = {"root": True}


def _report(every: str, due: Owed | None, source: str, who: Owed, **more: Any) -> Owed:
    return {"action": "report", "at_least": None, "every": every, "due": due, "source": source, "who": who, **more}


def _nominate(at_least: int | None, every: str, due: Owed | None, source: str, who: Owed, **more: Any) -> Owed:
    said = {"action": "nominate", "at_least": at_least, "every": every, "due": due, "source": source, "who": who}
    return said | more


_MONTHS_END = {"end_of_period": "inferred"}
_ON_THE_PORTAL = {"to": "so-noi-vu", "counts_when": "published"}

#: who owes what by when, to whom, by which clause
OBLIGATIONS: dict[str, dict[str, Owed]] = {
    "thach-an-2021": {
        "monthly": _nominate(1, "month", {"before_day": 20}, "IV.1", _THACH_AN, to="noi-vu"),
        "co-cau-2021": _report("once", {"on": "2021-06-30", "inferred": True}, "IV.1", _THACH_AN),
    },
    "cam-nghia-2023": {
        "monthly": _nominate(1, "month", {"before_day": 20}, "III.1", _ROOT, to="noi-vu-thanh-pho")
        | {"action": "forward", "counts_subjects": ["collective", "individual"]},
        "de-xuat": _nominate(None, "month", None, "III.3", {"all": True}, to="van-phong-thong-ke")
        | {"to_inferred_from": "III.1"},
        "so-ket": _report("once", {"before": "2023-04-30"}, "III.1", _ROOT, to="noi-vu-thanh-pho"),
        "tong-ket": _report("once", {"before": "2025-04-30"}, "III.1", _ROOT, to="noi-vu-thanh-pho"),
        "chuong-trinh": _report("once", None, "II.2.1", {"kinds": ["đoàn thể"]}),
    },
    "soc-trang-2019": {
        "localities": _nominate(1, "month", _MONTHS_END, "III.1", {"kinds": ["huyện", "thị xã", "thành phố"]})
        | _ON_THE_PORTAL,
        "agencies": _nominate(1, "quarter", _MONTHS_END, "III.1", {"kinds": ["sở", "ban", "ngành", "doanh nghiệp"]})
        | _ON_THE_PORTAL,
        "ke-hoach": _report("once", None, "III.1", _SOC_TRANG),
        "yearly": _report("year", _MONTHS_END, "III.1", _SOC_TRANG),
        "tong-hop": _report("year", _MONTHS_END, "III.3", {"names": ["Sở Nội vụ"]}, to="ubnd-tinh"),
    },
    "dai-lanh-2023": {
        "campaign": _nominate(None, "once", {"on": "2023-06-11", "inferred": True}, "III.1", _DAI_LANH)
        | {"to": "van-phong-thong-ke", "to_inferred_from": "IV.4", "due_source": "mở đầu"},
        "ke-hoach": _report("once", None, "III.1", _DAI_LANH),
        "ke-hoach-khen": _report("once", None, "IV.3", {"kinds": ["ban ngành"]}),
    },
    "cu-jut-mttq-2023": {
        "yearly": _report("year", {"before": "11-15"}, "V", _CU_JUT, to="mttq-huyen"),
        "gioi-thieu": _nominate(None, "month", None, "V", _CU_JUT, to="mttq-huyen", to_inferred_from="V"),
        "ke-hoach": _report("once", None, "V", _CU_JUT),
    },
}

#: id, kind, when, whether that day is inferred, clause; the root holds all of them
MILESTONES: dict[str, list[tuple[str, str, str | None, bool, str]]] = {
    "thach-an-2021": [
        ("lua-chon-2021", "start", "2021-Q2", False, "IV.1"),
        ("so-ket-2023", "interim", "2023-Q2", False, "IV.1"),
        ("tong-ket-2025", "final", "2025-Q2", False, "IV.1"),
        ("hoi-nghi-2025", "conference", "2025-Q2", False, "IV.1"),
        ("dai-hoi-2025", "congress", "2025-Q2", False, "IV.1"),
    ],
    "cam-nghia-2023": [
        ("hoi-nghi-2023", "conference", "2023-06-11", True, "II.2.3.b"),
        ("hoi-nghi-2025", "conference", "2025", False, "II.2.3.b"),
        ("so-ket-tong-ket-phong-trao", "interim", None, False, "II.2.3.b"),
    ],
    "soc-trang-2019": [],
    "dai-lanh-2023": [("khen-thuong", "honours", "2023-06-11", True, "IV.4")],
    "cu-jut-mttq-2023": [
        ("so-ket-2023", "interim", "2023", False, "IV"),
        ("tong-ket-2025", "final", "2025", False, "IV"),
    ],
}

#: who scores, how often, by which clause; whom to tell when something sticks, by which clause
SCORING: dict[str, Owed | None] = dict.fromkeys(HEADS) | {
    "soc-trang-2019": {"by": "so-noi-vu", "every": "year", "source": "III.3", "weights": []}
}
TROUBLE: dict[str, tuple[str, str] | None] = {
    "thach-an-2021": ("noi-vu", "IV.2, đoạn cuối"),
    "cam-nghia-2023": ("van-phong-thong-ke", "III, đoạn cuối"),
    "soc-trang-2019": ("so-noi-vu", "III, đoạn cuối"),
    "dai-lanh-2023": ("van-phong-thong-ke", "IV, đoạn cuối"),
    "cu-jut-mttq-2023": None,
}
