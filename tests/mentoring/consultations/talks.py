"""Consultations, as views find them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mentoring.consultations.operations.talking import post
from mentoring.models import Consultation, Message


def seen(user: Any, consultation: Consultation) -> Consultation:
    return Consultation.objects.for_thread(user).get(pk=consultation.pk)


def may_see(user: Any, consultation: Consultation) -> bool:
    return Consultation.objects.visible_to(user).filter(pk=consultation.pk).exists()


def say(user: Any, consultation: Consultation, text: str = "Baik.", key: str = "") -> Message:
    return post(user, seen(user, consultation), text, key=key)


def pdf(name: str = "surat.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7\n" + b"0" * 99)
