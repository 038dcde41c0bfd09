"""Help by role, the notice on data, the clinic's address; `docs/jobs.md` says the same."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from home.help.jobs import ROLES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "jobs.md"
HELP = reverse("home:help")


def _document() -> str:
    """What `docs/jobs.md` must be."""
    with translation.override("id"):
        lines = [
            "# Pekerjaan tersering per peran",
            "",
            "Dibuat dari `home/help/jobs.py`; halaman *Bantuan* menampilkan hal yang sama. Ketukan dihitung dari *Mulai*;",
            "dari halaman masuk tambah satu, yaitu *Masuk*.",
        ]
        for role in ROLES:
            lines += [
                "",
                f"## {role.title}",
                "",
                "| Pekerjaan | Langkah | Ketukan |",
                "|---|---|---|",
            ]
            for job in role.jobs:
                steps = " → ".join(f"*{step}*" for step in job.steps)
                lines.append(f"| {job.title} | {steps} | {len(job.steps)} |")
    return "\n".join(lines) + "\n"


def test_the_document_of_jobs_says_what_the_help_says():
    assert DOCUMENT.read_text() == _document()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_has_five_jobs_of_at_most_four_taps(role):
    assert len(role.jobs) == 5
    assert all(1 <= len(job.steps) <= 4 for job in role.jobs)


def test_ones_own_role_stands_first(budi, as_user, client):
    html = as_user(budi).get(HELP).content.decode()
    order = [html.index(f'id="{name}"') for name in ("pendamping", "inovator", "pimpinan")]
    assert order == sorted(order)
    assert client.get(HELP).status_code == 200


def test_my_innovation_admin_has_a_name(sari, rini, rizki, as_user):
    html = as_user(sari).get(HELP).content.decode()
    assert rizki.person.full_name in html
    assert f"mailto:{rizki.email}" in html
    other = as_user(rini).get(HELP).content.decode()
    assert rizki.person.full_name not in other
    assert "belum punya" in other


def test_the_footer_says_how_the_clinic_is_reached(client, settings):
    settings.FOUNDATION_SITE_CONTACT = {
        "address": "Jl. Ahmad Yani",
        "hours": "Senin–Jumat",
        "whatsapp": "+62 812-3456-7890",
        "email": "klinik@balangan.example",
    }
    html = client.get(HELP).content.decode().partition("<footer")[2]
    for said in (
        "Jl. Ahmad Yani",
        "Senin–Jumat",
        'href="https://wa.me/6281234567890"',
        'href="mailto:klinik@balangan.example"',
        f'href="{HELP}"',
        f'href="{reverse("home:privacy")}"',
    ):
        assert said in html
    settings.FOUNDATION_SITE_CONTACT = {}
    assert "wa.me" not in client.get(HELP).content.decode()


def test_who_signs_up_reads_what_is_kept(client):
    html = client.get(reverse("account_signup")).content.decode()
    assert f'href="{reverse("home:privacy")}"' in html.partition("<main")[2]
