from typing import Any

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from credentials.certificates import viewsets as certificates
from credentials.designs import views as previews
from credentials.designs import viewsets as designs
from credentials.ledger import viewsets as achievements
from credentials.recognition import viewsets as recognitions
from credentials.rules import viewsets as rules
from credentials.signers import viewsets as signers


class CertificatesGroup(ViewSetGroup):
    menu_label = _("Certificates")
    menu_name = "certificates"
    menu_icon = "doc-full-inverse"
    menu_order = 245
    items = (
        certificates.CertificateViewSet(certificates.NAME),
        certificates.OrderViewSet(certificates.ORDERS),
        achievements.AchievementViewSet(achievements.NAME),
        recognitions.RecognitionViewSet(recognitions.NAME),
        designs.DesignViewSet(designs.NAME),
        signers.SignerViewSet(signers.NAME),
        rules.RuleViewSet(rules.NAME),
    )


@hooks.register("register_admin_viewset")
def certificates_group() -> ViewSet | ViewSetGroup:
    return CertificatesGroup()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    shown = [path("<int:pk>/", previews.preview, name="show")]
    return [path("sertifikat/pratinjau/", include((shown, "certificate_preview")))]


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "credentials.withdraw": (_("Withdraw achievement"), _("Achievement withdrawn")),
        "credentials.order": (_("Order certificates"), _("Certificates ordered")),
        "credentials.issue": (_("Issue certificate"), _("Certificate issued")),
        "credentials.revoke": (_("Revoke certificate"), _("Certificate revoked")),
        "credentials.add_design": (_("Add template"), _("Template added")),
        "credentials.change_design": (_("Edit template"), _("Template changed")),
        "credentials.enter_signer": (_("Enter signer"), _("Signer entered")),
        "credentials.end_signer": (_("End the term of a signer"), _("Term of the signer ended")),
        "credentials.submit_recognition": (_("Submit a certificate"), _("Submitted")),
        "credentials.take_back_recognition": (_("Take a certificate back"), _("Taken back")),
        "credentials.recognised_recognition": (_("Recognise a certificate"), _("Recognised")),
        "credentials.returned_recognition": (_("Give a certificate back"), _("Given back")),
        "credentials.refused_recognition": (_("Refuse a certificate"), _("Refused")),
        "credentials.begin_rule": (_("Begin a rule"), _("Rule of lesson hours begun")),
        "credentials.end_rule": (_("End a rule"), _("Rule of lesson hours ended")),
        "credentials.give_range": (_("Set numbers aside"), _("Numbers set aside")),
        "credentials.give_number": (_("Enter a given number"), _("Number given")),
        "credentials.void_number": (_("Void a number"), _("Number void")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)
