"""Who else may see an innovation. Apps above add their rule: mentoring adds the mentors."""

from collections.abc import Callable

from django.db.models import Q

from foundation.public.hooks import public_hook
from foundation.users import AnyUser

VisibilityRule = Callable[[AnyUser], Q]


@public_hook
def klinik_innovation_rule(user: AnyUser) -> Q:
    """Show confirmed innovations beyond our rules: a condition on `Innovation` that is true for what
    `user`, who is signed in, may see, with its sessions and panels. A rule adds and never takes away;
    it may not ask the database before the condition is used."""
    raise NotImplementedError


_rules: list[VisibilityRule] = []


def register_visibility_rule(rule: VisibilityRule) -> VisibilityRule:
    """`rule(user)` answers a condition on Innovation that is true for what `user` may see."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def by_other_apps(user: AnyUser) -> Q:
    """True for an innovation that a rule of any app shows to `user`; of none without rules."""
    condition = Q(pk__in=[])
    for rule in _rules:
        condition |= rule(user)
    for added in klinik_innovation_rule.answers(user):
        condition |= added
    return condition
