# SPDX-License-Identifier: Apache-2.0
"""What `west build` decides, without CMake and without west."""

from __future__ import annotations

from pathlib import Path

import pytest

from west_commands.base import UserError
from west_commands.build import split_words
from west_commands.plan import Plan, Pristine, Request, Settings, decide


def _same(first: str, second: str) -> bool:
    return first.replace("/", "_") == second.replace("/", "_")


class Place:
    """An application, and a folder to stand in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tree = root / "tree"
        self.app = self._application("app")
        self.other = self._application("other")

    def _application(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir()
        (folder / "CMakeLists.txt").touch()
        return folder

    def configured(self, board: str, app: Path | None = None, name: str = "build") -> Path:
        build = self.root / name
        build.mkdir()
        (build / "CMakeCache.txt").write_text(
            f"//a comment\n\nCACHED_BOARD:STRING={board}\nZEPHYR_BASE:PATH={self.tree}\n"
            f"APPLICATION_SOURCE_DIR:PATH={app or self.app}\nCMAKE_GENERATOR:INTERNAL=Ninja\n"
        )
        (build / "build.ninja").touch()
        return build

    def decide(self, request: Request, settings: Settings | None = None) -> Plan:
        return decide(request, settings or Settings(), self.tree, _same)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_first_build(place: Place) -> None:
    plan = place.decide(Request(cwd=place.root, source_dir="app", board="b"))
    assert plan.build.path == place.root / "build"
    assert plan.source_dir == place.app
    assert plan.reason == ""
    assert f"-B{place.root}/build" in plan.cmake
    assert f"-S{place.app}" in plan.cmake
    assert "-DBOARD=b" in plan.cmake
    assert "-GNinja" in plan.cmake


def test_the_current_directory_is_the_application(place: Place) -> None:
    assert place.decide(Request(cwd=place.app, board="b")).source_dir == place.app


def test_a_folder_remembers_board_and_application(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root))
    assert (plan.board, plan.source_dir, plan.cmake, plan.reason) == ("b", place.app, (), "")


def test_in_a_build_folder_it_is_the_one(place: Place) -> None:
    build = place.configured("b", name="deep")
    assert place.decide(Request(cwd=build, target="run")).build.path == build


def test_nothing_to_build(place: Place) -> None:
    with pytest.raises(UserError, match=r"no CMakeLists\.txt"):
        place.decide(Request(cwd=place.root, board="b"))
    with pytest.raises(UserError, match="does not exist"):
        place.decide(Request(cwd=place.root, board="b", source_dir="nothere"))


def test_no_board(place: Place) -> None:
    with pytest.raises(UserError, match="no board given"):
        place.decide(Request(cwd=place.app))


@pytest.mark.parametrize(
    ("option", "environment", "setting", "wanted"),
    [
        ("o", "e", "s", "o"),
        (None, "e", "s", "e"),
        (None, "", "s", "s"),
    ],
)
def test_where_the_board_comes_from(
    place: Place, option: str | None, environment: str, setting: str, wanted: str
) -> None:
    settings = Settings(board=setting, environment={"BOARD": environment})
    assert place.decide(Request(cwd=place.app, board=option), settings).board == wanted


def test_the_folder_goes_before_the_environment(place: Place) -> None:
    place.configured("b")
    settings = Settings(board="s", environment={"BOARD": "e"})
    assert place.decide(Request(cwd=place.root), settings).board == "b"


def test_another_board_cleans_the_folder(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root, board="c"))
    assert "its board was b, now it is c" in plan.reason
    assert plan.cmake


def test_another_spelling_of_the_board_does_not(place: Place) -> None:
    place.configured("q/a/v")
    plan = place.decide(Request(cwd=place.root, board="q_a_v"))
    assert (plan.reason, plan.cmake) == ("", ())


def test_another_application_or_tree_cleans_the_folder(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root, source_dir="other"))
    assert "its application was" in plan.reason
    moved = decide(Request(cwd=place.root), Settings(), place.root / "tree2", _same)
    assert "it was built from" in moved.reason


@pytest.mark.parametrize("by_option", [True, False])
def test_pristine_never_refuses_another_build(place: Place, by_option: bool) -> None:
    place.configured("b")
    mode = Pristine.NEVER
    request = Request(cwd=place.root, board="c", pristine=mode if by_option else None)
    with pytest.raises(UserError, match="another build's"):
        place.decide(request, Settings(pristine=Pristine.AUTO if by_option else mode))


def test_pristine_always(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root, pristine=Pristine.ALWAYS))
    assert plan.reason
    assert plan.cmake
    assert plan.board == "b"


def test_force_keeps_the_folder(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root, board="c", force=True))
    assert plan.reason == ""
    assert "-DBOARD=c" in plan.cmake


@pytest.mark.parametrize(
    "request_",
    [
        {"force_cmake": True},
        {"cmake_only": True},
        {"cmake_args": ("-DA=1",)},
        {"definitions": ("A=1",)},
        {"snippets": ("s",)},
        {"shields": ("s",)},
        {"extra_conf": ("f",)},
        {"extra_overlays": ("f",)},
    ],
)
def test_what_runs_cmake_again(place: Place, request_: dict[str, object]) -> None:
    place.configured("b")
    assert place.decide(Request(cwd=place.root, **request_)).cmake  # type: ignore[arg-type]


def test_a_folder_whose_configure_run_failed_is_configured_again(place: Place) -> None:
    (place.configured("b") / "build.ninja").unlink()
    assert place.decide(Request(cwd=place.root)).cmake


def test_arguments_reach_cmake_in_order(place: Place) -> None:
    (place.app / "there.conf").touch()
    (place.root / "here.conf").touch()
    request = Request(
        cwd=place.root,
        source_dir="app",
        board="b",
        snippets=("s1", "s2"),
        shields=("h",),
        extra_conf=("there.conf", "here.conf"),
        extra_overlays=("o.overlay",),
        definitions=("D=1",),
        cmake_args=("-DE=2",),
    )
    plan = place.decide(request, Settings(cmake_args="-DF='a b'"))
    assert plan.cmake[4:] == (
        "-DF=a b",
        "-DSNIPPET=s1;s2",
        "-DSHIELD=h",
        f"-DEXTRA_CONF_FILE=there.conf;{place.root}/here.conf",
        "-DEXTRA_DTC_OVERLAY_FILE=o.overlay",
        "-DD=1",
        "-DE=2",
    )


def test_permanent_arguments_are_for_new_folders_only(place: Place) -> None:
    place.configured("b")
    plan = place.decide(Request(cwd=place.root, force_cmake=True), Settings(cmake_args="-DF=1"))
    assert "-DF=1" not in plan.cmake


def test_dir_fmt(place: Place) -> None:
    settings = Settings(dir_fmt="out/{board}/{source_dir}/{app}")
    plan = place.decide(Request(cwd=place.root, source_dir="app", board="q/v"), settings)
    assert plan.build.path == place.root / "out/q_v/app/app"
    inside = place.decide(Request(cwd=place.app, board="q/v"), settings)
    assert inside.build.path == place.app / "out/q_v/app"


def test_dir_fmt_without_a_board(place: Place) -> None:
    with pytest.raises(UserError, match="'board' is not known"):
        place.decide(Request(cwd=place.app), Settings(dir_fmt="{board}"))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], (None, ())),
        (["app"], ("app", ())),
        (["app", "--", "-DA=1"], ("app", ("-DA=1",))),
        (["--", "-DA=1", "-DB=--"], (None, ("-DA=1", "-DB=--"))),
        (["app", "-GNinja"], ("app", ("-GNinja",))),
    ],
)
def test_words_are_split(words: list[str], wanted: tuple[str | None, tuple[str, ...]]) -> None:
    assert split_words(words) == wanted


@pytest.mark.parametrize("words", [["--nosuch"], ["app", "other"], ["-x", "app", "--", "-DA=1"]])
def test_words_that_mean_nothing(words: list[str]) -> None:
    with pytest.raises(UserError):
        split_words(words)
