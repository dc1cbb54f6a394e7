"""The store of files: a folder in which every content lies once, under the hash of itself."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from bot.errors import InputFault


class FileStore:
    """Keeps bytes in a folder. A path that it gives stays valid wherever the folder is moved."""

    def __init__(self, folder: str | Path) -> None:
        """Raises InputFault when the folder cannot be written, or is not a folder of this machine."""
        if "://" in str(folder):
            raise InputFault("files-url", url=str(folder))
        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as fault:
            raise InputFault("files-folder", path=str(folder), reason=fault.strerror or "") from None

    def put(self, content: bytes) -> str:
        """Keep the content and give its path within the store; it is on the disk when this returns."""
        name = hashlib.sha256(content).hexdigest()
        path = f"{name[:2]}/{name[2:4]}/{name}"
        place = self.folder / path
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, content)
        return path

    def read(self, path: str) -> bytes:
        """The content at a path; FileNotFoundError when it is gone."""
        return self._place(path).read_bytes()

    def remove(self, path: str) -> None:
        """Forget the content at a path; one already gone is no fault."""
        self._place(path).unlink(missing_ok=True)

    def _place(self, path: str) -> Path:
        place = (self.folder / path).resolve()
        if not place.is_relative_to(self.folder.resolve()):
            raise ValueError("the path leads out of the store")
        return place


def _write(place: Path, content: bytes) -> None:
    # written aside and renamed: a crash leaves no half of a file under a name that promises the whole
    handle, aside = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened, and need not be
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
