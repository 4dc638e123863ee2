"""Why something was not kept is said on the page, also where the form that it was sent with is not on it."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape

register = template.Library()


class _Said(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        page = self.nodelist.render(context)
        refused = getattr(context.get("typed"), "refused", "")
        if not refused or conditional_escape(refused) in page:
            return page
        return render_to_string("tumen/parts/refusal.html", {"refused": refused}) + page


@register.tag
def saying_why(parser: Parser, token: Token) -> _Said:
    """What stands between this and ``endsaying_why``, below the refusal of what was typed where that is
    nowhere in it: somebody closed the interview meanwhile, or may not do what the form does."""
    nodelist = parser.parse(("endsaying_why",))
    parser.delete_first_token()
    return _Said(nodelist)
