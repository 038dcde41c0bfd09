"""The sections of the proposal form, by which guides are ordered."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """What the proposal form asks for, in its order."""

    NAME = "name", _("Name of the innovation")
    STAGE = "stage", _("Stage")
    INITIATOR = "initiator", _("Initiator")
    CLASSIFICATION = "classification", _("Classification")
    KIND = "kind", _("Kind: digital or not")
    FORM = "form", _("Form of the innovation")
    THEME = "theme", _("Theme")
    AFFAIR = "affair", _("Government affair")
    TIMING = "timing", _("Time of trial and application")
    DESIGN_LEGAL_BASIS = "design_legal_basis", _("Legal basis")
    DESIGN_PROBLEM = "design_problem", _("Problem")
    DESIGN_STRATEGIC_ISSUE = "design_strategic_issue", _("Strategic issue")
    DESIGN_METHOD = "design_method", _("Method of renewal")
    DESIGN_NOVELTY = "design_novelty", _("Advantage and novelty")
    DESIGN_STEPS = "design_steps", _("Steps and use of the product")
    GOALS = "goals", _("Goals")
    BENEFITS = "benefits", _("Benefits")
    RESULTS = "results", _("Results")
    BUDGET = "budget", _("Budget")
    EVIDENCE = "evidence", _("Evidence")
    VIDEO = "video", _("Video")


# The form's four parts; every section stands in exactly one.
PARTS: list[tuple[str, str | Promise, list[Section]]] = [
    (
        "identitas",
        _("Identity of the innovation"),
        [
            Section.NAME,
            Section.STAGE,
            Section.INITIATOR,
            Section.CLASSIFICATION,
            Section.KIND,
            Section.FORM,
            Section.THEME,
            Section.AFFAIR,
            Section.TIMING,
        ],
    ),
    (
        "rancang-bangun",
        _("Design and main changes"),
        [
            Section.DESIGN_LEGAL_BASIS,
            Section.DESIGN_PROBLEM,
            Section.DESIGN_STRATEGIC_ISSUE,
            Section.DESIGN_METHOD,
            Section.DESIGN_NOVELTY,
            Section.DESIGN_STEPS,
        ],
    ),
    (
        "tujuan-manfaat-hasil",
        _("Goals, benefits, results"),
        [Section.GOALS, Section.BENEFITS, Section.RESULTS],
    ),
    ("lampiran", _("Attachments"), [Section.BUDGET, Section.EVIDENCE, Section.VIDEO]),
]
