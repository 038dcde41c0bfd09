"""The five most frequent jobs of each role, in the words that stand on the screen.

`docs/jobs.md` is made from this (`tests/home/test_help.py` holds both together), and the help page
shows it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment

Kind = Appointment.Kind


@dataclass(frozen=True)
class Job:
    """`steps`: what one presses from *Start* on, one after the other; their number is the taps that the
    job may take."""

    title: str | Promise
    steps: tuple[str | Promise, ...]


@dataclass(frozen=True)
class Role:
    """`name` stands in addresses; `kinds`: the appointments that make it, none for everybody."""

    name: str
    title: str | Promise
    kinds: tuple[str, ...]
    jobs: tuple[Job, ...]


ROLES = (
    Role(
        "inovator",
        _("Innovator"),
        (),
        (
            Job(_("Continue a course"), (_("Continue"),)),
            Job(
                _("Book a session"),
                (
                    _("Sessions"),
                    _("Book a session"),
                    _("a time of the mentor"),
                    _("Book this session"),
                ),
            ),
            Job(_("Read an answer and reply"), (_("Read"), _("Send"))),
            Job(_("Register an innovation"), (_("Innovations"), _("Register an innovation"))),
            Job(_("Mark a follow-up as done"), (_("Innovations"), _("its name"), _("Done"))),
        ),
    ),
    Role(
        "pendamping",
        _("Agen and pamong"),
        (Kind.AGENT, Kind.PAMONG),
        (
            Job(_("Answer a question"), (_("Answer it"), _("Send"))),
            Job(_("Answer a request for a session"), (_("Desk"), _("Approve"))),
            Job(_("Say what came of a session"), (_("Report"), _("Save"))),
            Job(_("Offer times"), (_("Desk"), _("My times"), _("Offer times"))),
            Job(_("See what your teams have promised"), (_("Desk"),)),
        ),
    ),
    Role(
        "pimpinan",
        _("OPD head and innovation admin"),
        (Kind.HEAD, Kind.INNOVATION_ADMIN),
        (
            Job(_("See who has not begun"), (_("Training"), _("the figure"))),
            Job(_("Remind them"), (_("Training"), _("the figure"), _("Remind"))),
            Job(_("Enroll your people"), (_("Learn"), _("the course"), _("Enroll your people"))),
            Job(_("Confirm a registration"), (_("Registrations to confirm"), _("Confirm"))),
            Job(_("Answer a request to link an account"), (_("My unit"), _("Requests"))),
        ),
    ),
    Role(
        "pengawas",
        _("Supervisor"),
        (Kind.SUPERVISOR,),
        (
            Job(_("See which innovations nobody accompanies"), (_("Innovations without mentor"),)),
            Job(_("See which questions wait too long"), (_("Questions that wait too long"),)),
            Job(_("See who carries how much"), (_("Mentoring"),)),
            Job(_("Compare agencies"), (_("Training"),)),
            Job(_("Take a report away as a file"), (_("Training"), _("Download Excel"))),
        ),
    ),
    Role(
        "klinik",
        _("Clinic team"),
        (Kind.CLINIC,),
        (
            Job(
                _("Assign a mentor"),
                (_("Innovations without mentor"), _("Assign a mentor"), _("Assign")),
            ),
            Job(_("Confirm a registration"), (_("Registrations to confirm"), _("Confirm"))),
            Job(_("Answer a question"), (_("Desk"), _("the question"), _("Send"))),
            Job(_("Enter a decree"), (_("Manage"), _("Registry"), _("Decrees"))),
            Job(_("Import a staff list"), (_("Manage"), _("Registry"), _("Import staff list"))),
        ),
    ),
    Role(
        "penyunting",
        _("Editor"),
        (Kind.EDITOR,),
        (
            Job(_("Go on with a draft"), (_("Manage"), _("Your drafts"))),
            Job(_("Approve a colleague's draft"), (_("Drafts that wait for approval"),)),
            Job(_("Add a lesson"), (_("Learn"), _("the course"), _("Add a lesson"))),
            Job(_("Publish news"), (_("Manage"), _("Pages"), _("News"))),
            Job(_("Review a guide"), (_("Guides to review"),)),
        ),
    ),
    Role(
        "verifikator",
        _("Verifier"),
        (Kind.VERIFIER,),
        (
            Job(_("Read an innovation"), (_("Innovations to read"), _("its name"))),
            Job(_("Find a regulation"), (_("Regulations"),)),
            Job(_("Read a guide"), (_("Guides"),)),
            Job(_("Continue a course"), (_("Continue"),)),
            Job(_("Ask a question"), (_("More"), _("Ask"), _("Ask a mentor"))),
        ),
    ),
)
