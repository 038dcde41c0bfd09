"""Pictures that explain the five steps."""

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
    curve,
)
from home.demo.motifs import (
    arrow_head,
    chart,
    check,
    coin,
    cycle,
    hills,
    house,
    lamp,
    note,
    seal,
    sheet,
    sprout,
)

STEPS: tuple[Point, ...] = ((190, 690), (500, 560), (800, 650), (1110, 450), (1410, 290))


def five_steps() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    hills(canvas, [800, 740, 760, 690, 720, 640, 600, 520, 480], MINT)
    hills(canvas, [870, 850, 860, 820, 840, 800, 780, 740, 700], SEA)
    road = curve([(-40, 770), *STEPS, (1660, 190)])
    canvas.line(road, DEEP, 60)
    canvas.dashes(road, HONEY, 8, step=8)
    for number, (x, y) in enumerate(STEPS, start=1):
        coin(canvas, x, y, 122)
        canvas.circle(x, y - 136, 36, AMBER)
        canvas.number(x, y - 137, str(number), 42, FOREST)
    _step_icons(canvas)
    return canvas


def _step_icons(canvas: Canvas) -> None:
    idea, trial, decree, house_at, report = STEPS
    lamp(canvas, idea[0], idea[1] + 2, 150, AMBER)
    cycle(canvas, *trial, 170, TEAL)
    canvas.box(decree[0] - 54, decree[1] - 74, 108, 140, PALE, 8)
    for row in range(3):
        canvas.box(decree[0] - 36, decree[1] - 52 + row * 24, 72, 9, DEEP, 4)
    seal(canvas, decree[0] + 30, decree[1] + 36, 66)
    house(canvas, house_at[0], house_at[1] + 36, 134)
    chart(canvas, report[0] + 4, report[1] + 8, 136)


def idea() -> Canvas:
    canvas = Canvas(CREAM, SAND)
    canvas.circle(800, 410, 384, "#f8e2b4")
    canvas.circle(800, 410, 330, "#f7d591")
    for angle in range(150, 391, 24):
        canvas.line([around(800, 390, 258, angle), around(800, 390, 300, angle)], WHITE, 13)
    lamp(canvas, 800, 478, 640, "#fffaf0")
    sprout(canvas, 800, 640, 360, TEAL)
    for x, y, fill, lines in (
        (270, 270, WHITE, 3),
        (190, 560, HONEY, 2),
        (410, 710, MINT, 3),
        (1330, 270, MINT, 2),
        (1420, 560, WHITE, 3),
        (1190, 710, HONEY, 3),
    ):
        note(canvas, x, y, fill, lines)
    return canvas


def trial_cycle() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(800, 450, 300, WHITE)
    for index, color in enumerate((TEAL, AMBER, DEEP, SEA)):
        start = -90 + index * 90 + 27
        canvas.arc(800, 450, 300, (start, start + 28), color, 34)
        arrow_head(canvas, around(800, 450, 300, start + 30), start + 124, 52, color)
    places = [around(800, 450, 300, angle) for angle in (-90, 0, 90, 180)]
    for (x, y), ring in zip(places, (TEAL, AMBER, DEEP, SEA), strict=True):
        coin(canvas, x, y, 118, ring)
    _clipboard(canvas, places[0])
    _gear(canvas, places[1])
    _magnifier(canvas, places[2])
    _wrench(canvas, places[3])
    sprout(canvas, 800, 540, 210, TEAL)
    for x, y, radius in ((180, 180, 60), (300, 720, 38), (1420, 200, 44), (1340, 730, 66)):
        canvas.circle(x, y, radius, SAND)
    return canvas


def _clipboard(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.box(x - 50, y - 56, 100, 126, DEEP, 10)
    canvas.box(x - 40, y - 44, 80, 104, CREAM, 4)
    canvas.box(x - 24, y - 70, 48, 26, AMBER, 8)
    for row in range(3):
        canvas.circle(x - 24, y - 20 + row * 28, 6, TEAL)
        canvas.box(x - 10, y - 24 + row * 28, 42, 8, SEA, 4)


def _gear(canvas: Canvas, at: Point) -> None:
    x, y = at
    for tooth in range(8):
        angle = tooth * 45
        canvas.line([around(x, y, 30, angle), around(x, y, 62, angle)], DEEP, 24)
    canvas.circle(x, y, 50, DEEP)
    canvas.circle(x, y, 22, WHITE)


def _magnifier(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.line([(x + 26, y + 26), (x + 62, y + 62)], RUST, 22)
    canvas.circle(x - 10, y - 10, 54, DEEP)
    canvas.circle(x - 10, y - 10, 40, PALE)
    check(canvas, x - 10, y - 8, 46, TEAL)


def _wrench(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.line([(x + 48, y + 50), (x - 18, y - 18)], TEAL, 30)
    canvas.circle(x - 30, y - 30, 40, TEAL)
    canvas.polygon([(x - 34, y - 24), (x - 84, y - 48), (x - 50, y - 84)], WHITE)
    canvas.circle(x + 46, y + 48, 7, WHITE)


def decree() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    canvas.box(0, 720, 1600, 180, MINT)
    canvas.box(0, 720, 1600, 14, SEA)
    canvas.shadow(430, 110, 470, 620, 24)
    sheet(canvas, 670, 420, 620, rows=4)
    seal(canvas, 800, 600, 190)
    _tick_list(canvas, 1120, 250)
    _pen(canvas, (430, 780), (700, 690))
    sprout(canvas, 210, 740, 300, TEAL)
    canvas.polygon([(140, 720), (280, 720), (256, 830), (164, 830)], RUST)
    return canvas


def _tick_list(canvas: Canvas, x: float, y: float) -> None:
    canvas.shadow(x - 100, y - 60, 420, 480, 24)
    canvas.box(x - 100, y - 60, 420, 480, DEEP, 24)
    for row in range(4):
        top = y + row * 104
        canvas.box(x - 56, top - 22, 62, 62, CREAM, 12)
        check(canvas, x - 26, top + 8, 50, TEAL)
        canvas.box(x + 40, top, 220 - row % 2 * 60, 18, MINT, 9)


def _pen(canvas: Canvas, tail: Point, tip: Point) -> None:
    x, y = tip
    canvas.line([tail, (x - 44, y + 14)], AMBER, 30)
    canvas.polygon([(x - 50, y + 1), (x - 40, y + 29), (x, y)], FOREST)


def evidence() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(800, 430, 390, SAND)
    canvas.ellipse(800, 806, 460, 40, MINT)
    for index, color in enumerate((DEEP, AMBER, TEAL, SEA)):
        _folder(canvas, 420 + index * 14, 690 - index * 52, color)
    canvas.shadow(560, 90, 480, 500, 20)
    canvas.box(560, 90, 480, 500, WHITE, 20)
    canvas.box(610, 136, 210, 24, DEEP, 12)
    for row in range(5):
        top = 204 + row * 74
        done = row != 3
        canvas.box(610, top, 50, 50, TEAL if done else MINT, 10)
        canvas.box(616, top + 6, 38, 38, TEAL if done else WHITE, 6)
        if done:
            check(canvas, 635, top + 25, 38, WHITE)
        canvas.box(690, top + 16, 280 - row % 3 * 50, 18, MINT if done else PALE, 9)
    _folder_front(canvas)
    return canvas


def _folder(canvas: Canvas, x: float, y: float, fill: str) -> None:
    canvas.shadow(x, y, 740, 90, 14)
    canvas.box(x + 40, y - 26, 200, 50, fill, 14)
    canvas.box(x, y, 740, 110, fill, 14)
    canvas.box(x + 560, y + 40, 130, 26, CREAM, 8)


def _folder_front(canvas: Canvas) -> None:
    canvas.box(462, 534, 740, 110, SEA, 14)
    canvas.box(1022, 574, 130, 26, CREAM, 8)


def claimed_verified() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    for row in range(5):
        canvas.box(280, 190 + row * 130, 1040, 4, SAND)
    canvas.box(260, 756, 1080, 14, DEEP, 7)
    _dashed_bar(canvas, 440, 150, 240, 606)
    canvas.shadow(920, 400, 240, 340, 20)
    canvas.box(920, 400, 240, 356, TEAL, 20)
    canvas.box(920, 700, 240, 56, TEAL)
    canvas.circle(1040, 540, 84, WHITE)
    check(canvas, 1040, 544, 104, DEEP)
    canvas.dashes([(700 + step * 6, 152) for step in range(80)], RUST, 8, step=6)
    canvas.line([(1226, 184), (1226, 360)], RUST, 12)
    arrow_head(canvas, (1226, 186), -90, 32, RUST)
    arrow_head(canvas, (1226, 358), 90, 32, RUST)
    sheet(canvas, 560, 590, 220, rows=4)
    return canvas


def _dashed_bar(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.box(x, y, width, height, "#fbe3b3", 20)
    top = [(x + 10 + step * 5, y) for step in range(int(width / 5) - 3)]
    for edge in (x, x + width):
        canvas.dashes([(edge, y + 6 + step * 5) for step in range(int(height / 5) - 1)], AMBER, 10)
    canvas.dashes(top, AMBER, 10)
