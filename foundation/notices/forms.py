"""What the owner of a bell chooses: a delivery for each topic, and her quiet hours."""

from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from foundation.filters import FilterForm
from foundation.forms import CleanFields
from foundation.models import Delivery
from foundation.notices.bells import Owner
from foundation.notices.channels import Channel, reaching, switched_on
from foundation.notices.choices import Choices, QuietHours
from foundation.notices.topics import Topic, kinds_of, topic_named, topics


class ChoicesForm(CleanFields, forms.Form):
    """One field for each topic, named by its place, for the names of topics have dots."""

    show_optional = False

    quiet_from = forms.TimeField(
        label=_("No e-mail from"),
        help_text=_("E-mail waits until the quiet hours are over. Leave both empty for none."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=_("until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(
        self, sent: QueryDict | None, *, choices: Choices, bell: str, owner: Owner | None
    ) -> None:
        quiet = choices.quiet
        initial = {"quiet_from": quiet and quiet.start, "quiet_until": quiet and quiet.end}
        super().__init__(sent, initial=initial)
        self.topics = {f"topic_{number}": topic for number, topic in enumerate(topics())}
        for name, topic in self.topics.items():
            self.fields[name] = _field(topic, choices.deliveries[topic.name])
        on = {name for _bell, name in switched_on([bell])}
        self.channels = {f"channel_{each.name}": each for each in reaching(owner)}
        for name, channel in self.channels.items():
            self.fields[name] = _switch(channel, is_on=channel.name in on)
        self.order_fields([*self.topics, *self.channels, "quiet_from", "quiet_until"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = data.get("quiet_from"), data.get("quiet_until")
        if {"quiet_from", "quiet_until"} & set(self.errors):
            return data
        if (start is None) != (end is None):
            missing = "quiet_from" if start is None else "quiet_until"
            self.add_error(
                missing, _("Quiet hours have a beginning and an end. Leave both empty for none.")
            )
        elif start is not None and start == end:
            self.add_error(
                "quiet_until", _("The quiet hours would never end. Choose another time.")
            )
        return data

    @property
    def wanted(self) -> dict[str, Delivery]:
        """By the name of the topic, once the form is valid."""
        return {
            topic.name: Delivery(self.cleaned_data[name]) for name, topic in self.topics.items()
        }

    @property
    def channels_on(self) -> list[str]:
        """The names of the channels that are switched on."""
        return [each.name for name, each in self.channels.items() if self.cleaned_data[name]]

    @property
    def quiet(self) -> QuietHours | None:
        start: time | None = self.cleaned_data["quiet_from"]
        end: time | None = self.cleaned_data["quiet_until"]
        return QuietHours(start, end) if start is not None and end is not None else None


class TopicFilter(FilterForm):
    """The lines of one topic, read and unread."""

    perihal = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        told = [(each.name, each.label) for each in topics() if kinds_of({each.name})]
        field = self.fields["perihal"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [("", _("Everything")), *told]

    @property
    def topic(self) -> Topic | None:
        return topic_named(self.chosen.get("perihal", ""))


def _switch(channel: Channel, *, is_on: bool) -> forms.BooleanField:
    label = _("Also by %(channel)s what comes by e-mail at once") % {"channel": channel.label}
    return forms.BooleanField(label=label, initial=is_on, required=False)


def _field(topic: Topic, chosen: Delivery) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=str(topic.label),
        help_text=str(topic.help_text),
        choices=[(each.value, each.label) for each in topic.choices],
        initial=chosen.value,
    )
