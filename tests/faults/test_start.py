"""The database is killed while the portal starts, for the first time and later."""

from contextlib import contextmanager

from labportal.postgres import server
from tests.running_portal import wait_until

#: What the schema is made of: columns, indexes and constraints with what they say.
SCHEMA = """
SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
WHERE table_schema = 'public'
UNION SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public'
UNION SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), ''
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION SELECT 'migrated', app, name, '' FROM django_migrations
"""
PAGES = "SELECT url_path FROM wagtailcore_page"


def rows(portal, query, name="labportal"):
    with portal.database(name) as cursor:
        cursor.execute(query)
        return set(cursor.fetchall())


def migrated(portal):
    if not rows(portal, "SELECT to_regclass('django_migrations')::text") - {(None,)}:
        return 0
    return len(rows(portal, "SELECT id FROM django_migrations"))


@contextmanager
def held(portal, table):
    """Let whoever writes into a table wait."""
    with portal.database() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")
        yield cursor


def waits(portal):
    return rows(portal, "SELECT pid FROM pg_locks WHERE NOT granted")


def test_a_first_start_goes_on_where_the_database_was_killed(empty_portal, portal):
    for done in (1, 40, 120):
        migrating = empty_portal.start("manage.py", "migrate", "--verbosity=0")
        wait_until(lambda done=done: migrated(empty_portal) >= done, f"{done} migrations")
        assert migrating.poll() is None
        empty_portal.crash_database()
        # The service manager starts the container again.
        assert migrating.wait(60) != 0
        server.start(empty_portal.cluster)
        assert empty_portal.manage("migrate", "--check", check=False).returncode == 1
    empty_portal.manage("migrate", "--verbosity=0")
    assert empty_portal.manage("migrate", "--check").returncode == 0
    assert rows(empty_portal, SCHEMA) == rows(portal, SCHEMA)
    # The pages of a new portal are made all or none.
    before = rows(empty_portal, PAGES)
    with held(empty_portal, "labportal_menu"):
        making = empty_portal.start("manage.py", "init_lab")
        wait_until(lambda: waits(empty_portal), "the menus")
        empty_portal.crash_database()
        assert making.wait(60) != 0
        server.start(empty_portal.cluster)
    assert rows(empty_portal, PAGES) == before
    empty_portal.manage("init_lab", "--lab-name=Test Lab")
    assert rows(empty_portal, PAGES) == rows(portal, PAGES)


def test_a_web_server_that_starts_without_its_database_answers_when_that_is_back(portal):
    portal.crash_database()
    web = portal.start_web("--workers", "2")
    # Not an error of the portal, and not a page that somebody keeps.
    answers = [portal.get(path) for path in ("/", "/admin/login/", "/publications/", "/search/")]
    assert {(one.status, one.headers["Retry-After"]) for one in answers} == {(503, "30")}
    assert portal.get("/readyz").status == 503
    server.start(portal.cluster)
    wait_until(lambda: portal.status("/readyz") == 200, "the database")
    assert [portal.status("/") for _ in range(20)] == [200] * 20
    portal.end(web)


def test_a_web_server_whose_database_is_killed_while_it_starts_answers_when_that_is_back(portal):
    web = portal.start(
        *("-m", "granian", "--interface", "rsgi", "--respawn-failed-workers"),
        *("--workers", "2", "labportal.rsgi:application"),
    )
    portal.crash_database()
    wait_until(lambda: portal.status("/healthz") == 200, "the web server")
    assert portal.get("/").status == 503
    server.start(portal.cluster)
    wait_until(lambda: portal.status("/readyz") == 200, "the database")
    assert [portal.status("/") for _ in range(20)] == [200] * 20
    portal.end(web)


def test_a_worker_that_starts_without_its_database_ends_and_the_next_works(portal):
    portal.crash_database()
    worker = portal.start("manage.py", "worker")
    # Nothing is left hanging that a service manager would take for alive.
    assert worker.wait(60) != 0
    server.start(portal.cluster)
    worker = portal.start("manage.py", "worker")
    sign = "SELECT at FROM base_heartbeat WHERE name = 'worker'"
    wait_until(lambda: rows(portal, sign), "a sign of life")
    assert worker.poll() is None
    portal.end(worker)
