from django.db import migrations, models

from tumen.vault.records import RecordKeys

#: Covers sealed at once: few enough to hold, many enough to be fast.
BATCH = 1_000


def seal(apps, schema_editor):
    """The words that lay open are sealed, each under a key of its own."""
    covers, keys = (apps.get_model("documents", name) for name in ("Cover", "RecordKey"))
    sealing, last = None, 0
    while rows := list(covers.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        sealing = sealing or RecordKeys()  # an empty database needs no key, and may be another vault's
        made = [keys(item=row.public_id, wrapped=sealing.new(row.public_id)) for row in rows]
        sealed = [
            (sealing.seal(row.words.encode(), row.public_id, key.wrapped), row.pk)
            for row, key in zip(rows, made)
        ]
        keys.objects.bulk_create(made)
        with schema_editor.connection.cursor() as cursor:  # the ORM would take ten times as long
            cursor.executemany("UPDATE documents_cover SET sealed = %s WHERE id = %s", sealed)
        last = rows[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0006_custody"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=20, unique=True)),
                ("wrapped", models.BinaryField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddField(
            model_name="cover", name="sealed", field=models.BinaryField(default=b""), preserve_default=False,
        ),
        migrations.AlterField(
            model_name="cover",
            name="kind",
            field=models.CharField(choices=[("name", "the name of somebody possibly at risk"), ("contact", "how somebody is reached"), ("number", "a number that names one person"), ("place", "where somebody is, more exactly than the country"), ("route", "a way across"), ("helper", "who helps"), ("relative", "a relative of somebody at risk"), ("claim", "the sentence of a claim that is more sensitive than its document"), ("withdrawn", "what was forgotten because somebody took their consent back")], max_length=20),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
