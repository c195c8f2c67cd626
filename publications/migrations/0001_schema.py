"""Publications, imports and search."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.models.preview
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # Databases made before have these. Dropped at the first release.
    replaces = [
        ("publications", "0001_extensions"),
        ("publications", "0002_initial"),
        ("publications", "0003_remove_sourceentry_publications_sourceentry_once_and_more"),
        ("publications", "0004_imports_in_steps"),
        ("publications", "0005_chosen_conflicts"),
        ("publications", "0006_more_decisions"),
        ("publications", "0007_authorship_surname_keys"),
        ("publications", "0008_submitted_is_not_public"),
        ("publications", "0009_imports_being_taken_back"),
        ("publications", "0010_topics_given_by_imports"),
        ("publications", "0011_rendered_citations"),
        ("publications", "0012_open_access"),
        ("publications", "0013_search_by_heading_and_words"),
        ("publications", "0014_submitted_is_hidden"),
    ]

    dependencies = [
        ("base", "0001_schema"),
        ("people", "0001_schema"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # For search. Both are trusted: the owner of the database may create them.
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=100, verbose_name="source")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                (
                    "applied_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="imported at"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planning", "being planned"),
                            ("planned", "waiting for a decision"),
                            ("applying", "being imported"),
                            ("applied", "imported"),
                            ("undoing", "being taken back"),
                            ("failed", "failed"),
                            ("undone", "undone"),
                        ],
                        default="planning",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="entries by outcome")),
                ("messages", models.JSONField(default=list, verbose_name="messages")),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("records_state", models.CharField(blank=True, max_length=300)),
                (
                    "complete",
                    models.BooleanField(
                        default=False,
                        help_text="What is no longer in the files is gone from the source.",
                        verbose_name="the whole of its source",
                    ),
                ),
                ("surely_complete", models.BooleanField(default=False)),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="publications.importbatch",
                        verbose_name="undoes",
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
                        verbose_name="imported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("article-journal", "Journal article"),
                            ("paper-conference", "Conference paper"),
                            ("article", "Preprint"),
                            ("chapter", "Book chapter"),
                            ("book", "Book"),
                            ("thesis", "Thesis"),
                            ("report", "Report"),
                            ("dataset", "Dataset"),
                            ("software", "Software"),
                            ("patent", "Patent"),
                            ("article-magazine", "Magazine article"),
                            ("article-newspaper", "Newspaper article"),
                            ("bill", "Bill"),
                            ("broadcast", "Broadcast"),
                            ("classic", "Classical work"),
                            ("collection", "Collection"),
                            ("document", "Document"),
                            ("entry", "Entry"),
                            ("entry-dictionary", "Dictionary entry"),
                            ("entry-encyclopedia", "Encyclopedia entry"),
                            ("event", "Event"),
                            ("figure", "Figure"),
                            ("graphic", "Graphic"),
                            ("hearing", "Hearing"),
                            ("interview", "Interview"),
                            ("legal_case", "Legal case"),
                            ("legislation", "Legislation"),
                            ("manuscript", "Manuscript"),
                            ("map", "Map"),
                            ("motion_picture", "Film"),
                            ("musical_score", "Musical score"),
                            ("pamphlet", "Pamphlet"),
                            ("performance", "Performance"),
                            ("periodical", "Periodical"),
                            ("personal_communication", "Personal communication"),
                            ("post", "Post"),
                            ("post-weblog", "Blog post"),
                            ("regulation", "Regulation"),
                            ("review", "Review"),
                            ("review-book", "Book review"),
                            ("song", "Audio recording"),
                            ("speech", "Talk"),
                            ("standard", "Standard"),
                            ("treaty", "Treaty"),
                            ("webpage", "Web page"),
                        ],
                        default="article-journal",
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                ("title", models.TextField(verbose_name="title")),
                ("title_markup", models.TextField(blank=True, editable=False)),
                (
                    "container_title",
                    models.TextField(
                        blank=True,
                        help_text="The journal, proceedings or book that holds it.",
                        verbose_name="container title",
                    ),
                ),
                (
                    "container_title_short",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="short container title"
                    ),
                ),
                (
                    "issued_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "issued_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="month",
                    ),
                ),
                (
                    "issued_day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="day",
                    ),
                ),
                ("volume", models.CharField(blank=True, max_length=100, verbose_name="volume")),
                ("issue", models.CharField(blank=True, max_length=100, verbose_name="issue")),
                (
                    "page",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="pages or article number"
                    ),
                ),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=500, verbose_name="publisher"),
                ),
                (
                    "publisher_place",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="place of publication"
                    ),
                ),
                ("event_title", models.CharField(blank=True, max_length=500, verbose_name="event")),
                ("edition", models.CharField(blank=True, max_length=100, verbose_name="edition")),
                (
                    "version",
                    models.CharField(
                        blank=True,
                        help_text="Of software or a dataset, such as 2.1.",
                        max_length=100,
                        verbose_name="version",
                    ),
                ),
                (
                    "doi",
                    models.CharField(
                        blank=True,
                        help_text="Such as 10.1000/182.",
                        max_length=300,
                        verbose_name="DOI",
                    ),
                ),
                (
                    "arxiv_id",
                    models.CharField(
                        blank=True,
                        help_text="Such as 2501.04284.",
                        max_length=40,
                        verbose_name="arXiv id",
                    ),
                ),
                ("pmid", models.CharField(blank=True, max_length=12, verbose_name="PubMed id")),
                ("isbn", models.CharField(blank=True, max_length=20, verbose_name="ISBN")),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="URL")),
                (
                    "accessed",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="When the web page was read: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="accessed",
                    ),
                ),
                (
                    "collection_number",
                    models.CharField(
                        blank=True,
                        help_text="If it is not the volume.",
                        max_length=100,
                        verbose_name="number in the series",
                    ),
                ),
                (
                    "collection_title",
                    models.CharField(
                        blank=True,
                        help_text="That the book is in, such as Lecture Notes in Computer Science.",
                        max_length=500,
                        verbose_name="series",
                    ),
                ),
                (
                    "genre",
                    models.CharField(
                        blank=True,
                        help_text="Such as PhD thesis or Working paper.",
                        max_length=200,
                        verbose_name="kind of thesis or report",
                    ),
                ),
                (
                    "issued_season",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "Spring"), (2, "Summer"), (3, "Autumn"), (4, "Winter")],
                        help_text="Of an issue that names no month.",
                        null=True,
                        verbose_name="season",
                    ),
                ),
                (
                    "notice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("retracted", "Retracted"),
                            ("corrected", "Corrected"),
                            ("concern", "Expression of concern"),
                        ],
                        help_text="Shown wherever the publication is.",
                        max_length=9,
                        verbose_name="notice",
                    ),
                ),
                (
                    "notice_date",
                    models.CharField(
                        blank=True,
                        db_collation="C",
                        default="",
                        help_text="As exactly as known: 2021, 2021-04 or 2021-04-15.",
                        max_length=10,
                        verbose_name="date of the notice",
                    ),
                ),
                (
                    "notice_doi",
                    models.CharField(blank=True, max_length=300, verbose_name="DOI of the notice"),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Of a report, a patent or a standard.",
                        max_length=200,
                        verbose_name="number",
                    ),
                ),
                (
                    "pdf_from",
                    models.DateField(
                        blank=True,
                        help_text="Such as the end of the publisher's embargo. Nobody gets the file before.",
                        null=True,
                        verbose_name="PDF public from",
                    ),
                ),
                (
                    "pdf_licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("CC0-1.0", "CC0"),
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-ND-4.0", "CC BY-ND 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("CC-BY-3.0", "CC BY 3.0"),
                        ],
                        max_length=20,
                        verbose_name="licence of the PDF",
                    ),
                ),
                (
                    "pdf_version",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("submitted", "Submitted manuscript"),
                            ("accepted", "Accepted manuscript"),
                            ("published", "Version of record"),
                        ],
                        max_length=9,
                        verbose_name="version of the PDF",
                    ),
                ),
                ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                ("abstract_markup", models.TextField(blank=True, editable=False)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("award", models.CharField(blank=True, max_length=500, verbose_name="award")),
                (
                    "open_access",
                    models.BooleanField(
                        default=False,
                        help_text="The publisher lets everybody read it. A PDF here or an arXiv id says so, too.",
                        verbose_name="open access",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Of the work, such as en or de.",
                        max_length=20,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preprint", "Preprint"),
                            ("submitted", "Submitted"),
                            ("accepted", "Accepted"),
                            ("in press", "In press"),
                            ("published", "Published"),
                        ],
                        default="published",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("citekey", models.CharField(blank=True, max_length=300, verbose_name="citekey")),
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
                    "public",
                    models.BooleanField(
                        default=True,
                        help_text="Off for what visitors are not to see yet, as submitted works always are.",
                        verbose_name="public",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        to="publications.publication",
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtaildocs.document",
                        verbose_name="PDF",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "ordering": (
                    models.OrderBy(
                        django.db.models.functions.comparison.Coalesce(
                            models.F("issued_year"),
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.comparison.NullIf(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("in press accepted submitted"),
                                        models.F("status"),
                                    ),
                                    models.Value(0),
                                ),
                                "+",
                                models.Value(10000),
                            ),
                            output_field=models.IntegerField(),
                        ),
                        descending=True,
                        nulls_last=True,
                    ),
                    models.OrderBy(models.F("issued_month"), descending=True, nulls_first=True),
                    models.OrderBy(models.F("issued_day"), descending=True, nulls_first=True),
                    "title",
                    "pk",
                ),
                "permissions": [("choose_publication", "Can choose publication")],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="ImportProgress",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="progress",
                        serialize=False,
                        to="publications.importbatch",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
            ],
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
        migrations.CreateModel(
            name="PublicationTopic",
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
                        to="publications.publication",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="publications.importbatch",
                        verbose_name="given by import",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication_items",
                        to="base.topic",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="publication",
            name="topics",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="publications.PublicationTopic",
                to="base.Topic",
                verbose_name="topics",
            ),
        ),
        migrations.CreateModel(
            name="RenderedCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("style", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=10)),
                ("names", models.CharField(blank=True, max_length=20)),
                ("key", models.CharField(max_length=64)),
                ("html", models.TextField()),
                ("text", models.TextField()),
                ("equal", models.BooleanField(default=False)),
                ("corresponding", models.BooleanField(default=False)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rendered_citations",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CitationStyle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        editable=False, max_length=60, unique=True, verbose_name="short name"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("address", models.CharField(editable=False, max_length=500)),
                ("parent", models.CharField(blank=True, editable=False, max_length=200)),
                ("language", models.CharField(blank=True, editable=False, max_length=20)),
                ("rights", models.TextField(blank=True, editable=False)),
                ("source", models.TextField(editable=False)),
                ("digest", models.CharField(editable=False, max_length=16)),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
            ],
            options={
                "verbose_name": "citation style",
                "verbose_name_plural": "citation styles",
                "ordering": ["title", "key"],
            },
        ),
        migrations.CreateModel(
            name="SkippedEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=100, verbose_name="source")),
                ("citekey", models.CharField(blank=True, max_length=300, verbose_name="citekey")),
                ("title_key", models.CharField(max_length=500, verbose_name="folded title")),
            ],
            options={
                "verbose_name": "skipped entry",
                "verbose_name_plural": "skipped entries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "citekey", "title_key"),
                        name="publications_skippedentry_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="The name of the bibliography.",
                        max_length=100,
                        verbose_name="source",
                    ),
                ),
                ("citekey", models.CharField(blank=True, max_length=300, verbose_name="citekey")),
                ("raw", models.TextField(verbose_name="entry as imported")),
                (
                    "fields",
                    models.JSONField(
                        default=dict,
                        help_text="`values` by field name, `names` in order: as they were read.",
                        verbose_name="fields as last imported",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "repeated",
                    models.BooleanField(
                        default=False,
                        help_text="The same work as an earlier entry of the source: never the base of a merge.",
                        verbose_name="repeated",
                    ),
                ),
                (
                    "departure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stays", "the record stays"),
                            ("hidden", "the record was hidden for it"),
                            ("out", "the record was taken out for it"),
                        ],
                        help_text="Empty while the source has it, and until somebody decides what it means.",
                        max_length=10,
                        verbose_name="gone from the source",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_entries",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "source entry",
                "verbose_name_plural": "source entries",
            },
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=255, verbose_name="file name")),
                ("content", models.BinaryField(verbose_name="content")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="publications.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported file",
                "verbose_name_plural": "imported files",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "position"), name="publications_importfile_position"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkDecision",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="bulk_decision",
                        serialize=False,
                        to="publications.importbatch",
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=20, verbose_name="decision")),
                ("count", models.PositiveIntegerField(verbose_name="entries")),
                (
                    "former",
                    models.JSONField(
                        help_text="File, line, citekey, publication; decision and fields chosen before, after."
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk decision",
                "verbose_name_plural": "bulk decisions",
            },
        ),
        migrations.CreateModel(
            name="MendedBlock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=255, verbose_name="file")),
                ("line", models.PositiveIntegerField(verbose_name="line")),
                ("written", models.TextField(verbose_name="as in the file")),
                ("text", models.TextField(blank=True, verbose_name="as mended")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mended_blocks",
                        to="publications.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "mended entry",
                "verbose_name_plural": "mended entries",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["batch", "line"], name="publications_mended_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationIndex",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_index",
                        serialize=False,
                        to="publications.publication",
                    ),
                ),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                ("heading", django.contrib.postgres.search.SearchVectorField()),
                ("title_key", models.CharField(db_collation="C", db_index=True, max_length=200)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["vector"], name="publications_index_vector"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=255, verbose_name="file")),
                (
                    "line",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="line"),
                ),
                ("citekey", models.CharField(blank=True, max_length=300, verbose_name="citekey")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("unchanged", "unchanged"),
                            ("changed", "changed"),
                            ("kept", "kept"),
                            ("conflict", "conflict"),
                            ("possible_duplicate", "possible duplicate"),
                            ("duplicate", "duplicate"),
                            ("skipped", "skipped"),
                            ("gone", "gone"),
                            ("invalid", "invalid"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("create", "not the same: create it"),
                            ("same", "the same: merge it"),
                            (
                                "same 2",
                                "the same as the second one that it looks like: merge it",
                            ),
                            ("same 3", "the same as the third one that it looks like: merge it"),
                            ("later", "leave it out this time"),
                            ("skip", "not ours: leave it out, now and from now on"),
                            ("keep", "keep the record's values"),
                            ("overwrite", "take the file's values"),
                            ("take in", "take it in after all"),
                            ("stay", "keep it: it stays as it is"),
                            ("hide", "hide it from visitors"),
                            ("take out", "take it out of the portal"),
                        ],
                        max_length=20,
                        verbose_name="decision",
                    ),
                ),
                ("held", models.BooleanField(default=False, verbose_name="held by another source")),
                ("messages", models.JSONField(default=list, verbose_name="messages")),
                ("changes", models.JSONField(default=dict, verbose_name="changes")),
                (
                    "lookalikes",
                    models.JSONField(default=list, verbose_name="all that it looks like"),
                ),
                ("proved", models.BooleanField(default=False, verbose_name="merged by itself")),
                (
                    "chosen",
                    models.JSONField(default=list, verbose_name="conflicts decided for the file"),
                ),
                ("taken", models.JSONField(default=list, verbose_name="changes taken over")),
                ("incoming", models.JSONField(null=True, verbose_name="what the entry says")),
                ("before", models.JSONField(null=True, verbose_name="before")),
                ("after", models.JSONField(null=True, verbose_name="after")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="publications.importbatch",
                    ),
                ),
                (
                    "lookalike",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="publications.publication",
                        verbose_name="looks like",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_entries",
                        to="publications.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported entry",
                "verbose_name_plural": "imported entries",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["batch", "outcome"], name="publications_entry_outcome")
                ],
            },
        ),
        migrations.CreateModel(
            name="Authorship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("editor", "Editor"),
                            ("translator", "Translator"),
                            ("supervisor", "Supervisor"),
                        ],
                        default="author",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("given", models.CharField(blank=True, max_length=300, verbose_name="given names")),
                ("particle", models.CharField(blank=True, max_length=100, verbose_name="particle")),
                (
                    "family",
                    models.CharField(blank=True, max_length=300, verbose_name="family name"),
                ),
                ("suffix", models.CharField(blank=True, max_length=40, verbose_name="suffix")),
                (
                    "literal",
                    models.CharField(
                        blank=True,
                        help_text="Of a consortium or company, in place of the other parts.",
                        max_length=500,
                        verbose_name="name in one piece",
                    ),
                ),
                ("orcid", models.CharField(blank=True, max_length=19, verbose_name="ORCID iD")),
                (
                    "linked_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("orcid", "ORCID iD"),
                            ("exact", "same name"),
                            ("variant", "name variant"),
                            ("editor", "chosen by an editor"),
                            ("rejected", "somebody else, says an editor"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="link",
                    ),
                ),
                ("surname_keys", models.TextField(default="", editable=False)),
                (
                    "equal_contribution",
                    models.BooleanField(default=False, verbose_name="equal contribution"),
                ),
                (
                    "corresponding",
                    models.BooleanField(default=False, verbose_name="corresponding author"),
                ),
                (
                    "elision_after",
                    models.BooleanField(
                        default=False,
                        help_text="Prints as “[…]”.",
                        verbose_name="names left out after this one",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="authorships",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "publication",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authorships",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "authorship",
                "verbose_name_plural": "authorships",
                "ordering": ["position"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("person__isnull", False)),
                        fields=["person", "role", "publication"],
                        name="publications_authorship_linked",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
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
                    models.Index(
                        condition=models.Q(("orcid", ""), _negated=True),
                        fields=["orcid"],
                        name="publications_author_orcid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("publication", "position"),
                        name="publications_authorship_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("family", ""), _negated=True), ("literal", "")),
                            models.Q(
                                models.Q(("literal", ""), _negated=True),
                                ("family", ""),
                                ("given", ""),
                                ("particle", ""),
                                ("suffix", ""),
                            ),
                            _connector="OR",
                        ),
                        name="publications_authorship_parts_or_literal",
                        violation_error_message="Give a family name, or the name in one piece, and not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person", None),
                            models.Q(("linked_by__in", ["", "rejected"]), _negated=True),
                            _connector="OR",
                        ),
                        name="publications_authorship_link_has_origin",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="publicationtopic",
            constraint=models.UniqueConstraint(
                fields=("content_object", "tag"), name="publications_publicationtopic_once"
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                models.OrderBy(
                    django.db.models.functions.comparison.Coalesce(
                        models.F("issued_year"),
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.functions.comparison.NullIf(
                                django.db.models.functions.text.StrIndex(
                                    models.Value("in press accepted submitted"), models.F("status")
                                ),
                                models.Value(0),
                            ),
                            "+",
                            models.Value(10000),
                        ),
                        output_field=models.IntegerField(),
                    ),
                    descending=True,
                    nulls_last=True,
                ),
                models.OrderBy(models.F("issued_month"), descending=True, nulls_first=True),
                models.OrderBy(models.F("issued_day"), descending=True, nulls_first=True),
                name="publications_issued",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["type"], name="publications_type"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                fields=["id"],
                include=[
                    "retired_at",
                    "public",
                    "issued_year",
                    "issued_month",
                    "type",
                    "open_access",
                    "arxiv_id",
                    "pdf",
                    "pdf_from",
                ],
                name="publications_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("doi", ""), _negated=True),
                fields=["doi"],
                name="publications_doi",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("arxiv_id", ""), _negated=True),
                fields=["arxiv_id"],
                name="publications_arxiv_id",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("pmid", ""), _negated=True),
                fields=["pmid"],
                name="publications_pmid",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("isbn", ""), _negated=True),
                fields=["isbn"],
                name="publications_isbn",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="publications_publication_has_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("issued_month", None),
                    models.Q(("issued_month__range", (1, 12)), ("issued_year__isnull", False)),
                    _connector="OR",
                ),
                name="publications_publication_month_of_a_year",
                violation_error_message="A month needs a year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("issued_day", None),
                    models.Q(("issued_day__range", (1, 31)), ("issued_month__isnull", False)),
                    _connector="OR",
                ),
                name="publications_publication_day_of_a_month",
                violation_error_message="A day needs a month.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("slug__regex", "^[a-z0-9-]+$"),
                    models.Q(("slug__in", ("export", "feed")), _negated=True),
                ),
                name="publications_publication_slug_is_free",
                violation_error_message="This slug is reserved or has other characters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(
                        ("retired_at__isnull", False),
                        models.Q(("merged_into", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="publications_publication_merged_is_retired",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "submitted"), _negated=True),
                    ("public", False),
                    _connector="OR",
                ),
                name="publications_publication_submitted_is_hidden",
                violation_error_message="A submitted work is not public.",
            ),
        ),
        migrations.AddConstraint(
            model_name="renderedcitation",
            constraint=models.UniqueConstraint(
                fields=("publication", "style", "language", "names"),
                name="publications_renderedcitation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceentry",
            constraint=models.UniqueConstraint(
                fields=("source", "citekey", "publication", "fingerprint"),
                name="publications_sourceentry_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("repeated", False)),
                fields=("source", "publication"),
                name="publications_sourceentry_one_base",
            ),
        ),
        migrations.CreateModel(
            name="PublicationIdentifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("value", models.CharField(max_length=300, verbose_name="identifier")),
            ],
            options={
                "verbose_name": "further identifier",
                "verbose_name_plural": "further identifiers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PublicationLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("url", models.URLField(max_length=2000, verbose_name="address")),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("issued_season", None),
                    models.Q(
                        ("issued_month", None),
                        ("issued_season__range", (1, 4)),
                        ("issued_year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="publications_publication_season_of_a_year",
                violation_error_message="A season needs a year, and stands in place of a month.",
            ),
        ),
        migrations.AddField(
            model_name="publicationidentifier",
            name="publication",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="identifiers",
                to="publications.publication",
            ),
        ),
        migrations.AddField(
            model_name="publicationlink",
            name="publication",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links",
                to="publications.publication",
            ),
        ),
        migrations.AddIndex(
            model_name="publicationidentifier",
            index=models.Index(fields=["value"], name="publications_identifier_value"),
        ),
        migrations.AddConstraint(
            model_name="publicationidentifier",
            constraint=models.UniqueConstraint(
                fields=("publication", "kind", "value"),
                name="publications_identifier_once",
                violation_error_message="This identifier is there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationlink",
            constraint=models.UniqueConstraint(
                fields=("publication", "kind", "url"),
                name="publications_link_once",
                violation_error_message="This link is there already.",
            ),
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="removed at"),
                ),
                ("trace", models.JSONField(default=dict)),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                ),
                ("left", models.JSONField(default=list, verbose_name="left as it is")),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeovers",
                        to="publications.publication",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removals",
                        to="publications.publication",
                        verbose_name="publication",
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
                        verbose_name="removed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge or deletion",
                "verbose_name_plural": "merges and deletions",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("publication",),
                        name="publications_removal_one_standing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DistinctPeople",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "pair of different people",
                "verbose_name_plural": "pairs of different people",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="publications_distinctpeople_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DistinctPublications",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="publications.publication",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "pair of different publications",
                "verbose_name_plural": "pairs of different publications",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="publications_distinctpublications_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonRemoval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="removed at")),
                ("trace", models.JSONField(default=dict)),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                ),
                ("left", models.JSONField(default=list, verbose_name="left as it is")),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeovers",
                        to="people.person",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removals",
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
                        verbose_name="removed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge or deletion of a person",
                "verbose_name_plural": "merges and deletions of people",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("person",),
                        name="publications_personremoval_one_standing",
                    )
                ],
            },
        ),
    ]
