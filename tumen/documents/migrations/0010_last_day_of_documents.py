from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import migrations, models

from tumen.documents.listing import UNDATED, last_day

#: Rows that are written at once.
BATCH = 2_000


def fill(apps: Any, _schema: Any) -> None:
    """The days of what was kept before they were written down; what has no date has its day already."""
    kind, detail = apps.get_model("documents", "Document"), apps.get_model("documents", "Detail")
    told: dict[int, list[Any]] = defaultdict(list)
    for each in detail.objects.filter(field="published").order_by("pk").iterator(BATCH):
        told[each.document_id].append(each)
    days: dict[int, date] = {key: last_day(details) for key, details in told.items()}
    rows = [kind(pk=key, last_day=day) for key, day in days.items() if day != UNDATED]
    kind.objects.bulk_update(rows, ["last_day"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("access", "0005_walls"), ("documents", "0009_walls")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="last_day",
            field=models.DateField(default=date(9999, 12, 31)),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["-last_day", "id"], name="document_by_last_day"),
        ),
    ]
