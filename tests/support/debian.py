"""Packages of Debian that the tests need, installed by name where they may be: one worker at a time."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

LOCK_PATH = Path(tempfile.gettempdir()) / "peta-tests-apt.lock"
LOCK_WAIT_OPTIONS = ("-o", "DPkg::Lock::Timeout=300")


def run_step(*command: str) -> bool:
    """Run one installation step and say whether it worked."""
    try:
        return subprocess.run(command, capture_output=True, timeout=600, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def can_install() -> bool:
    """Say whether packages may be installed: as root, where there is apt-get."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(packages: tuple[str, ...], is_installed) -> bool:
    """Install packages unless ``is_installed`` says that another worker just did; say whether they are there then."""
    if not can_install():
        return False
    import fcntl  # only where there is apt-get

    with LOCK_PATH.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed() and run_step("apt-get", *LOCK_WAIT_OPTIONS, "update"):
            run_step("apt-get", *LOCK_WAIT_OPTIONS, "install", "-y", "--no-install-recommends", *packages)
    return is_installed()
