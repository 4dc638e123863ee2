from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("watch", "0001_initial"), ("access", "0005_walls")]

    operations = [
        wall("watch_feed"),
        wall("watch_item", item="document"),
        wall("watch_alert", item="claim"),
        wall("watch_alertstep", of="alert_id IN watch_alert", only_added=True),
        wall("watch_sign", item="document"),
        wall("watch_round"),
        wall("watch_sample"),
        wall("watch_look", of="sample_id IN watch_sample", only_added=True),
    ]
