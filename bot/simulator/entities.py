"""Text with its entities, as Telegram reads it: HTML in, offsets in UTF-16 units out."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import bad

Json = dict[str, Any]

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler",
}  # fmt: skip
OPAQUE = {"code", "pre", "text_link"}
TOKEN = re.compile(r"<[^>]*>?|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|[^<&]+|&")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z-]*)((?:\s[^>]*)?)>")
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])"
    r"|(?<![\w/])(?P<bot_command>/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?)"
    r"|(?<!\w)(?P<mention>@[a-zA-Z]\w{3,31})"
    r"|(?<!\w)(?P<hashtag>\#\w*[^\W\d_]\w*)"
)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Reader:
    text: str = ""
    open: list[Json] = field(default_factory=list)
    done: list[Json] = field(default_factory=list)

    def tag(self, token: str, offset: int) -> None:
        match = TAG.fullmatch(token)
        if match is None or match[2].lower() not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{token.strip("<>/")}" at byte offset {offset}')
        if match[1]:
            self._close(match[2].lower(), offset)
        else:
            self._open(match[2].lower(), match[3])

    def _open(self, name: str, attributes: str) -> None:
        entity: Json = {"type": TAGS[name], "offset": units(self.text), "tag": name}
        href = HREF.search(attributes) if name == "a" else None
        if href:
            entity["url"] = html.unescape(href[1] or href[2] or "")
        self.open.append(entity)

    def _close(self, name: str, offset: int) -> None:
        if not self.open or self.open[-1]["tag"] != name:
            raise bad(f"can't parse entities: Unexpected end tag at byte offset {offset}")
        entity = self.open.pop()
        del entity["tag"]
        entity["length"] = units(self.text) - entity["offset"]
        if entity["length"] and (entity["type"] != "text_link" or entity.get("url")):
            self.done.append(entity)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities of HTML; a fault raises the 400 of the real thing."""
    reader = _Reader()
    for match in TOKEN.finditer(source):
        token = match[0]
        if token.startswith("<"):
            reader.tag(token, len(source[: match.start()].encode()))
        else:
            reader.text += html.unescape(token) if token.startswith("&") and len(token) > 1 else token
    if reader.open:
        tag = reader.open[-1]["tag"]
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
    return _trimmed(reader.text, reader.done)


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, units(text))
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def found(text: str) -> list[Json]:
    """The entities that Telegram finds by itself: links, commands, mentions, hashtags."""
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in FOUND.finditer(text)
    ]


def formatted(text: str, *, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Text and all its entities, in order."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad(f"unsupported parse_mode: this simulator reads HTML, not {parse_mode}")
    plain, marked = parse_html(text) if parse_mode else _trimmed(text, entities or [])
    opaque = [e for e in marked if e["type"] in OPAQUE]
    own = [e for e in found(plain) if not any(_overlap(e, other) for other in opaque)]
    return plain, sorted(marked + own, key=lambda e: (e["offset"], -e["length"]))


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
