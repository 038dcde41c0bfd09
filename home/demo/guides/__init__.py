"""One guide for every section of the proposal form, in the order of the form."""

from home.demo.guides import choices, design, identity, outcome

GUIDES = (*identity.GUIDES, *choices.GUIDES, *design.GUIDES, *outcome.GUIDES)
