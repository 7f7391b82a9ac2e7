"""Where an exception came from, without what it says: modules, lines and functions, and a digest that tells traces apart."""

import hashlib
import traceback
from pathlib import Path, PurePath

from data.logs.events import MAX_FRAMES

APP_FOLDER = Path(__file__).parents[2]
PACKAGES_FOLDER = "site-packages"


def list_frames(error: BaseException) -> list[str]:
    """Return each frame of an exception as ``module:line function``, the one that raised it last; no values, no text."""
    return [
        f"{name_module(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]


def name_module(file_name: str) -> str:
    """Return the file of a module without the folders that a machine has it in."""
    path = PurePath(file_name)
    if path.is_relative_to(APP_FOLDER):
        return path.relative_to(APP_FOLDER).as_posix()
    parts = path.parts
    return "/".join(parts[parts.index(PACKAGES_FOLDER) + 1 :]) if PACKAGES_FOLDER in parts else path.name


def list_causes(error: BaseException) -> list[BaseException]:
    """Return the exceptions that led to an exception, the nearest first."""
    causes: list[BaseException] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(causes) < MAX_FRAMES:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    return causes


def describe_error(error: BaseException) -> dict[str, object]:
    """Return the facts of an exception: type, code where it has one, types of its causes, digest and last frames of its trace,
    those of its first cause included.
    """
    causes = list_causes(error)
    frames = [frame for exception in (error, *causes[-1:]) for frame in list_frames(exception)]
    trace = hashlib.sha256("\n".join([type(error).__name__, *frames]).encode()).hexdigest()[:12]
    code = getattr(error, "code", "")
    return {
        "type": type(error).__name__,
        "code": code if isinstance(code, str) else "",
        "causes": [type(cause).__name__ for cause in causes],
        "trace": trace,
        "frames": frames[-MAX_FRAMES:],
    }
