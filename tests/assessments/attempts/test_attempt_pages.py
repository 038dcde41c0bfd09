"""Pages of an attempt, with and without a script."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.attempts.operations import start, submit
from assessments.choices import State
from assessments.kinds import KINDS
from assessments.kinds.texts import PLAIN, rich
from assessments.masks import OpaqueMask
from assessments.models import Attempt
from tests.assessments.made import answer, choice, make_ready, number, payload, sent_for

MINUTE = timedelta(minutes=1)
SECRET = "KUNCI-RAHASIA"


def _page(attempt, at=1):
    return reverse("assessments:page", args=[attempt.pk, at])


def _fields(attempt, answers, **more):
    """What a page sends for the questions of `answers`, by number."""
    found = {"hal": "1", **more}
    for n, response in answers.items():
        slot = attempt.slots.select_related("version__question").get(n=n)
        mask = OpaqueMask(slot.salt)
        found.setdefault(mask.prefix + "seq", str(slot.seq))
        kind = slot.version.question.kind
        for name, values in sent_for(slot, response).items():
            is_choice = kind in ("multichoice", "truefalse")
            sent = [mask.value(each) if is_choice else each for each in values]
            found[mask.prefix + name] = sent
    return found


def test_the_start_page_says_what_awaits(learner, as_user, quiz_of):
    quiz = quiz_of(limit_minutes=30, attempts_allowed=3, pass_percent=70)
    html = as_user(learner).get(quiz.url).content.decode()
    for words in ("30 menit", "3 dari 3", "70%", "Mulai"):
        assert words in html


def test_one_begins_answers_and_hands_in_without_a_script(learner, as_user, quiz_of):
    quiz, client = quiz_of(per_page=2), as_user(learner)
    answered = client.post(reverse("assessments:start", args=[quiz.pk]))
    attempt = Attempt.objects.get()
    assert answered.url == _page(attempt)
    sent = {**_fields(attempt, {1: 0, 2: 1}), "ke": "maju"}
    assert client.post(_page(attempt), sent).url == _page(attempt, 2)
    html = client.get(_page(attempt)).content.decode()
    assert html.count(" checked") == 2
    summary = reverse("assessments:summary", args=[attempt.pk])
    assert client.post(_page(attempt, 2), {"ke": "ringkasan"}).url == summary
    html = client.get(summary).content.decode()
    assert "1 pertanyaan belum dijawab" in html
    review = reverse("assessments:review", args=[attempt.pk])
    assert client.post(summary).url == review
    html = client.get(review).content.decode()
    assert "33,33" in html
    assert "Paringin" in html
    assert "33,33%" in client.get(quiz.url).content.decode()


def test_what_stands_on_the_page_is_what_is_saved(learner, as_user, quiz_of):
    """As a browser sends it: with the names and values of the page, not with those we know."""
    attempt, client = start(learner, quiz_of()), as_user(learner)
    html = client.get(_page(attempt)).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    fields |= dict(re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"', html))
    assert len([name for name in fields if name.endswith("-seq")]) == 3
    assert client.post(_page(attempt), {**fields, "ke": "simpan"}).status_code == 302
    assert not attempt.slots.filter(response=None).exists()
    html = client.get(_page(attempt)).content.decode()
    assert html.count(" checked") == 3
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    told = client.post(reverse("assessments:save", args=[attempt.pk]), {**fields, **again}).json()
    assert (len(told["seqs"]), told["stale"]) == (3, [])


def test_a_stranger_and_a_colleague_see_nothing(learner, rini, client, as_user, quiz_of):
    attempt = start(learner, quiz_of())
    for name, args in (("page", [1]), ("summary", []), ("review", []), ("save", [])):
        url = reverse(f"assessments:{name}", args=[attempt.pk, *args])
        asked = as_user(rini).post if name == "save" else as_user(rini).get
        assert asked(url).status_code == 404
        assert client.get(url).status_code in {302, 405}


def test_autosave_says_when_and_knows_its_changes(learner, as_user, quiz_of):
    attempt, client = start(learner, quiz_of(limit_minutes=10)), as_user(learner)
    save = reverse("assessments:save", args=[attempt.pk])
    told = client.post(save, _fields(attempt, {1: 0}, lembar="a1", langkah="1")).json()
    assert re.fullmatch(r"\d\d\.\d\d", told["saved"])
    assert (list(told["seqs"].values()), told["stale"]) == ([1], [])
    assert 590 < told["left"] <= 600
    assert attempt.slots.get(n=1).response == 0


def test_a_stale_page_shows_both_answers_and_may_keep_its_own(learner, as_user, quiz_of):
    attempt, client = start(learner, quiz_of()), as_user(learner)
    old = {**_fields(attempt, {1: 1}), "ke": "simpan"}
    answer(attempt, 1, 0)
    shown = client.post(_page(attempt), old)
    assert shown.status_code == 409
    html = shown.content.decode()
    assert "dijawab di tempat lain" in html
    assert attempt.slots.get(n=1).response == 0
    assert client.post(_page(attempt), {**_fields(attempt, {1: 1}), "ke": "simpan"}).url
    assert attempt.slots.get(n=1).response == 1


def test_a_late_page_is_led_to_the_summary(learner, as_user, quiz_of):
    quiz = quiz_of(limit_minutes=5)
    attempt = start(learner, quiz, at=timezone.now() - 10 * MINUTE)
    client = as_user(learner)
    summary = reverse("assessments:summary", args=[attempt.pk])
    assert client.get(_page(attempt)).url == summary
    assert client.post(_page(attempt), _fields(attempt, {1: 0})).url == summary
    save = reverse("assessments:save", args=[attempt.pk])
    refused = client.post(save, _fields(attempt, {1: 0}))
    assert (refused.status_code, refused.json()["url"]) == (410, summary)
    assert Attempt.objects.get().state == State.IN_PROGRESS  # reading changes nothing
    client.post(summary)
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.submitted_at) == (State.FINISHED, attempt.due_at)
    assert attempt.slots.get(n=1).response is None


def test_a_quiz_that_goes_forward_does_not_go_back(learner, as_user, quiz_of):
    attempt = start(learner, quiz_of(per_page=1, navigation="sequential"))
    client = as_user(learner)
    first = {**_fields(attempt, {1: 0}), "ke": "maju"}
    assert client.post(_page(attempt), first).url == _page(attempt, 2)
    assert client.get(_page(attempt)).url == _page(attempt, 2)
    save = reverse("assessments:save", args=[attempt.pk])
    client.post(save, _fields(attempt, {1: 1}, hal="1"))
    assert attempt.slots.get(n=1).response == 0


def test_feedback_at_once_comes_with_the_check_alone(learner, aulia, as_user, quiz_of):
    said = choice(("Benar", "100"), ("Salah", "0"), feedback=rich("Pasal 3", PLAIN))
    quiz = quiz_of(make_ready(aulia, payload=said), behaviour="immediate")
    attempt, client = start(learner, quiz), as_user(learner)
    assert "Pasal 3" not in client.get(_page(attempt)).content.decode()
    client.post(_page(attempt), {**_fields(attempt, {1: 1}), "ke": "periksa-1"})
    html = client.get(_page(attempt)).content.decode()
    assert "Pasal 3" in html
    client.post(_page(attempt), {**_fields(attempt, {1: 0}), "ke": "simpan"})
    assert attempt.slots.get(n=1).response == 1
    submit(attempt)
    assert Attempt.objects.get().earned == 0


def test_another_try_costs_its_part_and_a_double_press_is_one_try(learner, aulia, as_user, quiz_of):
    hints = [{"text": rich(f"Petunjuk {n}", PLAIN)} for n in (1, 2)]
    said = choice(("Benar", "100"), ("Salah", "0"), hints=hints, penalty="0.25")
    quiz = quiz_of(make_ready(aulia, payload=said), behaviour="retry")
    attempt, client = start(learner, quiz), as_user(learner)
    wrong = {**_fields(attempt, {1: 1}), "ke": "periksa-1"}
    client.post(_page(attempt), wrong)
    client.post(_page(attempt), wrong)
    assert attempt.slots.get(n=1).tries == 1
    html = client.get(_page(attempt)).content.decode()
    assert "Petunjuk 1" in html
    assert "Petunjuk 2" not in html
    client.post(_page(attempt), {**_fields(attempt, {1: 0}), "ke": "periksa-1"})
    slot = attempt.slots.get(n=1)
    assert (slot.fraction, slot.closed_at is not None) == ("3/4", True)


def _with_key(kind):
    """A question of a kind with a mark on everything that tells of the key."""
    own = {
        "multichoice": lambda: choice(("Ya", "100"), ("Tidak", "0"), ("Ragu", "0")),
        "truefalse": lambda: payload("truefalse", if_true=rich(SECRET), if_false=rich(SECRET)),
        "shortanswer": lambda: payload(
            "shortanswer", answers=[{"text": SECRET, "share": "100", "feedback": rich(SECRET)}]
        ),
        "numerical": lambda: payload("numerical", answers=[number("738291")]),
        "matching": lambda: payload(
            "matching",
            pairs=[{"text": rich(f"Induk {n}", PLAIN), "answer": f"Isi {n}"} for n in range(3)],
        ),
        "ordering": lambda: payload("ordering", items=[rich(f"Butir {n}") for n in range(3)]),
        "cloze": lambda: payload(
            "cloze",
            text=rich(f"A {{1:SA:={SECRET}#{SECRET}}} B {{1:MC:=Satu~Dua~Tiga#{SECRET}}}", PLAIN),
        ),
        "essay": lambda: payload("essay", for_grader=rich(SECRET)),
        "file": lambda: payload("file", for_grader=rich(SECRET)),
        "likert": lambda: payload("likert", statements=["Baik"], scale=["Tidak", "Ya"]),
        "description": lambda: payload("description"),
    }[kind]()
    for answer_ in own.get("answers", []):
        answer_["feedback"] = rich(SECRET)
    for name in own.get("combined", {}):
        own["combined"][name] = rich(SECRET)
    hints = [{"text": rich(SECRET)}] if KINDS[kind].has_hints else []
    return {**own, "feedback": rich(SECRET), "hints": hints}


@pytest.mark.parametrize("behaviour", ["deferred", "immediate", "retry"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_that_is_sent_before_the_check_tells_the_key(
    kind, behaviour, learner, aulia, as_user, quiz_of
):
    question = make_ready(aulia, kind=kind, name=SECRET, payload=_with_key(kind))
    filler = make_ready(aulia, name="Pengisi")
    quiz = quiz_of(question, filler, behaviour=behaviour)
    attempt, client = start(learner, quiz), as_user(learner)
    slot = attempt.slots.get(n=1)
    save = reverse("assessments:save", args=[attempt.pk])
    sent = [
        client.get(_page(attempt)),
        client.post(save, {"hal": "1", OpaqueMask(slot.salt).prefix + "seq": "0"}),
        client.post(_page(attempt), {"ke": "simpan"}, follow=True),
        client.get(reverse("assessments:summary", args=[attempt.pk])),
        client.get(quiz.url),
    ]
    for each in sent:
        text = each.content.decode()
        assert SECRET not in text
        assert "738291" not in text
        assert f"soal/{question.pk}" not in text


def _told_by(html, texts):
    """What the markup says of each text, apart from the text: its field's name and value."""
    found = {}
    for text in texts:
        before = html[: html.index(f"{text}<")]
        found[text] = re.findall(r'value="([^"]*)"', before)[-1]
    return found


@pytest.mark.parametrize(
    ("kind", "texts"),
    [("multichoice", ("Ya", "Tidak", "Ragu")), ("cloze", ("Satu", "Dua", "Tiga"))],
)
def test_values_and_orders_are_others_in_each_attempt(
    kind, texts, learner, aulia, as_user, quiz_of
):
    quiz = quiz_of(make_ready(aulia, kind=kind, payload=_with_key(kind)))
    client, values, orders = as_user(learner), [], set()
    for _n in range(12):
        attempt = start(learner, quiz)
        html = client.get(_page(attempt)).content.decode()
        values += _told_by(html, texts).values()
        orders.add(tuple(sorted(texts, key=lambda text: html.index(f"{text}<"))))
        submit(attempt)
    assert len(set(values)) == len(values)
    assert not {"0", "1", "2"} & set(values)
    assert len(orders) > 1


def test_the_order_of_an_ordering_is_never_the_key_by_rule(learner, aulia, quiz_of):
    quiz = quiz_of(
        make_ready(aulia, kind="ordering", payload=_with_key("ordering")), shuffle_answers=False
    )
    orders = set()
    for _n in range(12):
        attempt = start(learner, quiz)
        orders.add(tuple(attempt.slots.get().order))
        submit(attempt)
    assert len(orders) > 1


def test_an_autosave_takes_six_queries(learner, as_user, quiz_of, django_assert_max_num_queries):
    attempt, client = start(learner, quiz_of()), as_user(learner)
    save = reverse("assessments:save", args=[attempt.pk])
    fields = _fields(attempt, {1: 0}, lembar="a1", langkah="1")
    client.post(save, {"hal": "1"})
    with django_assert_max_num_queries(10) as counted:
        client.post(save, fields)
    own = [
        each["sql"]
        for each in counted.captured_queries
        if not re.match(r"(RELEASE )?SAVEPOINT|BEGIN|COMMIT", each["sql"])
    ]
    assert attempt.slots.get(n=1).response == 0
    assert len(own) <= 6, own
