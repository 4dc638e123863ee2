from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "tumen.access"
    label = "access"
