"""The small parts by themselves."""

import asyncio
import json
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.paths import LOCALES
from bot.simulator import State
from bot.simulator.application import PAGE
from bot.simulator.client import connect
from bot.simulator.clock import VIETNAM, Clock
from bot.simulator.entities import formatted, parse_html
from bot.simulator.errors import Refused
from bot.simulator.files import image_size
from bot.simulator.ogg import sample_voice
from bot.simulator.updates import UpdateQueue

USED = re.compile(r"""(?:data-(?:word|label|placeholder)="|\bsay\(")(\w+)""")


def test_a_clock_without_a_zone_is_meant_in_viet_nam() -> None:
    clock = Clock(datetime(2026, 11, 12, 8))  # noqa: DTZ001
    assert abs(clock.now() - datetime(2026, 11, 12, 8, tzinfo=VIETNAM)) < timedelta(seconds=1)


def test_a_clock_that_nobody_set_shows_real_time() -> None:
    assert abs(Clock().now() - datetime.now(VIETNAM)) < timedelta(seconds=1)


def test_html_is_trimmed_and_its_entities_with_it() -> None:
    assert parse_html("  <b> a </b> ") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_what_looks_like_a_command_inside_code_is_none() -> None:
    _, entities = formatted("<code>/start</code> /han", parse_mode="HTML", entities=None)
    assert [(e["type"], e["offset"]) for e in entities] == [("code", 0), ("bot_command", 7)]


def test_a_date_is_no_command() -> None:
    assert formatted("đến 19/11, 1/xã", parse_mode=None, entities=None)[1] == []


@pytest.mark.parametrize("html", ["<b>", "</b>", "<x>a</x>", "a <", "<b><i>a</b></i>"])
def test_faulty_html_is_refused(html: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        parse_html(html)


def test_update_ids_rise_from_one_start_to_the_next() -> None:
    assert (UpdateQueue().add("message", {}) or 0) > 700_000_000


def test_an_update_that_the_bot_did_not_ask_for_is_dropped() -> None:
    queue = UpdateQueue()
    queue.allowed = ["message"]
    assert queue.add("edited_message", {}) is None
    assert queue.add("message", {}) is not None


def test_a_negative_offset_keeps_the_last_ones() -> None:
    queue = UpdateQueue()
    ids = [queue.add("message", {}) for _ in range(3)]
    assert [update["update_id"] for update in queue.take(-1, 100)] == ids[2:]


def test_the_sample_voice_is_an_ogg_of_three_seconds() -> None:
    voice = sample_voice()
    assert voice.count(b"OggS") == 5
    assert b"OpusHead" in voice


def test_the_size_of_a_picture_is_read() -> None:
    assert image_size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x40\0\0\0\xc8") == (320, 200)
    assert image_size(b"\xff\xd8\xff\xc0\0\x11\x08\0\x64\0\xc8") == (200, 100)
    assert image_size(b"khong phai anh") == (640, 480)


def test_every_word_of_the_page_is_there_in_both_languages_and_none_besides() -> None:
    sources = "".join(path.read_text() for path in PAGE.iterdir() if path.suffix in (".js", ".html"))
    vietnamese, english = (json.loads((LOCALES / each / "page.json").read_text()) for each in ("vi", "en"))
    assert vietnamese.keys() == english.keys()
    assert vietnamese["errors"].keys() == english["errors"].keys()
    unused = [key for key in vietnamese if not re.search(rf"[\"\'.]{key}\b", sources)]
    assert unused == []
    assert set(USED.findall(sources)) - vietnamese.keys() == set()


def test_the_page_speaks_only_through_its_words() -> None:
    for path in PAGE.iterdir():
        assert path.suffix == ".svg" or re.search(r"[à-ỹÀ-Ỹđ]", path.read_text()) is None, path.name


def test_a_state_without_a_numeric_token_works() -> None:
    assert State("abc").bot.is_bot


async def test_it_runs_alone() -> None:
    command = [sys.executable, "-m", "bot.simulator", "--token", "1:a", "--now", "2026-11-12T08:00"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
    async with connect(url) as simulator:
        assert (await simulator.now()).date().isoformat() == "2026-11-12"
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 5) == 0
