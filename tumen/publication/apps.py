from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "tumen.publication"
    label = "publication"
