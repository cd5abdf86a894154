"""Fixtures of the tests of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pages.helpers import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A fresh server for one test."""
    served = Site()
    yield served
    served.close()
