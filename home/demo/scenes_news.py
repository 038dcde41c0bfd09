"""Pictures of the news."""

from home.demo.drawing import (
    AMBER,
    BROWN,
    CREAM,
    DEEP,
    FOREST,
    HONEY,
    INK,
    MINT,
    PALE,
    RUST,
    SAND,
    SEA,
    TEAL,
    WATER,
    WHITE,
    Canvas,
    curve,
)
from home.demo.motifs import bush, cross, hills, house, leaf, person, sprout, tree

BARS = ((90, SEA), (120, SEA), (210, TEAL), (320, TEAL), (420, DEEP), (520, DEEP))


def growth() -> Canvas:
    canvas = Canvas(HONEY, CREAM)
    canvas.glow(1180, 260, 560, WHITE, 0.7)
    hills(canvas, [520, 420, 500, 400, 480, 380, 440, 360, 420], MINT)
    hills(canvas, [640, 580, 620, 560, 600, 540, 580, 540, 560], "#8cc7b8")
    canvas.box(0, 770, 1600, 130, DEEP)
    canvas.box(0, 770, 1600, 12, SEA)
    for bar, (height, fill) in enumerate(BARS):
        x = 250 + bar * 190
        canvas.shadow(x, 770 - height, 130, height - 20, 12)
        canvas.box(x, 770 - height, 130, height + 12, fill, 16)
        canvas.box(x + 22, 770 - height + 22, 86, 12, CREAM, 6)
    canvas.box(0, 774, 1600, 126, DEEP)
    rise = curve([(314, 640), (504, 600), (694, 506), (884, 396), (1074, 300)])
    canvas.dashes(rise, AMBER, 14, step=10)
    sprout(canvas, 1265, 256, 210, RUST)
    for x, size in ((120, 200), (1500, 240)):
        tree(canvas, x, 786, size, TEAL)
    return canvas


def course() -> Canvas:
    canvas = Canvas(CREAM, SAND)
    canvas.box(0, 640, 1600, 260, MINT)
    canvas.shadow(430, 80, 840, 450, 24)
    canvas.box(430, 80, 840, 450, FOREST, 24)
    canvas.box(452, 102, 796, 406, DEEP, 14)
    for block, fill in enumerate((SEA, HONEY, MINT, AMBER, WATER, RUST)):
        x, y = 520 + block % 3 * 220, 160 + block // 3 * 160
        canvas.box(x, y, 180, 120, fill, 14)
        canvas.box(x + 26, y + 34, 100, 16, CREAM, 8)
        canvas.box(x + 26, y + 70, 70, 16, CREAM, 8)
    canvas.line([(372, 420), (500, 330)], BROWN, 12)
    person(canvas, 310, 640, 330, AMBER, DEEP)
    canvas.box(220, 618, 190, 40, AMBER, 16)
    seats = ((360, TEAL, CREAM), (660, RUST, None), (960, DEEP, HONEY), (1260, SEA, None))
    for x, shirt, veil in seats:
        _learner(canvas, x, shirt, veil)
    leaf(canvas, (1440, 640), (1540, 430), TEAL, DEEP)
    leaf(canvas, (1440, 640), (1380, 470), SEA, DEEP)
    canvas.polygon([(1390, 620), (1500, 620), (1480, 710), (1410, 710)], RUST)
    return canvas


def _learner(canvas: Canvas, x: float, shirt: str, veil: str | None) -> None:
    """Seen from behind: no face."""
    hair = veil or FOREST
    canvas.polygon(
        curve([(x - 120, 900), (x - 96, 790), (x, 752), (x + 96, 790), (x + 120, 900)]), shirt
    )
    canvas.circle(x, 700, 66, hair)
    if veil:
        canvas.polygon([(x - 66, 700), (x - 78, 806), (x + 78, 806), (x + 66, 700)], hair)


def guideline() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(760, 400, 360, SAND)
    canvas.box(0, 690, 1600, 210, TEAL)
    canvas.box(0, 690, 1600, 14, SEA)
    _desk_calendar(canvas)
    _book(canvas)
    canvas.ellipse(330, 768, 130, 22, DEEP)
    canvas.box(254, 640, 150, 124, WHITE, 30)
    canvas.arc(410, 696, 36, (-80, 80), WHITE, 18)
    canvas.ellipse(329, 648, 62, 14, BROWN)
    for lean in (-22, 22):
        canvas.line(curve([(329 + lean, 610), (340 + lean, 570), (322 + lean, 530)]), MINT, 9)
    return canvas


def _desk_calendar(canvas: Canvas) -> None:
    canvas.shadow(500, 190, 520, 540, 22)
    canvas.polygon([(500, 740), (1020, 740), (990, 790), (530, 790)], DEEP)
    canvas.box(500, 190, 520, 550, WHITE, 22)
    canvas.box(500, 190, 520, 120, DEEP, 22)
    canvas.box(500, 260, 520, 50, DEEP)
    canvas.box(556, 240, 200, 26, CREAM, 13)
    for ring in range(5):
        canvas.box(560 + ring * 96, 158, 22, 70, AMBER, 11)
    for day in range(30):
        x, y = 540 + day % 6 * 76, 346 + day // 6 * 76
        marked = day in {10, 11, 17, 23}
        canvas.box(x, y, 56, 54, AMBER if marked else PALE, 10)


def _book(canvas: Canvas) -> None:
    canvas.shadow(1110, 330, 320, 400, 18)
    canvas.box(1110, 330, 320, 420, DEEP, 18)
    canvas.box(1124, 344, 320, 420, WHITE, 14)
    canvas.box(1098, 330, 330, 410, "#0f7261", 18)
    canvas.box(1098, 330, 52, 410, DEEP, 18)
    canvas.box(1190, 400, 190, 24, CREAM, 12)
    canvas.box(1190, 448, 130, 18, MINT, 9)
    canvas.circle(1284, 610, 66, AMBER)
    leaf(canvas, (1256, 648), (1318, 566), DEEP, HONEY)


def travelling() -> Canvas:
    canvas = Canvas(WATER, CREAM)
    canvas.circle(330, 190, 78, HONEY)
    hills(canvas, [430, 330, 400, 280, 380, 300, 400, 320, 380], MINT)
    hills(canvas, [540, 470, 520, 440, 500, 430, 480, 440, 470], SEA)
    hills(canvas, [650, 620, 600, 560, 580, 550, 580, 560, 590], TEAL)
    house(canvas, 290, 580, 210)
    house(canvas, 1390, 540, 130)
    for x, y, size in ((110, 680, 230), (480, 640, 150), (1270, 600, 150), (1520, 640, 220)):
        tree(canvas, x, y, size, DEEP)
    canvas.box(0, 690, 1600, 210, DEEP)
    road = [(0, 740), (1600, 740), (1600, 846), (0, 846)]
    canvas.polygon(road, FOREST)
    for dash in range(11):
        canvas.box(30 + dash * 150, 788, 80, 10, HONEY, 5)
    _van(canvas, 800, 760)
    for x, size in ((70, 120), (1450, 150)):
        bush(canvas, x, 900, size, SEA)
    return canvas


def _van(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x, y + 40, 330, 18, "#062f28")
    canvas.box(x - 320, y - 280, 470, 290, WHITE, 34)
    cab = [(x + 120, y - 230), (x + 220, y - 230), (x + 310, y - 110), (x + 320, y + 10)]
    canvas.polygon([*cab, (x + 120, y + 10)], TEAL)
    canvas.box(x - 320, y - 60, 640, 70, TEAL, 20)
    canvas.polygon(
        [(x + 160, y - 206), (x + 210, y - 206), (x + 276, y - 112), (x + 160, y - 112)], PALE
    )
    for left in (x - 270, x + 30):
        canvas.box(left, y - 226, 90, 84, WATER, 12)
    cross(canvas, x - 86, y - 160, 130, AMBER)
    canvas.circle(x + 306, y - 46, 18, HONEY)
    for wheel in (x - 190, x + 200):
        canvas.circle(wheel, y + 6, 62, INK)
        canvas.circle(wheel, y + 6, 30, MINT)
