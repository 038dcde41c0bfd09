"""Who looks at templates, and who opens their pictures."""

from wagtail.permissions import register_permission_policy

from agents.models import Signer
from credentials.models import (
    Achievement,
    Batch,
    Certificate,
    CertificateDesign,
    JpRule,
    Recognition,
)
from credentials.permissions import CertifyingPolicy, may_open_picture
from foundation.files.rules import register_file_rule


def connect() -> None:
    for model in (Achievement, Batch, Certificate, CertificateDesign, JpRule, Recognition, Signer):
        register_permission_policy(model, CertifyingPolicy(model))
    register_file_rule(may_open_picture)
