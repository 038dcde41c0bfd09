"""Hang the checks of a site's settings into Django's."""

from django.core.checks import Tags, register

from foundation.plugins.checks import addresses, frame, minute, site
from foundation.plugins.removal import shared_rows
from foundation.plugins.removal.belongings import register_belongings


def connect() -> None:
    for check in (
        site.apps_stand_before_wagtail,
        site.templates_have_their_context,
        site.middleware_is_there_and_in_order,
        site.links_and_hours_are_right,
        site.private_files_have_a_folder,
        site.live_updates_have_their_packages,
        frame.the_frame_has_every_block,
    ):
        register(check)
    for check in (
        addresses.plugins_have_addresses,
        addresses.one_can_sign_in_and_out,
        addresses.the_language_can_be_chosen,
    ):
        register(check, Tags.urls)
    register(minute.the_minute_runs, Tags.database)
    register_belongings("foundation", shared_rows.find)
