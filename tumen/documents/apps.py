from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tumen.documents"
    label = "documents"
