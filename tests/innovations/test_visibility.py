"""A rule of the site shows innovations beyond ours."""

from django.db.models import Q
from wagtail import hooks

from innovations.models import Innovation
from innovations.registration.operations import register


def test_a_rule_of_the_site_shows_an_innovation(sari, rini, noor, paringin):
    register(sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin)

    def to_rini(user) -> Q:
        return Q(opd=paringin) if user == rini else Q(pk__in=[])

    assert not Innovation.objects.visible_to(rini).exists()
    with hooks.register_temporarily("klinik_innovation_rule", to_rini):
        assert Innovation.objects.visible_to(rini).exists()
        assert not Innovation.objects.visible_to(noor).exists()
