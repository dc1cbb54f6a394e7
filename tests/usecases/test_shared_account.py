"""An account that several share: rights stay the account's, questions need no name, and nothing that waits is lost."""

import pytest
from commune import ROOT, Commune

from bot.domain.actions import Verb
from bot.domain.nomination import Act
from bot.domain.outage import Outage, Waited
from bot.domain.permissions import Role
from bot.storage import conversations, declarations, nominations, notebook, people, working_names
from bot.usecases import waiting_things
from bot.usecases.incoming import File, Incoming

UNIT = "Thôn Đồng Tâm"


@pytest.fixture
def shared(commune: Commune) -> Commune:
    """Hoa's phone is Lan's as well; nobody has said who works."""
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.says("Hoa", "máy này dùng chung", "02 08:00")
    commune.says("Hoa", "chị Lan", "02 08:00")
    return commune


def name_id(commune: Commune, name: str) -> int:
    names = commune.do(working_names.of_person, commune.person("Hoa"))
    return next(each.id for each in names if each.name == name)


def waiting(commune: Commune) -> int:
    return len(commune.do(conversations.get, commune.accounts["Hoa"]).held)


def test_who_works_is_known_for_as_long_as_the_account_does_not_rest(shared: Commune) -> None:
    shared.taps("Hoa", Verb.WORKS, name_id(shared, "chị Lan"), at="02 08:01")
    # every message keeps it known, a question as well
    for at in ("02 08:30", "02 08:59", "02 09:28"):
        shared.says("Hoa", "còn thiếu bao nhiêu", at)
    assert "Ai đang làm?" not in shared.says("Hoa", "ghi: ông Tư sửa cầu", "02 09:58")
    assert "Ai đang làm?" in shared.says("Hoa", "ghi: bà Năm dạy thêu", "02 10:29")
    assert [line.by_name for line in shared.do(notebook.of_units, [shared.unit(UNIT)])] == ["chị Lan"]


@pytest.mark.parametrize("kept", ["tháng này chưa có", "gửi giấy hôm qua rồi", "ghi: ông Tư sửa cầu", "giới thiệu"])
def test_nothing_is_kept_before_the_name_and_everything_after_it(shared: Commune, kept: str) -> None:
    asked = shared.says("Hoa", kept, "03 08:00")
    if "Ai đang làm?" not in asked:
        # it is asked why before anything is kept
        assert "Ai đang làm?" in shared.says("Hoa", "chưa có ai nổi bật", "03 08:00")
    assert waiting(shared) == 1
    told = shared.taps("Hoa", Verb.WORKS, name_id(shared, "chị Lan"), at="03 08:01")
    assert told.startswith("Đang làm: chị Lan.")
    assert "\n" in told
    assert waiting(shared) == 0


def test_names_change_no_rights(shared: Commune) -> None:
    nomination = shared.send(UNIT, "Hoa", "02 09:00")
    before = shared.do(people.by_telegram, shared.accounts["Hoa"])
    shared.says("Hoa", "Nông Văn Tuấn", "03 08:00")
    shared.taps("Hoa", Verb.NAME_ADD, at="03 08:00")
    shared.says("Hoa", "Tuấn", "03 08:00")
    shared.taps("Hoa", Verb.WORKS, name_id(shared, "Tuấn"), at="03 08:00")
    # one who goes by the reviewer's name decides nothing at an officer's phone
    shared.taps("Hoa", Verb.DECIDE, nomination.id, nomination.version, Act.APPROVE, at="03 08:01")
    assert [event.act for event in shared.do(nominations.events, nomination.id)] == [Act.SUBMIT]
    assert shared.do(people.by_telegram, shared.accounts["Hoa"]) == before


def test_another_account_picks_and_drops_no_name(shared: Commune) -> None:
    shared.join("Sinh", Role.OFFICER, UNIT)
    lan = name_id(shared, "chị Lan")
    for verb in (Verb.WORKS, Verb.NAME_DROP):
        assert "Nút này đã dùng xong" in shared.taps("Sinh", verb, lan, at="03 08:00")
    assert len(shared.do(working_names.of_person, shared.person("Hoa"))) == 2


def test_where_one_name_is_left_that_is_not_the_accounts_it_stands_without_a_question(shared: Commune) -> None:
    shared.taps("Hoa", Verb.NAME_DROP, name_id(shared, "Hoa"), at="03 08:00")
    assert "Ai đang làm?" not in shared.says("Hoa", "ghi: ông Tư sửa cầu", "04 08:00")
    assert [line.by_name for line in shared.do(notebook.of_units, [shared.unit(UNIT)])] == ["chị Lan"]


def test_no_more_names_than_fit_and_no_more_waits_than_is_useful(shared: Commune) -> None:
    for name in ("anh Páo", "anh Sung", "cô Lả", "bác Tư"):
        shared.taps("Hoa", Verb.NAME_ADD, at="02 09:00")
        shared.says("Hoa", name, "02 09:00")
    assert "đã có 6 tên" in shared.taps("Hoa", Verb.NAME_ADD, at="02 09:00")
    for number in range(7):
        shared.says("Hoa", f"ghi: ông Tư sửa cầu thứ {number}", "03 08:00")
    assert waiting(shared) == 5


def test_a_units_word_and_the_reviewers_answer_carry_their_names(shared: Commune) -> None:
    shared.taps("Hoa", Verb.WORKS, name_id(shared, "chị Lan"), at="03 08:00")
    shared.says("Hoa", "gửi giấy hôm qua rồi em", "03 08:01")
    said = shared.do(declarations.open_of, [shared.unit(UNIT)])[0]
    assert (said.by_name, said.decided_by_name) == ("chị Lan", None)
    shared.says("Tuấn", "máy này dùng chung", "03 08:02")
    shared.says("Tuấn", "anh Sung", "03 08:02")
    shared.says("Tuấn", "giờ anh Sung làm", "03 08:02")
    shared.taps("Tuấn", Verb.ELSEWHERE_UNSEEN, said.id, at="03 08:03")
    decided = shared.do(declarations.get, said.id)
    assert decided is not None
    assert (decided.by_name, decided.decided_by_name) == ("chị Lan", "anh Sung")


def test_what_waits_is_read_as_it_came(commune: Commune) -> None:
    outage = Outage(3, commune.at("19 20:00"), commune.at("20 07:00"))
    came = Incoming(
        7,
        7,
        "Hoa",
        commune.at("20 07:01"),
        File("photo", "f", "u", "image/jpeg", 10, caption="ảnh", album="a"),
        waited=Waited(outage, commune.at("19 21:00")),
        message_id=12,
        written_at=commune.at("19 21:00"),
    )
    later = Incoming(7, 7, "Hoa", commune.at("20 08:00"), File("voice", "g", "v"))
    assert waiting_things.read(later, waiting_things.written(came)) == came
