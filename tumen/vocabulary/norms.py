"""Legal instruments and principles that sources invoke: treaties, articles, declarations, principles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NormRef:
    """A norm as one passage invokes it: its code in the vocabulary, the article where one is named.

    ``code`` is empty where the vocabulary does not know the instrument; ``name`` is then what the document
    calls it. ``article`` is as instruments number it ("3", "33(1)", "18(2)").
    """

    code: str
    article: str = ""
    name: str = ""

    def to_json(self) -> dict[str, str]:
        fields = {"code": self.code, "article": self.article, "name": self.name}
        return {key: value for key, value in fields.items() if value}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> NormRef:
        return cls(value.get("code", ""), value.get("article", ""), value.get("name", ""))

    def __str__(self) -> str:
        called = self.name or self.code
        return f"{called}, article {self.article}" if self.article else called
