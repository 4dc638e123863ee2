from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "tumen.jobs"
    label = "jobs"
