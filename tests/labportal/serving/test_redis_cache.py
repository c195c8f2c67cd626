"""A cache on Redis that may be away, and whose values are this portal's only."""

import logging
import pickle

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from labportal.base.answers import portal_digest
from labportal.serving.caches import keys, redis_cache
from labportal.serving.caches.redis_cache import RedisCache, SignedPickles

LOGGER = "labportal.serving.caches.redis_cache"


@pytest.fixture
def away(monkeypatch):
    """A cache whose Redis does not answer, and how often it was asked."""
    asked = []

    def refuse(self, *args, **options):
        asked.append(args)
        raise RedisConnectionError("Connection refused.")

    monkeypatch.setattr("redis.Redis.execute_command", refuse)
    return RedisCache("redis://127.0.0.1:9/0", {}), asked


def test_without_redis_nothing_is_kept_and_nothing_fails(away):
    cache, _ = away
    cache.set("key", 1)
    assert cache.get("key", "default") == "default"
    assert "key" not in cache
    assert cache.get_many(["key"]) == {}
    assert (cache.add("key", 1), cache.delete("key"), cache.touch("key")) == (False,) * 3


def test_a_redis_that_is_away_is_asked_again_after_a_while_only(away, monkeypatch, caplog):
    cache, asked = away
    now = 1000.0
    monkeypatch.setattr(redis_cache, "monotonic", lambda: now)
    with caplog.at_level(logging.WARNING, LOGGER):
        for _ in range(10):
            cache.get("key")
        assert len(asked) == 1
        now += 6
        cache.get("key")
    assert len(asked) == 2
    assert len(caplog.messages) == 2
    assert "done without" in caplog.messages[0]


def test_values_come_back_as_they_were():
    pickles = SignedPickles()
    for value in (None, 7, "text", [("a", 1)], {"key": b"bytes"}):
        assert pickles.loads(pickles.dumps(value)) == value


@pytest.mark.parametrize("data", [b"", b"7", pickle.dumps("made by somebody else")])
def test_what_was_not_written_by_this_portal_is_not_unpickled(data, monkeypatch, caplog):
    monkeypatch.setattr("redis.Redis.execute_command", lambda self, *args, **options: data)
    assert RedisCache("redis://127.0.0.1:9/0", {}).get("key") is None
    assert "not written by this portal" in caplog.text


def test_portals_of_another_secret_version_or_setting_have_other_keys(settings, monkeypatch):
    def key():
        portal_digest.portal_digest.cache_clear()
        return keys.shared_key("name", "", 1)

    settings.CACHE_KEY_VARIABLES = {"LANGUAGES": "en,de", "MEDIA_ROOT": "/here"}
    first = key()
    settings.CACHE_KEY_VARIABLES = {"LANGUAGES": "en,de", "MEDIA_ROOT": "/there"}
    assert key() == first
    settings.CACHE_KEY_VARIABLES = {"LANGUAGES": "de,en", "MEDIA_ROOT": "/there"}
    second = key()
    settings.SECRET_KEY = "another"
    third = key()
    monkeypatch.setattr(portal_digest, "_CODE", ("templates",))
    assert len({first, second, third, key()}) == 4
    portal_digest.portal_digest.cache_clear()
