"""The site's pages, settings and menus."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # Databases made before have these. Dropped at the first release.
    replaces = [
        ("labportal", "0001_initial"),
        ("labportal", "0002_citation_styles"),
        ("labportal", "0003_news_and_openings"),
        ("labportal", "0004_pictures_and_accent"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("groups", "0001_schema"),
        ("people", "0001_schema"),
        ("publications", "0001_schema"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NewsIndexPage",
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
                "verbose_name": "news index page",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="OpeningIndexPage",
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
                "verbose_name": "opening index page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StandardPage",
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
                "verbose_name": "standard page",
                "verbose_name_plural": "standard pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="HomePage",
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
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="The title is used if empty.",
                        max_length=200,
                        verbose_name="headline",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Beside the headline. It is shown when the page is shared, too.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LabSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        default="#17508f",
                        help_text="Of links and buttons. On dark grounds, it is made lighter.",
                        max_length=7,
                        verbose_name="accent colour",
                    ),
                ),
                ("address", models.TextField(blank=True, verbose_name="postal address")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                (
                    "citation_style",
                    models.CharField(
                        blank=True,
                        help_text="Of lists of publications, where a group or an editor has not chosen another.",
                        max_length=60,
                        verbose_name="citation style",
                    ),
                ),
                (
                    "contact_days",
                    models.PositiveIntegerField(
                        blank=True,
                        default=90,
                        help_text=(
                            "So long after their last membership ended, people lose e-mail "
                            "address, phone and room. 0: at once; empty: never. Who is a "
                            "member elsewhere, will be one, or has an account in use keeps them."
                        ),
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(3650)],
                        verbose_name="days until contact details of leavers are removed",
                    ),
                ),
                (
                    "accessibility_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="In any language: visitors get it in theirs.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="accessibility statement",
                    ),
                ),
                (
                    "imprint_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="In any language: visitors get it in theirs.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="imprint",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="logo",
                    ),
                ),
                (
                    "privacy_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="In any language: visitors get it in theirs.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="privacy statement",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "lab",
            },
        ),
        migrations.CreateModel(
            name="Menu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[("main", "main menu"), ("footer", "footer")],
                        max_length=6,
                        verbose_name="place",
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="menus",
                        to="wagtailcore.site",
                        verbose_name="website",
                    ),
                ),
            ],
            options={
                "verbose_name": "menu",
                "verbose_name_plural": "menus",
                "ordering": ["site", "-place", "language"],
            },
        ),
        migrations.CreateModel(
            name="MenuItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="or URL")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="The page's title is used if empty.",
                        max_length=100,
                        verbose_name="label",
                    ),
                ),
                (
                    "menu",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="labportal.menu",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "menu entry",
                "verbose_name_plural": "menu entries",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsPage",
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
                    "date",
                    models.DateField(
                        db_index=True, default=django.utils.timezone.localdate, verbose_name="date"
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its description is read to those who do not see it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of news",
                "verbose_name_plural": "news",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ConcernedPublication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="publications.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerned_publications",
                        to="labportal.newspage",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication concerned",
                "verbose_name_plural": "publications concerned",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConcernedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerned_people",
                        to="labportal.newspage",
                    ),
                ),
            ],
            options={
                "verbose_name": "person concerned",
                "verbose_name_plural": "people concerned",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConcernedGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="groups.researchgroup",
                        verbose_name="research group",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerned_groups",
                        to="labportal.newspage",
                    ),
                ),
            ],
            options={
                "verbose_name": "research group concerned",
                "verbose_name_plural": "research groups concerned",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpeningPage",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("bachelor", "Bachelor’s thesis"),
                            ("master", "Master’s thesis"),
                            ("phd", "PhD position"),
                            ("postdoc", "Postdoc position"),
                            ("assistant", "Student assistant"),
                            ("other", "Other position"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "deadline",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The last day to apply; empty if it is open until it is filled.",
                        null=True,
                        verbose_name="deadline",
                    ),
                ),
                (
                    "start",
                    models.CharField(
                        blank=True,
                        help_text="Such as “at once” or “October 2027”.",
                        max_length=200,
                        verbose_name="start",
                    ),
                ),
                (
                    "filled",
                    models.BooleanField(
                        default=False,
                        help_text="It leaves the lists; its page stays and says so.",
                        verbose_name="filled",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        help_text="None if it is at the chair itself.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="openings",
                        to="groups.researchgroup",
                        verbose_name="research group",
                    ),
                ),
            ],
            options={
                "verbose_name": "opening",
                "verbose_name_plural": "openings",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OpeningSupervisor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supervisors",
                        to="labportal.openingpage",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "supervisor",
                "verbose_name_plural": "supervisors",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SocialLink",
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
                    "settings",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="social_links",
                        to="labportal.labsettings",
                    ),
                ),
            ],
            options={
                "verbose_name": "social link",
                "verbose_name_plural": "social links",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LabText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("lab_name", models.CharField(max_length=200, verbose_name="lab")),
                (
                    "university",
                    models.CharField(blank=True, max_length=200, verbose_name="university"),
                ),
                ("tagline", models.CharField(blank=True, max_length=300, verbose_name="tagline")),
                (
                    "record",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="labportal.labsettings",
                    ),
                ),
            ],
            options={
                "verbose_name": "names in a language",
                "verbose_name_plural": "names in languages",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "language"),
                        name="labportal_labtext_one_per_language",
                        violation_error_message="There is already a text in this language.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="menu",
            constraint=models.UniqueConstraint(
                fields=("site", "place", "language"),
                name="labportal_menu_one_per_place_and_language",
                violation_error_message="There is such a menu already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="menuitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("page__isnull", False), ("url", "")),
                    models.Q(
                        ("page", None),
                        models.Q(("url", ""), _negated=True),
                        models.Q(("label", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="labportal_menuitem_page_or_labelled_url",
                violation_error_message="Choose a page, or give a URL with a label.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concernedpublication",
            constraint=models.UniqueConstraint(
                fields=("page", "publication"),
                name="labportal_concernedpublication_once",
                violation_error_message="This publication is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concernedperson",
            constraint=models.UniqueConstraint(
                fields=("page", "person"),
                name="labportal_concernedperson_once",
                violation_error_message="This person is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concernedgroup",
            constraint=models.UniqueConstraint(
                fields=("page", "group"),
                name="labportal_concernedgroup_once",
                violation_error_message="This research group is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingsupervisor",
            constraint=models.UniqueConstraint(
                fields=("page", "person"),
                name="labportal_openingsupervisor_once",
                violation_error_message="This person is in the list already.",
            ),
        ),
        migrations.CreateModel(
            name="WeeklyMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wanted",
                    models.BooleanField(
                        default=True,
                        help_text="On Mondays, and only if something waits.",
                        verbose_name="weekly mail of what waits for me",
                    ),
                ),
                ("seen_to_at", models.DateTimeField(editable=False, null=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weekly_mail",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "weekly mail",
                "verbose_name_plural": "weekly mails",
            },
        ),
        migrations.CreateModel(
            name="StaffChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move", "moves"),
                            ("departure", "leaves"),
                            ("handover", "takes over"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("day", models.DateField(verbose_name="from")),
                (
                    "keeps_account",
                    models.BooleanField(default=False, verbose_name="keeps the account"),
                ),
                ("trace", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="entered at")),
                (
                    "followed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rights followed at"),
                ),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="groups.researchgroup",
                        verbose_name="research group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_changes",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of staff",
                "verbose_name_plural": "changes of staff",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PeopleImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("table", "table of people"), ("portraits", "portraits")],
                        default="table",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="file name")),
                ("content", models.BinaryField(default=bytes, verbose_name="content")),
                ("trace", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="entered at")),
                (
                    "imported_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="imported at"),
                ),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of people",
                "verbose_name_plural": "imports of people",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="WebLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.CharField(max_length=2000, unique=True, verbose_name="URL")),
                (
                    "due_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="to be asked from",
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True, verbose_name="asked at")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("there", "there"),
                            ("unclear", "no clear answer"),
                            ("unasked", "not asked"),
                            ("missing", "the page is not there"),
                            ("away", "the server does not answer"),
                        ],
                        max_length=8,
                        verbose_name="answer",
                    ),
                ),
                (
                    "failures",
                    models.PositiveSmallIntegerField(default=0, verbose_name="failures in a row"),
                ),
                ("pages", models.ManyToManyField(related_name="+", to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                "verbose_name": "web link",
                "verbose_name_plural": "web links",
                "indexes": [
                    models.Index(
                        condition=models.Q(("failures__gte", 2)),
                        fields=["url"],
                        name="labportal_weblink_dead",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="when"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed-in", "Signed in with a password"),
                            ("provider", "Signed in by the sign-in service"),
                            ("failed", "Sign-in failed"),
                            ("locked", "Sign-in locked"),
                            ("refused", "Refused after the sign-in service"),
                            ("signed-out", "Signed out"),
                            ("unlocked", "Lock lifted"),
                            ("password", "Password set"),
                            ("link", "Link to set a password made"),
                            ("made", "Account made"),
                            ("deleted", "Account deleted"),
                            ("activated", "Account activated"),
                            ("deactivated", "Account deactivated"),
                            ("superuser", "Made a superuser"),
                            ("no-superuser", "Superuser no more"),
                            ("email", "E-mail address changed"),
                            ("linked", "Linked with the sign-in service"),
                            ("unlinked", "Link with the sign-in service removed"),
                            ("role-given", "Role given"),
                            ("role-taken", "Role taken"),
                            ("role-made", "Role made"),
                            ("role-deleted", "Role deleted"),
                            ("permission-given", "Permission given"),
                            ("permission-taken", "Permission taken"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                (
                    "account",
                    models.CharField(
                        blank=True, db_index=True, max_length=150, verbose_name="account"
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=500, verbose_name="detail")),
                ("by", models.CharField(blank=True, max_length=150, verbose_name="done by")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="from")),
            ],
            options={
                "verbose_name": "account event",
                "verbose_name_plural": "log of accounts",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProvidedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="auth.group",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provided_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "role given by the sign-in service",
                "verbose_name_plural": "roles given by the sign-in service",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "group"), name="labportal_provided_role"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderIdentity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer", models.CharField(max_length=500, verbose_name="issuer")),
                ("subject", models.CharField(max_length=255, verbose_name="subject")),
                (
                    "linked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="linked at"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provider_identities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "link with the sign-in service",
                "verbose_name_plural": "links with the sign-in service",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issuer", "subject"), name="labportal_identity"
                    ),
                    models.UniqueConstraint(
                        fields=("issuer", "user"), name="labportal_identity_user"
                    ),
                ],
            },
        ),
    ]
