"""What holds of every setting, as lines for the command line: value, where it comes from, meaning; never a secret."""

import re
from collections.abc import Iterator

from data.settings.loader import DATA_HOME_NAME, Settings
from data.settings.table import SETTINGS, SETTINGS_BY_NAME

MASK = "***"
SECRET_PATTERNS = (
    re.compile(r"(?<=://)([^:/?]*:).*(?=@)"),
    re.compile(r"([?&][^=&]*(?:pass|secret|key)[^=&]*=)[^&]*", re.I),
)
"""A password before the host of an address, and one among its parameters; what stays is the group."""


def mask_secrets(address: str) -> str:
    """Return the address of a store without the password in it.

    >>> mask_secrets("postgresql://peta:s:e@cret@db.example/register?sslpassword=x&sslmode=require")
    'postgresql://peta:***@db.example/register?sslpassword=***&sslmode=require'
    """
    for pattern in SECRET_PATTERNS:
        address = pattern.sub(rf"\1{MASK}", address)
    return address


def format_settings(settings: Settings) -> Iterator[str]:
    """Yield the lines that list the settings."""
    yield f"Data folder: {settings.data_folder}  ({DATA_HOME_NAME} names the folder that it lies in)"
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        yield f"{setting.name} = {'' if value is None else mask_secrets(str(value))}  ({describe_origin(settings, setting.name)})"
        yield f"    {setting.meaning} Wanted: {setting.allowed_values}."


def describe_origin(settings: Settings, name: str) -> str:
    """Return where the value of a setting comes from."""
    if settings.find_problem(name):
        return "in doubt, see below: the strictest" if SETTINGS_BY_NAME[name].strict_default else "in doubt, see below"
    return "environment" if name in settings.set_names else "default"
