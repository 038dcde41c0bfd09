"""A small canvas for flat drawings: coordinates of 1600 by 900, drawn double and scaled down."""

import io
import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 1600, 900
SCALE = 2

DEEP = "#0b5d4e"
FOREST = "#08463b"
TEAL = "#1f8a78"
SEA = "#58b09c"
MINT = "#a9d5c8"
PALE = "#dcece6"
CREAM = "#fbf4e4"
SAND = "#f3e3c3"
AMBER = "#f2a93b"
HONEY = "#f9d48b"
RUST = "#c9702b"
BROWN = "#7a4b26"
WATER = "#8fd0d1"
WHITE = "#ffffff"
INK = "#17302b"

Point = tuple[float, float]


def curve(points: Sequence[Point], steps: int = 20) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    smooth: list[Point] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        smooth.extend(_between(before, start, end, after, step / steps) for step in range(steps))
    return [*smooth, points[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def along(axis: int) -> float:
        a, b, c, d = p0[axis], p1[axis], p2[axis], p3[axis]
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )

    return along(0), along(1)


def around(x: float, y: float, radius: float, degrees: float) -> Point:
    turn = math.radians(degrees)
    return x + radius * math.cos(turn), y + radius * math.sin(turn)


class Canvas:
    def __init__(self, top: str, bottom: str) -> None:
        rows = Image.linear_gradient("L").resize((WIDTH * SCALE, HEIGHT * SCALE))
        size = rows.size
        self.image = Image.composite(
            Image.new("RGB", size, bottom), Image.new("RGB", size, top), rows
        )
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        self.pen.ellipse(_box(x - across, y - down, x + across, y + down), fill=fill)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0
    ) -> None:
        self.pen.rounded_rectangle(
            _box(x, y, x + width, y + height), radius=radius * SCALE, fill=fill
        )

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """A line with round ends and corners."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=fill, width=round(width * SCALE), joint="curve")
        for x, y in points:
            self.circle(x, y, width / 2, fill)

    def dashes(self, points: Sequence[Point], fill: str, width: float, step: int = 8) -> None:
        for start in range(0, len(points) - step // 2, step):
            self.line(points[start : start + step // 2 + 1], fill, width)

    def arc(
        self, x: float, y: float, radius: float, turn: tuple[float, float], fill: str, width: float
    ) -> None:
        start, end = turn
        pieces = max(8, round(abs(end - start) / 3))
        angles = [start + (end - start) * piece / pieces for piece in range(pieces + 1)]
        self.line([around(x, y, radius, angle) for angle in angles], fill, width)

    def glow(self, x: float, y: float, radius: float, fill: str, strength: float = 0.6) -> None:
        mask = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        reach = radius * 0.55
        ImageDraw.Draw(mask).ellipse(
            [(x - reach) / 4, (y - reach) / 4, (x + reach) / 4, (y + reach) / 4],
            fill=round(255 * strength),
        )
        self._blend(mask.filter(ImageFilter.GaussianBlur(radius / 12)), fill)

    def shadow(self, x: float, y: float, width: float, height: float, radius: float = 24) -> None:
        """The soft shadow of a box, a little below it."""
        mask = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        ImageDraw.Draw(mask).rounded_rectangle(
            [x / 4, (y + 18) / 4, (x + width) / 4, (y + height + 18) / 4],
            radius=radius / 4,
            fill=64,
        )
        self._blend(mask.filter(ImageFilter.GaussianBlur(5)), FOREST)

    def _blend(self, mask: Image.Image, fill: str) -> None:
        large = mask.resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, fill), (0, 0), large)

    def number(self, x: float, y: float, text: str, size: float, fill: str) -> None:
        font = ImageFont.load_default(size=size * SCALE)
        self.pen.text((x * SCALE, y * SCALE), text, fill=fill, font=font, anchor="mm")

    def webp(self) -> bytes:
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        stream = io.BytesIO()
        small.save(stream, "WEBP", quality=86, method=6)
        return stream.getvalue()


def _box(left: float, top: float, right: float, bottom: float) -> list[float]:
    return [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE]
