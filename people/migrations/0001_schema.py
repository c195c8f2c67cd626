"""People, roles and name variants."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # Databases made before have these. Dropped at the first release.
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_phone_room_and_who_may_see"),
    ]

    dependencies = [
        ("base", "0001_schema"),
        # Of no use to people, and first: each migration makes all models anew that are related to
        # its own, of which there are few before those of the portal.
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailembeds", "0009_embed_cache_until"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="short name")),
                (
                    "order",
                    models.PositiveIntegerField(db_index=True, default=0, verbose_name="order"),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
                "ordering": ["order", "slug"],
                "permissions": [("choose_role", "Can choose role")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "photo_visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who are signed in"),
                            ("hidden", "nobody"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="portrait is shown to",
                    ),
                ),
                (
                    "photo_consent_on",
                    models.DateField(
                        blank=True,
                        help_text=(
                            "The day on which the person agreed that the portrait is published."
                        ),
                        null=True,
                        verbose_name="consent to the portrait given on",
                    ),
                ),
                (
                    "photo_consent_note",
                    models.CharField(
                        blank=True,
                        help_text="Who agreed by what: “signed form, in the office's folder”.",
                        max_length=200,
                        verbose_name="how consent was given",
                    ),
                ),
                (
                    "photo_consent_withdrawn_on",
                    models.DateField(
                        blank=True,
                        help_text=(
                            "From then on the portrait is shown to nobody, and the files that "
                            "pages showed are deleted; the original stays here."
                        ),
                        null=True,
                        verbose_name="consent withdrawn on",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "email_visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who are signed in"),
                            ("hidden", "nobody"),
                        ],
                        default="members",
                        max_length=10,
                        verbose_name="e-mail is shown to",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="With the code of the country, as in +49 89 1234-567.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[0-9 ()/.\\-]*[0-9]$", "Write digits, as in +49 89 1234-567."
                            )
                        ],
                        verbose_name="phone",
                    ),
                ),
                (
                    "phone_visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who are signed in"),
                            ("hidden", "nobody"),
                        ],
                        default="members",
                        max_length=10,
                        verbose_name="phone is shown to",
                    ),
                ),
                (
                    "room",
                    models.CharField(
                        blank=True,
                        help_text="Such as “MI 03.11.018”.",
                        max_length=60,
                        verbose_name="room",
                    ),
                ),
                (
                    "room_visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who are signed in"),
                            ("hidden", "nobody"),
                        ],
                        default="members",
                        max_length=10,
                        verbose_name="room is shown to",
                    ),
                ),
                ("given", models.CharField(blank=True, max_length=100, verbose_name="given names")),
                (
                    "preferred_given",
                    models.CharField(
                        blank=True,
                        help_text="The name in use, where it is another one: Xiuying (Mary) Zhou.",
                        max_length=100,
                        verbose_name="preferred given name",
                    ),
                ),
                (
                    "particle",
                    models.CharField(
                        blank=True,
                        help_text="Such as “van der” or “von”.",
                        max_length=40,
                        verbose_name="particle",
                    ),
                ),
                ("family", models.CharField(max_length=100, verbose_name="family name")),
                (
                    "suffix",
                    models.CharField(
                        blank=True, help_text="Such as “Jr.”", max_length=20, verbose_name="suffix"
                    ),
                ),
                (
                    "academic_title",
                    models.CharField(
                        blank=True,
                        help_text="Such as “Prof. Dr.”",
                        max_length=60,
                        verbose_name="academic title",
                    ),
                ),
                (
                    "present_name_everywhere",
                    models.BooleanField(
                        default=False,
                        help_text="Pages, citations and downloads print it in place of the names on works, which visitors are not shown and do not find. It does not reach the addresses and citekeys of publications, texts that somebody wrote, or the e-mail address.",
                        verbose_name="print the present name everywhere",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The last part of the page's address. Made from the name if left empty.",
                        max_length=100,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters, digits and single hyphens only.",
                            )
                        ],
                        verbose_name="slug",
                    ),
                ),
                (
                    "orcid",
                    models.CharField(
                        blank=True,
                        help_text="As in 0000-0002-1825-0097.",
                        max_length=19,
                        verbose_name="ORCID iD",
                    ),
                ),
                (
                    "sort_key",
                    models.CharField(
                        db_collation="C", db_index=True, editable=False, max_length=300
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="people.person",
                    ),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="portrait",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        help_text="Who may edit this record as their own profile.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user account",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_key"],
                "permissions": [("choose_person", "Can choose person")],
            },
            bases=(
                wagtail.models.preview.PreviewableMixin,
                modelsearch.index.Indexed,
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="PersonLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("label", models.CharField(max_length=60, verbose_name="label")),
                ("url", models.URLField(max_length=500, verbose_name="URL")),
                (
                    "person",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_topics",
                        to="people.person",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="person_items",
                        to="base.topic",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="person",
            name="topics",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="people.PersonTopic",
                to="base.Topic",
                verbose_name="topics",
            ),
        ),
        migrations.CreateModel(
            name="RoleText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                (
                    "name",
                    models.CharField(
                        help_text="Of one: Doctoral researcher", max_length=100, verbose_name="name"
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        blank=True,
                        help_text="Of several: Doctoral researchers",
                        max_length=100,
                        verbose_name="plural",
                    ),
                ),
                (
                    "record",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="people.role",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a role",
                "verbose_name_plural": "names of roles",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ErasedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("erased_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("names_kept", models.BooleanField(default=False)),
                ("replacement", models.CharField(max_length=60)),
                (
                    "digests",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="NameVariant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As printed: “D. Rueckert”, “Rueckert, D.”, or another family name alone.",
                        max_length=200,
                        verbose_name="printed name",
                    ),
                ),
                (
                    "person",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_variants",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "name variant",
                "verbose_name_plural": "name variants",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "name"),
                        name="people_namevariant_once_per_person",
                        violation_error_message="This variant is there already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                (
                    "own_title",
                    models.CharField(
                        blank=True,
                        help_text="Shown under the name, such as “Professor of Machine Learning”.",
                        max_length=200,
                        verbose_name="own title",
                    ),
                ),
                ("biography", wagtail.fields.RichTextField(blank=True, verbose_name="biography")),
                (
                    "record",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a person",
                "verbose_name_plural": "texts of people",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "language"),
                        name="people_persontext_one_per_language",
                        violation_error_message="There is already a text in this language.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="persontopic",
            constraint=models.UniqueConstraint(
                fields=("content_object", "tag"), name="people_persontopic_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("orcid", ""), _negated=True),
                    ("deleted_at__isnull", True),
                    ("merged_into__isnull", True),
                ),
                fields=("orcid",),
                name="people_person_orcid_unique",
                violation_error_message="Another person has this ORCID iD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="people_person_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="roletext",
            constraint=models.UniqueConstraint(
                fields=("record", "language"),
                name="people_roletext_one_per_language",
                violation_error_message="There is already a text in this language.",
            ),
        ),
    ]
