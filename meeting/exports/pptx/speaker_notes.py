"""What a speaker reads below a slide: own notes, then every figure with unit, date and source."""

from meeting.model import Figure, Scene, Stack, StackPicture, TrendPicture
from meeting.render.page.blocks import describe_task
from meeting.sanitize import sanitize_text
from meeting.scene_text import describe_measure

MAX_ALT_CHARS = 1_500


def compose_notes(scene: Scene, lang: str) -> str:
    """Return a slide's notes: what the presenter wrote, the sentence, all figures and lines, and the source."""
    figures = [figure_sentence(figure) for figure in scene.figures]
    lines = [
        f"{line.text} ({describe_task(line, lang)})" if describe_task(line, lang) else line.text for line in scene.lines
    ]
    parts = [scene.notes, scene.title, scene.annotation, scene.sentence, *figures, *lines, scene.source]
    return sanitize_text("\n".join(part for part in parts if part), is_multiline=True)


def figure_sentence(figure: Figure) -> str:
    """Return one figure as a sentence: area, what is counted, number, unit, date, source and address."""
    source = ", ".join(part for part in (figure.publisher, figure.published_on, figure.url) if part)
    return (
        f"{figure.area}: {describe_measure(figure)} {figure.value_text} {figure.unit_label}, {figure.period_text}"
        + (f" ({source})" if source else "")
    )


def alternative_text(scene: Scene) -> str:
    """Return what stands for a picture where it cannot be seen: title, sentence and its numbers."""
    text = sanitize_text("; ".join(part for part in (scene.title, scene.sentence, *list_numbers(scene)) if part))
    return text if len(text) <= MAX_ALT_CHARS else text[: MAX_ALT_CHARS - 1] + "…"


def list_numbers(scene: Scene) -> list[str]:
    """Return the numbers of a picture with what they are of."""
    picture = scene.picture
    if picture is None:
        return [figure_sentence(figure) for figure in scene.figures]
    if isinstance(picture, TrendPicture):
        return [
            f"{series.name} {point.end}: {point.value_text}" for series in picture.series for point in series.points
        ]
    if isinstance(picture, StackPicture):
        return [describe_stack(bar, picture) for bar in picture.bars]
    parts = picture.marks if hasattr(picture, "marks") else picture.bars
    return [f"{part.name}: {part.value_text}" for part in parts if part.value_text]


def describe_stack(bar: Stack, picture: StackPicture) -> str:
    """Return a bar of several parts in words: the whole, then each part."""
    parts = zip(picture.parts, bar.parts, strict=False)
    labelled_parts = [(picture.total_label, bar.value_text), *((name, part.value_text) for name, part in parts)]
    return f"{bar.name}: {', '.join(f'{name} {label}' for name, label in labelled_parts)}"
