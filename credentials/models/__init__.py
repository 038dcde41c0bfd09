"""Records of what people achieved. One module for each aggregate."""

from credentials.models.achievements import Achievement, JpRule
from credentials.models.certificates import Certificate, CertificateFile, SigningJob
from credentials.models.designs import CertificateDesign
from credentials.models.issuing import Batch, Issuance
from credentials.models.numbers import GivenNumber, NumberEntry, NumberRange, NumberSeries
from credentials.models.recognitions import Recognition

__all__ = [
    "Achievement",
    "Batch",
    "Certificate",
    "CertificateDesign",
    "CertificateFile",
    "GivenNumber",
    "Issuance",
    "JpRule",
    "NumberEntry",
    "NumberRange",
    "NumberSeries",
    "Recognition",
    "SigningJob",
]
