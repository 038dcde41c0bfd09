from agents.models.appointments import Appointment, AppointmentScope, Decree
from agents.models.claims import Claim, ClaimCode
from agents.models.employments import Employment
from agents.models.erasures import Erasure
from agents.models.expertise import Expertise, PersonExpertise
from agents.models.opds import Opd, OpdAlias
from agents.models.people import Person, Posting
from agents.models.signers import Signer
from agents.models.staff_imports import StaffImport
from agents.models.users import User

__all__ = [
    "Appointment",
    "AppointmentScope",
    "Claim",
    "ClaimCode",
    "Decree",
    "Employment",
    "Erasure",
    "Expertise",
    "Opd",
    "OpdAlias",
    "Person",
    "PersonExpertise",
    "Posting",
    "Signer",
    "StaffImport",
    "User",
]
