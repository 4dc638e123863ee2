from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tumen.accounts"
    label = "accounts"
