"""The store of answers, whose size is bounded."""

from labportal.page_cache.store import AnswerStore, KeptAnswer

SIZE = 2**20


def answer(size=1000):
    return KeptAnswer(b"x" * size, {})


def test_what_was_put_is_found_under_its_stamp_and_key_alone():
    store = AnswerStore(SIZE)
    kept = answer()
    store.put("1", "a", kept)
    assert store.get("1", "a") is kept
    assert store.get("1", "b") is None
    assert store.get("2", "a") is None


def test_another_stamp_drops_what_was_there():
    store = AnswerStore(SIZE)
    store.put("1", "a", answer())
    store.put("2", "b", answer())
    assert store.get("1", "a") is None
    assert store.get("2", "b") is not None


def test_what_is_asked_for_least_recently_is_dropped_first():
    store = AnswerStore(SIZE)
    large = answer(50_000)
    for number in range(18):
        store.put("1", number, large)
    store.get("1", 0)
    for number in range(18, 22):
        store.put("1", number, large)
    assert store.get("1", 0) is large
    assert store.get("1", 1) is None
    assert store.get("1", 21) is large


def test_an_answer_of_much_of_the_size_is_not_kept():
    store = AnswerStore(SIZE)
    store.put("1", "a", answer(SIZE // 16))
    assert store.get("1", "a") is None


def test_an_answer_that_is_put_again_counts_once():
    store = AnswerStore(SIZE)
    for _ in range(100):
        store.put("1", "a", answer(50_000))
        store.put("1", "b", answer(50_000))
    assert store.get("1", "a")
    assert store.get("1", "b")


def test_who_waits_too_long_makes_the_answer_as_well():
    store = AnswerStore(SIZE)
    with store.making("a", 1), store.making("a", 0.01):
        pass
    with store.making("a", 0):
        pass


def test_what_is_not_to_be_kept_is_known_until_content_changes():
    store = AnswerStore(SIZE)
    assert not store.passes("1", "a")
    store.let_pass("1", "a")
    assert store.passes("1", "a")
    assert not store.passes("2", "a")
    store.put("2", "b", answer())
    assert not store.passes("1", "a")
