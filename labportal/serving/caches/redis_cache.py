"""A cache on Redis, without which the portal works on, and whose values are signed."""

import hmac
import logging
import pickle
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache.backends import redis as django_redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

#: Seconds for which a Redis that does not answer is not asked again.
_AWAY_SECONDS = 5
_SECONDS = 0.5
_SIGNATURE_BYTES = 32

_logger = logging.getLogger(__name__)
T = TypeVar("T")


class SignedPickles:
    """Values as signed pickles: unpickling what somebody else has written runs their code."""

    def dumps(self, obj: Any) -> bytes:
        """Return a value as bytes."""
        content = pickle.dumps(obj, pickle.HIGHEST_PROTOCOL)
        return _signature(content) + content

    def loads(self, data: Any) -> Any:
        """Return the value of bytes; raises ValueError if they are not this portal's."""
        signature, content = data[:_SIGNATURE_BYTES], data[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, _signature(content)):
            raise ValueError("This was not written by this portal.")
        return pickle.loads(content)  # noqa: S301 - of this portal, as the signature says


def _signature(content: bytes) -> bytes:
    key = f"labportal.cache:{settings.SECRET_KEY}".encode()
    return hmac.digest(key, content, "sha256")


class _Client(django_redis.RedisCacheClient):
    """Django's client, for which a Redis that does not answer is an empty one.

    A cache is there to be quick, so nobody waits for it, and no page fails without it.
    """

    def __init__(self, servers: Any, **options: Any) -> None:
        super().__init__(
            servers,
            serializer=SignedPickles,
            socket_timeout=_SECONDS,
            socket_connect_timeout=_SECONDS,
            # Once more, since a connection may have been closed that was not used for long.
            retry=Retry(NoBackoff(), 1),
            **options,
        )
        self._away_until = 0.0

    def _asked(self, ask: Callable[[], T], missing: T) -> T:
        if monotonic() < self._away_until:
            return missing
        try:
            return ask()
        except (RedisError, OSError) as error:
            _logger.warning("The cache does not answer, and is done without: %s", error)
            self._away_until = monotonic() + _AWAY_SECONDS
        except ValueError:
            _logger.warning("A value in the cache was not written by this portal.")
        return missing

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return self._asked(lambda: super(_Client, self).add(key, value, timeout), False)

    def get(self, key: Any, default: Any) -> Any:
        return self._asked(lambda: super(_Client, self).get(key, default), default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._asked(lambda: super(_Client, self).set(key, value, timeout), None)

    def touch(self, key: Any, timeout: Any) -> bool:
        return self._asked(lambda: super(_Client, self).touch(key, timeout), False)

    def delete(self, key: Any) -> bool:
        return self._asked(lambda: super(_Client, self).delete(key), False)

    def has_key(self, key: Any) -> bool:
        return self._asked(lambda: super(_Client, self).has_key(key), False)

    def get_many(self, keys: Iterable[Any]) -> dict[Any, Any]:
        return self._asked(lambda: super(_Client, self).get_many(list(keys)), {})

    def set_many(self, data: Mapping[Any, Any], timeout: Any) -> None:
        self._asked(lambda: super(_Client, self).set_many(data, timeout), None)

    def delete_many(self, keys: Iterable[Any]) -> None:
        self._asked(lambda: super(_Client, self).delete_many(list(keys)), None)

    def clear(self) -> bool:
        return self._asked(super().clear, False)


class RedisCache(django_redis.RedisCache):
    """Django's cache on Redis, without which the portal works on, and whose values are signed."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._servers = [server]  # a password may hold a comma
        self._class = _Client
