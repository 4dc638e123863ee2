from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("watch", "0003_words_and_post"), ("access", "0005_walls")]

    operations = [
        wall("watch_toldstep", only_added=True),
        wall("watch_word"),
        wall("watch_reading"),
        wall("watch_post"),
        wall("watch_mail"),
    ]
