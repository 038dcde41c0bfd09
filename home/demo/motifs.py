"""Things that occur in several pictures. Each is drawn around a centre, `size` high."""

from home.demo.drawing import (
    AMBER,
    BROWN,
    DEEP,
    FOREST,
    HONEY,
    MINT,
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


def leaf(canvas: Canvas, root: Point, tip: Point, fill: str, vein: str | None = None) -> None:
    (x1, y1), (x2, y2) = root, tip
    middle = ((x1 + x2) / 2, (y1 + y2) / 2)
    bulge = (-(y2 - y1) * 0.3, (x2 - x1) * 0.3)
    left = (middle[0] + bulge[0], middle[1] + bulge[1])
    right = (middle[0] - bulge[0], middle[1] - bulge[1])
    canvas.polygon([*curve([root, left, tip]), *curve([tip, right, root])], fill)
    if vein:
        end = (x1 + (x2 - x1) * 0.78, y1 + (y2 - y1) * 0.78)
        canvas.line([root, end], vein, abs(x2 - x1 + y2 - y1) * 0.02 + 2)


def sprout(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    """A stem with two leaves, standing at (x, y)."""
    top = y - size * 0.62
    canvas.line(curve([(x, y), (x + size * 0.03, y - size * 0.3), (x, top)]), fill, size * 0.07)
    leaf(canvas, (x, top + size * 0.1), (x + size * 0.46, y - size * 0.92), fill)
    leaf(canvas, (x, top + size * 0.24), (x - size * 0.42, y - size * 0.72), fill)


def lamp(canvas: Canvas, x: float, y: float, size: float, glass: str = HONEY) -> None:
    radius = size * 0.34
    canvas.circle(x, y - size * 0.14, radius, glass)
    neck = size * 0.17
    canvas.polygon(
        [
            around(x, y - size * 0.14, radius, 35),
            around(x, y - size * 0.14, radius, 145),
            (x - neck, y + size * 0.26),
            (x + neck, y + size * 0.26),
        ],
        glass,
    )
    for row in range(3):
        top = y + size * (0.275 + row * 0.07)
        wide = neck * (1.08 - row * 0.16)
        canvas.box(
            x - wide, top, wide * 2, size * 0.05, DEEP if row % 2 == 0 else TEAL, size * 0.02
        )


def check(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    canvas.line(
        [
            (x - size * 0.4, y),
            (x - size * 0.1, y + size * 0.32),
            (x + size * 0.45, y - size * 0.34),
        ],
        fill,
        size * 0.2,
    )


def cycle(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    """Two arrows that chase each other."""
    radius, width = size * 0.36, size * 0.11
    for start in (200, 20):
        end = start + 118
        canvas.arc(x, y, radius, (start, end), fill, width)
        arrow_head(canvas, around(x, y, radius, end), end + 90, size * 0.2, fill)


def arrow_head(canvas: Canvas, at: Point, degrees: float, size: float, fill: str) -> None:
    x, y = at
    tip = around(x, y, size * 1.05, degrees)
    canvas.polygon(
        [tip, around(x, y, size * 0.85, degrees + 100), around(x, y, size * 0.85, degrees - 100)],
        fill,
    )


def sheet(canvas: Canvas, x: float, y: float, size: float, rows: int = 4) -> None:
    """A page with lines of writing."""
    width = size * 0.76
    left, top = x - width / 2, y - size / 2
    canvas.box(left, top, width, size, WHITE, size * 0.05)
    canvas.box(left + width * 0.14, top + size * 0.12, width * 0.5, size * 0.06, DEEP, size * 0.03)
    for row in range(rows):
        length = width * (0.72 if row % 3 != 2 else 0.5)
        at = top + size * (0.28 + row * 0.11)
        canvas.box(left + width * 0.14, at, length, size * 0.04, MINT, size * 0.02)


def seal(canvas: Canvas, x: float, y: float, size: float) -> None:
    for lean in (-1, 1):
        canvas.polygon(
            [
                (x, y),
                (x + lean * size * 0.42, y + size * 0.78),
                (x + lean * size * 0.2, y + size * 0.7),
                (x + lean * size * 0.06, y + size * 0.88),
            ],
            RUST,
        )
    for spoke in range(12):
        canvas.circle(*around(x, y, size * 0.4, spoke * 30), size * 0.13, AMBER)
    canvas.circle(x, y, size * 0.42, AMBER)
    canvas.circle(x, y, size * 0.3, HONEY)
    check(canvas, x, y, size * 0.36, DEEP)


def house(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A house on stilts, as on the river; its floor rests at (x, y)."""
    for leg in (-0.4, -0.14, 0.14, 0.4):
        canvas.box(x + size * leg - size * 0.02, y, size * 0.04, size * 0.26, BROWN)
    canvas.box(x - size * 0.5, y - size * 0.03, size, size * 0.06, BROWN, 3)
    canvas.box(x - size * 0.42, y - size * 0.4, size * 0.84, size * 0.38, SAND)
    canvas.polygon(
        [
            (x - size * 0.56, y - size * 0.38),
            (x - size * 0.2, y - size * 0.62),
            (x, y - size * 0.86),
            (x + size * 0.2, y - size * 0.62),
            (x + size * 0.56, y - size * 0.38),
        ],
        RUST,
    )
    canvas.box(x - size * 0.09, y - size * 0.28, size * 0.18, size * 0.26, BROWN, 4)
    for side in (-0.3, 0.18):
        canvas.box(x + size * side, y - size * 0.28, size * 0.13, size * 0.14, HONEY, 3)


def chart(canvas: Canvas, x: float, y: float, size: float, fill: str = TEAL) -> None:
    for bar, height in enumerate((0.3, 0.5, 0.76)):
        left = x - size * 0.38 + bar * size * 0.28
        canvas.box(
            left, y + size * 0.4 - size * height, size * 0.2, size * height, fill, size * 0.03
        )
    rise = [
        (x - size * 0.36, y - size * 0.06),
        (x - size * 0.02, y - size * 0.3),
        (x + size * 0.24, y - size * 0.5),
    ]
    canvas.line(rise, AMBER, size * 0.07)
    arrow_head(canvas, rise[-1], -38, size * 0.13, AMBER)


def person(canvas: Canvas, x: float, y: float, size: float, shirt: str, veil: str | None) -> None:
    """A person from the waist up; the waist is at y."""
    shoulder = size * 0.36
    canvas.polygon(
        curve(
            [
                (x - shoulder, y),
                (x - shoulder * 0.82, y - size * 0.34),
                (x, y - size * 0.47),
                (x + shoulder * 0.82, y - size * 0.34),
                (x + shoulder, y),
            ]
        ),
        shirt,
    )
    head = y - size * 0.68
    if veil:
        canvas.circle(x, head, size * 0.26, veil)
        canvas.polygon(
            [
                (x - size * 0.26, head),
                (x - size * 0.28, y - size * 0.3),
                (x + size * 0.28, y - size * 0.3),
                (x + size * 0.26, head),
            ],
            veil,
        )
        canvas.ellipse(x, head + size * 0.02, size * 0.16, size * 0.18, "#d9a07a")
        return
    canvas.box(x - size * 0.07, head + size * 0.1, size * 0.14, size * 0.2, "#c48a63", 6)
    canvas.circle(x, head, size * 0.2, "#d9a07a")
    canvas.polygon([around(x, head, size * 0.215, angle) for angle in range(172, 370, 6)], FOREST)


def walker(canvas: Canvas, x: float, y: float, size: float, shirt: str, veil: str | None) -> None:
    """A person seen whole; the feet are at y."""
    waist = y - size * 0.46
    canvas.ellipse(x, y, size * 0.24, size * 0.035, BROWN)
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.09, waist), (x + side * size * 0.1, y - size * 0.02)],
            FOREST,
            size * 0.1,
        )
    if veil:
        hem = y - size * 0.06
        canvas.polygon(
            [
                (x - size * 0.17, waist - 4),
                (x + size * 0.17, waist - 4),
                (x + size * 0.24, hem),
                (x - size * 0.24, hem),
            ],
            shirt,
        )
    person(canvas, x, waist + 4, size * 0.55, shirt, veil)


def tree(canvas: Canvas, x: float, y: float, size: float, fill: str = TEAL) -> None:
    canvas.box(x - size * 0.04, y - size * 0.4, size * 0.08, size * 0.4, BROWN)
    canvas.circle(x - size * 0.16, y - size * 0.5, size * 0.2, fill)
    canvas.circle(x + size * 0.17, y - size * 0.52, size * 0.19, fill)
    canvas.circle(x, y - size * 0.72, size * 0.24, fill)
    canvas.circle(x - size * 0.05, y - size * 0.76, size * 0.11, SEA if fill != SEA else MINT)


def hills(canvas: Canvas, heights: list[float], fill: str) -> None:
    step = 1600 / (len(heights) - 1)
    ridge = curve([(index * step, height) for index, height in enumerate(heights)])
    canvas.polygon([(0, 900), *ridge, (1600, 900)], fill)


def coin(canvas: Canvas, x: float, y: float, radius: float, ring: str = DEEP) -> None:
    """A white disk with a coloured ring, on which an icon sits."""
    canvas.shadow(x - radius, y - radius, radius * 2, radius * 2, radius)
    canvas.circle(x, y, radius, ring)
    canvas.circle(x, y, radius * 0.89, WHITE)


def note(canvas: Canvas, x: float, y: float, fill: str, lines: int = 3) -> None:
    canvas.shadow(x - 80, y - 66, 160, 132, 12)
    canvas.box(x - 80, y - 66, 160, 132, fill, 12)
    for row in range(lines):
        canvas.box(x - 54, y - 34 + row * 28, 108 - row % 2 * 34, 11, DEEP, 5)


def cross(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    arm = size * 0.36
    canvas.box(x - arm / 2, y - size / 2, arm, size, fill, arm * 0.28)
    canvas.box(x - size / 2, y - arm / 2, size, arm, fill, arm * 0.28)


def bush(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    for shift, grow in ((-0.6, 0.5), (0, 0.72), (0.6, 0.48)):
        canvas.circle(x + shift * size, y - grow * size * 0.3, size * grow * 0.7, fill)
