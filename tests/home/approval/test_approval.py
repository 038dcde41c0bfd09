"""A draft goes from one editor to another and back, through the pages that they really use."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowTask

from agents.models import Appointment
from agents.registry.operations.roles import derive_groups
from foundation.models import Notice
from foundation.outbox.operations import deliver_due
from home.approval.operations import prepare_workflow
from home.models import ColleagueApprovalTask, NewsIndexPage, NewsPage


@pytest.fixture
def dani(make_member, paringin):
    return make_member("Dani Editor", paringin)


@pytest.fixture
def page(aulia, as_user):
    """Aulia's draft, as her editor saves it."""
    draft = NewsPage(title="Bimtek dibuka", date="2027-03-01", lead="Dua kalimat.", live=False)
    NewsIndexPage.objects.get().add_child(instance=draft)
    draft.save_revision(user=aulia)
    return draft


def _text(html: str) -> str:
    html = re.sub(r"(?s)<(script|style|template|noscript)\b.*?</\1>", "", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def _edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _submit(client, page, action: str = "action-submit"):
    none = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}
    form = {"title": page.title, "slug": page.slug, "date": "2027-03-01", "lead": "Dua kalimat."}
    form |= {f"comments-{name}": value for name, value in none.items()}
    return client.post(_edit(page), {**form, "body-count": "0", action: "1"})


def _decide(client, page, action: str, remark: str = ""):
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": remark})


def _mails() -> dict[str, tuple[str, str]]:
    """Whoever got a mail since the last look: address → (subject, text)."""
    mail.outbox.clear()
    deliver_due()
    found = {each.to[0]: (each.subject, each.body) for each in mail.outbox}
    assert len(found) == len(mail.outbox)
    return found


def _asked(user) -> bool:
    """Whether a line that asks for a decision counts in her bell."""
    lines = Notice.objects.of(f"person:{user.person.pk}").unread()
    return lines.filter(subject__startswith="approval:").exists()


def _bell(client) -> str:
    return _text(client.get("/kabar/").content.decode())


def test_a_draft_is_sent_approved_with_a_remark_and_published(page, aulia, dewi, root, as_user):
    author, colleague = as_user(aulia), as_user(dewi)
    assert "Ajukan ke Persetujuan rekan" in _text(author.get(_edit(page)).content.decode())
    mail.outbox.clear()
    assert _submit(author, page).status_code == 302
    assert mail.outbox == []  # nothing goes out beside the outbox
    sent = _mails()
    assert sent.keys() == {dewi.email}
    assert sent[dewi.email][0] == "Menunggu persetujuan Anda: Bimtek dibuka"
    assert f"/cms/pages/{page.pk}/edit/" in sent[dewi.email][1]
    asked = "Aulia Rahmah meminta persetujuan Anda untuk “Bimtek dibuka”."
    assert asked in _bell(colleague)
    assert asked not in _bell(author)
    dashboard = _text(colleague.get(reverse("wagtailadmin_home")).content.decode())
    assert "Bimtek dibuka" in dashboard
    html = colleague.get(_edit(page)).content.decode()
    assert "Setujui" in html
    assert _decide(colleague, page, "approve", "Bagus sekali").status_code in {200, 302}
    page.refresh_from_db()
    assert page.live
    (subject, body) = _mails()[aulia.email]
    assert subject == "Disetujui: Bimtek dibuka"
    assert "Bagus sekali" in body
    assert "Dewi Lestari menyetujui “Bimtek dibuka”: Bagus sekali" in _bell(author)


def test_changes_are_asked_for_and_the_draft_is_sent_again(page, aulia, dewi, as_user):
    author, colleague = as_user(aulia), as_user(dewi)
    _submit(author, page)
    _mails()
    _decide(colleague, page, "reject", "Tambahkan tanggal")
    page.refresh_from_db()
    assert not page.live
    subject, body = _mails()[aulia.email]
    assert subject == "Diminta perubahan: Bimtek dibuka"
    assert "Tambahkan tanggal" in body
    assert "meminta perubahan pada “Bimtek dibuka”: Tambahkan tanggal" in _bell(author)
    history = reverse("wagtailadmin_pages:workflow_history", args=[page.pk])
    html = _text(author.get(history).content.decode())
    assert "Perlu diubah" in html
    _submit(author, page)  # once more, into the same workflow
    assert _mails().keys() == {dewi.email}
    _decide(colleague, page, "approve")
    page.refresh_from_db()
    assert page.live


def test_an_approval_of_ones_own_is_none(page, aulia, dewi, root, as_user):
    author = as_user(aulia)
    _submit(author, page)
    assert _asked(dewi)
    assert _decide(author, page, "approve").status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert not TaskState.objects.filter(status="approved").exists()
    # Nor does it lock her out: she takes it back, or publishes in her own name.
    answer = author.get(_edit(page))
    assert "terkunci" not in _text(answer.content.decode())
    url = reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk])
    assert author.get(url).status_code == 200
    _submit(author, page, "action-cancel-workflow")
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    assert not _asked(dewi)


def test_control_wagtails_own_step_lets_the_author_approve(page, aulia, as_user):
    task = GroupApprovalTask.objects.create(name="Kelompok")
    task.groups.set(ColleagueApprovalTask.objects.get().groups.all())
    WorkflowTask.objects.update(task=task)
    author = as_user(aulia)
    _submit(author, page)
    _decide(author, page, "approve")
    page.refresh_from_db()
    assert page.live


def test_whoever_is_appointed_approves_and_whose_term_ends_does_not(
    page, aulia, dewi, dani, as_user, make_appointment
):
    _submit(as_user(aulia), page)
    refused = _decide(as_user(dani), page, "approve")
    assert refused.status_code in {302, 403}
    page.refresh_from_db()
    assert not page.live
    derive_groups()
    make_appointment(dani.person, Appointment.Kind.EDITOR)
    derive_groups()
    _decide(as_user(type(dani).objects.get(pk=dani.pk)), page, "approve")
    page.refresh_from_db()
    assert page.live


def test_what_waits_for_nobody_is_handed_to_the_clinic(page, aulia, dewi, as_user):
    """As in a database of before: Wagtail's own first workflow, with a draft that waits in it."""
    old = GroupApprovalTask.objects.create(name="Moderators approval")
    old.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    WorkflowTask.objects.update(task=old)
    _submit(as_user(aulia), page)
    assert _decide(as_user(dewi), page, "approve").status_code == 302
    assert not TaskState.objects.filter(status="approved").exists()
    prepare_workflow()
    prepare_workflow()
    assert WorkflowTask.objects.get().task.specific.__class__ is ColleagueApprovalTask
    _decide(as_user(dewi), page, "approve")
    page.refresh_from_db()
    assert page.live


def test_a_workflow_of_people_who_exist_is_left_alone(aulia):
    group = Group.objects.create(name="Redaksi")
    aulia.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Redaksi")
    task.groups.add(group)
    WorkflowTask.objects.update(task=task)
    prepare_workflow()
    assert WorkflowTask.objects.get().task_id == task.pk


def test_a_fresh_site_has_one_workflow_for_all_pages(db):
    assert Workflow.objects.active().count() == 1
    assert Page.get_first_root_node().get_workflow().name == "Persetujuan rekan"
    groups = ColleagueApprovalTask.objects.get().groups.values_list("name", flat=True)
    assert set(groups) == {"Klinik", "Editor"}
