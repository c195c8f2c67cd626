"""The column by which the printed names that may be a person's are looked up."""

from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from people.names.parts import NameParts
from people.names.surnames import surname_keys

ROWS_AT_ONCE = 2000


def fill(apps: Any, schema_editor: Any) -> None:
    """Give the authorships that are there their keys."""
    Authorship = apps.get_model("publications", "Authorship")
    rows = []
    for row in Authorship.objects.only("given", "particle", "family", "suffix"):
        name = NameParts(row.given, row.particle, row.family, row.suffix)
        row.surname_keys = " ".join(sorted(surname_keys(name)))
        rows.append(row)
    Authorship.objects.bulk_update(rows, ["surname_keys"], batch_size=ROWS_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("publications", "0006_more_decisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="authorship",
            name="surname_keys",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddIndex(
            model_name="authorship",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("surname_keys"),
                    models.Value(" "),
                    function="string_to_array",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                condition=models.Q(("linked_by", "")),
                name="publications_authorship_keys",
            ),
        ),
        migrations.AddIndex(
            model_name="authorship",
            index=models.Index(
                condition=models.Q(("orcid", ""), _negated=True),
                fields=["orcid"],
                name="publications_author_orcid",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
