import django.db.models.deletion
from django.db import migrations, models

import tumen.access.models
from tumen.access.leaves import canonical, commitment, leaf_of, moment, new_salt
from tumen.access.merkle import Tree


def take_in_lines(apps, schema_editor):
    """The lines that are there already become the first entries of the tree, in their order.

    Migrations do not change: version 1 of the form is that of `tumen.access.leaves`, and stays it.
    """
    lines = apps.get_model("access", "AuditLine").objects
    tree = Tree()
    for line in lines.order_by("number").values("number", "at", "actor_id", "action", "item", "detail"):
        number, before = tree.size + 1, line["number"]
        salt = new_salt()
        committed = commitment(salt, canonical(line["detail"]))
        leaf = leaf_of(
            number=number,
            at=moment(line["at"]),
            actor=f"a-{line['actor_id']}",
            action=line["action"],
            item=line["item"],
            committed=committed,
        )
        # Detail and time are written again, now in the form that is committed to.
        lines.filter(number=before).update(
            number=number,
            at=line["at"],
            detail=line["detail"],
            salt=salt,
            commitment=committed,
            leaf=leaf.hex(),
        )
        tree = tree.added(leaf)
    if tree.size:
        apps.get_model("access", "AuditTree").objects.create(pk=1, size=tree.size, peaks=tree.kept)


class Migration(migrations.Migration):

    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditAnchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("nonce", models.CharField(max_length=40)),
                ("request", models.BinaryField()),
                ("reply", models.BinaryField(default=bytes)),
                ("certificates", models.TextField(blank=True)),
                ("stamped_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={"ordering": ["size"]},
        ),
        migrations.CreateModel(
            name="AuditTree",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.BigIntegerField()),
                ("peaks", models.TextField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_audit_tree")],
            },
        ),
        migrations.AlterModelOptions(name="auditline", options={"ordering": ["number"]}),
        migrations.RenameField(model_name="auditline", old_name="id", new_name="number"),
        migrations.AlterField(
            model_name="auditline",
            name="number",
            field=models.BigIntegerField(primary_key=True, serialize=False),
        ),
        migrations.AlterField(model_name="auditline", name="at", field=models.DateTimeField()),
        migrations.AlterField(
            model_name="auditline",
            name="detail",
            field=tumen.access.models.CanonicalField(default=dict),
        ),
        migrations.AddField(
            model_name="auditline",
            name="salt",
            field=models.CharField(blank=True, default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditline",
            name="commitment",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditline",
            name="leaf",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(take_in_lines, migrations.RunPython.noop, elidable=False),
    ]
