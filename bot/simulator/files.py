"""Files that went through the simulator, in memory."""

import mimetypes
import secrets
import struct
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.simulator.errors import bad

Json = dict[str, Any]
LARGEST_DOWNLOAD = 20 * 1024 * 1024
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "sticker": "stickers"}
EXTENSIONS = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "sticker": ".webp"}


@dataclass(frozen=True)
class Upload:
    """Bytes as they came in, with the name and type the sender gave them."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Stored:
    """A file with the ids by which both sides know it."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload

    def body(self) -> Json:
        """The part of the JSON that all kinds share."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.upload.content)}


class Files:
    """Every file by its id and by its path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def keep(self, kind: str, upload: Upload) -> Stored:
        """Store it under a new id."""
        number = len(self._by_path) + 1
        extension = EXTENSIONS.get(kind) or PurePosixPath(upload.name).suffix
        stored = Stored(
            file_id=f"{kind[:2].upper()}gAC{secrets.token_urlsafe(36)}",
            unique_id=f"AQAD{secrets.token_urlsafe(8)}",
            kind=kind,
            path=f"{FOLDERS[kind]}/file_{number}{extension}",
            upload=upload,
        )
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def get(self, file_id: str) -> Stored:
        """By id; the 400 of the real thing when unknown."""
        if file_id.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        if file_id not in self._by_id:
            raise bad("wrong file identifier/HTTP URL specified")
        return self._by_id[file_id]

    def at(self, path: str) -> Stored | None:
        """By the path that getFile gave."""
        return self._by_path.get(path)


def media(stored: Stored, *, small: Stored | None = None) -> Json | list[Json]:
    """The JSON of a file inside a message; a photo is a list of sizes, smallest first."""
    upload = stored.upload
    named = {"file_name": upload.name, "mime_type": upload.mime}
    match stored.kind:
        case "photo":
            width, height = image_size(upload.content)
            sizes = [
                (small or stored, min(width, 90), max(1, min(height, 90 * height // width))),
                (stored, width, height),
            ]
            return [{**file.body(), "width": w, "height": h} for file, w, h in sizes]
        case "voice":
            return {**stored.body(), "duration": 3, "mime_type": "audio/ogg"}
        case "video":
            return {**stored.body(), **named, "width": 640, "height": 360, "duration": 3}
        case "sticker":
            flags = {"type": "regular", "is_animated": False, "is_video": False}
            return {**stored.body(), **flags, "width": 512, "height": 512}
        case _:
            return {**stored.body(), **named}


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; 640 by 480 for anything else."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return max(width, 1), max(height, 1)
    return _jpeg_size(content) or (640, 480)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while content.startswith(b"\xff\xd8") and place + 9 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], struct.unpack(">H", content[place + 2 : place + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return max(width, 1), max(height, 1)
        place += 2 + length
    return None


def mime_of(name: str, given: str | None = None) -> str:
    """The type of a file, by what the sender said or by its name."""
    if given and given != "application/octet-stream":
        return given.partition(";")[0]
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
