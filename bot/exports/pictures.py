"""The state of all units as a picture for a phone: a bar of the groups, and below it each group with its number."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: all in pixels of the picture, which is as wide as a phone shows it
WIDTH = 1080
_MARGIN, _GAP = 56, 16
_BAR, _SQUARE = 84, 44
_TITLE, _LINE, _NAMES, _FOOT, _COUNT = 56, 42, 34, 28, 60
_LEADING, _ASCENT = 1.32, 0.93
_DOTS = 100
_INK, _QUIET, _PAPER, _RULE = "#1f2d3a", "#55636f", "#ffffff", "#dfe5ea"
#: calm ones, told apart without colour by how light they are; none of them accuses
_TONES = {
    "met": "#1f6f8b",
    "sent": "#6fb1c7",
    "elsewhere": "#a3cbbd",
    "drafting": "#c9b37e",
    "none": "#dbe3e8",
    "missing": "#a9b4bd",
}

Tone = Literal["met", "sent", "elsewhere", "drafting", "none", "missing"]


@dataclass(frozen=True)
class Share:
    """One group of units: what it is called, how many it has, and their names where they are few (else empty)."""

    tone: Tone
    label: str
    count: int
    names: str = ""


@dataclass(frozen=True)
class StatePicture:
    """How all units stand.

    `head` says of whose units. `lines` stand below the title, `foot` says of what minute and whence the figures are.
    """

    file_name: str
    title: tuple[str, ...]
    lines: tuple[str, ...]
    shares: tuple[Share, ...]
    foot: tuple[str, ...]
    head: str = ""
    kind: Literal["state-picture"] = "state-picture"


def drawn(picture: StatePicture) -> bytes:
    """The picture as PNG."""
    # half a second and fifty megabytes that nobody needs who is sent no picture
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / _DOTS, 1), dpi=_DOTS, facecolor=_PAPER)
    canvas = FigureCanvasAgg(figure)
    height = _Page(figure, canvas).lay(picture)
    figure.set_size_inches(WIDTH / _DOTS, height / _DOTS)
    _scale(figure.axes[0], height)
    file = BytesIO()
    figure.savefig(file, format="png", dpi=_DOTS)
    return file.getvalue()


def _scale(axes: Axes, height: float) -> None:
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.set_axis_off()


class _Page:
    """Lays one thing below the other; `at` is where the next one begins."""

    def __init__(self, figure: Figure, canvas: Any) -> None:
        self._axes = figure.add_axes((0, 0, 1, 1))
        self._renderer = canvas.get_renderer()
        self._at = float(_MARGIN)

    def lay(self, picture: StatePicture) -> float:
        """Everything there is; gives the height that it takes."""
        if picture.head:
            self._words(picture.head, _LINE, colour=_QUIET)
            self._at += _GAP
        for line in picture.title:
            self._words(line, _TITLE, bold=True)
        for line in picture.lines:
            self._words(line, _LINE, colour=_QUIET)
        self._at += 2 * _GAP
        self._bar(picture.shares)
        for share in picture.shares:
            self._share(share)
        self._at += _GAP
        self._axes.plot([_MARGIN, WIDTH - _MARGIN], [self._at, self._at], color=_RULE, linewidth=2)
        self._at += _GAP
        for line in picture.foot:
            self._words(line, _FOOT, colour=_QUIET)
        return self._at + _MARGIN - _GAP

    def _bar(self, shares: Sequence[Share]) -> None:
        """All units in one bar, each group as long as its part of them."""
        total, left, width = sum(share.count for share in shares), float(_MARGIN), WIDTH - 2 * _MARGIN
        for share in shares:
            wide = width * share.count / total if total else 0
            self._block(left, wide, _BAR, share.tone)
            left += wide
        self._at += _BAR + 2 * _GAP

    def _share(self, share: Share) -> None:
        """A group: its colour, its number, what it is called, and below who is in it."""
        self._block(_MARGIN, _SQUARE, _SQUARE, share.tone, down=_COUNT * _ASCENT - _SQUARE)
        indent = _MARGIN + _SQUARE + _GAP
        self._put(str(share.count), indent, _COUNT, bold=True)
        # numbers stand below each other whatever they are, and on one line with their words
        beside = indent + self._width("000", _COUNT, bold=True) + _GAP
        self._at += (_COUNT - _LINE) * _ASCENT
        self._words(share.label, _LINE, left=beside)
        if share.names:
            self._words(share.names, _NAMES, left=beside, colour=_QUIET)
        self._at += _GAP

    def _block(self, left: float, wide: float, high: float, tone: Tone, *, down: float = 0) -> None:
        from matplotlib.patches import Rectangle

        corner = (left, self._at + down)
        self._axes.add_patch(Rectangle(corner, wide, high, facecolor=_TONES[tone], edgecolor=_PAPER, linewidth=2))

    def _words(self, text: str, size: int, *, left: float = _MARGIN, bold: bool = False, colour: str = _INK) -> None:
        """A text in as many lines as it takes."""
        room = WIDTH - _MARGIN - left
        for line in wrapped(text, room, lambda words: self._width(words, size, bold=bold)):
            self._put(line, left, size, bold=bold, colour=colour)
            self._at += size * _LEADING

    def _put(self, line: str, left: float, size: int, *, bold: bool = False, colour: str = _INK) -> None:
        self._axes.text(
            left,
            self._at + size * _ASCENT,
            unicodedata.normalize("NFC", line),
            fontsize=_points(size),
            fontweight="bold" if bold else "normal",
            color=colour,
            va="baseline",
            parse_math=False,
        )

    def _width(self, line: str, size: int, *, bold: bool) -> float:
        from matplotlib.font_manager import FontProperties

        font = FontProperties(size=_points(size), weight="bold" if bold else "normal")
        width, _, _ = self._renderer.get_text_width_height_descent(unicodedata.normalize("NFC", line), font, False)
        return float(width)


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """A text in lines that fit; a word that is wider than a line is cut.

    A no-break space keeps words together, as far as one line holds them.
    """
    lines, line = [], ""
    together = text.split(" ")
    for word in (part for words in together for part in ([words] if width(words) <= room else words.split())):
        longer = f"{line} {word}".strip()
        if width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word) > room and len(word) > 1:
            fits = max(1, sum(width(word[: end + 1]) <= room for end in range(len(word))))
            lines.append(word[:fits])
            word = word[fits:]
        line = word
    return [*lines, line] if line else lines


def _points(pixels: int) -> float:
    return pixels * 72 / _DOTS
