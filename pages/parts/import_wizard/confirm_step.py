"""Last step: whose list it is and what it replaces; store it whole; then the batch, its undo, and the profile to keep."""

import getpass

import streamlit as st

from data.errors import DataError
from data.register import importing, permit_fields
from data.register.mapping import profiles
from data.register.store import permit_store, retention
from pages.parts.import_wizard import history, navigation, rules_step, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.state import session_resources
from views.register.batches import batch_labels, load_batches
from views.text.translator import Translator


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Ask whose list it is and what it replaces, and offer to store it."""
    facts = navigation.load_facts(wizard, i18n)
    counts = facts["counts"]
    layout.draw_sentence(navigation.closing_sentence(counts, i18n))
    session.draw_text_field(
        "write_source",
        i18n.gettext("Whose list it is"),
        wizard.profile.source,
        lambda text: session.update_profile(source=text),
        max_chars=80,
        placeholder=i18n.gettext("e.g. Kanim Pangkalpinang"),
    )
    draw_replaces_choice(wizard, i18n)
    rules_step.draw_mend_download(counts, i18n)
    if counts["kept"] == 0:
        layout.draw_notice(i18n.gettext("No row can be stored. Mend the list, or choose other columns."))
    is_ready = counts["kept"] > 0
    with st.container(key="wizard-buttons", horizontal=True, gap="small"):
        st.button(i18n.gettext("Back"), on_click=session.go_to_step, args=("rules",))
        st.button(i18n.ngettext("Store {n} row", "Store {n} rows", counts["kept"]), type="primary", disabled=not is_ready, on_click=confirm_import)  # fmt: skip


def confirm_import() -> None:
    """Go on to store, once it is said whose list it is."""
    wizard = session.current_wizard()
    wizard.problem = None if wizard.profile.source else source_missing_error()
    wizard.step = "storing" if wizard.profile.source else "confirm"


def source_missing_error() -> DataError:
    """Return the sentence about a list of which the office is not written."""
    return DataError(
        "list_source_missing",
        "It is not said whose list this is. Write the office, such as Kanim Pangkalpinang.",
    )


def draw_replaces_choice(wizard: Wizard, i18n: Translator) -> None:
    """Ask which batch this list takes the place of, if any."""
    batches, problem = load_batches()
    if problem:
        layout.draw_notice(i18n.translate(problem))
    active_batches = batches[batches["state"] == "counts"]
    labels = {"": i18n.gettext("nothing: it stands beside the others")} | batch_labels(active_batches, i18n)
    batch_id = wizard.replaced_batch_id if wizard.replaced_batch_id in labels else ""
    session.draw_choice(
        "choose_replaces", i18n.gettext("It takes the place of"), list(labels), batch_id, labels.get, set_replaced_batch
    )


def set_replaced_batch(batch_id: str) -> None:
    """Keep which batch this list takes the place of."""
    session.current_wizard().replaced_batch_id = batch_id


def store_list(wizard: Wizard, i18n: Translator) -> None:
    """Store what was kept, whole or not at all; then remove the file. A browser that leaves meanwhile changes nothing."""
    navigation.load_facts(wizard, i18n)
    result = session_resources.upload_folder().load_object("import")
    bar = st.progress(0.5, i18n.ngettext("Storing {n} row …", "Storing {n} rows …", result.counts["kept"]))
    try:
        source_name, profile = (
            wizard.profile.source,
            importing.propose_profile(result, wizard.profile.source, wizard.profile),
        )
        stored_profile = profiles.to_storable_toml(profile, omitted_fields=permit_fields.personal_fields())
        max_days = retention.retention_days()
        with permit_store.open_store() as register:
            wizard.batch_id = register.add(
                result, source_name, getpass.getuser(), wizard.replaced_batch_id or None, profile=stored_profile
            )
            wizard.removal = retention.apply_retention(register, max_days, getpass.getuser(), wizard.batch_id)
    except DataError as error:
        wizard.problem, wizard.step = error, "confirm"
    else:
        wizard.profile = profile
        wizard.step, wizard.file_name, wizard.examined_choices = "stored", "", ""
        session_resources.upload_folder().clear()
    bar.empty()
    st.rerun()


def draw_result(wizard: Wizard, i18n: Translator) -> None:
    """Say what was stored, and offer its undo, its profile, and the next list."""
    layout.draw_paragraph(
        i18n.gettext("The uploaded file was removed. Next month's list needs only the profile to be imported at once.")
    )
    draw_removal_notice(wizard.removal, i18n)
    with st.container(key="wizard-buttons", horizontal=True, gap="small"):
        st.download_button(
            i18n.gettext("Download the profile"),
            profiles.to_toml(wizard.profile),
            f"{session.sanitize_name(wizard.profile.source)}.toml",
            "application/toml",
            on_click="ignore",
        )
        st.button(i18n.gettext("Undo this import"), on_click=history.request_undo, args=(wizard.batch_id,))
        st.button(i18n.gettext("Import another list"), type="primary", on_click=session.restart_import)


def draw_removal_notice(removal: retention.Removal, i18n: Translator) -> None:
    """Say how many imports were removed because of their age, and what of that could not be done."""
    if removal.removed_rows:
        layout.draw_notice(
            i18n.gettext(
                "Imports removed because they were older than they may be kept: {n}.", n=len(removal.removed_rows)
            )
        )
    if removal.problem:
        layout.draw_notice(i18n.translate(removal.problem))
