"""What templates of mails need."""

from django import template
from django.template.base import Parser, Token, token_kwargs

from foundation.notices.mail_words import WordsNode

register = template.Library()


@register.tag
def words(parser: Parser, token: Token) -> WordsNode:
    """`{% words subject when=when %}our own words{% endwords %}`: the clinic may put them otherwise,
    with the values that are named. `subject` or `opening`; see `foundation.notices.wordings`."""
    _tag, part, *rest = token.split_contents()
    values = token_kwargs(rest, parser)
    nodelist = parser.parse(("endwords",))
    parser.delete_first_token()
    return WordsNode(part, values, nodelist)
