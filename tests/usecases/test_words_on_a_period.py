"""Zero reports, what was sent by another way, entries on behalf of units, and notebooks, on a real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from commune import DAY, MINUTE, ROOT, Commune
from sqlmodel import Session, select

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.declaration import Kind, State
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.storage import behalf, conversations, declarations, drafts, nominations, notebook, units
from bot.storage.tables import NotebookRow
from bot.usecases import addressees, duties, notes, tidy
from bot.usecases.notebook import KEPT

UNIT = "Thôn Đồng Tâm"
WRITTEN = {
    "subject": "individual",
    "field": "y-te",
    "name": "Hứa Văn Bảo",
    "born": 1960,
    "place": "xóm 3",
    "occupation": "Nông dân",
    "deeds": "Hiến 200 m² đất làm đường thôn.",
    "results": "Đường rộng thêm 2 mét.",
    "gained": "45 hộ",
    "since": "năm 2026",
    "told": "yes",
    "publish": "yes",
}


@pytest.fixture
def peopled(commune: Commune) -> Commune:
    commune.join("hoa", Role.OFFICER, UNIT)
    commune.join("tuan", Role.REVIEWER, ROOT)
    return commune


def declared(commune: Commune, number: int = 1) -> State | None:
    found = commune.do(declarations.get, number)
    return None if found is None else found.state


def enter(commune: Commune, who: str, at: str) -> None:
    """The draft in hand is filled in and sent."""
    account = commune.accounts[who]
    found = commune.do(conversations.get, account)
    draft = commune.do(drafts.get, found.draft_id)
    assert draft is not None
    field = commune.deployment.main_plan.fields[0].id
    commune.do(
        drafts.save,
        replace(draft, answers={**WRITTEN, "field": field}, step="review"),
        commune.at(at),
    )
    commune.taps(who, Verb.SEND, draft.id, draft.version, at=at)


def test_what_a_reviewer_enters_is_in_time_by_the_day_of_its_receipt(peopled: Commune) -> None:
    peopled.says("hoa", "gui giay hom 17 roi", "18 08:00")
    peopled.says("hoa", "so 45", "18 08:01")
    assert "Em mở bản nhập thay thôn Đồng Tâm" in peopled.taps("tuan", Verb.ELSEWHERE_RECEIVED, 1, at="24 09:00")
    enter(peopled, "tuan", "24 09:30")
    (sent,) = peopled.do(nominations.listed)
    assert (sent.period, sent.on_time, sent.submitted_by) == ("2026-11", True, peopled.person("tuan"))
    assert [event.person_id for event in peopled.do(nominations.events, sent.id)] == [peopled.person("tuan")]
    entry = peopled.do(behalf.of_nomination, sent.id)
    assert entry is not None
    assert (entry.received_on, entry.person_id) == (date(2026, 11, 17), peopled.person("tuan"))
    assert declared(peopled) is State.ENTERED
    assert "được tính 1" in peopled.says("hoa", "còn thiếu bao nhiêu tháng 11", "24 10:00")
    assert "Nhập thay thôn Đồng Tâm, nhận thứ Ba 17/11 (bản giấy, văn bản 45)" in peopled.says(
        "tuan", "còn thiếu bao nhiêu tháng 11", "24 10:00"
    )


def test_the_officers_hear_who_entered_for_them(peopled: Commune) -> None:
    peopled.says("tuan", "nhập thay thôn đồng tâm, nhận ngày 17/11", "20 09:00")
    enter(peopled, "tuan", "20 09:30")
    (sent,) = peopled.do(nominations.listed)
    heard = peopled.worded_text("hoa", notes.Entered(sent.id), "20 09:30")
    assert "Tuan đã nhập thay thôn Đồng Tâm bản “Hứa Văn Bảo”" in heard
    assert "Ngày nhận: thứ Ba 17/11, đúng hạn" in heard


def test_what_was_received_late_is_late(peopled: Commune) -> None:
    peopled.says("tuan", "nhập thay thôn đồng tâm, nhận ngày 20/11", "24 09:00")
    enter(peopled, "tuan", "24 09:30")
    (sent,) = peopled.do(nominations.listed)
    assert (sent.period, sent.on_time) == ("2026-11", False)


def test_an_entry_on_behalf_is_taken_over_like_any_draft_and_only_by_those_of_the_unit(peopled: Commune) -> None:
    peopled.join("son", Role.REVIEWER, "Xóm Nà Pài")
    peopled.says("tuan", "nhập thay thôn đồng tâm, nhận ngày 17/11", "18 09:00")
    assert "Tuan đang soạn bản này" in peopled.taps("hoa", Verb.RESUME, 1, at="18 09:01")
    assert "Giới thiệu ai?" in peopled.taps("hoa", Verb.TAKE_OVER, 1, 1, at="18 09:01")
    assert "đã dùng xong" in peopled.taps("son", Verb.RESUME, 1, at="18 09:01")


def test_what_is_sent_here_overtakes_what_was_said_before(peopled: Commune) -> None:
    peopled.says("hoa", "tháng này chưa có", "18 08:00")
    peopled.says("hoa", "bà con đi làm xa", "18 08:01")
    assert declared(peopled) is State.MADE
    peopled.says("hoa", "giới thiệu gương", "18 09:00")
    enter(peopled, "hoa", "18 09:30")
    assert declared(peopled) is State.WITHDRAWN
    (sent,) = peopled.do(nominations.listed)
    peopled.move(sent, Act.WITHDRAW, Status.WITHDRAWN, "hoa", "18 10:00")
    # the zero report does not come back with it
    assert "chưa gửi" in peopled.says("hoa", "còn thiếu bao nhiêu", "18 10:01")


def test_of_two_words_on_a_period_the_newer_holds(peopled: Commune) -> None:
    peopled.says("hoa", "tháng này chưa có", "18 08:00")
    peopled.says("hoa", "bà con đi làm xa", "18 08:01")
    peopled.says("hoa", "à đã gửi giấy hôm qua rồi", "18 08:02")
    assert (declared(peopled, 1), declared(peopled, 2)) == (State.WITHDRAWN, State.MADE)
    history = peopled.do(declarations.history, 1)
    assert [(state, person) for state, person, _ in history] == [
        (State.MADE, peopled.person("hoa")),
        (State.WITHDRAWN, peopled.person("hoa")),
    ]


@pytest.mark.parametrize("kind", Kind)
def test_no_word_of_a_unit_counts_and_each_ends_its_reminders(peopled: Commune, kind: Kind) -> None:
    peopled.join("bang", Role.OFFICER, "Xóm Nà Pài")
    duty = duties.known(peopled.deployment, plan_id="mau-2026", obligation_id="monthly", period="2026-11")
    assert duty is not None

    def misses(session: Session) -> set[str]:
        found = addressees.concerned(session, peopled.deployment, duty, units.tree(session))
        return {how.unit.name for how in found if addressees.hears(how, date(2026, 11, 18))}

    before = peopled.do(misses)
    peopled.do(
        declarations.add,
        kind=kind,
        plan_id="mau-2026",
        obligation_id="monthly",
        period="2026-11",
        unit_id=peopled.unit(UNIT),
        person_id=peopled.person("hoa"),
        now=peopled.at("05 07:00"),
    )
    assert before - peopled.do(misses) == {UNIT}
    assert "còn thiếu 1" in peopled.says("hoa", "còn thiếu bao nhiêu", "18 08:00").replace("vẫn thiếu", "còn thiếu")
    peopled.sweep("05 08:00", "12 08:00", "18 08:00", "19 08:00", "19 13:30", "20 08:00")
    assert [heard.what for heard in peopled.heard("hoa")] == []
    assert len(peopled.heard("bang")) == 6


def test_a_year_tells_the_months_without_anybody_from_the_others(peopled: Commune) -> None:
    peopled.says("hoa", "tháng 10 chưa có gương nào", "03 08:00")
    peopled.says("hoa", "bà con đi làm xa", "03 08:01")
    assert "tháng 10 (đã báo chưa có)" in peopled.says("hoa", "năm nay còn thiếu bao nhiêu", "03 08:02")


def test_an_officer_of_several_units_says_for_which(commune: Commune) -> None:
    commune.join("hoa", Role.OFFICER, UNIT, "Xóm Nà Pài")
    asked = commune.says("hoa", "gửi zalo hôm qua rồi", "18 08:00")
    assert "của đơn vị nào?" in asked
    button = actions.short("mau-2026", "monthly")
    kept = commune.taps("hoa", Verb.ELSEWHERE, button, "2026-11", commune.unit("Xóm Nà Pài"), at="18 08:01")
    assert "gửi qua Zalo ngày 17/11" in kept
    found = commune.do(declarations.get, 1)
    assert found is not None
    assert found.unit_id == commune.unit("Xóm Nà Pài")


@pytest.mark.parametrize(
    ("plan", "day", "unit", "role", "said"),
    [
        ("soc-trang-2019", "2019-11-18", "Sở Y tế", Role.OFFICER, "quý này"),
        ("cam-nghia-2023", "2024-11-18", "UBND phường Cam Nghĩa", Role.REVIEWER, "tháng này"),
    ],
)
def test_there_may_be_nobody_under_every_plan(
    under: Callable[..., Commune], plan: str, day: str, unit: str, role: Role, said: str
) -> None:
    world = under(plan, today=day)
    world.join("hoa", role, unit)
    asked = world.says("hoa", f"{said} chưa có gương nào", f"{day} 08:00")
    assert f"{said} chưa có vì sao?" in asked
    kept = world.says("hoa", "chưa có việc nào nổi bật", f"{day} 08:01")
    assert "đã báo chưa có, vẫn thiếu 1" in kept


def test_a_plan_without_a_number_says_that_there_was_nobody(under: Callable[..., Commune]) -> None:
    world = under("dai-lanh-2023", today="2023-06-05")
    world.join("hoa", Role.OFFICER, "Thôn 1")
    assert "vì sao?" in world.says("hoa", "đợt này chưa có", "2023-06-05 08:00")
    kept = world.says("hoa", "chưa có việc nào nổi bật", "2023-06-05 08:01")
    assert "đã báo chưa có" in kept
    assert "thiếu" not in kept
    answer = world.says("hoa", "còn thiếu bao nhiêu", "2023-06-05 08:02")
    assert "Thôn 1 đã báo chưa có.\nLý do: chưa có việc nào nổi bật." in answer


def test_a_question_is_no_zero_report(peopled: Commune) -> None:
    answer = peopled.says("hoa", "tháng này không có gương thì sao", "18 08:00")
    assert "vì sao?" not in answer
    assert "[Tháng này chưa có]" in answer
    assert declared(peopled) is None


def test_who_oversees_reports_none_for_nobody(peopled: Commune) -> None:
    assert "vì sao?" not in peopled.says("tuan", "chưa có gương nào thì nhắc ai", "18 08:00")
    unit, button = peopled.unit(UNIT), actions.short("mau-2026", "monthly")
    assert "đã dùng xong" in peopled.taps("tuan", Verb.NONE_REPORT, button, "2026-11", unit, at="18 08:00")
    assert "đã dùng xong" in peopled.taps("tuan", Verb.NONE_WHY, button, "2026-11", unit, "busy", at="18 08:00")


def test_a_note_is_erased_when_it_is_used_or_too_old(peopled: Commune) -> None:
    def texts(session: Session) -> list[str]:
        return [row.text for row in session.exec(select(NotebookRow).order_by(NotebookRow.id))]  # type: ignore[arg-type]

    peopled.says("hoa", "ghi: ong B xom 3 hien dat", "10 08:00")
    peopled.says("hoa", "ghi: bà Lan nuôi ba cháu", "10 08:01")
    used = peopled.taps("hoa", Verb.NOTE_USE, 1, at="10 08:02")
    assert "Lấy từ sổ tay, nay nằm trong bản đang soạn: “ong B xom 3 hien dat”" in used
    (draft,) = peopled.do(drafts.of_person, peopled.person("hoa"))
    assert (draft.answers["deeds"], draft.answers["place"]) == ("hiến đất", "xóm 3")
    assert peopled.do(texts) == ["", "bà Lan nuôi ba cháu"]
    peopled.do(tidy.tidy, peopled.at("10 08:01") + KEPT - DAY)
    assert peopled.do(texts) == ["", "bà Lan nuôi ba cháu"]
    peopled.do(tidy.tidy, peopled.at("10 08:01") + KEPT + MINUTE)
    assert peopled.do(texts) == ["", ""]
    assert peopled.do(notebook.count, [peopled.unit(UNIT)]) == 0


def test_a_note_waits_for_its_unit(commune: Commune) -> None:
    commune.join("hoa", Role.OFFICER, UNIT, "Xóm Nà Pài")
    assert "sổ tay của đơn vị nào?" in commune.says("hoa", "note: ông B hiến đất", "10 08:00")
    kept = commune.taps("hoa", Verb.NOTE_KEEP, commune.unit("Xóm Nà Pài"), at="10 08:01")
    assert "sổ tay của xóm Nà Pài" in kept
    assert "đã dùng xong" in commune.taps("hoa", Verb.NOTE_KEEP, commune.unit(UNIT), at="10 08:02")


def test_what_is_said_of_a_report_is_no_word_on_exemplars(under: Callable[..., Commune]) -> None:
    world = under("cu-jut-mttq-2023", today="2025-11-10")
    world.join("mai", Role.OFFICER, "MTTQ xã Cư K'nia")
    world.says("mai", "đã gửi báo cáo giấy hôm qua rồi", "2025-11-10 08:00")
    kept = world.do(declarations.get, 1)
    assert kept is not None
    plan = world.deployment.plan(kept.plan_id)
    assert plan.obligation(kept.obligation_id).action is Action.REPORT
