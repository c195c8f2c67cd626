"""Answers kept in this process, the least recently asked of them dropped first."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

#: Of the whole size, the most that one answer may take.
_SHARE_OF_ONE = 1 / 16
#: Bytes that an answer takes beside its content: headers, key, and the objects themselves.
_OVERHEAD = 4096
_MOST_PASSED = 10_000


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it is sent: content and headers."""

    content: bytes
    headers: dict[str, str]

    @property
    def size(self) -> int:
        """The bytes of memory that it takes, nearly."""
        return len(self.content) + _OVERHEAD


class AnswerStore:
    """Answers of one stamp, by key, of at most `size` bytes; those of another one are dropped."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._stamp = ""
        self._answers: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._filled = 0
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}
        # What is answered anew each time, which nobody waits for.
        self._passed: set[Hashable] = set()

    def get(self, stamp: str, key: Hashable) -> KeptAnswer | None:
        """Return the answer, or None."""
        with self._lock:
            if stamp != self._stamp or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def put(self, stamp: str, key: Hashable, answer: KeptAnswer) -> None:
        """Keep an answer, unless it is too large."""
        if answer.size > self._size * _SHARE_OF_ONE:
            return
        with self._lock:
            self._turn_to(stamp)
            before = self._answers.pop(key, None)
            self._answers[key] = answer
            self._filled += answer.size - (before.size if before else 0)
            while self._filled > self._size:
                _, dropped = self._answers.popitem(last=False)
                self._filled -= dropped.size

    def let_pass(self, stamp: str, key: Hashable) -> None:
        """Remember that the answer is not one to keep."""
        with self._lock:
            self._turn_to(stamp)
            if len(self._passed) >= _MOST_PASSED:
                self._passed.clear()
            self._passed.add(key)

    def passes(self, stamp: str, key: Hashable) -> bool:
        """Return whether the answer is known not to be one to keep."""
        return stamp == self._stamp and key in self._passed

    def _turn_to(self, stamp: str) -> None:
        if stamp != self._stamp:
            self._answers.clear()
            self._passed.clear()
            self._filled, self._stamp = 0, stamp

    @contextmanager
    def making(self, key: Hashable, seconds: float) -> Iterator[None]:
        """Let one thread make the answer, and others wait for it, for so many seconds at most."""
        with self._lock:
            lock = self._making.setdefault(key, Lock())
        has_turn = lock.acquire(timeout=seconds)
        try:
            yield
        finally:
            if has_turn:
                with self._lock:
                    self._making.pop(key, None)
                lock.release()
