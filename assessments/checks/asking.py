"""Which questions a check asks whom, and what its form tells of them."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.blocks import StructValue
from wagtail.models import Page

from assessments.attempts import unsaved
from assessments.attempts.laying import lay_out
from assessments.checks.lesson_block import askable, checks_in, chosen_in
from assessments.models import Attempt, AttemptSlot, CheckTry, QuestionVersion, VersionFile
from courses.blocks.bodies import body_of, page_with_body
from foundation.users import AnyUser

SALT = "assessments.checks"
# How long a page with its questions may lie open before it is asked anew.
OPEN_FOR = timedelta(days=2)
_chance = random.SystemRandom()
_SETTINGS = {
    "behaviour": "deferred",
    "shuffle_questions": False,
    "shuffle_answers": True,
    "per_page": 0,
}


@dataclass(frozen=True)
class Check:
    """A block *Cek pemahaman* of one page."""

    page: Page
    block: str
    value: StructValue

    @classmethod
    def open_to(cls, user: AnyUser, page: int, block: str) -> Self | None:
        """None where `user` may not open that page now, or no such block stands on it."""
        found = page_with_body(user, page)
        value = checks_in(body_of(found)).get(block) if found is not None else None
        return cls(found, block, value) if found is not None and value is not None else None

    @property
    def url(self) -> str:
        return reverse("assessments:check", args=[self.page.pk, self.block])

    @property
    def salt(self) -> str:
        """What is drawn for one block cannot be sent to another."""
        return f"{SALT}:{self.page.pk}:{self.block}"

    def drawn_for(self, user: AnyUser) -> tuple[Attempt, list[AttemptSlot]]:
        """Unsaved slots: what was chosen, or drawn from what this reader was asked least often here."""
        asked = [
            {"type": "question", "question": pk, "version": None, "mark": "1"}
            for pk in self._questions_for(user)
        ]
        content = {"settings": _SETTINGS, "slots": asked}
        attempt = unsaved.unsaved_attempt(content)
        return attempt, lay_out(attempt, content, ())

    def drawn_before(self, text: str) -> tuple[Attempt, list[AttemptSlot]]:
        """Raises BadSignature, see `unsaved.drawn_before`."""
        attempt = unsaved.unsaved_attempt({"settings": _SETTINGS, "slots": []})
        return attempt, unsaved.drawn_before(attempt, text, self.salt, OPEN_FOR)

    def picture_address(self) -> Callable[[AttemptSlot, str], str]:
        """Of a file of a question: its address tells neither what the file is called nor which answer
        it belongs to."""

        def address(slot: AttemptSlot, name: str) -> str:
            args = [self.page.pk, self.block, slot.version_id, self._digest(slot.version_id, name)]
            return reverse("assessments:check_picture", args=args)

        return address

    def picture(self, version: int, digest: str) -> VersionFile | None:
        """The file under such an address, if the check may ask that question."""
        asked = QuestionVersion.objects.filter(pk=version, question__in=askable(self.value))
        rows = VersionFile.objects.filter(version__in=asked).select_related("file")
        named = (
            each for each in rows if constant_time_compare(self._digest(version, each.name), digest)
        )
        return next(named, None)

    def _questions_for(self, user: AnyUser) -> list[int]:
        keys = list(askable(self.value).values_list("pk", flat=True))
        named = chosen_in(self.value)
        if named:
            return [pk for pk in named if pk in keys]
        _chance.shuffle(keys)
        met = self._met_by(user)
        return sorted(keys, key=lambda pk: met[pk])[: self.value.get("count") or 1]

    def _met_by(self, user: AnyUser) -> Counter[Any]:
        if not user.is_authenticated:
            return Counter()
        mine = CheckTry.objects.of_block(self.page.pk, self.block).filter(account=user.pk)
        return Counter(mine.values_list("version__question", flat=True))

    def _digest(self, version: int, name: str) -> str:
        return salted_hmac(self.salt, f"{version}:{name}").hexdigest()[:32]
