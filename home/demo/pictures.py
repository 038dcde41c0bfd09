"""Pictures of the demo, drawn by the program: `draw("river")` gives a WebP of 1600 by 900."""

from collections.abc import Callable

from home.demo import scenes_course, scenes_place
from home.demo.drawing import Canvas

_SCENES: dict[str, Callable[[], Canvas]] = {
    "application": scenes_place.application,
    "claimed-verified": scenes_course.claimed_verified,
    "clinic": scenes_place.clinic,
    "course-cover": scenes_place.course_cover,
    "decree": scenes_course.decree,
    "evidence": scenes_course.evidence,
    "five-steps": scenes_course.five_steps,
    "idea": scenes_course.idea,
    "river": scenes_place.river,
    "trial-cycle": scenes_course.trial_cycle,
}

KEYS = tuple(_SCENES)


def draw(key: str) -> bytes:
    return _SCENES[key]().webp()
