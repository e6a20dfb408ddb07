"""How many processes are started by default."""

import os
from pathlib import Path

import pytest

from memcon.cores import available_cores


@pytest.fixture(autouse=True)
def eight_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))


def system(root: Path, groups: str, **limits: str) -> Path:
    """A folder that says what the files of the kernel say."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/cgroup").write_text(groups)
    for name, words in limits.items():
        path = root / "sys/fs/cgroup" / name.replace("__", "/").replace("cpu_", "cpu.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    return root


def test_they_are_the_cores_that_the_scheduler_allows(tmp_path: Path) -> None:
    assert available_cores(tmp_path) == 8


def test_a_container_with_a_share_of_the_machine_has_fewer(tmp_path: Path) -> None:
    root = system(tmp_path, "0::/a/b\n", a__cpu_max="250000 100000\n", a__b__cpu_max="max 100000\n")
    assert available_cores(root) == 3


def test_the_first_kernel_interface_counts_too(tmp_path: Path) -> None:
    root = system(
        tmp_path,
        "5:memory:/x\n4:cpu,cpuacct:/x\n",
        cpu__x__cpu_cfs_quota_us="50000\n",
        cpu__x__cpu_cfs_period_us="100000\n",
    )
    assert available_cores(root) == 1


def test_a_group_without_a_limit_changes_nothing(tmp_path: Path) -> None:
    root = system(
        tmp_path,
        "4:cpu:/\n",
        cpu__cpu_cfs_quota_us="-1\n",
        cpu__cpu_cfs_period_us="100000\n",
    )
    assert available_cores(root) == 8
