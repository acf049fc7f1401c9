"""What all tests share: the gold sets' place, the packaged models, and the kinds of test that may not be skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes depends on the machine, not on the law.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

REQUIRED = frozenset(filter(None, os.environ.get("SAYSO_REQUIRE", "").split(",")))
_missing: list[str] = []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    outcome = yield
    report = outcome.get_result()
    if report.skipped and any(item.get_closest_marker(kind) for kind in REQUIRED):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "root may" not in reason:  # a right that no machine can take from its administrator
            _missing.append(f"{item.nodeid}: {reason}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if _missing and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter) -> None:
    for line in _missing:
        terminalreporter.write_line(f"skipped, but it must run here: {line}", red=True)


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold sets, or a skip with its reason."""
    folder = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip(f"no gold sets at {folder}: set SAYSO_DATA (docs/gold-sets.md says where they come from)")
    return folder
