"""Pictures of the course on filling the index."""

from home.demo.drawing import (
    AMBER,
    CREAM,
    DEEP,
    FOREST,
    HONEY,
    MINT,
    PALE,
    RUST,
    SAND,
    SEA,
    TEAL,
    WHITE,
    Canvas,
    Point,
    around,
)
from home.demo.motifs import (
    arrow_head,
    chart,
    check,
    coin,
    hills,
    lamp,
    leaf,
    person,
    seal,
    sheet,
    sprout,
)


def index_cover() -> Canvas:
    canvas = Canvas(FOREST, TEAL)
    canvas.glow(800, 520, 760, HONEY, 0.5)
    hills(canvas, [640, 560, 600, 520, 580, 520, 590, 560, 620], "#177563")
    hills(canvas, [760, 720, 750, 700, 740, 690, 750, 720, 760], DEEP)
    for start, end, fill in (
        (180, 222, RUST),
        (227, 269, HONEY),
        (274, 316, AMBER),
        (321, 360, "#7fd0b8"),
    ):
        canvas.arc(800, 580, 390, (start, end), fill, 74)
    for tick in range(21):
        angle = 180 + tick * 9
        canvas.line(
            [around(800, 580, 316, angle), around(800, 580, 300 - tick % 5 // 4 * 6, angle)],
            MINT,
            5,
        )
    canvas.line([(800, 580), around(800, 580, 300, 333)], CREAM, 22)
    canvas.circle(800, 580, 66, CREAM)
    canvas.circle(800, 580, 36, DEEP)
    for dot in range(20):
        x, y = 395 + dot % 10 * 90, 736 + dot // 10 * 88
        lit = dot not in {8, 16, 19}
        canvas.circle(x, y, 32, FOREST)
        canvas.circle(x, y, 26, AMBER if lit else "#2f9c88")
        if lit:
            check(canvas, x, y + 1, 24, FOREST)
    return canvas


def index_layers() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    canvas.circle(800, 380, 340, SAND)
    for level, (width, fill) in enumerate(((1240, DEEP), (920, TEAL), (600, SEA), (300, AMBER))):
        top = 720 - level * 156
        canvas.shadow(800 - width / 2, top, width, 140, 20)
        canvas.box(800 - width / 2, top, width, 140, fill, 20)
    for dot in range(20):
        canvas.circle(256 + dot * 57.2, 790, 20, HONEY if dot % 7 != 5 else SEA)
    for card in range(6):
        canvas.box(382 + card * 144, 586, 112, 96, CREAM, 12)
        canvas.box(398 + card * 144, 606, 60, 12, DEEP, 6)
        canvas.box(398 + card * 144, 634, 80, 10, MINT, 5)
        canvas.box(398 + card * 144, 656, 64, 10, MINT, 5)
    _hall(canvas, 800, 530)
    seal(canvas, 800, 300, 130)
    sprout(canvas, 1380, 720, 200, TEAL)
    sprout(canvas, 220, 720, 160, SEA)
    return canvas


def _hall(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x - 210, y - 66), (x, y - 124), (x + 210, y - 66)], CREAM)
    canvas.box(x - 200, y - 8, 400, 18, CREAM, 6)
    for pillar in range(6):
        canvas.box(x - 172 + pillar * 64, y - 60, 26, 54, CREAM, 4)


def year_cycle() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(800, 450, 392, WHITE)
    for month in range(12):
        start = -90 + month * 30 + 3
        fill = AMBER if 5 <= month <= 7 else (TEAL if month < 5 else SEA)
        canvas.arc(800, 450, 340, (start + 3, start + 21), fill, 62)
    _calendar(canvas, 800, 450)
    places = [around(800, 450, 340, angle) for angle in (-45, 45, 135, 225)]
    for (x, y), ring in zip(places, (TEAL, AMBER, SEA, DEEP), strict=True):
        coin(canvas, x, y, 96, ring)
    sheet(canvas, *places[0], 104, rows=4)
    x, y = places[1]
    canvas.line([(x, y + 44), (x, y - 20)], DEEP, 22)
    arrow_head(canvas, (x, y - 16), -90, 36, DEEP)
    chart(canvas, *places[2], 112)
    seal(canvas, places[3][0], places[3][1] - 12, 90)
    for x, y, radius in ((170, 200, 58), (270, 700, 36), (1430, 190, 40), (1360, 720, 64)):
        canvas.circle(x, y, radius, SAND)
    return canvas


def _calendar(canvas: Canvas, x: float, y: float) -> None:
    canvas.shadow(x - 150, y - 140, 300, 290, 22)
    canvas.box(x - 150, y - 140, 300, 290, CREAM, 22)
    canvas.box(x - 150, y - 140, 300, 78, DEEP, 22)
    canvas.box(x - 150, y - 92, 300, 30, DEEP)
    for ring in (-80, 80):
        canvas.box(x + ring - 10, y - 168, 20, 60, AMBER, 10)
    for day in range(15):
        left, top = x - 122 + day % 5 * 52, y - 36 + day // 5 * 58
        canvas.box(left, top, 36, 36, AMBER if day in {6, 7, 8} else MINT, 8)


def five_scenes() -> Canvas:
    canvas = Canvas(CREAM, SAND)
    canvas.circle(1120, 300, 230, HONEY)
    canvas.shadow(240, 90, 560, 340, 30)
    canvas.box(240, 90, 560, 340, FOREST, 30)
    canvas.box(266, 112, 508, 296, PALE, 14)
    person(canvas, 520, 408, 260, TEAL, CREAM)
    canvas.circle(720, 156, 18, RUST)
    canvas.polygon([(500, 430), (540, 430), (600, 560), (440, 560)], DEEP)
    person(canvas, 1120, 560, 420, TEAL, CREAM)
    leaf(canvas, (1400, 556), (1510, 360), SEA, DEEP)
    canvas.box(0, 556, 1600, 344, DEEP)
    for hole in range(22):
        for top in (574, 850):
            canvas.box(22 + hole * 72, top, 40, 28, CREAM, 6)
    for frame, fill in enumerate((SAND, PALE, WHITE, PALE, SAND)):
        canvas.box(40 + frame * 308, 622, 288, 208, fill, 14)
    _frame_icons(canvas, [(184 + frame * 308, 726) for frame in range(5)])
    return canvas


def _frame_icons(canvas: Canvas, at: list[Point]) -> None:
    x, y = at[0]
    canvas.polygon([(x, y - 76), (x + 88, y + 72), (x - 88, y + 72)], RUST)
    canvas.box(x - 9, y - 26, 18, 54, WHITE, 8)
    canvas.circle(x, y + 48, 11, WHITE)
    for shift, fill in ((-58, HONEY), (58, MINT)):
        canvas.box(at[1][0] + shift - 50, y - 56 + shift / 4, 100, 88, fill, 10)
        canvas.box(at[1][0] + shift - 32, y - 30 + shift / 4, 64, 10, DEEP, 5)
        canvas.box(at[1][0] + shift - 32, y - 6 + shift / 4, 44, 10, DEEP, 5)
    lamp(canvas, at[2][0], y - 4, 170, HONEY)
    x = at[3][0]
    person(canvas, x - 50, y + 76, 150, AMBER, None)
    person(canvas, x + 54, y + 76, 150, RUST, CREAM)
    chart(canvas, *at[4], 170)
