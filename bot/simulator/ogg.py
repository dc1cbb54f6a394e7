"""A small voice message made in code: Ogg Opus, silent, valid for any player."""

import struct

SERIAL = 0x56494E48
FRAME = b"\xf8\xff\xfe"  # 20 ms of silence, 48 kHz
SAMPLES = 960


def sample_voice(seconds: int = 3) -> bytes:
    """A voice message of that length."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 312, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 9) + b"dienhinh " + struct.pack("<I", 0)
    pages = [_page(0, 0, 2, [head]), _page(1, 0, 0, [tags])]
    for second in range(seconds):
        last = 4 if second == seconds - 1 else 0
        pages.append(_page(second + 2, (second + 1) * 50 * SAMPLES, last, [FRAME] * 50))
    return b"".join(pages)


def _page(sequence: int, position: int, flags: int, packets: list[bytes]) -> bytes:
    lacing = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, position, SERIAL, sequence, 0)
    page = head + bytes([len(lacing)]) + lacing + b"".join(packets)
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = ((value << 1) ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value
