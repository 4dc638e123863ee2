from django.apps import AppConfig


class TeamworkConfig(AppConfig):
    name = "tumen.teamwork"
    label = "teamwork"
