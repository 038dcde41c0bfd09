"""What the history of a record says about each act of the registry."""

from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

# Action, its name in filters, and its sentence in a history. Placeholders are keys of the entry's data.
ACTIONS: list[tuple[str, Any, Any]] = [
    ("agents.found_opd", _("Open OPD"), _("Opened")),
    ("agents.rename_opd", _("Rename OPD"), _("Renamed: %(from)s is %(to)s from %(on)s")),
    ("agents.move_opd", _("Move OPD"), _("Moved to another place in the tree from %(on)s")),
    ("agents.merge_opds", _("Merge OPDs"), _("Merged: %(from)s are %(to)s from %(on)s")),
    ("agents.close_opd", _("Close OPD"), _("Closed; last day %(on)s")),
    ("agents.correct_opd", _("Correct OPD"), _("Details corrected: %(fields)s")),
    ("agents.create_person", _("Register person"), _("Registered")),
    ("agents.correct_person", _("Correct person"), _("Details corrected: %(fields)s")),
    ("agents.show_nip", _("Show NIP"), _("NIP shown in full")),
    (
        "agents.take_nips",
        _("Take NIPs in a file"),
        _("Downloaded with NIPs in full: %(what)s, rows: %(rows)s"),
    ),
    ("agents.set_expertise", _("Set expertise"), _("Expertise: %(expertise)s")),
    ("agents.post", _("Post"), _("Posted to %(opd)s from %(on)s")),
    ("agents.end_posting", _("End posting"), _("Posting to %(opd)s ended; last day %(on)s")),
    ("agents.record_decree", _("Record decree"), _("Recorded")),
    ("agents.correct_decree", _("Correct decree"), _("Details corrected: %(fields)s")),
    ("agents.appoint", _("Appoint"), _("Appointed by decree %(decree)s over: %(scope)s")),
    ("agents.end_appointment", _("End appointment"), _("Ended; last day %(on)s. %(reason)s")),
    ("agents.enter_group", _("Enter group"), _("Entered the group %(group)s")),
    ("agents.leave_group", _("Leave group"), _("Left the group %(group)s")),
    ("agents.import_staff", _("Import staff list"), _("Staff list imported")),
    ("agents.discard_staff_list", _("Discard staff list"), _("Staff list discarded")),
    ("agents.import_person", _("Import person"), _("Changed by the import of a staff list")),
    ("agents.ask_claim", _("Ask for a staff record"), _("Asked to be linked to a staff record")),
    ("agents.fail_claim", _("Fail a claim"), _("Gave a claim code that does not hold")),
    ("agents.print_claim_code", _("Print claim code"), _("Claim code printed")),
    ("agents.link_account", _("Link account"), _("Linked to the account %(account)s (%(opd)s)")),
    ("agents.reject_claim", _("Reject claim"), _("Claim rejected: %(reason)s")),
    ("agents.unlink_account", _("Unlink account"), _("Link to %(account)s undone: %(reason)s")),
    ("agents.export_data", _("Export personal data"), _("Personal data exported")),
    ("agents.ask_erasure", _("Ask for erasure"), _("Asked that her data be erased")),
    ("agents.take_back_erasure", _("Take back a request"), _("Request for erasure taken back")),
    ("agents.take_on_erasure", _("Take on a request"), _("Request for erasure taken on")),
    ("agents.refuse_erasure", _("Refuse erasure"), _("Erasure refused: %(answer)s")),
    ("foundation.declare_holiday", _("Add holiday"), _("Added")),
    ("foundation.correct_holiday", _("Edit holiday"), _("Details corrected: %(fields)s")),
    ("foundation.remove_holiday", _("Remove holiday"), _("Removed: people work on this day")),
    ("foundation.try_message_again", _("Try mail again"), _("Tried again")),
    ("foundation.discard_message", _("Discard mail"), _("Discarded: it is not sent")),
    ("foundation.word_notice", _("Edit the text of a notice"), _("Text changed")),
    ("agents.erase_data", _("Erase personal data"), _("Personal data erased")),
]


def register(actions: Any) -> None:
    """Give every action of this app its name and sentence in Wagtail's log."""
    for name, label, message in ACTIONS:
        actions.register_action(name)(_formatter(label, message))


class _Words(dict[str, Any]):
    """An old entry that lacks a value still reads as a sentence."""

    def __missing__(self, key: str) -> str:
        return "–"


def _formatter(label: Any, message: Any) -> type[LogFormatter]:
    def format_message(self: LogFormatter, log_entry: Any) -> str:
        data = {key: _spoken(key, value) for key, value in (log_entry.data or {}).items()}
        if "fields" in data:
            data["fields"] = _field_names(log_entry)
        return str(message) % _Words(data)

    return type(
        "RegistryFormatter", (LogFormatter,), {"label": label, "format_message": format_message}
    )


def _field_names(log_entry: Any) -> str:
    """Entries keep the names of fields; people read them in their own language."""
    model = log_entry.content_type.model_class()
    fields = [model._meta.get_field(name) for name in log_entry.data["fields"]]
    return ", ".join(str(_verbose_name(field)) for field in fields)


def _verbose_name(field: Any) -> Any:
    return (
        field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name
    )


def _spoken(key: str, value: Any) -> str:
    if key == "on" and isinstance(value, str):
        day: date | None = parse_date(value)
        return date_format(day) if day else value
    if isinstance(value, list):
        nothing = gettext("the whole region") if key == "scope" else "–"
        return ", ".join(str(each) for each in value) or nothing
    return str(value)
