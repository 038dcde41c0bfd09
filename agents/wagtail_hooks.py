from typing import Any

from wagtail import hooks

from agents import log_actions


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    log_actions.register(actions)
