"""Pictures of the demo, drawn by the program: `draw("river")` gives a WebP of 1600 by 900."""

from collections.abc import Callable

from home.demo import scenes_course, scenes_index, scenes_news, scenes_place, scenes_proposal
from home.demo.drawing import Canvas

_SCENES: dict[str, Callable[[], Canvas]] = {
    "application": scenes_place.application,
    "before-after": scenes_proposal.before_after,
    "benefit": scenes_proposal.benefit,
    "claimed-verified": scenes_course.claimed_verified,
    "clinic": scenes_place.clinic,
    "course-cover": scenes_place.course_cover,
    "decree": scenes_course.decree,
    "evidence": scenes_course.evidence,
    "five-scenes": scenes_index.five_scenes,
    "five-steps": scenes_course.five_steps,
    "idea": scenes_course.idea,
    "index-cover": scenes_index.index_cover,
    "index-layers": scenes_index.index_layers,
    "news-course": scenes_news.course,
    "news-growth": scenes_news.growth,
    "news-guideline": scenes_news.guideline,
    "news-travelling": scenes_news.travelling,
    "proposal-cover": scenes_proposal.proposal_cover,
    "proposal-parts": scenes_proposal.proposal_parts,
    "proposal-review": scenes_proposal.proposal_review,
    "river": scenes_place.river,
    "trial-cycle": scenes_course.trial_cycle,
    "year-cycle": scenes_index.year_cycle,
}

KEYS = tuple(_SCENES)


def draw(key: str) -> bytes:
    return _SCENES[key]().webp()
