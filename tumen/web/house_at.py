"""The addresses of the house: people and what they hold, the audit log, the vocabulary, health, settings."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import audit, granting, health, house, people, vocabulary
from tumen.web.viewing import page, takes

urlpatterns: list[URLPattern] = [
    path("house", page(house.house), name="house"),
    path("people", page(people.people), name="people"),
    path("people/grant", takes(granting.grant, "access.grant"), name="grant"),
    path("people/revoke", takes(granting.revoke, "access.revoke"), name="revoke"),
    path("audit", page(audit.audit), name="audit"),
    path("vocabulary", page(vocabulary.vocabulary), name="vocabulary"),
    path("health", page(health.health), name="health"),
    path("settings", page(health.settings), name="settings"),
]
