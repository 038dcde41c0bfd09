"""Pictures of places and people."""

from home.demo.drawing import (
    AMBER,
    BROWN,
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
    WATER,
    WHITE,
    Canvas,
    Point,
    around,
    curve,
)
from home.demo.motifs import bush, cross, hills, house, lamp, leaf, person, tree, walker


def river() -> Canvas:
    canvas = Canvas(HONEY, CREAM)
    canvas.glow(1080, 330, 520, WHITE, 0.75)
    canvas.circle(1080, 330, 96, AMBER)
    _birds(canvas)
    hills(canvas, [430, 330, 410, 290, 400, 340, 420, 330, 400], MINT)
    hills(canvas, [470, 450, 380, 460, 430, 480, 410, 450, 430], SEA)
    hills(canvas, [560, 500, 540, 520, 548, 525, 520, 470, 500], TEAL)
    _stream(canvas)
    hills_left = curve([(0, 640), (180, 610), (380, 640), (560, 720), (620, 900)])
    canvas.polygon([(0, 900), *hills_left], DEEP)
    hills_right = curve([(1600, 600), (1420, 610), (1240, 690), (1130, 800), (1110, 900)])
    canvas.polygon([(1600, 900), *hills_right], DEEP)
    for x, y, size in ((70, 640, 190), (470, 690, 130), (1330, 660, 170), (1480, 640, 240)):
        tree(canvas, x, y, size, MINT)
    house(canvas, 270, 640, 230)
    house(canvas, 1235, 690, 130)
    _boat(canvas, 850, 800)
    return canvas


def _birds(canvas: Canvas) -> None:
    for x, y, size in ((330, 170, 34), (420, 130, 26), (500, 190, 22)):
        wings = curve([(x - size, y - size * 0.3), (x - size * 0.4, y - size * 0.5), (x, y)])
        other = curve([(x, y), (x + size * 0.4, y - size * 0.5), (x + size, y - size * 0.3)])
        canvas.line([*wings, *other], BROWN, 5)


def _stream(canvas: Canvas) -> None:
    left = curve([(868, 526), (772, 566), (800, 622), (640, 720), (540, 900)])
    right = curve([(1180, 900), (1100, 740), (930, 650), (846, 582), (880, 528)])
    canvas.polygon([*left, *right], WATER)
    for x, y, length in (
        (820, 630, 36),
        (800, 690, 90),
        (900, 730, 70),
        (690, 790, 90),
        (960, 850, 110),
    ):
        canvas.line([(x, y), (x + length, y)], WHITE, 5)


def _boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x, y + 26, 150, 12, SEA)
    person(canvas, x - 8, y - 4, 96, AMBER, DEEP)
    hull = curve([(x - 150, y - 18), (x - 80, y + 22), (x + 80, y + 22), (x + 150, y - 22)])
    canvas.polygon([*hull, (x + 96, y - 6), (x - 96, y - 4)], BROWN)
    canvas.line([(x + 40, y - 74), (x + 92, y + 34)], RUST, 7)


def course_cover() -> Canvas:
    canvas = Canvas(FOREST, TEAL)
    canvas.glow(1120, 240, 700, HONEY, 0.55)
    hills(canvas, [520, 460, 520, 400, 470, 360, 330, 450, 520], "#2f9c88")
    hills(canvas, [640, 560, 610, 540, 560, 460, 420, 520, 560], "#177563")
    hills(canvas, [700, 720, 640, 680, 640, 660, 640, 680, 640], DEEP)
    hills(canvas, [800, 780, 820, 770, 800, 760, 800, 790, 770], FOREST)
    path = curve(
        [
            (330, 900),
            (470, 800),
            (820, 760),
            (1010, 690),
            (860, 610),
            (840, 550),
            (1010, 490),
            (1120, 424),
        ]
    )
    _road(canvas, path)
    for index, (x, y) in enumerate(((430, 822), (760, 766), (1000, 694), (852, 574), (1010, 492))):
        radius = 46 - index * 6
        canvas.circle(x, y - radius * 1.5, radius, AMBER)
        canvas.polygon(
            [(x - radius * 0.6, y - radius), (x + radius * 0.6, y - radius), (x, y)], AMBER
        )
        canvas.circle(x, y - radius * 1.5, radius * 0.48, CREAM)
    lamp(canvas, 1122, 290, 270)
    _rays(canvas, 1122, 252, 136)
    for x, y, size in ((120, 800, 210), (240, 830, 140), (1380, 790, 190), (1500, 800, 260)):
        tree(canvas, x, y, size, SEA)
    return canvas


def _road(canvas: Canvas, path: list[Point]) -> None:
    for index, (x, y) in enumerate(path):
        canvas.ellipse(x, y, 44 - 37 * index / len(path), 20 - 15 * index / len(path), SAND)


def _rays(canvas: Canvas, x: float, y: float, radius: float) -> None:
    for angle in range(150, 391, 30):
        start, end = around(x, y, radius, angle), around(x, y, radius + 46, angle)
        canvas.line([start, end], AMBER, 12)


def application() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(1330, 190, 84, HONEY)
    hills(canvas, [470, 400, 450, 380, 430, 390, 470, 400, 440], MINT)
    hills(canvas, [620, 600, 620, 610, 620, 600, 620, 610, 620], SEA)
    canvas.box(0, 690, 1600, 210, TEAL)
    for x, y, size in ((130, 700, 330), (290, 690, 210), (1330, 690, 230), (1480, 710, 340)):
        tree(canvas, x, y, size, DEEP)
    canvas.polygon([(740, 690), (860, 690), (1130, 900), (470, 900)], SAND)
    _building(canvas)
    walker(canvas, 640, 850, 220, AMBER, None)
    walker(canvas, 810, 876, 235, RUST, CREAM)
    walker(canvas, 1000, 862, 225, DEEP, HONEY)
    return canvas


def _building(canvas: Canvas) -> None:
    canvas.shadow(460, 330, 680, 350, 12)
    canvas.box(470, 380, 660, 312, WHITE, 8)
    canvas.polygon([(410, 392), (560, 280), (800, 200), (1040, 280), (1190, 392)], DEEP)
    canvas.circle(800, 306, 58, WHITE)
    cross(canvas, 800, 306, 74, AMBER)
    for x in (520, 630, 900, 1010):
        canvas.box(x, 450, 76, 104, WATER, 8)
        canvas.box(x + 34, 450, 8, 104, WHITE)
    canvas.box(728, 470, 144, 222, HONEY, 8)
    canvas.polygon([(728, 470), (676, 500), (676, 716), (728, 692)], TEAL)
    canvas.polygon([(872, 470), (924, 500), (924, 716), (872, 692)], TEAL)
    canvas.box(450, 684, 226, 16, DEEP, 6)
    canvas.box(924, 684, 226, 16, DEEP, 6)


def clinic() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    canvas.circle(800, 458, 352, SAND)
    canvas.circle(800, 458, 284, CREAM)
    places = [around(800, 458, 318, angle) for angle in (-90, -18, 54, 126, 198)]
    shirts = (AMBER, TEAL, RUST, DEEP, SEA)
    veils = (DEEP, None, CREAM, None, AMBER)
    for x, y in places:
        canvas.line([(800, 458), (x, y)], MINT, 12)
    for (x, y), shirt, veil in zip(places, shirts, veils, strict=True):
        _portrait(canvas, (x, y), shirt, veil)
    canvas.circle(800, 458, 172, WHITE)
    cross(canvas, 800, 458, 262, DEEP)
    leaf(canvas, (758, 514), (862, 390), AMBER, DEEP)
    for x, y, size in ((120, 900, 260), (330, 930, 170), (1290, 930, 180), (1480, 900, 270)):
        bush(canvas, x, y, size, SEA)
    return canvas


def _portrait(canvas: Canvas, at: Point, shirt: str, veil: str | None) -> None:
    x, y = at
    canvas.shadow(x - 96, y - 96, 192, 192, 96)
    canvas.circle(x, y, 98, WHITE)
    canvas.circle(x, y, 86, MINT)
    person(canvas, x, y + 66, 132, shirt, veil)
