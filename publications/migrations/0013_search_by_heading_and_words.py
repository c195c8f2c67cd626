"""Search by a short heading, and by the words that a mistyped one may mean."""

from typing import Any

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from publications.search.index import refresh


def fill(apps: Any, schema_editor: Any) -> None:
    """Write the columns anew where there is something to be found."""
    if apps.get_model("publications", "Publication").objects.exists():
        refresh()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("publications", "0012_open_access"),
    ]

    operations = [
        migrations.RemoveIndex("publicationindex", "publications_index_trigram"),
        migrations.RemoveField("publicationindex", "trigram_key"),
        migrations.AddField(
            model_name="publicationindex",
            name="heading",
            field=django.contrib.postgres.search.SearchVectorField(default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="IndexedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.TextField(db_collation="C", db_index=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"],
                        name="publications_indexedword_near",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
