"""What a speaker reads below a slide: own notes, then every figure with unit, date and source."""

from meeting.model import Figure, Scene, Stack, StackPicture, TrendPicture
from meeting.render.page.blocks import noted
from meeting.sanitize import visible
from meeting.scene_text import what

LONGEST_ALT = 1_500


def notes(scene: Scene, lang: str) -> str:
    """Return a slide's notes: what the presenter wrote, the sentence, all figures and lines, and the source."""
    figures = [told(figure) for figure in scene.figures]
    lines = [f"{line.text} ({noted(line, lang)})" if noted(line, lang) else line.text for line in scene.lines]
    parts = [scene.notes, scene.title, scene.annotation, scene.sentence, *figures, *lines, scene.source]
    return visible("\n".join(part for part in parts if part), is_long=True)


def told(figure: Figure) -> str:
    """Return one figure as a sentence: area, what is counted, number, unit, date, source and address."""
    source = ", ".join(part for part in (figure.publisher, figure.published_on, figure.url) if part)
    return f"{figure.area}: {what(figure)} {figure.told} {figure.unit_label}, {figure.when}" + (
        f" ({source})" if source else ""
    )


def alternative(scene: Scene) -> str:
    """Return what stands for a picture where it cannot be seen: title, sentence and its numbers."""
    text = visible("; ".join(part for part in (scene.title, scene.sentence, *numbers(scene)) if part))
    return text if len(text) <= LONGEST_ALT else text[: LONGEST_ALT - 1] + "…"


def numbers(scene: Scene) -> list[str]:
    """Return the numbers of a picture with what they are of."""
    picture = scene.picture
    if picture is None:
        return [told(figure) for figure in scene.figures]
    if isinstance(picture, TrendPicture):
        return [f"{line.name} {point.end}: {point.told}" for line in picture.series for point in line.points]
    if isinstance(picture, StackPicture):
        return [divided(bar, picture) for bar in picture.bars]
    parts = picture.marks if hasattr(picture, "marks") else picture.bars
    return [f"{part.name}: {part.told}" for part in parts if part.told]


def divided(bar: Stack, picture: StackPicture) -> str:
    """Return a bar of several parts in words: the whole, then each part."""
    parts = zip(picture.parts, bar.parts, strict=False)
    named = [(picture.whole, bar.told), *((name, part.told) for name, part in parts)]
    return f"{bar.name}: {', '.join(f'{name} {told}' for name, told in named)}"
