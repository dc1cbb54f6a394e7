"""Why a figure is what it is: what counts and what does not always add up, whatever has happened before."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from commune import Commune, merged
from sqlmodel import Session, select

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Period, ending_within
from bot.domain.disposition import Disposal
from bot.domain.nomination import COUNTED, Act, Nomination, Status, status_after
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Ground, Group
from bot.replies import Reply, Voice, word
from bot.replies.reply import BUTTON, COPIED
from bot.storage import dispositions, nominations, people, told, units
from bot.storage.tables import ToldFigureRow
from bot.usecases import answers, converse, notes, standing, tidy
from bot.usecases.explain import Difference, Explained
from bot.usecases.incoming import Incoming, Tap, Text
from bot.usecases.points import NoneToSend
from bot.usecases.reckoning import Kind
from bot.usecases.turn import Outcome

Under = Callable[..., Commune]
NOMINEE = "Hứa Văn Bảo"
#: plan -> a day in its time
PLANS = {
    "thach-an-2021": "2023-05-02",
    "cam-nghia-2023": "2023-05-02",
    "soc-trang-2019": "2019-05-02",
    "dai-lanh-2023": "2023-05-02",
    "cu-jut-mttq-2023": "2024-05-02",
    "mau-2026": "2026-11-02",
}
#: in which nobody has a number to nominate
FREE = {"cam-nghia-2023", "dai-lanh-2023", "cu-jut-mttq-2023"}
ACTS = (Act.APPROVE, Act.RETURN, Act.REJECT, Act.WITHDRAW, Act.RESUBMIT, Act.FORWARD, Act.PUBLISH, Act.UNPUBLISH)


@dataclass
class World:
    """A plan with its roster, people of each kind, and a hand that does things at random."""

    commune: Commune
    chance: random.Random
    day: str
    units: list[str]
    root: str

    def act(self, moment: int) -> None:
        """Somebody sends something, or something is done to what was sent."""
        at = self.at(moment)
        sent = self.commune.do(nominations.listed)
        if not sent or self.chance.random() < 0.4:
            self.send(at)
            return
        one = self.chance.choice(sent)
        able = [act for act in ACTS if status_after(one.status, act) is not None]
        if able:
            self.do(one, self.chance.choice(able), at)

    def send(self, at: str) -> None:
        plan, unit = self.commune.deployment.main_plan, self.chance.choice(self.units)
        owed = next((o for o in plan.obligations if o.action is Action.NOMINATE), plan.obligations[0])
        tree = self.commune.do(units.tree)
        found = tree.named(unit)
        assert found is not None
        theirs = standing.owed_by(plan, found, tree) or owed
        every = "Q2" if theirs.every == "quarter" else self.day[5:7]
        subject = self.chance.choice(["individual", "collective", "model"])
        self.commune.send(unit, "Hoa", at, period=f"{self.day[:4]}-{every}", obligation=theirs.id, subject=subject)

    def do(self, one: Nomination, act: Act, at: str) -> None:
        if act in (Act.PUBLISH, Act.UNPUBLISH):
            day = self.commune.at(at).date() if act is Act.PUBLISH else None
            self.commune.do(
                nominations.publish, one, day, person_id=self.commune.person("Tuấn"), now=self.commune.at(at)
            )
            return
        after = status_after(one.status, act)
        assert after is not None
        self.commune.move(one, act, after, "Tuấn", at)

    def at(self, moment: int) -> str:
        start = self.commune.at(f"{self.day} 08:00")
        return (start + timedelta(hours=moment)).strftime("%Y-%m-%d %H:%M")

    def hears(self, who: str, content: Text | Tap, moment: int) -> tuple[Outcome, Reply]:
        """What somebody gets for a text or a button: the outcome, and its words."""
        now, account = self.commune.at(self.at(moment)), self.commune.accounts[who]
        incoming = Incoming(account, account, who, now, content)

        def reply(session: Session) -> tuple[Outcome, Reply]:
            (outcome,) = converse.receive(session, incoming, self.commune.deployment, token=lambda: "")
            voice = Voice.to(people.by_telegram(session, account), self.commune.deployment, now)
            return outcome, word(outcome, voice)

        return self.commune.do(reply)


@pytest.fixture
def world(under: Under) -> Callable[[str, int], World]:
    def make(plan: str, seed: int) -> World:
        commune, chance = under(plan, today=PLANS[plan]), random.Random(seed)
        tree, main = commune.do(units.tree), commune.deployment.main_plan
        everybody = [unit.name for unit in tree]
        owing = [unit.name for unit in tree if unit.parent and (main.id in FREE or standing.owed_by(main, unit, tree))]
        few = chance.sample(owing, min(6, len(owing)))
        commune.join("Hoa", Role.OFFICER, few[0])
        commune.join("Tuấn", Role.REVIEWER, everybody[0])
        commune.join("Phúc", Role.LEADER, everybody[0])
        return World(commune, chance, PLANS[plan], few, everybody[0])

    return make


def figure_of(answer: answers.Answer) -> int:
    """The first figure that an answer tells."""
    match answer:
        case answers.Remaining():
            return answer.standing.progress.counted
        case answers.RemainingAll() | answers.MissingUnits():
            return sum(how.progress.group is Group.MET and how.terms.exempt is None for how in answer.standings)
        case answers.RemainingOver():
            return sum(how.progress.counted for how in answer.standings)
        case answers.NoQuota() if not answer.own:
            return answer.submitted
        case answers.NoQuota() | answers.Forwards():
            return answer.own[0].progress.counted
        case _:
            raise AssertionError(answer)


def why(reply: Reply) -> Tap:
    (button,) = [choice for choice in reply.choices if choice.label == "Vì sao số này?"]
    return Tap(button.action)


def all_of(world: World, explained: Explained) -> Iterator[Nomination]:
    """All that lies in the database for what a figure is of, counted apart from how the figure is."""
    one = explained.reckoning
    within = [how.due.period for how in one.standings] or (
        [] if one.period is None else map(str, ending_within(one.period))
    )
    months = {str(month) for each in within for month in [Period.parse(each)]}
    whose = {unit.id for unit in one.units} or {how.unit.id for how in one.standings}
    for sent in world.commune.do(nominations.listed):
        of_period = not within or sent.period in months
        if of_period and (one.kind is Kind.FORWARD or not whose or sent.unit_id in whose):
            yield sent


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("plan", PLANS)
def test_what_counts_and_what_does_not_add_up(world: Callable[[str, int], World], plan: str, seed: int) -> None:
    played = world(plan, seed)
    for moment in range(36):
        played.act(moment)
        if moment % 4:
            continue
        for who, text in (("Hoa", "còn thiếu bao nhiêu"), ("Tuấn", "đơn vị nào chưa gửi"), ("Phúc", "bn roi")):
            answer, shown = played.hears(who, Text(text), moment)
            explained, reply = played.hears(who, why(shown), moment)
            assert isinstance(explained, Explained), explained
            holds(played, explained, figure_of(answer))  # type: ignore[arg-type]  # a figure, or the next line fails
            looks_right(reply)
            looks_right(shown, lines=5 if who == "Phúc" else 99)


def holds(played: World, explained: Explained, figure: int) -> None:
    counted, left = sum(explained.counted.values()), sum(each.count for each in explained.left)
    everything = list(all_of(played, explained))
    if explained.reckoning.kind is Kind.FREE:
        # all that was sent is told of, what does not count among it
        withdrawn = sum(each.count for each in explained.left if each.ground is Ground.WITHDRAWN)
        assert explained.entries - withdrawn == figure
    else:
        assert explained.number == figure
    assert counted + left == explained.entries == len(everything)
    if explained.of is None:
        assert counted == explained.number
    else:
        assert explained.number + (explained.missing or 0) == explained.of
        assert counted >= explained.number * (explained.required or 0)
    if explained.reckoning.kind is not Kind.FORWARD:
        assert set(explained.counted) <= COUNTED[Action.NOMINATE]
    if explained.difference is not None:
        adds_up(explained.difference, explained.number)


def adds_up(change: Difference, now: int) -> None:
    assert change.before + len(change.added) - len(change.gone) == now
    assert change.added or change.gone
    assert all(at is not None for _, at in change.added)


def looks_right(reply: Reply, *, lines: int = 5) -> None:
    assert len(reply.text.splitlines()) <= lines
    assert len(reply.offered) + len(reply.copies) <= 4
    assert all(len(choice.label) <= BUTTON and len(choice.action) <= 64 for choice in reply.offered)
    copied = [label for label, _ in reply.copies] + [c.label for c in reply.choices if c.action.startswith("qc:")]
    assert copied == ["Chép gửi Zalo"]
    assert all(0 < len(text) <= COPIED for _, text in reply.copies)
    assert not [text for text in (reply.text, *(text for _, text in reply.copies)) if NOMINEE in text]


def test_the_plain_text_says_of_what_and_when_it_is(world: Callable[[str, int], World]) -> None:
    played = world("mau-2026", 1)
    played.send(played.at(1))
    _, reply = played.hears("Hoa", Text("còn thiếu bao nhiêu"), 3)
    ((label, text),) = reply.copies
    assert label == "Chép gửi Zalo"
    assert ", gương điển hình tháng 11: đã gửi " in text
    assert "Nhận đến hết thứ Năm 19/11." in text
    assert text.endswith("Số lúc 11:00 thứ Hai 2/11, Kế hoạch UBND xã (mẫu) 2026-2030.")


def test_what_is_too_long_to_copy_by_a_button_comes_as_a_message_of_its_own(world: Callable[[str, int], World]) -> None:
    played = world("mau-2026", 1)
    _, reply = played.hears("Tuấn", Text("đơn vị nào chưa gửi"), 1)
    assert reply.copies == ()
    (button,) = [choice for choice in reply.choices if choice.label == "Chép gửi Zalo"]
    copied, alone = played.hears("Tuấn", Tap(button.action), 2)
    assert isinstance(copied, answers.Copied)
    assert alone.text.startswith("Gương điển hình tiên tiến tháng 11: 0/23 đơn vị đã gửi đủ.\nChưa gửi: Thôn Đồng Tâm,")
    assert alone.text.splitlines()[2] == "Nhận đến hết thứ Năm 19/11."
    assert alone.offered == ()


def test_a_copy_of_anything_but_a_figure_is_that_answer(world: Callable[[str, int], World]) -> None:
    played = world("mau-2026", 1)
    outcome, _ = played.hears("Tuấn", Tap(actions.write(Verb.COPY, "deadline", "MX", "", "")), 1)
    assert isinstance(outcome, answers.Deadline)


def test_a_second_exemplar_of_one_unit_counts_and_makes_no_second_unit(world: Callable[[str, int], World]) -> None:
    played = world("thach-an-2021", 2)
    for moment in (1, 2):
        played.commune.send(played.units[0], "Hoa", played.at(moment), period="2023-05")
    explained, _ = played.hears("Phúc", Text("vì sao số này"), 3)
    assert isinstance(explained, Explained)
    assert (explained.number, dict(explained.counted)) == (1, {Status.SUBMITTED: 2})
    heard, reply = played.hears("Phúc", Text("sao lai 2"), 4)
    assert isinstance(heard, Explained)
    assert reply.text.splitlines()[0] == "2 là số bản được tính tháng 5, có đơn vị gửi nhiều; số đơn vị là 1/28 đơn vị."


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("sao lại 1", "1 là số đơn vị có gương đã duyệt tháng 5; tính cả chờ duyệt là 2/28 đơn vị."),
        ("sao báo 3", "3 là tất cả bản đã gửi tháng 5, kể cả bản không tính; số được tính là 2/28 đơn vị."),
        ("sao tháng 5 có 26", "26 là số còn thiếu tháng 5; đã tính 2/28 đơn vị."),
        ("sao lại 28", "28 là tất cả đơn vị phải có gương tháng 5; đã đủ 2/28 đơn vị."),
        ("sao lại 2", "2/28 đơn vị đã đủ gương tháng 5, mỗi đơn vị ít nhất 1."),
        ("sao lại 2/28", "2/28 đơn vị đã đủ gương tháng 5, mỗi đơn vị ít nhất 1."),
        ("sao hôm 10/5 báo 19", "Em chưa báo số 19 cho tháng 5; số hiện nay là 2/28 đơn vị."),
        ("sao tháng 5 lại 5", "Em chưa báo số 5 cho tháng 5; số hiện nay là 2/28 đơn vị."),
        ("sao lại 19 theo 64/KH-MTTQ", "Em chưa báo số 19 cho tháng 5; số hiện nay là 2/28 đơn vị."),
        ("sao hôm 10/5 báo 19 lúc 8h", "Em chưa báo số 19 cho tháng 5; số hiện nay là 2/28 đơn vị."),
        ("sao hôm 10/5 báo 19 lúc 8:30", "Em chưa báo số 19 cho tháng 5; số hiện nay là 2/28 đơn vị."),
        ("vì sao số này lúc 8h", "2/28 đơn vị đã đủ gương tháng 5, mỗi đơn vị ít nhất 1."),
        ("vì sao số này khác 64/KH-MTTQ", "2/28 đơn vị đã đủ gương tháng 5, mỗi đơn vị ít nhất 1."),
        ("vì sao số này thiếu thôn 5", "2/28 đơn vị đã đủ gương tháng 5, mỗi đơn vị ít nhất 1."),
    ],
)
def test_a_number_that_was_heard_is_said_to_be_what_it_is(
    world: Callable[[str, int], World], said: str, begins: str
) -> None:
    played = world("thach-an-2021", 2)
    for moment, unit in enumerate(played.units[:3]):
        played.commune.send(unit, "Hoa", played.at(moment), period="2023-05")
    waiting, returned, approved = played.commune.do(nominations.listed)
    played.do(approved, Act.APPROVE, played.at(5))
    played.do(returned, Act.RETURN, played.at(5))
    assert waiting.status is Status.SUBMITTED
    _, reply = played.hears("Phúc", Text(said), 6)
    assert reply.text.splitlines()[0] == begins


WHY = (
    "vi sao so nay",
    "vi sao so nay?",
    "tại sao ra số đó",
    "sao lai 25",
    "sao co 25 don vi",
    "sao hom qua tuan bao 25",
    "sao thang 5 moi co 2",
    "tinh kieu gi ra so do",
    "số này ở đâu ra vậy",
    "sao bao thieu",
    "sao vẫn báo thiếu vậy em",
)
NOT_WHY = (
    "vì sao phải giới thiệu gương",
    "sao hạn lại là ngày 19",
    "bao giờ hết hạn",
    "còn thiếu bao nhiêu",
    "tiêu chuẩn tính thế nào",
    "tháng này có 2 gương gửi được không",
    "Sản phẩm OCOP 3 sao, có 20 lao động",
    "Đạt 4 sao OCOP, được 2 bằng khen",
    "Ngôi sao xanh có 12 hộ tham gia",
)


@pytest.mark.parametrize("text", WHY)
def test_in_these_words_one_asks_why(world: Callable[[str, int], World], text: str) -> None:
    outcome, _ = world("thach-an-2021", 2).hears("Phúc", Text(text), 1)
    assert isinstance(outcome, Explained)


@pytest.mark.parametrize("text", NOT_WHY)
def test_in_these_one_does_not(world: Callable[[str, int], World], text: str) -> None:
    outcome, _ = world("thach-an-2021", 2).hears("Phúc", Text(text), 1)
    assert not isinstance(outcome, Explained)


def test_a_summary_that_went_out_by_itself_was_told_too(world: Callable[[str, int], World]) -> None:
    played = world("thach-an-2021", 2)
    commune = played.commune
    summary = notes.Summary("thach-an-2021", "monthly", "2023-05", 1, "2023-05-17.1")
    note = notes.Digest("2023-05-17", (summary,))
    assert commune.worded("Tuấn", note, "2023-05-17 08:00") is not None
    commune.send(played.units[0], "Hoa", "2023-05-17 09:00", period="2023-05")
    _, reply = played.hears("Tuấn", Text("vì sao số này"), 24 * 15 + 2)
    change = f"Lần trước em báo 0, lúc 8:00 thứ Tư 17/5; từ đó thêm {played.units[0]} (9:00 thứ Tư 17/5)."
    assert reply.text.splitlines()[3] == change


def test_who_is_exempt_stands_outside(world: Callable[[str, int], World]) -> None:
    played = world("thach-an-2021", 2)
    commune = played.commune
    commune.send(played.units[0], "Hoa", played.at(1), period="2023-05")
    before, _ = played.hears("Phúc", Text("vì sao số này"), 2)
    commune.do(
        dispositions.add,
        disposal=Disposal.EXEMPT,
        plan_id="thach-an-2021",
        obligation_id="monthly",
        period="2023-05",
        unit_id=commune.unit(played.units[0]),
        day=None,
        reason="mưa lũ",
        letter=None,
        person_id=commune.person("Tuấn"),
        now=commune.at(played.at(3)),
    )
    explained, reply = played.hears("Phúc", Text("vì sao số này"), 4)
    assert isinstance(before, Explained)
    assert isinstance(explained, Explained)
    assert (before.number, before.of, explained.number, explained.of) == (1, 28, 0, 27)
    assert f"Được miễn nên đứng ngoài: {played.units[0]}." in reply.text
    assert f"từ đó {played.units[0]} được miễn nên không tính." in reply.text


def test_figures_that_were_told_are_forgotten_after_the_year(world: Callable[[str, int], World]) -> None:
    played = world("thach-an-2021", 2)
    played.hears("Phúc", Text("bn roi"), 1)
    played.commune.send(played.units[0], "Hoa", played.at(2), period="2023-05")
    explained, _ = played.hears("Phúc", Text("vì sao số này"), 3)
    assert isinstance(explained, Explained)
    assert explained.difference is not None
    played.commune.do(tidy.tidy, played.commune.at("2024-06-20 08:00"))
    figure = told.Figure("thach-an-2021", "monthly", "2023-05", "", 0, frozenset())
    assert played.commune.do(told.before, played.commune.person("Phúc"), figure) is None
    explained, _ = played.hears("Phúc", Text("vì sao số này"), 4)
    assert isinstance(explained, Explained)
    assert explained.difference is None


def test_a_figure_is_held_against_the_last_though_units_have_merged(world: Callable[[str, int], World]) -> None:
    played = world("mau-2026", 1)
    commune, old = played.commune, ("Thôn Gò Chùa", "Thôn Bến Đình")
    for unit in old:
        commune.send(unit, "Hoa", played.at(1))
    before, _ = played.hears("Phúc", Text("vì sao số này"), 2)
    commune.do(units.replace_all, merged(*old), today=commune.at("02 08:00").date())
    explained, reply = played.hears("Phúc", Text("vì sao số này"), 24 * 15)
    assert isinstance(before, Explained)
    assert isinstance(explained, Explained)
    assert (before.number, before.of, explained.number, explained.of) == (2, 23, 1, 22)
    assert explained.difference is not None
    adds_up(explained.difference, 1)
    gone = ", ".join(f"{unit} nay thuộc thôn Gò Đình" for unit in old)
    said = f"Lần trước em báo 2, lúc 10:00 thứ Hai 2/11; từ đó thêm Thôn Gò Đình (9:00 thứ Hai 2/11); {gone}."
    assert said in reply.text.splitlines()


@pytest.mark.parametrize(
    ("who", "said", "asked"),
    [
        ("Tuấn", "thôn đồng tâm và hội nông dân xã còn thiếu bao nhiêu", "vì sao hội nông dân xã báo thiếu"),
        ("Tuấn", "chưa tìm được ai", "vì sao số này"),
        ("Phúc", "xuất báo cáo excel", "vì sao số này"),
    ],
)
def test_a_figure_is_kept_in_whatever_way_it_is_told(
    world: Callable[[str, int], World], who: str, said: str, asked: str
) -> None:
    played = world("mau-2026", 1)
    played.commune.join("Hoa", Role.OFFICER, "Hội Nông dân xã")
    told_it, _ = played.hears(who, Text(said), 1)
    assert isinstance(told_it, answers.Together | answers.InPlaceOfFile | NoneToSend)
    played.commune.send("Hội Nông dân xã", "Hoa", played.at(2))
    explained, _ = played.hears(who, Text(asked), 3)
    assert isinstance(explained, Explained)
    assert explained.difference is not None


def test_a_figure_over_all_time_is_kept_without_what_made_it_up(world: Callable[[str, int], World]) -> None:
    played = world("dai-lanh-2023", 1)
    first, second, third = (played.commune.send(played.units[0], "Hoa", played.at(1)) for _ in range(3))
    played.hears("Phúc", Text("bn roi"), 2)
    played.do(first, Act.WITHDRAW, played.at(3))
    played.commune.send(played.units[1], "Hoa", played.at(4))
    played.commune.send(played.units[1], "Hoa", played.at(4))
    explained, _ = played.hears("Phúc", Text("vì sao số này"), 5)

    def kept(session: Session) -> list[tuple[int, list[int] | None]]:
        return [(row.number, row.members) for row in session.exec(select(ToldFigureRow))]

    assert played.commune.do(kept) == [(3, None), (4, None)]
    assert isinstance(explained, Explained)
    assert explained.difference is not None
    assert [unit.name for unit, _ in explained.difference.added] == [played.units[1]] * 2
    assert [unit.name for unit, _ in explained.difference.gone] == [played.units[0]]
    assert {second.unit_id, third.unit_id} == {first.unit_id}


def test_however_much_is_new_it_is_read_in_one_query_and_without_its_answers(
    world: Callable[[str, int], World],
) -> None:
    played = world("thach-an-2021", 2)
    played.hears("Phúc", Text("bn roi"), 1)
    for unit in played.units:
        played.commune.send(unit, "Hoa", played.at(2), period="2023-05")
    with played.commune.queries() as said:
        explained, _ = played.hears("Phúc", Text("vì sao số này"), 3)
    assert isinstance(explained, Explained)
    assert explained.difference is not None
    assert len(explained.difference.added) == len(played.units) > 1
    assert len([query for query in said if "FROM nomination_events" in query]) == 1
    assert not [query for query in said if "nominations.answers" in query]
    assert all("LIMIT" in query for query in said if "FROM told_figures" in query)
