"""Pictures of the course on writing the proposal."""

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
from home.demo.motifs import arrow_head, check, hills, leaf, note, person, sheet, sprout, tree

PARTS = (DEEP, TEAL, SEA, AMBER, HONEY, RUST)


def proposal_cover() -> Canvas:
    canvas = Canvas(FOREST, TEAL)
    canvas.glow(820, 300, 720, HONEY, 0.5)
    hills(canvas, [560, 480, 540, 430, 500, 420, 470, 540, 500], "#2f9c88")
    hills(canvas, [680, 640, 660, 600, 650, 610, 640, 600, 640], "#177563")
    canvas.box(0, 700, 1600, 200, DEEP)
    canvas.box(0, 700, 1600, 16, SEA)
    _open_pages(canvas)
    sprout(canvas, 800, 470, 400, AMBER)
    _pencil(canvas, (1330, 300), (1090, 640), 38)
    for x, y, fill, lines in ((230, 300, HONEY, 3), (330, 520, MINT, 2), (1400, 560, CREAM, 3)):
        note(canvas, x, y, fill, lines)
    return canvas


def _open_pages(canvas: Canvas) -> None:
    canvas.shadow(420, 440, 760, 320, 24)
    canvas.polygon([(430, 470), (790, 520), (790, 800), (400, 750)], CREAM)
    canvas.polygon([(1170, 470), (810, 520), (810, 800), (1200, 750)], WHITE)
    canvas.polygon([(790, 520), (810, 520), (810, 800), (790, 800)], SAND)
    for row in range(4):
        drop = row * 50
        canvas.line([(478, 530 + drop), (730 - row % 2 * 70, 566 + drop)], MINT, 14)
        canvas.line([(870, 566 + drop), (1120 - row % 2 * 80, 530 + drop)], SEA, 14)


def _pencil(canvas: Canvas, tail: Point, tip: Point, width: float) -> None:
    (x1, y1), (x2, y2) = tail, tip
    neck = (x2 + (x1 - x2) * 0.18, y2 + (y1 - y2) * 0.18)
    canvas.line([tail, neck], AMBER, width)
    canvas.line([tail, (x1 + (x2 - x1) * 0.09, y1 + (y2 - y1) * 0.09)], RUST, width)
    side = ((y1 - y2) * 0.05, (x2 - x1) * 0.05)
    canvas.polygon(
        [(neck[0] + side[0], neck[1] + side[1]), (neck[0] - side[0], neck[1] - side[1]), tip], SAND
    )
    canvas.circle(x2 + (x1 - x2) * 0.03, y2 + (y1 - y2) * 0.03, width * 0.16, FOREST)


def proposal_parts() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    canvas.circle(800, 430, 390, SAND)
    canvas.box(0, 770, 1600, 130, MINT)
    canvas.box(360, 752, 880, 30, DEEP, 10)
    for part, fill in enumerate(PARTS):
        _block(canvas, 482 + part % 2 * 322, 628 - part // 2 * 134, fill)
    canvas.polygon([(420, 346), (800, 160), (1180, 346)], RUST)
    canvas.circle(800, 268, 44, CREAM)
    check(canvas, 800, 270, 52, DEEP)
    sprout(canvas, 800, 170, 150, TEAL)
    for x, size in ((150, 250), (310, 160), (1300, 170), (1460, 260)):
        tree(canvas, x, 778, size, TEAL)
    return canvas


def _block(canvas: Canvas, x: float, y: float, fill: str) -> None:
    canvas.shadow(x, y, 314, 116, 16)
    canvas.box(x, y, 314, 124, fill, 16)
    canvas.box(x + 40, y + 34, 170, 18, CREAM, 9)
    canvas.box(x + 40, y + 72, 116, 18, CREAM, 9)


QUEUE = ((AMBER, None), (TEAL, CREAM), (RUST, None), (SEA, DEEP), (DEEP, AMBER))


def before_after() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    _panel(canvas, 110, SAND)
    _panel(canvas, 900, MINT)
    _clock(canvas, 405, 304, 82)
    _counter(canvas, 150, RUST)
    for place, (shirt, veil) in enumerate(QUEUE):
        person(canvas, 326 + place * 71, 656, 168, shirt, veil)
    for x, shirt, veil in ((966, AMBER, CREAM), (1226, RUST, None)):
        canvas.circle(x + 110, 304, 60, WHITE)
        check(canvas, x + 110, 306, 72, DEEP)
        _counter(canvas, x, TEAL)
        person(canvas, x + 182, 656, 168, shirt, veil)
    canvas.circle(800, 440, 84, WHITE)
    canvas.line([(750, 440), (810, 440)], AMBER, 30)
    arrow_head(canvas, (806, 440), 0, 48, AMBER)
    return canvas


def _clock(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, RUST)
    canvas.circle(x, y, radius * 0.82, WHITE)
    canvas.line([(x, y), (x, y - radius * 0.56)], DEEP, 12)
    canvas.line([(x, y), (x + radius * 0.42, y + radius * 0.26)], DEEP, 12)


def _panel(canvas: Canvas, x: float, fill: str) -> None:
    canvas.shadow(x, 160, 590, 580, 28)
    canvas.box(x, 160, 590, 580, WHITE, 28)
    canvas.box(x + 16, 176, 558, 548, fill, 18)
    canvas.box(x + 16, 640, 558, 84, DEEP, 18)
    canvas.box(x + 16, 640, 558, 30, DEEP)


def _counter(canvas: Canvas, x: float, fill: str) -> None:
    person(canvas, x + 64, 560, 150, fill, CREAM)
    canvas.box(x, 540, 128, 110, CREAM, 10)
    canvas.box(x - 10, 528, 148, 24, AMBER, 8)


def benefit() -> Canvas:
    canvas = Canvas(CREAM, PALE)
    canvas.circle(800, 400, 360, SAND)
    canvas.ellipse(800, 800, 420, 36, MINT)
    canvas.box(782, 220, 36, 560, DEEP, 14)
    canvas.box(640, 764, 320, 34, DEEP, 16)
    canvas.line([(400, 250), (1200, 330)], DEEP, 26)
    canvas.circle(800, 288, 62, AMBER)
    check(canvas, 800, 290, 72, FOREST)
    _pan(canvas, 400, 252, 500)
    _pan(canvas, 1200, 328, 610)
    for layer in range(4):
        canvas.box(296 + layer % 2 * 14, 466 - layer * 34, 200, 28, WHITE, 6)
        canvas.box(316 + layer % 2 * 14, 476 - layer * 34, 110, 8, MINT, 4)
    for x, y in ((1110, 588), (1290, 588), (1200, 588), (1156, 550), (1244, 550)):
        canvas.ellipse(x, y, 44, 22, RUST)
        canvas.ellipse(x, y - 8, 44, 22, AMBER)
    sprout(canvas, 1200, 540, 170, TEAL)
    return canvas


def _pan(canvas: Canvas, x: float, top: float, y: float) -> None:
    for side in (-150, 150):
        canvas.line([(x, top), (x + side, y)], TEAL, 8)
    rim = [(x - 180, y), (x + 180, y), (x + 120, y + 54), (x - 120, y + 54)]
    canvas.polygon(rim, TEAL)
    canvas.box(x - 184, y - 8, 368, 20, SEA, 10)


def proposal_review() -> Canvas:
    canvas = Canvas(PALE, CREAM)
    canvas.circle(620, 430, 350, MINT)
    canvas.shadow(390, 110, 460, 640, 24)
    sheet(canvas, 620, 430, 640, rows=6)
    canvas.line([(800, 610), (960, 780)], RUST, 46)
    canvas.circle(700, 500, 168, DEEP)
    canvas.circle(700, 500, 138, "#f4fbf8")
    for row in range(3):
        canvas.box(610, 446 + row * 50, 180 - row % 2 * 50, 22, SEA, 11)
    for number, fill in enumerate((DEEP, TEAL, SEA, AMBER, RUST)):
        x, y = 1180 + number % 2 * 190, 170 + number * 140
        canvas.shadow(x - 62, y - 62, 124, 124, 62)
        for spoke in range(10):
            canvas.circle(*around(x, y, 58, spoke * 36), 18, fill)
        canvas.circle(x, y, 60, fill)
        canvas.circle(x, y, 44, WHITE)
        check(canvas, x, y + 2, 50, DEEP)
    leaf(canvas, (180, 800), (300, 610), TEAL, DEEP)
    leaf(canvas, (180, 800), (80, 640), SEA, DEEP)
    return canvas
