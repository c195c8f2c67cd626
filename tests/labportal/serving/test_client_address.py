"""The address of a request, with and without proxies in front."""

import pytest

from labportal.serving.client_address import client_address, throttled_address


@pytest.mark.parametrize(
    ("proxies", "asked_by", "forwarded", "address"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "10.0.0.1", "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (1, "10.0.0.1", "", None),
        (2, "10.0.0.1", "198.51.100.7", None),
        (1, "10.0.0.1", "198.51.100.7:4711", "198.51.100.7"),
        (1, "10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (0, "fe80::1%eth0", "", "fe80::1"),
        (0, "", "", None),
        (1, "10.0.0.1", "<script>", None),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(
    rf, settings, proxies, asked_by, forwarded, address
):
    settings.PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(rf.get("/", REMOTE_ADDR=asked_by, **headers)) == address


@pytest.mark.parametrize(
    ("address", "counted"),
    [("2001:db8:1:2:3::4", "2001:db8:1:2::"), ("192.0.2.1", "192.0.2.1"), ("unix:", None)],
)
def test_an_ipv6_network_counts_as_one_address(rf, address, counted):
    assert throttled_address(rf.get("/", REMOTE_ADDR=address)) == counted
