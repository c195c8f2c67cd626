"""Settings: production guesses nothing, and everything that can be set is written down."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from labportal.settings import database, environment, lookup

ROOT: Path = settings.BASE_DIR
COMPLETE = {
    "SECRET_KEY": "kJ3-not-a-real-key-but-long-enough-for-django-to-accept-it-0123456789",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://labportal:hunter2@db.example.org/labportal",
}


def _check_production(**variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [
            sys.executable,
            "manage.py",
            "check",
            "--deploy",
            "--tag=security",
            "--fail-level=WARNING",
        ],
        cwd=ROOT,
        env={
            **surroundings,
            **variables,
            "DJANGO_SETTINGS_MODULE": "labportal.settings.production",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_complete_production_settings_pass_djangos_checks_for_deployment() -> None:
    result = _check_production(**COMPLETE)
    assert "SystemCheckError" in result.stderr
    # There is no database at that address, and that is all there is to be said.
    assert re.findall(r"\((\w+\.\w\d+)\)", result.stderr) == ["labportal.W001"], result.stderr


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_production_does_not_start_without(name: str) -> None:
    result = _check_production(**{**COMPLETE, name: ""})
    assert result.returncode != 0
    assert f"The environment variable {name} must be set" in result.stderr


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///db.sqlite3?password=hunter2",
        "mysql://labportal:hunter2@db/labportal",
        "postgres://labportal:hunter2@db:port/labportal",
        "postgres://labportal:hunter2@db/",
        "hunter2",
    ],
)
def test_database_that_is_no_postgresql_is_refused_without_telling_the_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like") as caught:
        database.given()
    assert "hunter2" not in str(caught.value)
    assert caught.value.__context__ is None


def test_database_url_wins_over_the_embedded_postgresql(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", COMPLETE["DATABASE_URL"])
    given = database.given_or_embedded(tmp_path)
    assert (given["HOST"], given["NAME"]) == ("db.example.org", "labportal")
    monkeypatch.delenv("DATABASE_URL")
    embedded = database.given_or_embedded(tmp_path, fsync="off")
    assert embedded["ENGINE"] == "labportal.postgres"
    assert embedded["CLUSTER"] == tmp_path
    assert embedded["CLUSTER_OPTIONS"] == {"fsync": "off"}


def test_the_portals_own_address_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://lab.example.org/")
    assert environment.own_address("BASE_URL", "") == "https://lab.example.org"


@pytest.mark.parametrize(
    "address", ["https://example.org/lab", "lab.example.org", "off", "https://example.org?a=b"]
)
def test_an_address_that_is_not_that_of_a_host_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("BASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="BASE_URL must be"):
        environment.own_address("BASE_URL", "")


def test_database_url_may_name_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://labportal@%2Frun%2Fpostgresql/labportal")
    assert database.given()["HOST"] == "/run/postgresql"


def test_without_database_and_embedded_postgresql_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="make setup"):
        database.given_or_embedded(tmp_path)


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("TRUE", True), ("0", False), ("off", False), ("", True)]
)
def test_flag_reads_yes_and_no(value: str, meaning: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", value)
    assert environment.flag("HTTPS", default=True) is meaning


def test_flag_refuses_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="HTTPS must be 1 or 0"):
        environment.flag("HTTPS", default=True)


@pytest.mark.parametrize("value", ["25 ", "0", "587"])
def test_number_reads_digits(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_PORT", value)
    assert environment.number("EMAIL_PORT", 25) == int(value)


@pytest.mark.parametrize("value", ["smtp", "-1", "2.5", "²"])
def test_number_refuses_anything_else(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_PORT", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT must be a whole number"):
        environment.number("EMAIL_PORT", 25)


def test_words_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example.org, ,b.example.org ")
    assert environment.words("ALLOWED_HOSTS") == ["a.example.org", "b.example.org"]
    assert environment.words("CSRF_TRUSTED_ORIGINS", "") == []


def test_commas_alone_name_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " , ")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must name at least one"):
        environment.words("ALLOWED_HOSTS")


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("https://doi.example.org/", "https://doi.example.org"),
        ("http://127.0.0.1:8080/path", "http://127.0.0.1:8080/path"),
        ("", "https://doi.org"),
        ("off", ""),
        ("0", ""),
    ],
)
def test_an_address_has_no_slash_at_its_end_and_may_be_off(
    value: str, meaning: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOKUP_DOI_URL", value)
    assert lookup.given("library@example.org")["DOI_URL"] == meaning


@pytest.mark.parametrize(
    "value", ["doi.org", "ftp://doi.org", "file:///etc", "https://", "http://["]
)
def test_an_address_of_a_service_is_one_of_the_web(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOKUP_DOI_URL", value)
    with pytest.raises(ImproperlyConfigured, match="LOOKUP_DOI_URL must be an http or https"):
        lookup.given("library@example.org")


def test_services_can_write_to_the_sender_of_e_mails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOOKUP_MAILTO", raising=False)
    assert lookup.given("portal@example.org")["MAILTO"] == "portal@example.org"


def test_operators_find_every_variable_in_the_table() -> None:
    read: set[str] = set()
    for module in (ROOT / "labportal" / "settings").glob("*.py"):
        read |= set(re.findall(r'environment\.\w+\(\s*"(\w+)"', module.read_text()))
    text = (ROOT / "docs" / "operators.md").read_text()
    table = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert len(read) > 15
    assert sorted(table) == sorted(read)


def test_only_the_reader_touches_the_environment() -> None:
    modules = (ROOT / "labportal" / "settings").glob("*.py")
    assert {path.stem for path in modules if "os.environ" in path.read_text()} == {"environment"}


def test_shared_settings_fit_on_a_few_screens() -> None:
    assert len((ROOT / "labportal" / "settings" / "base.py").read_text().splitlines()) < 200


def test_portal_asks_no_other_host() -> None:
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAILEMBEDS_FINDERS == []


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
@pytest.mark.parametrize("variable", ["", "of the variable"])
def test_a_file_without_a_secret_is_refused_with_its_name(monkeypatch, tmp_path, content, variable):
    file = tmp_path / "secret"
    file.write_bytes(content)
    monkeypatch.setenv("EMAIL_HOST_PASSWORD", variable)
    monkeypatch.setenv("EMAIL_HOST_PASSWORD_FILE", str(file))
    with pytest.raises(ImproperlyConfigured, match=f"EMAIL_HOST_PASSWORD_FILE.*{file}"):
        environment.secret("EMAIL_HOST_PASSWORD", "")


def test_a_file_of_a_secret_that_cannot_be_read_is_told_with_its_name(monkeypatch, tmp_path):
    for path in (tmp_path / "none", tmp_path):
        monkeypatch.setenv("SECRET_KEY_FILE", str(path))
        with pytest.raises(ImproperlyConfigured, match=f"SECRET_KEY_FILE cannot be read.*{path}"):
            environment.secret("SECRET_KEY")
