"""The key to the drawings and labels, which pages with figures carry at their end."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy

from tumen.vocabulary.quantities import Quantity
from tumen.web.strips import Drawn, Lane, strip_of
from tumen.web.words import Label, Words, all_labels

register = template.Library()

_SHAPES = (
    (Quantity(600, 600), gettext_lazy("An exact number.")),
    (Quantity(600, 600, approximate=True), gettext_lazy("“About” a number.")),
    (Quantity(400, 700), gettext_lazy("Between two numbers.")),
    (Quantity(500, None), gettext_lazy("“More than”, “at least”: nothing is known above.")),
    (Quantity(None, 700), gettext_lazy("“Up to”, “nearly”: nothing is known below.")),
)


@register.inclusion_tag("tumen/parts/key.html")
def key_to_figures() -> dict[str, tuple[tuple[Lane, Words], ...] | tuple[Label, ...]]:
    """How figures are drawn, and what each label means."""
    lanes = tuple((strip_of([Drawn(quantity)]).lanes[0], meaning) for quantity, meaning in _SHAPES)
    return {"lanes": lanes, "labels": all_labels()}
