from agents.models.appointments import Appointment, AppointmentScope, Decree
from agents.models.expertise import Expertise, PersonExpertise
from agents.models.opds import Opd, OpdAlias
from agents.models.people import Person, Posting
from agents.models.users import User

__all__ = [
    "Appointment",
    "AppointmentScope",
    "Decree",
    "Expertise",
    "Opd",
    "OpdAlias",
    "Person",
    "PersonExpertise",
    "Posting",
    "User",
]
