from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "tumen.record"
    label = "record"
