from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "tumen.search"
    label = "search"
