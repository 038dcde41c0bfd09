"""What the village's administrator makes before anybody comes: agencies, people, a front page."""

from datetime import date, timedelta

from django.utils import timezone

from agents.models import Appointment, Decree, Person, Posting
from agents.registry.operations import appointments, opds
from walks.hosts import HOST

Kind = Appointment.Kind
SINCE = date(2021, 1, 1)


class World:
    def __init__(self):
        self.root = HOST.make_root()
        region = opds.found(None, name="Regency", short_name="Regency", kind="government")
        self.health = opds.found(region, name="Health", short_name="Health", kind="agency")
        self.people = {
            name: self._person(name) for name in ("Sari", "Fauzi", "Budi", "Dewi", "Aulia")
        }
        self._appoint("Fauzi", Kind.HEAD, self.health)
        self._appoint("Budi", Kind.PAMONG, self.health)
        self._appoint("Dewi", Kind.CLINIC, circle="implementer")
        self._appoint("Aulia", Kind.EDITOR)
        self.square = HOST.add_front()

    def user(self, name):
        return self.people[name].user

    def _person(self, name):
        user = HOST.make_user(name)
        person = Person.objects.create(name=name, user=user, employment="pns", is_verified=True)
        Posting.objects.create(person=person, opd=self.health, starts_on=SINCE, position="Staff")
        return person

    def _appoint(self, name, kind, *scope, **fields):
        decree = Decree.objects.create(number=f"1/{name}", issued_on=SINCE, about="Roles")
        appointments.appoint(
            self.people[name], kind, decree, scope=scope, starts_on=SINCE, **fields
        )


TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
