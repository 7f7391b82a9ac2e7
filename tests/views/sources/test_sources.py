"""Sources of another mode, threshold, store or version share no answer, whatever is asked of them in whatever order."""

import gc
import pickle
import weakref
from datetime import date

import msgspec
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import meeting.capture.scene_refresh  # noqa: F401 - a module whose questions are asked
import views.notices  # noqa: F401 - another
from data.disclosure import Mode
from data.register import importing
from data.register.queries import cubes
from data.register.store import permit_store
from meeting.capture.default_deck import create_empty_deck
from meeting.capture.facts_capture import capture_facts
from tests.support.permits import PermitList
from tests.support.readers import make_reader
from tests.support.viewers import ask_together
from views.map.query import MapQuery
from views.map.query_resolution import default_map_query
from views.reader import Reader
from views.sources import registry, store_status
from views.sources.identity import SourceChoice, identify_source
from views.sources.memo import QUESTIONS
from views.sources.source import Coverage
from views.text.translator import translator

MEASURE, AREA = "itas_land_holders", "19.04"


def store_people(folder, name, count):
    """Store a list of so many holders in Bangka Tengah, of two nationalities, in a store of its own; return its address."""
    url = f"duckdb://{folder / name}.duckdb"
    add_people(folder, url, count)
    return url


def add_people(folder, url, count, passport="P"):
    """Add a list to a store."""
    permits = PermitList()
    for number in range(count):
        nationality = "Jepang" if number % 3 else "Tiongkok"
        permits = permits.with_row(passport=f"{passport}{number}", nationality=nationality, employer=f"PT {number % 4}")
    with permit_store.open_store(url) as store:
        store.add(importing.examine(permits.write(folder / "daftar.csv"), date(2024, 6, 30)), "Kanim", "penguji")


@pytest.fixture(scope="module")
def identities(tmp_path_factory):
    """Return identities of which each differs from another in one thing: data, mode, threshold, store, version."""
    folder = tmp_path_factory.mktemp("stores")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.delenv("PETA_KEY", raising=False)
        urls = [store_people(folder, name, count) for name, count in (("small", 4), ("large", 9))]
        modes = Mode("meeting", 5), Mode("meeting", 3), Mode("public", 5), Mode("internal", 5)
        choices = [SourceChoice("published", "", modes[0]), SourceChoice("both", urls[0], modes[0])]
        choices += [SourceChoice("register", urls[0], mode) for mode in modes]
        choices += [SourceChoice("register", urls[1], modes[0])]
        before = [identify_source(choice, "before") for choice in choices]
        frozen = {identity: build_source(identity) for identity in before}
        for source in frozen.values():
            source.headlines(AREA)  # a register is read when it is first asked
        add_people(folder, urls[0], 2, passport="Q")
        return frozen, [identify_source(choice, "after") for choice in choices]


def build_source(identity):
    """Return a source that nobody else has."""
    return registry.BUILD_BY_DATA[identity.choice.data](identity)


def make_query(lang="id", theme="light", show="symbols", level="regency") -> MapQuery:
    query = default_map_query("19", MEASURE, Reader(translator(lang), None, theme))
    return MapQuery(**{**query.__dict__, "show": show, "level": level})


def encode_deck(identity):
    """Return a deck of one scene, as it is remembered when it is captured anew."""
    reader = Reader(translator("id"), build_source(identity))
    deck = create_empty_deck("Rapat", AREA, reader)
    scene = msgspec.structs.replace(capture_facts(AREA, "headline", reader), scene_id="00000000")
    return msgspec.json.encode(msgspec.structs.replace(deck, deck_id="00000000", scenes=[scene]))


ARGUMENTS = {
    "Source.coverage": [()],
    "Source.headlines": [(AREA,), ("19",)],
    "Source.headline_companions": [(AREA,)],
    "Source.group_headlines": [("kanim:pangkalpinang", "actions")],
    "Source.remarks": [(None,), ("kanim:pangkalpinang",)],
    "Source.rows_by_stop": [(MEASURE,), ("tka",)],
    "Source.published_by_stop": [(MEASURE,)],
    "Source.trend": [(MEASURE, (AREA,), "area_code"), (MEASURE, (AREA,), "nationality"), (MEASURE, (AREA,), "measure")],
    "Source.published_trend": [(MEASURE, (AREA,))],
    "Source.figures_of": [(AREA,), ("19",)],
    "Source.geometry_errors": [()],
    "RegisterSource.employers": [(AREA,)],
    "open_register": [()],
    "has_fictitious": [()],
    "list_file_notices": [("id",), ("en",)],
    "_get_map_dataset": [(MEASURE, "regency", "count", "quantile", 5, "")],
    "get_map_captions": [(make_query(),), (make_query("en"),)],
    "get_packed_view": [(make_query(),), (make_query("en", "dark", "count"),)],
    "_rebuild_encoded_deck": None,
}
"""By question the arguments with which it is asked here; a deck is of the source that captured it."""


def list_questions(source, deck_content):
    """Return what can be asked of a source: pairs of a question's name and arguments."""
    names = [name for name in ARGUMENTS if is_asked_of(name, source)]
    return [(name, arguments) for name in names for arguments in ARGUMENTS[name] or [(deck_content,)]]


def is_asked_of(name, source):
    """Say whether a question is one for a source of this kind."""
    if name in ("RegisterSource.employers", "open_register"):
        return source.data == "register"
    return name != "has_fictitious" or source.data == "published"


def freeze(answer):
    """Return an answer as bytes that are equal where the answers are."""
    if isinstance(answer, pd.DataFrame):
        return answer.to_json(orient="split", date_format="iso").encode()
    if isinstance(answer, Coverage):
        return freeze(answer.totals) + repr(sorted(answer.breakdowns.items())).encode()
    if isinstance(answer, str | bytes | bool | list):
        return repr(answer).encode()
    if isinstance(answer, msgspec.Struct):
        return msgspec.json.encode(drop_ids(answer))
    if hasattr(answer, "cube"):
        return freeze(answer.totals(MEASURE)) + repr(answer.mode).encode()
    if hasattr(answer, "cited_rows"):
        return repr((answer.title, answer.sentence, answer.source)).encode() + freeze(answer.cited_rows)
    return freeze(answer.rows) + pickle.dumps(answer.classes)


def drop_ids(deck):
    """Return a deck whose scenes have no names of their own: each capture draws them."""
    scenes = [msgspec.structs.replace(scene, scene_id="00000000") for scene in deck.scenes]
    return msgspec.structs.replace(deck, scenes=scenes)


def test_every_question_that_is_remembered_is_asked_here():
    assert set(QUESTIONS) - {"describe"} == set(ARGUMENTS)


@pytest.fixture(scope="module")
def expected(identities):
    """Return by identity and question the answer of a source that nobody else has asked."""
    frozen, after = identities
    content = encode_deck(after[0])
    answers = {}
    for source in map(build_source, after):
        for name, arguments in list_questions(source, content):
            answers[source.identity, name, arguments] = freeze(QUESTIONS[name](source, *arguments))
    return content, answers


def test_whatever_is_asked_in_whatever_order_each_source_gives_its_own_answer(identities, expected):
    frozen, after = identities
    content, answers = expected
    sources = [registry.get_source(identity) for identity in after] + list(frozen.values())
    assert len({id(source) for source in sources}) == len({id(source.memo) for source in sources}) == len(sources)

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.integers(0, 1_000), st.integers(0, 1_000)), min_size=1, max_size=12))
    def ask_in_order(order):
        for source_number, question_number in order:
            place = source_number % len(after)
            questions = list_questions(sources[place], content)
            name, arguments = questions[question_number % len(questions)]
            answer = QUESTIONS[name](sources[place], *arguments)
            assert freeze(answer) == answers[after[place], name, arguments]
            assert QUESTIONS[name](sources[place], *arguments) is answer

    ask_in_order()


def test_the_answers_differ_where_the_sources_do(identities, expected):
    """What is equal everywhere would prove nothing: each pair of registers differs in some answer."""
    _, after = identities
    _, answers = expected
    registers = [identity for identity in after if identity.choice.data == "register"]
    texts = {
        identity: answers[identity, "Source.figures_of", (AREA,)] + repr(identity.choice.mode).encode()
        for identity in registers
    }
    assert len(set(texts.values())) == len(registers)
    parts = [answers[identity, "Source.trend", (MEASURE, (AREA,), "nationality")] for identity in registers]
    meeting, lower_threshold, public, internal, other_store = parts
    assert meeting == public
    assert lower_threshold == internal != meeting
    assert other_store not in (meeting, internal)


def test_a_source_of_an_older_version_keeps_its_own_answers(identities):
    frozen, after = identities
    old_source = next(
        source for source in frozen.values() if source.data == "register" and not source.mode.is_protective
    )
    new_source = build_source(next(identity for identity in after if identity.choice == old_source.identity.choice))
    assert [int(source.headlines(AREA)["value"].iloc[0]) for source in (old_source, new_source)] == [4, 6]


def test_a_source_tells_what_it_covers(identities):
    _, after = identities
    published, *registers = [build_source(identity) for identity in after]
    assert published.coverage().has_totals("itas_land_holders", AREA)
    assert not published.coverage().has_totals("itas_land_holders", "11.01")
    assert "nationality" in published.coverage().breakdowns["tka"]
    coverage = registers[0].coverage()
    assert coverage.has_totals(MEASURE, AREA)
    assert not coverage.has_totals(MEASURE, "11.01")
    assert (coverage.totals["first_date"] <= coverage.totals["last_date"]).all()
    assert "nationality" in coverage.breakdowns[MEASURE]


def test_twenty_viewers_after_an_import_work_a_cube_out_once(tmp_path, monkeypatch):
    url = store_people(tmp_path, "register", 7)
    monkeypatch.setenv("PETA_STORE", url)
    build_cube, calls = cubes.build_cube, []
    monkeypatch.setattr(cubes, "build_cube", lambda store: calls.append(1) or build_cube(store))

    def view(_):
        source = make_reader(data="register", internal=True).source
        packed_view = QUESTIONS["get_packed_view"](source, make_query())
        return source, int(source.headlines(AREA)["value"].iloc[0]), packed_view

    sources, counts, packed_views = zip(*ask_together(view), strict=True)
    assert (set(counts), len(calls), len(set(sources)), len(set(packed_views))) == ({7}, 1, 1, 1)
    add_people(tmp_path, url, 5, passport="Q")
    store_status.forget_status()
    new_sources, counts, new_views = zip(*ask_together(view), strict=True)
    assert (set(counts), len(calls), len(set(new_sources))) == ({12}, 2, 1)
    assert new_sources[0] is not sources[0]
    assert set(new_views).isdisjoint(packed_views)


def test_a_source_whose_data_have_changed_is_let_go_with_all_that_it_remembered(tmp_path, monkeypatch):
    url = store_people(tmp_path, "register", 7)
    monkeypatch.setenv("PETA_STORE", url)
    source = make_reader(data="both").source
    QUESTIONS["get_packed_view"](source, make_query())
    references = [weakref.ref(source), weakref.ref(source.register_source), weakref.ref(source.headlines(AREA))]
    add_people(tmp_path, url, 5, passport="Q")
    store_status.forget_status()
    gc.collect()
    gc.disable()  # the heap of a server is frozen: what lies in a circle would stay
    try:
        del source
        assert make_reader(data="both").source.headlines(AREA) is not None
        assert [reference() for reference in references] == [None, None, None]
    finally:
        gc.enable()
