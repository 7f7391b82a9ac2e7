"""The log of the app: one JSON line an event, into a file of the data folder and, of the server, to the console.

An event and its facts are declared in ``events``; what is not declared cannot be written. So a line holds codes, counts,
ids and durations, and never a cell of a list, a name, or the text of an exception, which may quote one.
"""

from data.logs.files import log_path
from data.logs.recorder import log_error, log_event, start_console, start_process

__all__ = ["log_error", "log_event", "log_path", "start_console", "start_process"]
