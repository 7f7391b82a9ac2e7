"""What stands on every view and export: what data, whether fictitious, and the mode."""

from data.disclosure import Mode
from views.sources.choice import OPEN_MODES, load_mode
from views.sources.identity import DEMO, PUBLISHED_FIGURES, REGISTER, REGISTER_AND_FIGURES
from views.sources.source import Source
from views.text.translator import Translator


def list_badges(source: Source, i18n: Translator) -> list[str]:
    """Return the badges of a view of a source."""
    return compose_badges(source.data, source.mode, source.is_fictitious, i18n)


def list_published_badges(source: Source, i18n: Translator) -> list[str]:
    """Return the badges of a view of published figures alone, whatever the source tells beside them."""
    has_fictitious = bool((source.published_file.observations["status"] == "fictitious").any())
    return compose_badges(PUBLISHED_FIGURES, source.mode, has_fictitious, i18n)


def compose_badges(data: str, mode: Mode, is_fictitious: bool, i18n: Translator) -> list[str]:
    """Return the badges of data in a mode."""
    names = {
        PUBLISHED_FIGURES: i18n.gettext("PUBLISHED FIGURES"),
        REGISTER: i18n.gettext("PERMIT REGISTER"),
        REGISTER_AND_FIGURES: i18n.gettext("PERMIT REGISTER AND PUBLISHED FIGURES"),
        DEMO: i18n.gettext("PERMIT REGISTER"),
    }
    return [
        *([i18n.gettext("FICTITIOUS")] if is_fictitious else []),
        names[data],
        mode_badge(mode, i18n, is_masked=data != PUBLISHED_FIGURES),
    ]


def badge_meanings(i18n: Translator) -> list[tuple[str, str]]:
    """Return every badge that can stand on a view now, with what it means."""
    k = load_mode(OPEN_MODES[0])[0].k
    published_sentence = i18n.gettext("Published figures are shown as they were published.")
    return [
        (
            i18n.gettext("PUBLISHED FIGURES"),
            i18n.gettext("Figures that an agency or the press has published, each with its source."),
        ),
        (
            i18n.gettext("PERMIT REGISTER"),
            i18n.gettext("Counted from the permit lists that the offices have handed in."),
        ),
        (
            i18n.gettext("PERMIT REGISTER AND PUBLISHED FIGURES"),
            i18n.gettext("Counts of the permit register, with published figures beside them."),
        ),
        (i18n.gettext("MEETING"), i18n.gettext("For a meeting of agencies.") + " " + published_sentence),
        (i18n.gettext("PUBLIC"), i18n.gettext("For everybody.") + " " + published_sentence),
        (
            i18n.gettext("MEETING – masked, k={k}", k=k),
            i18n.gettext(
                "For a meeting of agencies: counts below {k}, and those that would give them away, are hidden.", k=k
            ),
        ),
        (
            i18n.gettext("PUBLIC – masked, k={k}", k=k),
            i18n.gettext("For everybody: counts below {k}, and those that would give them away, are hidden.", k=k),
        ),
        (
            i18n.gettext("INTERNAL – full numbers, not to be projected"),
            i18n.gettext("For the office alone: every count in full."),
        ),
        (i18n.gettext("FICTITIOUS"), i18n.gettext("Invented for practice: no person and no number in it is real.")),
    ]


def mode_badge(disclosure_mode: Mode, i18n: Translator, is_masked: bool = True) -> str:
    """Return the badge of a mode, with the threshold where counts of a register are masked; what is published is not."""
    if disclosure_mode.is_protective and not is_masked:
        return i18n.gettext("PUBLIC") if disclosure_mode.name == "public" else i18n.gettext("MEETING")
    if disclosure_mode.name == "public":
        return i18n.gettext("PUBLIC – masked, k={k}", k=disclosure_mode.k)
    if disclosure_mode.name == "meeting":
        return i18n.gettext("MEETING – masked, k={k}", k=disclosure_mode.k)
    return i18n.gettext("INTERNAL – full numbers, not to be projected")
