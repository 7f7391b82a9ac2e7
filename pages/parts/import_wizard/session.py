"""Where a steward is in an import, and what was chosen: the only state of a session beside the address.

An import has no address to be in: it ends with its file, and a link to it would be a link to nothing. The session holds
choices only (sheet, heading, fields, corrections, source); the list itself lies in the session's private folder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from data.errors import DataError
from data.register.mapping.profiles import Profile
from data.register.store.retention import Removal
from pages.parts.import_wizard.upload_folder import sanitize_name
from pages.parts.state import session_resources
from pages.parts.state.streamlit_internals import UploadedFile, forget_upload

STEPS = ("file", "sheet", "columns", "cleaning", "rules", "confirm")
SESSION_KEY = "import_wizard"


@dataclass
class Wizard:
    """``step``: one of STEPS, "storing" or "stored". ``file_name``: the file in the private folder. ``profile``: every choice
    that the next file of this source can use. ``examined_choices``: the choices that the kept result was made with.
    """

    step: str = "file"
    file_name: str = ""
    profile: Profile = field(default_factory=Profile)
    replaced_batch_id: str = ""
    examined_choices: str = ""
    batch_id: str = ""
    removal: Removal = field(default_factory=Removal)
    problem: DataError | None = None
    undo_batch_id: str = ""
    upload_round: int = 0


def current_wizard() -> Wizard:
    """Return the session's import; where its file is gone (the browser was away), it begins again with its choices."""
    wizard = st.session_state.setdefault(SESSION_KEY, Wizard())
    if wizard.step not in ("file", "stored") and not session_resources.upload_folder().has_file(wizard.file_name):
        return_to_file_step(wizard, upload_lost_error())
    return wizard


def upload_lost_error() -> DataError:
    """Return the sentence about an upload that was removed while the browser was away."""
    return DataError(
        "upload_lost",
        "The connection was lost, and the uploaded file was removed with it. Upload it again; your choices are kept.",
    )


def return_to_file_step(wizard: Wizard, problem: DataError | None = None) -> None:
    """Return to the first step, remove the file and what was made of it, and keep the choices."""
    session_resources.upload_folder().clear()
    wizard.step, wizard.file_name, wizard.examined_choices, wizard.problem = "file", "", "", problem
    wizard.upload_round += 1


def go_to_step(step: str) -> None:
    """Go to a step; what was chosen stays."""
    wizard = current_wizard()
    wizard.step, wizard.problem = step, None


def restart_import() -> None:
    """End this import, forget its choices and remove its file."""
    session_resources.upload_folder().clear()
    st.session_state[SESSION_KEY] = Wizard(upload_round=current_wizard().upload_round + 1)


def update_profile(**values: Any) -> None:
    """Change what was chosen for the profile."""
    wizard = current_wizard()
    wizard.profile = replace(wizard.profile, **values)


def draw_choice(
    key: str, label: str, options: Sequence, value: Any, format_label: Callable, action: Callable, **kwargs: Any
) -> None:
    """Draw a selectbox that shows ``chosen`` and hands the steward's choice to ``action``."""
    st.session_state[key] = value
    st.selectbox(
        label,
        options,
        key=key,
        format_func=format_label,
        filter_mode=None,
        placeholder="",
        on_change=lambda: action(st.session_state[key]),
        **kwargs,
    )


def draw_text_field(key: str, label: str, text: str, action: Callable[[str], None], **kwargs: Any) -> None:
    """Draw a text field that shows ``text`` and hands what the steward writes to ``action``."""
    st.session_state[key] = text
    st.text_input(label, key=key, autocomplete="off", on_change=lambda: action(st.session_state[key].strip()), **kwargs)


def read_answers(keys: Sequence[str]) -> list[str]:
    """Return what was written or chosen in the fields of a form."""
    return [str(st.session_state.get(key) or "").strip() for key in keys]


def read_choice(key: str) -> Any:
    """Return what is chosen in a field."""
    return st.session_state[key]


def set_flash(key: str, text: str, is_refused: bool = False) -> None:
    """Leave a sentence for the run that follows a callback."""
    st.session_state[key] = (text, is_refused)


def pop_flash(key: str) -> tuple[str, bool]:
    """Return the sentence that a callback left, once, and whether it is a refusal."""
    return st.session_state.pop(key, ("", False))


def clear_fields(keys: Sequence[str]) -> None:
    """Empty the fields of a form."""
    for key in keys:
        st.session_state[key] = ""


def move_upload(key: str) -> str:
    """Move an uploaded file from Streamlit's memory into the private folder; return its name there, "" where there is none.

    Once moved, the browser's next message names a file that Streamlit no longer has: that is none either.
    """
    upload = st.session_state.get(key)
    if not isinstance(upload, UploadedFile):
        return ""
    path = session_resources.upload_folder().write_file(sanitize_name(upload.name), upload.getbuffer())
    forget_upload(upload)
    return path.name
