"""The settings of the app: every ``PETA_*`` of the environment, read in this room alone.

``table`` declares each setting once (name, default, values, meaning), ``values`` reads what was written, ``problems`` says
what is wrong with it, ``loader`` makes one frozen :class:`Settings` of it all. ``docs/OPERATIONS.md`` has the same table.
"""

from data.settings.loader import Settings, current, load
from data.settings.table import SETTINGS, Setting

__all__ = ["SETTINGS", "Setting", "Settings", "current", "load"]
