-- Writes the search columns of the publications with these ids. `index.py` fills in what is in braces:
-- regular expressions, stop words, and the expressions of weighted vectors.
WITH printed AS (
    SELECT publication_id,
           string_agg(
               -- Who wants the present name everywhere is not found by what is printed.
               CASE WHEN renamed.id IS NULL THEN concat_ws(
                   ' ', authorship.given, authorship.particle, authorship.family, literal
               ) END, ' ' ORDER BY position
           ) AS names,
           string_agg(letters || replace(letters, ' ', ''), ',' ORDER BY position) AS initials,
           array_agg(person_id) FILTER (WHERE person_id IS NOT NULL) AS people
    FROM publications_authorship authorship
    LEFT JOIN people_person renamed
        ON renamed.id = person_id AND renamed.present_name_everywhere
    CROSS JOIN LATERAL (
        -- "M J " for "Martin J."
        SELECT regexp_replace(coalesce(renamed.given, authorship.given), '(\w)\w*\W*', '\1 ', 'g')
            AS letters
    ) initials
    WHERE publication_id = ANY(%(ids)s)
    GROUP BY publication_id
), members AS MATERIALIZED (
    -- All names of the people of the lab: few, and asked for once per authorship otherwise.
    SELECT id, concat_ws(' ', given, preferred_given, particle, family, (
        SELECT string_agg(name, ' ' ORDER BY name) FROM people_namevariant
        WHERE person_id = p.id AND NOT p.present_name_everywhere
    )) AS names
    FROM people_person p
), chosen AS MATERIALIZED (
    -- Read once: titles and venues are asked for three times below.
    SELECT p.*, initials,
           concat_ws(' ', printed.names, (
               SELECT string_agg(members.names, ' ' ORDER BY id) FROM members WHERE id = ANY(people)
           )) AS names
    FROM publications_publication p
    LEFT JOIN printed ON publication_id = p.id
    WHERE p.id = ANY(%(ids)s)
), venues AS MATERIALIZED (
    -- "CCVPR CVPR VPR" for the Conference on Computer Vision and Pattern Recognition. Per venue, not
    -- per publication: thousands of papers appear in one journal.
    SELECT name, (
        SELECT string_agg(substr(letters, first), ' ')
        FROM generate_series(1, length(letters) - 2) first
    ) AS acronyms
    FROM (
        SELECT name, (
            SELECT left(string_agg(left(word, 1), ''), 12)
            FROM regexp_split_to_table(regexp_replace(left(name, 500), '\s*[,:(–—].*$', ''),
                                       '[^[:alnum:]]+') word
            WHERE length(word) > 1 AND word <> upper(word) AND lower(word) NOT IN {stop_words}
        ) AS letters
        FROM (
            SELECT container_title AS name FROM chosen UNION SELECT event_title FROM chosen
        ) named
    ) lettered
), built AS MATERIALIZED (
    SELECT id, title, abstract, doi, arxiv_id, pmid, isbn,
           (SELECT string_agg(value, ' ' ORDER BY value) FROM publications_publicationidentifier
            WHERE publication_id = chosen.id) AS further,
           {heading} AS heading
    FROM chosen
    JOIN venues journal ON journal.name = container_title
    JOIN venues event ON event.name = event_title
    -- Words with an umlaut in its other spelling, words with a hyphen in one. The regular expression
    -- is asked first whether there is any, since splitting a text costs more than the rest of the row.
    CROSS JOIN LATERAL (
        SELECT CASE WHEN title || names ~ '{in_two_spellings}|{in_one}' THEN (
            SELECT string_agg(concat_ws(' ',
                CASE WHEN word ~ '{in_two_spellings}' THEN {spelled_out} END,
                CASE WHEN word ~ '{in_one}' THEN regexp_replace(word, '{joined}', '', 'g') END
            ), ' ')
            FROM regexp_split_to_table(left(title || ' ' || names, 80000), '\s+') word
            WHERE word ~ '{in_two_spellings}|{in_one}'
        ) END AS other_spellings
    ) spelled
), added AS (
    -- No unique constraint and no ON CONFLICT: an import that adds words would make others wait.
    INSERT INTO publications_indexedword (word)
    SELECT word FROM (
        SELECT DISTINCT lexeme AS word FROM built, unnest(heading) WHERE length(lexeme) > 3
    ) found
    WHERE word !~ '[^a-z]'
    AND NOT EXISTS (SELECT FROM publications_indexedword known WHERE known.word = found.word)
)
INSERT INTO publications_publicationindex (publication_id, vector, heading, title_key)
SELECT id,
       heading || {beside_heading},
       heading,
       {title_key}
FROM built
-- In one order, so that two refreshes of the same rows wait for each other and do not deadlock.
ORDER BY id
ON CONFLICT (publication_id) DO UPDATE
SET vector = excluded.vector,
    heading = excluded.heading,
    title_key = excluded.title_key
