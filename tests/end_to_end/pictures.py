"""A picture as a phone sends it, made in code."""

import struct
import zlib


def picture(side: int = 64) -> bytes:
    """A small PNG."""
    rows = b"".join(b"\0" + bytes(v for x in range(side) for v in (x * 4 % 256, y * 4 % 256, 120)) for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
