"""The bounds of one process: memory, processor, files, network, and an end with its parent."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000
"""CLONE_NEWNET, CLONE_NEWUSER of sched.h."""
_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl.h."""


@dataclass(frozen=True)
class Limits:
    """What one brief may take, and how long a worker serves before a fresh one replaces it."""

    seconds: float = 180
    """By the wall clock; a busy machine makes a good brief slow, so this is the wide one."""
    cpu: int = 60
    """Seconds of the processor."""
    memory: int = 2 * 1024**3
    """Bytes of address space; a warm worker has about 600 MB."""
    briefs: int = 500
    resident: int = 512 * 1024**2
    """Bytes in memory after a brief; a warm worker has about 80 MB."""


def confine(limits: Limits) -> None:
    """Bound this process for as long as it lives; it writes no file and reaches no network."""
    for which, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
    cut_off_network()


def allow_processor(seconds: int) -> None:
    """Let this process have that much more of the processor; then the kernel ends it (SIGXCPU)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def cut_off_network() -> bool:
    """Whether the kernel gave this process a network of its own, with nothing in it.

    Some kernels and containers forbid it; then only the closed fetcher keeps a page from asking.
    """
    try:
        system = ctypes.CDLL(None)
        return not (system.unshare(_NEW_NETWORK) and system.unshare(_NEW_USER | _NEW_NETWORK))
    except (OSError, AttributeError):
        return False


def end_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends, and end now where it has."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def resident() -> int:
    """The bytes that this process has in memory; its peak where the system tells no more."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - read after every brief
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
