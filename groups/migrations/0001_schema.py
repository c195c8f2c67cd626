"""Research groups and the pages that show records."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # Databases made before have these. Dropped at the first release.
    replaces = [
        ("groups", "0001_initial"),
        ("groups", "0002_initial"),
        ("groups", "0003_editors_may_go"),
        ("groups", "0004_citation_styles"),
        ("groups", "0005_pictures"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("base", "0001_schema"),
        ("people", "0001_schema"),
        ("publications", "0001_schema"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PeopleIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the title; also shown where the page is listed.",
                        verbose_name="lead",
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list, verbose_name="body")),
            ],
            options={
                "verbose_name": "people index page",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="PublicationIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the title; also shown where the page is listed.",
                        verbose_name="lead",
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list, verbose_name="body")),
            ],
            options={
                "verbose_name": "publication index page",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="ResearchIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the title; also shown where the page is listed.",
                        verbose_name="lead",
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list, verbose_name="body")),
            ],
            options={
                "verbose_name": "research index page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="TopicIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the title; also shown where the page is listed.",
                        verbose_name="lead",
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list, verbose_name="body")),
            ],
            options={
                "verbose_name": "topic index page",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="GroupTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_items",
                        to="base.topic",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResearchGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "order",
                    models.PositiveIntegerField(db_index=True, default=0, verbose_name="order"),
                ),
                (
                    "start",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="As exactly as known: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="start",
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="As exactly as known: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="end",
                    ),
                ),
                (
                    "citation_style",
                    models.CharField(
                        blank=True,
                        help_text="Of the group's lists; the portal's own if empty.",
                        max_length=60,
                        verbose_name="citation style",
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
                    "editors",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="research_group",
                        to="auth.group",
                        verbose_name="editors",
                    ),
                ),
                (
                    "topics",
                    modelcluster.contrib.taggit.ClusterTaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="groups.GroupTopic",
                        to="base.Topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "research group",
                "verbose_name_plural": "research groups",
                "ordering": ["order", "slug"],
                "permissions": [("choose_researchgroup", "Can choose research group")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lead", models.BooleanField(default=False, verbose_name="leads the group")),
                (
                    "start",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="As exactly as known: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="start",
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="As exactly as known: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="end",
                    ),
                ),
                (
                    "former",
                    models.BooleanField(
                        default=False,
                        help_text="Over, though nobody knows since when.",
                        verbose_name="former, dates unknown",
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        help_text="Where an alumnus or alumna went.",
                        max_length=200,
                        verbose_name="went to",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "group",
                    modelcluster.fields.ParentalKey(
                        blank=True,
                        help_text="None for those who belong to the chair itself.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="groups.researchgroup",
                        verbose_name="research group",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyPublication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="order"),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        help_text="Printed after the citation.",
                        max_length=200,
                        verbose_name="remark",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_publications",
                        to="publications.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "group",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_publications",
                        to="groups.researchgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "key publication",
                "verbose_name_plural": "key publications",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="grouptopic",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tagged_topics",
                to="groups.researchgroup",
            ),
        ),
        migrations.CreateModel(
            name="GroupPublication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "included",
                    models.BooleanField(
                        default=True,
                        help_text="Off takes the publication out of the group's list.",
                        verbose_name="belongs to the group",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_exceptions",
                        to="publications.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "group",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication_exceptions",
                        to="groups.researchgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication added or taken out",
                "verbose_name_plural": "publications added or taken out",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ResearchGroupPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the title; also shown where the page is listed.",
                        verbose_name="lead",
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list, verbose_name="body")),
                (
                    "introduction",
                    wagtail.fields.RichTextField(blank=True, verbose_name="introduction"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        help_text="The record that holds members, key publications and topics.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="groups.researchgroup",
                        verbose_name="research group",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of the group or its work. It is shown when the page is shared, too.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "research group page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ResearchGroupText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "record",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="groups.researchgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a research group",
                "verbose_name_plural": "names of research groups",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="researchgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end", ""),
                    ("start__lte", models.F("end")),
                    ("start__startswith", models.F("end")),
                    _connector="OR",
                ),
                name="groups_researchgroup_dates_in_order",
                violation_error_message="The end is before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end", ""),
                    ("start__lte", models.F("end")),
                    ("start__startswith", models.F("end")),
                    _connector="OR",
                ),
                name="groups_membership_dates_in_order",
                violation_error_message="The end is before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("former", False), ("end", ""), _connector="OR"),
                name="groups_membership_former_without_end",
                violation_error_message="Give the end, or say that it is unknown, not both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("person", "group", "role", "start"),
                name="groups_membership_once",
                violation_error_message="This membership is there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("group", None)),
                fields=("person", "role", "start"),
                name="groups_membership_once_at_the_chair",
                violation_error_message="This membership is there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keypublication",
            constraint=models.UniqueConstraint(
                fields=("group", "publication"),
                name="groups_keypublication_once",
                violation_error_message="This publication is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grouptopic",
            constraint=models.UniqueConstraint(
                fields=("content_object", "tag"), name="groups_grouptopic_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="grouppublication",
            constraint=models.UniqueConstraint(
                fields=("group", "publication"),
                name="groups_grouppublication_once",
                violation_error_message="This publication is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="researchgrouptext",
            constraint=models.UniqueConstraint(
                fields=("record", "language"),
                name="groups_researchgrouptext_one_per_language",
                violation_error_message="There is already a text in this language.",
            ),
        ),
        migrations.CreateModel(
            name="Harvest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.TextField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="HarvestedPublication",
            fields=[
                ("publication", models.BigIntegerField(primary_key=True, serialize=False)),
                ("datestamp", models.DateTimeField()),
                ("deleted", models.BooleanField(default=False)),
                ("digest", models.CharField(max_length=32)),
                (
                    "sets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["datestamp", "publication"], name="groups_harvest_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("choices", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication_reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "report of publications",
                "verbose_name_plural": "reports of publications",
                "ordering": ["name", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("owner__isnull", False)),
                        fields=("owner", "name"),
                        name="groups_publicationreport_own_names",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("owner__isnull", True)),
                        fields=("name",),
                        name="groups_publicationreport_names_of_chair",
                    ),
                ],
            },
        ),
    ]
