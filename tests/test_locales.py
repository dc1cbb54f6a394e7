"""The words of both languages: the same keys and values, all in use, and nothing that the house does not say."""

import ast as code
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.paths import LOCALES
from bot.texts import LANGUAGES, texts

BOT = Path(__file__).parents[1] / "bot"

#: Voice gives these with every sentence, whether it wants them or not
ALWAYS_GIVEN = {"you", "You"}

#: words of the column "Avoid" in the house's voice, and why they may stand in a place after all
AVOIDED = (
    "bạn", "người dùng", "user", "lỗi", "không hợp lệ", "sai định dạng", "nhập sai", "nợ", "vi phạm", "chậm trễ",
    "chưa hoàn thành", "như em đã nhắc", "từ chối", "bị loại", "trượt", "gương giả", "khai man", "bị tố", "sai phạm",
    "đề nghị khen thưởng", "hồ sơ khen thưởng", "được công nhận", "mẫu quy định", "theo luật", "em nghĩ", "có lẽ",
    "đã xem", "đã đọc", "vĩnh viễn", "khẩn", "gấp", "chỉ tiêu", "xếp cuối", "tuyệt vời", "chúc mừng", "vui lòng",
    "draft", "form", "admin", "inline", "template", "có chắc", "chết", "dân tộc ít người", "chưa nộp", "bản nháp",
)  # fmt: skip
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
#: what the people at the keyboard read: the command line and plan files may speak of faults and files
_IN_CHAT = (
    "answers", "nominate", "join", "review", "remind", "outages", "edge", "declaring", "notebook", "drafts", "consent",
    "checklist", "reopen", "reminding", "mailed", "sharing", "chase", "papers",
)  # fmt: skip


def messages(language: str) -> Iterator[tuple[str, ast.Message]]:
    """Every sentence, with the file that has it."""
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content!r} cannot be read"
            if isinstance(entry, ast.Message):
                yield path.stem, entry


class _Values(Visitor):
    """Collects the values and the other sentences that a sentence needs."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.sentences: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # the library's name
        self.sentences.add(node.id.name)


def values(language: str) -> dict[str, set[str]]:
    """What each sentence needs; what it quotes needs counts too."""
    own: dict[str, _Values] = {}
    for _, message in messages(language):
        own[message.id.name] = _Values()
        own[message.id.name].visit(message)

    def needed(key: str) -> set[str]:
        return own[key].names.union(*(needed(other) for other in own[key].sentences)) - ALWAYS_GIVEN

    return {key: needed(key) for key in own}


def _written(message: ast.Message) -> str:
    """The words of a sentence, without what is put into them."""
    parts: list[str] = []

    class Words(Visitor):
        def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802  # the library's name
            parts.append(node.value)

    Words().visit(message)
    return " ".join(parts)


def test_both_languages_have_the_same_keys() -> None:
    assert set(values("vi")) == set(values("en"))


def test_both_languages_need_the_same_values() -> None:
    vietnamese, english = values("vi"), values("en")
    assert {key: english.get(key) for key in vietnamese} == vietnamese


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language: str) -> None:
    counted = Counter(message.id.name for _, message in messages(language))
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    "kept", ["page.json", "reading.yaml", "consent.yaml", "declaring.yaml", "reminding.yaml", "chasing.yaml"]
)
def test_both_languages_have_the_other_files_with_the_same_entries(kept: str) -> None:
    read = json.loads if kept.endswith("json") else yaml.safe_load
    vietnamese, english = (read((LOCALES / each / kept).read_text(encoding="utf-8")) for each in LANGUAGES)
    assert set(vietnamese) == set(english)


class _Spoken(code.NodeVisitor):
    """Every key that the code can name: whole ones, and those put together from a beginning and something else."""

    def __init__(self) -> None:
        self.constants: set[str] = set()
        self.patterns: set[str] = set()
        self.called: set[str] = set()

    def visit_Constant(self, node: code.Constant) -> None:
        if isinstance(node.value, str):
            self.constants.add(node.value)

    def visit_JoinedStr(self, node: code.JoinedStr) -> None:
        parts = [re.escape(str(p.value)) if isinstance(p, code.Constant) else ".*" for p in node.values]
        if re.match(r"[a-z]{2,}", parts[0]) and "".join(parts) != r"button\-.*":
            self.patterns.add("".join(parts))
        self.generic_visit(node)

    def visit_Call(self, node: code.Call) -> None:
        key = node.args[0].value if node.args and isinstance(node.args[0], code.Constant) else None
        match node.func:
            case code.Name(id="voice" | "InputFault" | "Refusal" | "now" | "language") if isinstance(key, str):
                self.called.add(key)
            case code.Call(func=code.Name(id="words")) if isinstance(key, str):
                self.called.add(key)
            case code.Attribute(value=code.Name(id="voice" | "now"), attr="choice") if isinstance(key, str):
                self.called.add(f"button-{key}")
        self.generic_visit(node)


@pytest.fixture(scope="module")
def spoken() -> _Spoken:
    heard = _Spoken()
    for path in sorted(BOT.rglob("*.py")):
        heard.visit(code.parse(path.read_text(encoding="utf-8")))
    return heard


def test_every_sentence_is_used(spoken: _Spoken) -> None:
    quoted = set[str]().union(*(_quoted(message) for _, message in messages("vi")))
    built = re.compile("|".join(f"(?:button-)?{pattern}" for pattern in spoken.patterns))
    used = spoken.constants | quoted
    assert [k for k in values("vi") if not {k, k.removeprefix("button-")} & used and not built.fullmatch(k)] == []


def _quoted(message: ast.Message) -> set[str]:
    collected = _Values()
    collected.visit(message)
    return collected.sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_code_names_exists(spoken: _Spoken, language: str) -> None:
    assert len(spoken.called) > 100
    assert [key for key in spoken.called if not texts(language).has(key)] == []


@pytest.mark.parametrize("word", AVOIDED)
def test_the_house_does_not_say(word: str) -> None:
    said = {
        message.id.name: words
        for stem, message in messages("vi")
        if stem in _IN_CHAT and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words := _written(message).lower())
    }
    assert said == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shouted_or_decorated(language: str) -> None:
    loud = [m.id.name for _, m in messages(language) if "!" in _written(m) or _EMOJI.search(_written(m))]
    assert loud == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_has_twenty_characters_or_fewer(language: str) -> None:
    needed = values(language)
    labels = {
        key: texts(language)(key, **dict.fromkeys(needed[key], 23))
        for key in needed
        if key.startswith(("button-", "label-", "choice-"))
    }
    assert {key: label for key, label in labels.items() if len(label) > 20} == {}


def test_sentences_can_be_taken_in_at_a_glance() -> None:
    """No sentence of a chat is longer than 140 characters without the names put into it."""
    long = {m.id.name: len(_written(m)) for stem, m in messages("vi") if stem in _IN_CHAT and len(_written(m)) > 140}
    assert long == {}
