from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0009_alter_membership_role")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["kind", "-ends", "-id"], name="event_by_last_day"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["kind", "begins"],
                condition=models.Q(low__lt=models.F("high")),
                name="event_in_a_range",
            ),
        ),
    ]
