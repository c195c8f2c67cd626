from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0005_chosen_conflicts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="importentry",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("create", "not a duplicate: create it"),
                    ("same", "the same: merge it"),
                    ("later", "leave it out this time"),
                    ("skip", "not ours: leave it out, now and from now on"),
                    ("keep", "keep the record's values"),
                    ("overwrite", "take the file's values"),
                    ("take in", "take it in after all"),
                ],
                max_length=20,
                verbose_name="decision",
            ),
        ),
    ]
