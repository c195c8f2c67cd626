import django.db.models.deletion
from django.db import migrations, models

import publications.topic_manager


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_initial"),
        ("publications", "0009_imports_being_taken_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicationtopic",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="publications.importbatch",
                verbose_name="given by import",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="topics",
            field=publications.topic_manager.KeptTopicsManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="publications.PublicationTopic",
                to="base.Topic",
                verbose_name="topics",
            ),
        ),
    ]
