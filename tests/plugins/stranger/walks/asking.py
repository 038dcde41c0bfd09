"""A question about an innovation, and its answer."""

from innovations.models import Innovation
from mentoring.models import Consultation
from walks.hosts import HOST
from walks.visitor import Visitor


def run(world):
    sari, budi = Visitor(world.user("Sari")), Visitor(world.user("Budi"))
    asked = {"innovation": Innovation.objects.get().pk, "subject": "Proof", "text": "Which one?"}
    sari.send("/clinic/konsultasi/baru/", asked, HOST.frame, "Which one?")
    address = Consultation.objects.get().get_absolute_url()
    typed = {"text": "The decree of the agency."}
    budi.get(address, HOST.frame, "Which one?")
    budi.send(address, typed, HOST.frame, "The decree", to=f"{address}kirim/")
    sari.get(address, HOST.frame, "The decree of the agency.")
