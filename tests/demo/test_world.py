"""The demonstration's world: built by the operations, quiet about its past, safe to build twice."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import TaskState

from agents.models import Opd, Person, User
from courses.models import CoursePage, Enrollment, LessonPage
from credentials.models import Certificate
from demo.management.commands.demo import Command
from foundation.models import Notice, OutboxMessage
from home.deployment.probes import no_demo_accounts
from home.models import NewsPage
from innovations.models import Innovation, Invitation
from innovations.team.operations.inviting import LOOK_UP
from mentoring.models import MessageTemplate, Session, SessionChange, SessionInvitation
from scheduling.models import Hold

# Rows of the past and of what comes; a season or a thread that is lost shows here.
SESSIONS, PAST = 25, 20
PASSWORD = "hutan-sungai-meratus"


def _run(**options):
    said = StringIO()
    call_command(Command(), stdout=said, **options)
    return said.getvalue()


def test_only_demo_and_development_settings_build_it(db, settings):
    settings.FOUNDATION_DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="for the demo and dev settings only"):
        _run()
    assert not Opd.objects.exists()


def test_a_world_is_built_and_building_again_changes_nothing(db, settings, tmp_path, monkeypatch):
    """One build, which takes its seconds, for all that is asked of it."""
    settings.FOUNDATION_DEMO, settings.VAR_DIR = True, tmp_path
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    said, accounts = _run(), tmp_path / "demo-accounts.txt"
    assert accounts.read_text() in said
    assert oct(accounts.stat().st_mode)[-3:] == "600"
    _accounts_are_told(said)
    _looks_lived_in()
    _keeps_the_rules()
    _is_quiet_about_the_past()
    _has_certificates()
    before = _counts()
    again = _run()
    assert "stands" in again
    assert str(accounts) in again
    assert PASSWORD not in again  # told once
    assert _counts() == before


def _counts():
    return [each.objects.count() for each in (User, Opd, Person, Enrollment, Session, Notice)]


def _accounts_are_told(said):
    """Whoever does something has an account; the passwords of those told are all there are."""
    able = [user.email for user in User.objects.all() if user.has_usable_password()]
    assert len(able) == 12
    assert all(email in said for email in able)
    assert said.count(PASSWORD) == len(able)
    assert all(User.objects.get(email=email).check_password(PASSWORD) for email in able[:1])
    assert not no_demo_accounts().is_well
    # Somebody is left to print a claim code for.
    without = Person.objects.filter(user=None).values_list("name", flat=True)
    assert {"Nor Aida", "Saubari"} <= set(without)


def _has_certificates():
    """Of three years, in every state."""
    papers = list(Certificate.objects.issued())
    assert len({each.issued_on.year for each in papers}) == 3
    assert {each.status for each in papers} == {"valid", "expired", "revoked", "replaced"}


def _looks_lived_in():
    now = timezone.now()
    assert CoursePage.objects.live().count() == 3
    assert LessonPage.objects.live().count() == 24
    kinds = {block.block_type for lesson in LessonPage.objects.live() for block in lesson.body}
    assert {"video", "audio", "image", "file", "table", "checklist"} <= kinds
    assert Session.objects.count() == SESSIONS
    assert Session.objects.filter(booking__starts_at__lt=now).count() == PAST
    assert Enrollment.objects.exclude(completed_on=None).exists()
    assert Enrollment.objects.exclude(withdrawn_on=None).exists()
    assert Enrollment.objects.in_progress().exclude(started_on=None).exists()
    assert not Enrollment.objects.of(User.objects.get(email__startswith="sari.")).exists()
    # An editor finds something to go on with, and something to approve.
    assert NewsPage.objects.filter(live=False).count() == 2
    assert TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count() == 1
    (invitation,) = SessionInvitation.objects.open(timezone.now())
    assert len(invitation.waiting) == 3
    assert invitation.innovation.members.filter(person__name="Muhammad Rizki").exists()
    written = MessageTemplate.objects.values_list("person__name", flat=True)
    assert sorted(written) == ["Budi Santoso", "Budi Santoso", "Siti Aminah"]


def _keeps_the_rules():
    """What operations alone leave behind, and nothing that has not happened yet."""
    for enrollment in Enrollment.objects.exclude(completed_on=None):
        done = enrollment.progress.exclude(done_at=None).values_list("activity_id", flat=True)
        assert sorted(done) == enrollment.required_activities
        assert enrollment.completed_on <= timezone.localdate()
    assert not Enrollment.objects.filter(origin="assigned", assigned_by=None).exists()
    assert not Enrollment.objects.filter(origin="self", person__user=None).exists()
    assert not Session.objects.filter(window=None).exists()
    assert not Session.objects.exclude(changes__kind__in=["booked", "requested"]).exists()
    assert not SessionChange.objects.filter(at__gt=timezone.now()).exists()
    for innovation in Innovation.objects.confirmed():
        began = timezone.localdate(innovation.created_at)
        assert began <= timezone.localdate(innovation.settled_at)
        assert not innovation.assignments.filter(starts_on__lt=began).exists()
        assert not innovation.sessions.filter(booking__starts_at__date__lt=began).exists()
    off = Hold.objects.filter(booking__state="cancelled")
    assert off.exists()
    assert not off.filter(active=True).exists()


def _is_quiet_about_the_past():
    now, unread = timezone.now(), Notice.objects.unread()
    assert unread.exists()  # what comes, and the open questions
    assert not unread.filter(at__lt=now - timedelta(days=21)).exists()
    coming = set(Session.objects.filter(booking__starts_at__gt=now).values_list("pk", flat=True))
    # Of the sessions that come, of who is asked into a team or to a session, and of the draft.
    told = OutboxMessage.objects.unsent().exclude(kind=LOOK_UP)
    told = told.exclude(key__startswith="approval:").exclude(key__startswith="session_invitation:")
    assert {int(key.split(":")[1]) for key in told.values_list("key", flat=True)} <= coming
    assert Invitation.objects.pending().count() == 1
