"""Mail has a carrier, and bank holidays are known, before the site starts."""

from datetime import UTC, datetime

import pytest

from coi import checks


@pytest.mark.parametrize(
    ("carrier", "key", "template", "ids"),
    [
        ("smtp", "", "", []),
        ("notify", "k", "t", []),
        ("notify", "k", "", ["recuse.E004"]),
        ("notify", "", "t", ["recuse.E004"]),
        ("pigeon", "k", "t", ["recuse.E003"]),
    ],
)
def test_messages_have_a_carrier_and_notify_its_key(settings, carrier, key, template, ids):
    settings.CARRIER, settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = carrier, key, template

    assert [error.id for error in checks.mail_has_a_carrier(None)] == ids


@pytest.mark.parametrize(("year", "ids"), [(2026, []), (2029, ["recuse.W001"])])
def test_that_bank_holidays_run_out_is_said(monkeypatch, year, ids):
    monkeypatch.setattr(checks, "now", lambda: datetime(year, 6, 1, tzinfo=UTC))

    assert [warning.id for warning in checks.bank_holidays_are_known(None)] == ids
