from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "tumen.vault"
    label = "vault"
