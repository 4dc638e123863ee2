from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "tumen.consent"
    label = "consent"
