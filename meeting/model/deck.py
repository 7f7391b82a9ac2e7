"""A deck, its scenes, and the lines that a presenter writes."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from data.disclosure import ModeName
from data.languages import Language
from data.messages import Message
from meeting.errors import DeckError
from meeting.model.figure import Figure
from meeting.model.pictures import Picture
from meeting.model.values import (
    BLOCKS,
    Block,
    Code,
    DatedStruct,
    Day,
    Key,
    LineStatus,
    SceneKind,
    ShortText,
    Text,
)

FORMAT: Literal["peta-paparan 1"] = "peta-paparan 1"
EMPLOYERS_GROUP = "employers"
"""The group, in a scene's view, of a scene of employers: it is for decks of the internal mode alone."""

MODE_LABELS = {"meeting": Message("meeting"), "public": Message("public")}


class Line(DatedStruct, frozen=True):
    """A recommendation or a decision that a presenter wrote: its text, the agency in charge, the day due and the status."""

    text: Text
    agency: ShortText = ""
    due: Day = ""
    status: LineStatus = "open"


class Scene(Struct, frozen=True):
    """One message of a presentation: title, the figures that support it, a picture or lines, and the speaker's notes.

    ``kind`` is the layout: headline numbers, a picture, lines of text, or cards of law. ``view`` holds the page and the
    URL parameters that show it live. ``annotation`` is the presenter's remark on it; a title that the presenter wrote
    (``has_own_title``) stays when the scene is captured again. ``missing_reason`` says why there is nothing to show, ""
    where there is something; a scene without anything to show is skipped.
    """

    scene_id: Key
    block: Block
    kind: SceneKind
    title: Text
    subtitle: Text = ""
    sentence: Text = ""
    source: Text = ""
    badges: Annotated[list[ShortText], Meta(max_length=6)] = []
    figures: Annotated[list[Figure], Meta(max_length=8_000)] = []
    picture: Picture | None = None
    lines: Annotated[list[Line], Meta(max_length=40)] = []
    view: dict[ShortText, Text] = {}
    notes: Annotated[str, Meta(max_length=10_000)] = ""
    missing_reason: Text = field(default="", name="missing")
    annotation: Text = ""
    has_own_title: bool = False
    is_sensitive: bool = False
    is_confirmed: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether a presentation shows this scene: it has something to show, and is confirmed if it must be."""
        return not self.missing_reason and (self.is_confirmed or not self.is_guarded)

    @property
    def is_guarded(self) -> bool:
        """Whether the scene is hidden until it is confirmed: it is sensitive, or of employers."""
        return self.is_sensitive or self.is_internal

    @property
    def is_internal(self) -> bool:
        """Whether the scene may be in decks of the internal mode alone."""
        return self.view.get("group") == EMPLOYERS_GROUP


class Deck(DatedStruct, frozen=True):
    """The scenes of one meeting, in their order, in one language and one disclosure mode.

    ``k`` is the threshold of small counts (0 in the internal mode), ``data`` the source of the figures, ``place`` where
    the meeting is. ``frozen_at`` is the day on which the figures were frozen, "" where they follow the data; ``minutes``
    are the decisions.
    """

    deck_id: Key
    title: Text
    area_code: Code
    lang: Language
    mode: ModeName
    k: Annotated[int, Meta(ge=0, le=100)]
    data: ShortText = "published"
    held_on: Day = ""
    place: ShortText = ""
    scenes: Annotated[list[Scene], Meta(max_length=60)] = []
    minutes: Annotated[list[Line], Meta(max_length=100)] = []
    frozen_at: Day = ""
    format: Literal["peta-paparan 1"] = field(default=FORMAT)

    @property
    def shown_scenes(self) -> list[Scene]:
        """Return the scenes that a presentation and an export show, in their order."""
        return [scene for scene in self.scenes if scene.is_shown and self.accepts_scene(scene)]

    def accepts_scene(self, scene: Scene) -> bool:
        """Return whether a scene may be in this deck: one of employers only where the mode is internal."""
        return self.mode == "internal" or not scene.is_internal

    def with_scene(self, scene: Scene) -> "Deck":
        """Return a deck with a scene at the end of its block.

        Raises DeckError for a scene of employers where the mode is not internal.
        """
        if not self.accepts_scene(scene):
            raise self._refusal()
        index = self._insertion_index(scene)
        return replace(self, scenes=[*self.scenes[:index], scene, *self.scenes[index:]])

    def _insertion_index(self, scene: Scene) -> int:
        """Return the index after the last scene of the same block, else after the last one of the blocks before it."""
        same_block = [index for index, other_scene in enumerate(self.scenes) if other_scene.block == scene.block]
        block_number = BLOCKS.index(scene.block)
        earlier_blocks = [
            index for index, other_scene in enumerate(self.scenes) if BLOCKS.index(other_scene.block) < block_number
        ]
        return (same_block or earlier_blocks or [-1])[-1] + 1

    def _refusal(self) -> DeckError:
        """Return the sentence about a scene of employers that this deck does not accept."""
        return DeckError(
            "deck_refuses_employers",
            "“{title}” is a deck of the {mode} mode; employers are for one of the internal mode. On the page Meeting, open one "
            "of the internal mode or close this one with “All decks”, then add them again.",
            title=self.title[:80],
            mode=MODE_LABELS[self.mode],
        )
