"""Publications that are near another one."""

from django.db import connection

from publications.models import Publication

MOST = 5

#: A topic in common weighs as much as two authors of the lab.
_MOST_IN_COMMON = """
SELECT publication.id
FROM (
    SELECT content_object_id AS id, 2 AS weight
    FROM publications_publicationtopic
    WHERE tag_id = ANY(ARRAY(
        SELECT tag_id FROM publications_publicationtopic WHERE content_object_id = %(of)s
    ))
    UNION ALL
    SELECT publication_id, count(*)
    FROM publications_authorship
    WHERE role = 'author' AND person_id = ANY(ARRAY(
        SELECT person_id FROM publications_authorship
        WHERE role = 'author' AND publication_id = %(of)s
    ))
    GROUP BY publication_id
) in_common
JOIN publications_publication publication ON publication.id = in_common.id
WHERE publication.id <> %(of)s AND public AND retired_at IS NULL
GROUP BY publication.id
ORDER BY sum(weight) DESC, abs(issued_year - %(year)s), issued_year DESC, publication.id
LIMIT %(most)s
"""


def related_to(publication: Publication) -> list[Publication]:
    """Return the public ones that share most topics and authors of the lab with a publication.

    Of those that share as much, the ones of about the same time come first. They are ready to be
    cited; at most MOST.
    """
    values = {"of": publication.pk, "year": publication.issued_year, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(_MOST_IN_COMMON, values)
        ids = [pk for (pk,) in cursor.fetchall()]
    found = Publication.objects.visible().with_citation().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]
