"""`kill -9` at any moment: what was acknowledged stays, everybody gets an answer, and nothing happens twice."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest

from bot.simulator.client import Person

from .conftest import Prepared
from .deployment import PATIENCE, Deployment, joined, say, spoken, tap

#: what an officer writes from the first wish to the receipt, each with words of the reply and the answer it gives
TALK = (
    ("Giới thiệu gương", "Giới thiệu ai?", None),
    ("Cá nhân", "Lĩnh vực nào?", "subject"),
    ("Giáo dục", "Họ tên, năm sinh, chỗ ở?", "field"),
    ("Bế Thị Xuân, 1979, xóm Nà Pài", "Nghề nghiệp", "name"),
    ("Giáo viên trường tiểu học", "Đã làm việc gì?", "occupation"),
    ("Nấu bữa trưa cho học sinh ở xa suốt năm học.", "Kết quả ra sao?", "deeds"),
    ("Ba mươi em không phải nhịn trưa.", "Đã báo cho người được giới thiệu", "results"),
    ("Đã báo", "Có đồng ý đăng bài", "told"),
    ("Đồng ý đăng", "Gửi ảnh nếu có", "publish"),
    ("Bỏ qua", "Xem lại bản giới thiệu", None),
    ("Gửi", "Đã gửi lúc", None),
)
CROWD = 20
TELLING = ("Đồng ý đăng", "Bỏ qua", "Gửi")


async def talks(person: Person) -> None:
    """Say it all, waiting for each reply."""
    for text, reply, _ in TALK:
        await person.say(text)
        await person.wait_for(reply, PATIENCE)


def answers(deployment: Deployment, person: Person) -> dict[str, object]:
    """The answers of somebody's newest draft, as they lie in the database."""
    everybody = "SELECT telegram_id, answers FROM drafts JOIN people ON people.id = drafts.person_id ORDER BY drafts.id"
    return dict(json.loads(dict(deployment.ask(everybody)).get(person.id, "{}")))


def done(deployment: Deployment) -> int:
    """How many updates have had their effect."""
    return int(deployment.ask("SELECT count(*) FROM inbox WHERE done_at IS NOT NULL")[0][0])


async def comes_true(what: Callable[[], bool]) -> None:
    """Watch the database until it is so."""
    async with asyncio.timeout(PATIENCE):
        while not what():  # noqa: ASYNC110  # a database rings no bell
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("seed", [1, 2])
async def test_whoever_talks_while_the_bot_is_killed_loses_nothing(
    running: Deployment, prepared: Prepared, seed: int
) -> None:
    chance = random.Random(seed)
    calm = await joined(running, 601, "Chị Mai", prepared.tokens["Thôn Phú Sơn"])
    hoa = await joined(running, 602, "Chị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await talks(calm)
    kills = 0
    for text, reply, question in TALK:
        await hoa.say(text)
        if chance.random() < 0.5:
            await asyncio.sleep(chance.uniform(0, 0.06))
            await running.kill()
            await running.start()
            kills += 1
        await hoa.wait_for(reply, PATIENCE)
        if question is not None and chance.random() < 0.4:
            await running.kill()
            kills += 1
            assert question in answers(running, hoa), f"{text!r} was acknowledged"
            await running.start()
    await running.idle()

    repeated = len(await spoken(hoa)) - len(await spoken(calm))
    assert 0 <= repeated <= kills
    sent = json.loads((await running.type("nominations", "--json")).out)
    assert Counter(each["unit"] for each in sent) == {"Thôn Phú Sơn": 1, "Thôn Gò Chùa": 1}
    assert sent[0]["answers"] == sent[1]["answers"]


async def test_sixty_updates_that_wait_survive_three_kills(running: Deployment, prepared: Prepared) -> None:
    chance = random.Random(20)
    units = [unit for unit in prepared.tokens if unit.startswith(("Thôn", "Xóm", "Trường", "Hội"))]
    units += [unit for unit in prepared.tokens if unit not in units][-(CROWD - len(units)) :]
    crowd = [await running.simulator.person(700 + number, f"Cán bộ {number}") for number in range(CROWD)]
    for person, unit in zip(crowd, units, strict=True):
        for text in (f"/start {prepared.tokens[unit]}", "Đúng, tham gia", "Anh", *(text for text, _, _ in TALK[:8])):
            await person.say(text)
    for person in crowd:
        await person.wait_event(lambda each: "Có đồng ý đăng" in str(each.get("message")), PATIENCE * 2)
    await running.idle()
    assert await running.stop() == 0
    heard_before = {person.id: len(await spoken(person)) for person in crowd}

    for text in TELLING:
        for person in crowd:
            await person.say(text)
    assert (await running.simulator.updates())["pending"] == 60
    done_before = done(running)
    for part in (0, 1, 2):
        await running.start()
        enough = done_before + chance.randint(20 * part, 20 * part + 15)
        await comes_true(partial(lambda many: done(running) >= many, enough))
        await running.kill()
    assert done(running) < done_before + 60, "the last kill came too late to say anything"
    await running.start()
    for person in crowd:
        await person.wait_for("Đã gửi lúc", PATIENCE)
    await running.idle()

    replies = [len(await spoken(person)) - heard_before[person.id] for person in crowd]
    assert min(replies) >= len(TELLING), "somebody was left without a reply"
    assert max(replies) <= len(TELLING) + 3, "a kill repeated more than one message to somebody"
    sent = json.loads((await running.type("nominations", "--json")).out)
    assert Counter(each["unit"] for each in sent) == dict.fromkeys(units, 1)
    assert all(answer["publish"] == "yes" for answer in (each["answers"] for each in sent))


async def test_every_update_delivered_twice_changes_nothing(running: Deployment, prepared: Prepared) -> None:
    hoa = await joined(running, 602, "Chị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await talks(hoa)
    await running.idle()
    said, stored = await spoken(hoa), (await running.type("nominations", "--json")).out
    calls = len(await running.simulator.calls())

    again = await running.simulator.redeliver()
    assert len(again) >= len(TALK)
    await running.idle()
    await running.stop()
    await running.simulator.redeliver()
    await running.start()
    await running.idle()

    assert await spoken(hoa) == said
    assert (await running.type("nominations", "--json")).out == stored
    fresh = [call["method"] for call in (await running.simulator.calls())[calls:]]
    assert not [method for method in fresh if method.lower().startswith(("send", "edit", "answer"))]
    assert "Đã gửi" in (await say(hoa, "còn thiếu bao nhiêu?")).text


async def test_a_stopped_bot_has_finished_what_it_took(running: Deployment, prepared: Prepared) -> None:
    hoa = await joined(running, 602, "Chị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await tap(hoa, "Giới thiệu gương")
    await running.idle()
    await running.simulator.faults(latency_ms=500)
    await hoa.say("Cá nhân")
    await comes_true(lambda: "subject" in answers(running, hoa))
    begun = time.monotonic()
    assert await running.stop(within=8) == 0
    assert time.monotonic() - begun < 8
    assert "Lĩnh vực nào?" in (await spoken(hoa))[-1]
    assert running.ask("SELECT count(*) FROM outbox WHERE closed_at IS NULL") == [(0,)]
    await running.simulator.no_faults()

    said = await spoken(hoa)
    await hoa.say("Giáo dục")
    await running.start()
    await hoa.wait_for("Họ tên, năm sinh, chỗ ở?", PATIENCE)
    await running.idle()
    assert len(await spoken(hoa)) == len(said) + 1
