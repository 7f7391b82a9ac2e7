"""What every page says of settings that are not understood: the sentence of each, and what holds until it is mended."""

from data import settings
from views.text.translator import Translator


def list_setting_notices(i18n: Translator) -> list[str]:
    """Return a notice for each problem of the settings, in the reader's language."""
    return [
        f"{i18n.translate(problem.error)} {describe_consequence(problem.setting_name, i18n)}"
        for problem in settings.current().problems
    ]


def describe_consequence(setting_name: str, i18n: Translator) -> str:
    """Return what holds while a setting is not understood: of a guard its strictest value; of any, no list is stored."""
    if setting_name == "PETA_K":
        return i18n.gettext("Small counts are hidden below k={k} until it is mended.", k=settings.current().k)
    if setting_name == "PETA_INTERNAL":
        return i18n.gettext("The internal mode stays locked until it is mended.")
    return i18n.gettext("No list is stored until it is mended.")
