"""First step: the list, and the profile of its source where there is one."""

import json

import streamlit as st

from data.errors import DataError
from data.register.mapping import profiles
from pages.parts.import_wizard import navigation, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.state import session_resources
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Ask for the file; once it is there and readable, go on: with a profile straight to the last step."""
    draw_upload_notes(i18n)
    key = f"list_{wizard.upload_round}"
    st.file_uploader(
        i18n.gettext("The list: CSV, XLSX, XLS, ODS or Parquet, at most 200 MB"),
        key=key,
        on_change=accept_upload,
        args=(key,),
    )
    if wizard.file_name:
        navigation.preview_file(wizard, i18n)
        wizard.step = "confirm" if wizard.profile.columns else "sheet"
        st.rerun()
    draw_profile_choice(wizard, i18n)


def accept_upload(key: str) -> None:
    """Take the uploaded list into the private folder."""
    wizard, file_name = session.current_wizard(), session.move_upload(key)
    if file_name:
        wizard.file_name, wizard.problem = file_name, None


def draw_profile_choice(wizard: Wizard, i18n: Translator) -> None:
    """Ask for the profile that an earlier import saved, and say which one is used."""
    key = f"profile_{wizard.upload_round}"
    st.file_uploader(
        i18n.gettext("Profile of this source, saved by an earlier import (optional): choose it first"),
        key=key,
        max_upload_size=1,
        on_change=accept_profile,
        args=(key,),
    )
    if wizard.profile.columns:
        text = i18n.ngettext(
            "The profile of “{source}” with {n} column is used.",
            "The profile of “{source}” with {n} columns is used.",
            len(wizard.profile.columns),
            source=value_labels.display_text(wizard.profile.source),
        )
        st.html(f'<p class="peta-text" role="status">{escape(text)}</p>')
        st.button(i18n.gettext("Without a profile"), on_click=session.restart_import)


def accept_profile(key: str) -> None:
    """Read an uploaded profile; where it is none, say why and keep the one before."""
    wizard = session.current_wizard()
    file_name = session.move_upload(key)
    if not file_name:
        return
    path = session_resources.upload_folder().folder / file_name
    try:
        wizard.profile, wizard.problem = profiles.read(path), None
    except DataError as error:
        wizard.problem = error
    finally:
        path.unlink(missing_ok=True)
    wizard.upload_round += 1


def draw_upload_notes(i18n: Translator) -> None:
    """Say what becomes of the file, and what to do about one that is too large (see :func:`pages.parts.shell.streamlit_labels.style_tokens`)."""
    too_large_message = i18n.gettext(
        "The file is larger than 200 MB, or its upload was cut off. Try again, or split the list."
    )
    st.html(f"<style>:root {{ --peta-too-large: {json.dumps(too_large_message, ensure_ascii=False)} }}</style>")
    layout.draw_paragraph(
        i18n.gettext(
            "The file lies in a folder of its own that only this app's user can read, and is removed when the import ends "
            "or you leave the page."
        )
    )
