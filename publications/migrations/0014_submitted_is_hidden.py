"""Whatever is submitted is not public, whoever writes it."""

from typing import Any

from django.db import migrations, models


def hide(apps: Any, schema_editor: Any) -> None:
    """Hide what was submitted and yet public."""
    publications = apps.get_model("publications", "Publication").objects
    publications.filter(status="submitted", public=True).update(public=False)


class Migration(migrations.Migration):
    dependencies = [("publications", "0013_search_by_heading_and_words")]

    operations = [
        migrations.RunPython(hide, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=~models.Q(status="submitted") | models.Q(public=False),
                name="publications_publication_submitted_is_hidden",
                violation_error_message="A submitted work is not public.",
            ),
        ),
    ]
