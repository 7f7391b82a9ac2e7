"""Last step: whose list it is and what it replaces; store it whole; then the batch, its undo, and the profile to keep."""

import getpass

import streamlit as st

from data.errors import DataError
from data.register import importing
from data.register.cleaning import pseudonyms
from data.register.mapping import profiles
from data.register.store import permit_store, retention
from pages.parts.import_wizard import history, navigation, rules_step, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from views import source as cached
from views.text.translator import Words


def draw(wizard: Wizard, say: Words) -> None:
    """Ask whose list it is and what it replaces, and offer to store it."""
    facts = navigation.examined(wizard, say)
    counts = facts["counts"]
    layout.sentence(navigation.closing(counts, say))
    session.write(
        "write_source",
        say.t("Whose list it is"),
        wizard.profile.source,
        lambda text: session.put_profile(source=text),
        max_chars=80,
        placeholder=say.t("e.g. Kanim Pangkalpinang"),
    )
    replaces(wizard, say)
    rules_step.mend(counts, say)
    if counts["kept"] == 0:
        layout.notice(say.t("No row can be stored. Mend the list, or choose other columns."))
    ready = counts["kept"] > 0
    with st.container(key="ways", horizontal=True, gap="small"):
        st.button(say.t("Back"), on_click=session.move, args=("rules",))
        st.button(say.t("Store {n} rows", n=say.number(counts["kept"])), type="primary", disabled=not ready, on_click=confirmed)  # fmt: skip


def confirmed() -> None:
    """Go on to store, once it is said whose list it is."""
    wizard = session.current()
    wizard.problem = None if wizard.profile.source else DataError(*UNNAMED)
    wizard.step = "storing" if wizard.profile.source else "confirm"


UNNAMED = (
    "It is not said whose list this is. Write the office, such as Kanim Pangkalpinang.",
    "Belum ditulis milik siapa daftar ini. Tulis kantornya, misalnya Kanim Pangkalpinang.",
)


def replaces(wizard: Wizard, say: Words) -> None:
    """Ask which batch this list takes the place of, if any."""
    known, problem = history.batches()
    if problem:
        layout.notice(problem.text(say.lang))
    active = known[known["state"] == "counts"]
    labels = {"": say.t("nothing: it stands beside the others")} | history.labels(active, say)
    chosen = wizard.replaces if wizard.replaces in labels else ""
    session.choose("choose_replaces", say.t("It takes the place of"), list(labels), chosen, labels.get, replace_batch)


def replace_batch(batch_id: str) -> None:
    """Keep which batch this list takes the place of."""
    session.current().replaces = batch_id


def store_now(wizard: Wizard, say: Words) -> None:
    """Store what was kept, whole or not at all; then remove the file. A browser that leaves meanwhile changes nothing."""
    navigation.examined(wizard, say)
    done = cached.private().kept("import")
    bar = st.progress(0.5, say.t("Storing {n} rows …", n=say.number(done.counts["kept"])))
    try:
        source, proposed = wizard.profile.source, importing.proposed(done, wizard.profile.source, wizard.profile)
        kept = profiles.stored(proposed, without=pseudonyms.fields())
        longest = retention.days()
        with permit_store.connected() as register:
            wizard.batch_id = register.add(done, source, getpass.getuser(), wizard.replaces or None, profile=kept)
            wizard.removal = retention.keep(register, longest, getpass.getuser(), wizard.batch_id)
    except DataError as error:
        wizard.problem, wizard.step = error, "confirm"
    else:
        wizard.profile = proposed
        wizard.step, wizard.name, wizard.examined = "stored", "", ""
        cached.private().clear()
    bar.empty()
    st.rerun()


def stored(wizard: Wizard, say: Words) -> None:
    """Say what was stored, and offer its undo, its profile, and the next list."""
    layout.paragraph(
        say.t("The uploaded file was removed. Next month's list needs only the profile to be imported at once.")
    )
    removed(wizard.removal, say)
    with st.container(key="ways", horizontal=True, gap="small"):
        st.download_button(
            say.t("Download the profile"),
            profiles.text(wizard.profile),
            f"{session.safe(wizard.profile.source)}.toml",
            "application/toml",
            on_click="ignore",
        )
        st.button(say.t("Undo this import"), on_click=history.ask, args=(wizard.batch_id,))
        st.button(say.t("Import another list"), type="primary", on_click=session.start_anew)


def removed(removal: retention.Removal, say: Words) -> None:
    """Say how many imports were removed because of their age, and what of that could not be done."""
    if removal.gone:
        layout.notice(say.t("Imports removed because they were older than they may be kept: {n}.", n=len(removal.gone)))
    if removal.problem:
        layout.notice(removal.problem.text(say.lang))
