"""The speaker's notes of a slide, and the alternative text of its picture."""

from data.languages import Language
from meeting.model import BarsPicture, Figure, MapPicture, Scene, Stack, StackPicture, TrendPicture
from meeting.render.page.blocks import describe_task
from meeting.sanitize import sanitize_text
from meeting.scene_text import describe_measure

MAX_ALT_CHARS = 1_500


def compose_notes(scene: Scene, lang: Language) -> str:
    """Return a slide's notes: what the presenter wrote, the sentence, all figures and lines, and the source."""
    figures = [figure_sentence(figure) for figure in scene.figures]
    tasks = [(line.text, describe_task(line, lang)) for line in scene.lines]
    lines = [f"{text} ({task})" if task else text for text, task in tasks]
    parts = [scene.notes, scene.title, scene.annotation, scene.sentence, *figures, *lines, scene.source]
    return sanitize_text("\n".join(part for part in parts if part), is_multiline=True)


def figure_sentence(figure: Figure) -> str:
    """Return one figure as a sentence: area, what is counted, number, unit, date, source and address."""
    source = ", ".join(part for part in (figure.publisher, figure.published_on, figure.url) if part)
    sentence = (
        f"{figure.area}: {describe_measure(figure)} {figure.value_text} {figure.unit_label}, {figure.period_text}"
    )
    return f"{sentence} ({source})" if source else sentence


def alternative_text(scene: Scene) -> str:
    """Return the description of a picture for those who cannot see it: title, sentence and its numbers."""
    text = sanitize_text("; ".join(part for part in (scene.title, scene.sentence, *list_numbers(scene)) if part))
    return text if len(text) <= MAX_ALT_CHARS else text[: MAX_ALT_CHARS - 1] + "…"


def list_numbers(scene: Scene) -> list[str]:
    """Return the numbers of a picture with what they are of; the figures where there is none."""
    picture = scene.picture
    if picture is None:
        return [figure_sentence(figure) for figure in scene.figures]
    if isinstance(picture, TrendPicture):
        return [
            f"{series.name} {point.end}: {point.value_text}" for series in picture.series for point in series.points
        ]
    if isinstance(picture, StackPicture):
        return [describe_stack(bar, picture) for bar in picture.bars]
    return list_named_numbers(picture)


def list_named_numbers(picture: MapPicture | BarsPicture) -> list[str]:
    """Return the numbers of regions or bars with their names."""
    parts = picture.marks if isinstance(picture, MapPicture) else picture.bars
    return [f"{part.name}: {part.value_text}" for part in parts if part.value_text]


def describe_stack(bar: Stack, picture: StackPicture) -> str:
    """Return a bar of several parts in words: the total, then each part."""
    parts = zip(picture.parts, bar.parts, strict=False)
    labelled_parts = [(picture.total_label, bar.value_text), *((name, part.value_text) for name, part in parts)]
    return f"{bar.name}: {', '.join(f'{name} {label}' for name, label in labelled_parts)}"
