from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "tumen.claims"
    label = "claims"
