"""A public and an internal visit take turns over the same addresses: each is sent its own bytes, never the other's."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.pages import ROOT
from tests.support.permits import PermitList
from tests.support.registers import store_list
from tests.support.visits import ADDRESSES, Visit, digest

VISIT_COUNT = 200
PERMITS = (
    PermitList()
    .with_people(3, nationality="Jepang", district="Koba", employer="PT A")
    .with_people(4, nationality="Tiongkok", district="Namang", employer="PT B")
    .with_people(12, regency="Bangka Barat", issued="13/06/2024")
)


def visit_alone(mode):
    """Return what a visit is sent at each address in a process of its own, the first time and the second."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.support.visits", mode, "2"],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=True,
    )
    digests = json.loads(result.stdout.splitlines()[-1])
    return digests[: len(ADDRESSES)], digests[len(ADDRESSES) :]


@pytest.fixture
def register(tmp_path):
    """Store seven holders in Bangka Tengah, too few of each nationality to be told, and twelve elsewhere."""
    store_list(tmp_path, PERMITS)


def test_taking_turns_two_hundred_times_each_visit_is_sent_its_own(register):
    expected = {}
    for mode in ("public", "internal"):
        first_round, expected[mode] = visit_alone(mode)
        assert first_round == expected[mode]
        assert {(page["is_internal"], page["is_masked"]) for page in expected[mode]} == {
            (mode == "internal", mode == "public")
        }
    assert not {page["sha256"] for page in expected["public"]} & {page["sha256"] for page in expected["internal"]}
    visits = Visit("public"), Visit("internal")
    for visit_index in range(VISIT_COUNT):
        visit, number = visits[visit_index % 2], visit_index // 2
        assert digest(visit.go(number)) == expected[visit.mode][number % len(ADDRESSES)], (visit_index, visit.mode)
