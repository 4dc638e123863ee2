from django.db import migrations

from tumen.vault.walls import wall


class Migration(migrations.Migration):
    dependencies = [("advocacy", "0001_initial"), ("claims", "0009_walls_of_offices")]

    # What an appeal rests on may be of several documents: who may not see one of them is shown no such appeal
    # by the room's own queries.
    operations = [
        wall("advocacy_appeal"),
        wall("advocacy_appealask"),
        wall("advocacy_signatory"),
        wall("advocacy_step", only_added=True),
        wall("advocacy_judged", only_added=True),
        wall("advocacy_answer", only_added=True),
    ]
