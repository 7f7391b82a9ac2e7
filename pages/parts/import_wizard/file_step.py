"""First step: the list, and the profile of its source where there is one."""

import json

import streamlit as st

from data.errors import DataError
from data.register.mapping import profiles
from pages.parts.import_wizard import navigation, session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views import source as cached
from views.text.translator import Words


def draw(wizard: Wizard, say: Words) -> None:
    """Ask for the file; once it is there and readable, go on: with a profile straight to the last step."""
    uploader_words(say)
    key = f"list_{wizard.round}"
    st.file_uploader(
        say.t("The list: CSV, XLSX, XLS, ODS or Parquet, at most 200 MB"), key=key, on_change=take, args=(key,)
    )
    if wizard.name:
        navigation.look(wizard, say)
        wizard.step = "confirm" if wizard.profile.columns else "sheet"
        st.rerun()
    profile(wizard, say)


def take(key: str) -> None:
    """Take the uploaded list into the private folder."""
    wizard, name = session.current(), session.uploaded(key)
    if name:
        wizard.name, wizard.problem = name, None


def profile(wizard: Wizard, say: Words) -> None:
    """Ask for the profile that an earlier import saved, and say which one is used."""
    key = f"profile_{wizard.round}"
    st.file_uploader(
        say.t("Profile of this source, saved by an earlier import (optional): choose it first"),
        key=key,
        max_upload_size=1,
        on_change=take_profile,
        args=(key,),
    )
    if wizard.profile.columns:
        source, columns = value_labels.short(wizard.profile.source), say.number(len(wizard.profile.columns))
        text = say.t("The profile of “{source}” with {n} columns is used.", source=source, n=columns)
        st.html(f'<p class="peta-text" role="status">{escape(text)}</p>')
        st.button(say.t("Without a profile"), on_click=session.start_anew)


def take_profile(key: str) -> None:
    """Read an uploaded profile; where it is none, say why and keep the one before."""
    wizard = session.current()
    name = session.uploaded(key)
    if not name:
        return
    path = cached.private().folder / name
    try:
        wizard.profile, wizard.problem = profiles.read(path), None
    except DataError as error:
        wizard.problem = error
    finally:
        path.unlink(missing_ok=True)
    wizard.round += 1


def uploader_words(say: Words) -> None:
    """Say what becomes of the file, and what to do about one that is too large (see :func:`pages.parts.shell.streamlit_labels.tokens`)."""
    too_large = say.t("The file is larger than 200 MB, or its upload was cut off. Try again, or split the list.")
    st.html(f"<style>:root {{ --peta-too-large: {json.dumps(too_large, ensure_ascii=False)} }}</style>")
    layout.paragraph(
        say.t(
            "The file lies in a folder of its own that only this app's user can read, and is removed when the import ends "
            "or you leave the page."
        )
    )
