"""The files that serve the portal: valid, without secrets, and complete."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from django.conf import settings

ROOT: Path = settings.BASE_DIR
#: Secrets of services that a portal may do without.
MAY_BE_LEFT_OUT = {
    "EMAIL_HOST_PASSWORD",
    "OIDC_CLIENT_SECRET",
    "S3_SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
}
#: Variables that others than the settings read.
OF_OTHERS = re.compile(r"GRANIAN_\w+|PORTAL_THREADS|(?:HTTPS|NO)_PROXY")
SCHEMA = Path(__file__).parent / "data" / "compose-spec.json"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def dockerfile() -> list[list[str]]:
    """Return the instructions, split into words."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    return [shlex.split(line, comments=True) for line in text.splitlines() if line.strip()]


def _instructions(dockerfile: list[list[str]], name: str) -> list[list[str]]:
    return [words[1:] for words in dockerfile if words and words[0] == name]


def test_compose_file_follows_the_specification(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator(schema).validate(compose)


def test_a_misspelt_key_would_be_noticed(compose: dict[str, Any]) -> None:
    web = {**compose["services"]["web"], "healtcheck": {}}
    schema = json.loads(SCHEMA.read_text())
    with pytest.raises(jsonschema.ValidationError, match="healtcheck"):
        jsonschema.Draft202012Validator(schema).validate({"services": {"web": web}})


def test_every_secret_comes_from_outside_and_must_be_there(compose: dict[str, Any]) -> None:
    secrets = [
        (name, key, value)
        for name, service in compose["services"].items()
        for key, value in service["environment"].items()
        if re.search(r"SECRET|PASSWORD|TOKEN|DATABASE_URL", key)
    ]
    assert {key for _, key, _ in secrets} >= {"SECRET_KEY", "DATABASE_URL", "POSTGRES_PASSWORD"}
    for name, key, value in secrets:
        assert re.search(r"\$\{\w+(?::-|:?\?)", value), f"{name}: {key} is written out"
        if key not in MAY_BE_LEFT_OUT and not key.endswith("_FILE"):
            assert "?" in value, f"{name}: {key} may be left out"


def test_the_example_settings_hold_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    secrets = [line for line in lines if re.match(r"\w*(SECRET|PASSWORD)\w*=", line)]
    assert len(secrets) == 2
    assert all(line.endswith("=") for line in secrets)


def test_every_service_tells_whether_it_is_well(compose: dict[str, Any]) -> None:
    assert all("healthcheck" in service for service in compose["services"].values())


def test_services_wait_until_what_they_need_is_well(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["web"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert services["worker"]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_portal_containers_can_write_to_their_volumes_only(compose: dict[str, Any]) -> None:
    media, backups = "media:/srv/labportal/var/media", "backups:/srv/labportal/var/backups"
    volumes = {"web": [media], "worker": [media], "backup": [media, backups]}
    for name, expected in volumes.items():
        service = compose["services"][name]
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["volumes"] == expected


def test_data_lives_in_named_volumes(compose: dict[str, Any]) -> None:
    used = [volume for service in compose["services"].values() for volume in service["volumes"]]
    named = {volume.partition(":")[0] for volume in used if volume[0] not in ".$"}
    assert named == set(compose["volumes"])


def test_every_service_has_bounds_of_memory_and_log(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["mem_limit"], name
        assert service["logging"]["options"]["max-size"], name


def test_images_of_others_are_pinned_to_a_version(compose: dict[str, Any]) -> None:
    images = {service["image"] for service in compose["services"].values()} - {"labportal"}
    assert len(images) == 2
    assert all(re.search(r":\d+\.\d+", image) for image in images)


def test_the_front_gets_every_variable_of_its_file(compose: dict[str, Any]) -> None:
    text = (ROOT / "deploy" / "nginx" / "portal.conf.template").read_text()
    asked = set(re.findall(r"\$\{(PORTAL_\w+)\}", text))
    assert asked
    assert asked <= set(compose["services"]["front"]["environment"])


def test_database_is_postgresql_17_or_newer(compose: dict[str, Any]) -> None:
    name, _, version = compose["services"]["db"]["image"].partition(":")
    assert name == "postgres"
    assert int(version.split(".")[0]) >= 17


def test_every_setting_of_production_reaches_the_containers(compose: dict[str, Any]) -> None:
    read: set[str] = set()
    for module in (
        "accounts",
        "base",
        "caches",
        "database",
        "lookup",
        "mail",
        "operations",
        "production",
        "uploads",
    ):
        text = (ROOT / "labportal" / "settings" / f"{module}.py").read_text()
        read |= set(re.findall(r'environment\.\w+\(\s*"(\w+)"', text))
        read |= {f"{name}_FILE" for name in re.findall(r'environment\.secret\("(\w+)"', text)}
    # The image fixes where files are.
    assert read - {"BACKUP_ROOT", "MEDIA_ROOT", "STATIC_ROOT"} == {
        name for name in compose["services"]["web"]["environment"] if not OF_OTHERS.fullmatch(name)
    }


def test_the_web_server_and_a_proxy_are_set_from_outside(compose: dict[str, Any]) -> None:
    given = compose["services"]["web"]["environment"]
    assert {"GRANIAN_WORKERS", "PORTAL_THREADS", "HTTPS_PROXY", "NO_PROXY"} <= given.keys()


def test_image_runs_as_an_ordinary_user(dockerfile: list[list[str]]) -> None:
    users = _instructions(dockerfile, "USER")
    assert users
    assert users[-1][0] not in {"root", "0"}


def test_image_installs_what_the_hashes_say(dockerfile: list[list[str]]) -> None:
    runs = [words for words in _instructions(dockerfile, "RUN") if "install" in words]
    installs = [words for words in runs if "apt-get" not in words]
    assert installs
    assert all("--require-hashes" in words for words in installs)


def test_image_has_a_health_check(dockerfile: list[list[str]]) -> None:
    assert _instructions(dockerfile, "HEALTHCHECK")


def test_whatever_the_image_copies_is_there_and_not_ignored(dockerfile: list[list[str]]) -> None:
    ignore = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [
        source
        for words in _instructions(dockerfile, "COPY")
        if not words[0].startswith("--from")
        for source in words[:-1]
    ]
    assert len(copied) > 5
    for source in copied:
        assert (ROOT / source).exists(), f"{source} is missing"
        assert f"!{source}" in ignore, f"{source} is ignored"


def test_the_image_holds_the_guide_but_not_the_pictures_of_the_readme(
    dockerfile: list[list[str]],
) -> None:
    assert ["docs", "docs"] in _instructions(dockerfile, "COPY")
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert ignored.index("!docs") < ignored.index("docs/images")
