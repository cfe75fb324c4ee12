# SPDX-License-Identifier: Apache-2.0
"""The package Zephyr as an application meets it: what is configured, and what is refused.

Nothing is compiled here except by the last tests; they say so.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[3]
BOARD = "qemu_x86_virt"
HEAD = "cmake_minimum_required(VERSION 3.20)\n"
PACKAGE = "find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})\nproject(test)\n"
SOURCE = "target_sources(app PRIVATE main.c)\n"

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("cmake", "ninja", "dtc", "gcc")),
    reason="needs the tools that quickstart installs",
)


class Application:
    """A directory with a small program, and its build directory beside it."""

    def __init__(self, folder: Path, cmake: str = HEAD + PACKAGE + SOURCE) -> None:
        self.source = folder / "app"
        self.build = folder / "build"
        self.source.mkdir(parents=True)
        self.write("CMakeLists.txt", cmake)
        self.write("prj.conf", "")
        self.write("main.c", "int main(void)\n{\n\treturn 0;\n}\n")
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("BOARD", "CROSS_COMPILE")},
            "ZEPHYR_BASE": str(TREE),
        }

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def cmake(self, *words: str, board: str | None = BOARD) -> subprocess.CompletedProcess[str]:
        command = ["cmake", "-GNinja", "-S", str(self.source), "-B", str(self.build), *words]
        if board is not None:
            command.append(f"-DBOARD={board}")
        return subprocess.run(command, capture_output=True, text=True, env=self.environment)

    def configure(self, *words: str, board: str | None = BOARD) -> None:
        done = self.cmake(*words, board=board)
        assert done.returncode == 0, done.stdout + done.stderr

    def refuse(self, *words: str, board: str | None = BOARD) -> str:
        """What CMake says when it refuses, in one line."""
        done = self.cmake(*words, board=board)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stderr
        return " ".join(done.stderr.split())

    def ninja(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = ["ninja", "-C", str(self.build), *words]
        return subprocess.run(command, capture_output=True, text=True, env=self.environment)

    def command_of(self, source: str) -> str:
        """The compiler's command line for a source file."""
        commands = json.loads((self.build / "compile_commands.json").read_text())
        return next(str(c["command"]) for c in commands if c["file"].endswith(source))

    def generated(self, name: str) -> str:
        return (self.build / "zephyr" / "include" / "generated" / name).read_text()


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return Application(tmp_path)


# --- What the package sets up -----------------------------------------------------------------


def test_an_application_in_paths_with_spaces(tmp_path: Path) -> None:
    application = Application(tmp_path / "with a space")
    application.configure()
    assert (application.build / "build.ninja").is_file()
    assert "main.c" in application.command_of("main.c")


def test_nothing_is_written_beside_the_sources(app: Application) -> None:
    before = sorted(app.source.rglob("*"))
    app.configure()
    assert sorted(app.source.rglob("*")) == before


@pytest.mark.parametrize("version", ["2.7", "3.4.0", "4.1"])
def test_older_interface_levels_are_met(tmp_path: Path, version: str) -> None:
    package = PACKAGE.replace("Zephyr REQUIRED", f"Zephyr {version} REQUIRED")
    Application(tmp_path, HEAD + package + SOURCE).configure()


def test_a_newer_interface_level_is_refused(tmp_path: Path) -> None:
    package = PACKAGE.replace("Zephyr REQUIRED", "Zephyr 99.0 REQUIRED")
    assert 'requested version "99.0"' in Application(tmp_path, HEAD + package + SOURCE).refuse()


def test_version_file_of_the_application(app: Application) -> None:
    app.write("VERSION", "VERSION_MAJOR = 1\nVERSION_MINOR = 2\nPATCHLEVEL = 3\n"
              "VERSION_TWEAK = 4\nEXTRAVERSION = rc1\n")  # fmt: skip
    app.configure()
    header = app.generated("app_version.h")
    assert "#define APPVERSION 0x1020304\n" in header
    assert '#define APP_VERSION_STRING "1.2.3-rc1"\n' in header
    assert "#define APP_PATCHLEVEL 3\n" in header


@pytest.mark.parametrize(
    ("value", "words"), [("x", "a decimal number"), ("256", "255 is the largest")]
)
def test_a_wrong_version_file_is_refused(app: Application, value: str, words: str) -> None:
    app.write("VERSION", f"VERSION_MAJOR = {value}\nVERSION_MINOR = 2\nPATCHLEVEL = 3\n")
    said = app.refuse()
    assert "VERSION_MAJOR" in said and words in said


def test_kernel_version_is_the_interface_level(app: Application) -> None:
    app.configure()
    header = app.generated("version.h")
    assert "#define KERNEL_VERSION_MAJOR 4\n" in header
    assert "#define KERNEL_VERSION_MINOR 1\n" in header
    assert "#define KERNELVERSION 0x4010000\n" in header


# --- Compiler options -------------------------------------------------------------------------


def test_extra_flags_come_last_and_only_for_their_language(app: Application) -> None:
    app.configure("-DEXTRA_CFLAGS=-O1 -DFOR_C=2", "-DEXTRA_AFLAGS=-DFOR_ASM",
                  "-DEXTRA_CPPFLAGS=-DFOR_ALL")  # fmt: skip
    words = app.command_of("main.c").split()
    assert words.index("-O1") > words.index("-Os")
    assert {"-DFOR_C=2", "-DFOR_ALL"} <= set(words) and "-DFOR_ASM" not in words
    assembly = app.command_of("start.S").split()
    assert {"-DFOR_ASM", "-DFOR_ALL"} <= set(assembly) and "-DFOR_C=2" not in assembly


def test_extra_flags_from_the_environment(app: Application) -> None:
    app.environment["EXTRA_CFLAGS"] = "-DFROM_ENVIRONMENT"
    app.configure()
    assert "-DFROM_ENVIRONMENT" in app.command_of("main.c")


@pytest.mark.parametrize(
    ("option", "flag"),
    [("SIZE", "-Os"), ("SPEED", "-O2"), ("DEBUG", "-Og"), ("NO", "-O0")],
)
def test_optimisation_follows_the_configuration(app: Application, option: str, flag: str) -> None:
    app.write("prj.conf", f"CONFIG_{option}_OPTIMIZATIONS=y\n")
    app.configure()
    words = app.command_of("main.c").split()
    assert [word for word in words if word in ("-Os", "-O0", "-O2", "-Og")] == [flag]


def test_compiler_opt_of_the_configuration(app: Application) -> None:
    app.write("prj.conf", 'CONFIG_COMPILER_OPT="-fno-inline -DA=1"\n')
    app.configure()
    assert {"-fno-inline", "-DA=1"} <= set(app.command_of("main.c").split())


def test_own_libraries_get_more_warnings_than_the_application(app: Application) -> None:
    app.configure()
    assert "-Wextra" not in app.command_of("/app/main.c").split()
    assert "-Wextra" in app.command_of("/kernel/init/cstart.c").split()


def test_command_lines_do_not_depend_on_the_build_directory(app: Application) -> None:
    commands = []
    for name in ("build", "elsewhere/deeper"):
        app.build = app.source.parent / name
        app.configure()
        words = app.command_of("/kernel/init/cstart.c").split()
        commands.append([word for word in words if not word.startswith("-fdebug-prefix-map=")])
    assert commands[0] == commands[1]


# --- Functions for CMakeLists.txt -------------------------------------------------------------


def test_library_and_interface_functions(tmp_path: Path) -> None:
    lists = HEAD + PACKAGE + SOURCE + (
        "zephyr_compile_definitions(EVERYWHERE=1)\nzephyr_include_directories(inc)\n"
        "zephyr_cc_option(-fno-such-option -Wshadow)\n"
        "target_sources_ifdef(CONFIG_PRINTK app PRIVATE yes.c)\n"
        "target_sources_ifdef(CONFIG_NOT_DEFINED app PRIVATE no.c)\n"
        "zephyr_library_named(mine)\nzephyr_library_sources(mine.c)\n"
        "zephyr_library_compile_definitions(MINE)\nzephyr_library_compile_options(-O3)\n"
        "zephyr_get(SOMETHING)\nmessage(STATUS \"something is '${SOMETHING}'\")\n"
    )  # fmt: skip
    app = Application(tmp_path, lists)
    for name in ("yes.c", "mine.c"):
        app.write(name, "")
    app.environment["SOMETHING"] = "from the environment"
    app.environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    app.configure()  # asks the compiler; the second run finds the answers
    done = app.cmake()
    assert done.returncode == 0, done.stderr
    assert "something is 'from the environment'" in done.stdout
    words = app.command_of("yes.c").split()
    assert {"-DEVERYWHERE=1", f"-I{app.source}/inc", "-Wshadow"} <= set(words)
    assert "-fno-such-option" not in words and "-DMINE" not in words
    mine = app.command_of("mine.c").split()
    assert {"-DEVERYWHERE=1", "-DMINE"} <= set(mine)
    assert mine.index("-O3") > mine.index("-Os")


def test_options_for_foreign_build_systems_compile_a_file(tmp_path: Path) -> None:
    """Compiles: the getters' strings are enough for a compiler that runs anywhere."""
    getters = "".join(
        f"zephyr_get_{what}_for_lang_as_string(C text)\nstring(APPEND all \" ${{text}}\")\n"
        for what in ("include_directories", "system_include_directories", "compile_definitions",
                     "compile_options")
    )  # fmt: skip
    write = 'file(WRITE "${CMAKE_BINARY_DIR}/options" "${all}")\n'
    app = Application(tmp_path / "a space", HEAD + PACKAGE + SOURCE + getters + write)
    app.write("x.c", "#include <zephyr/kernel.h>\n#include <version.h>\n#include <string.h>\n"
              "int x = CONFIG_SRAM_SIZE + KERNEL_VERSION_NUMBER;\n")  # fmt: skip
    app.configure()
    options = shlex.split((app.build / "options").read_text())
    assert not any("<" in option or "SHELL" in option for option in options)
    command = ["gcc", *options, "-c", str(app.source / "x.c"), "-o", str(tmp_path / "x.o")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_linker_sources_in_the_order_of_their_keys(tmp_path: Path) -> None:
    lists = HEAD + PACKAGE + SOURCE + (
        "zephyr_linker_sources(RODATA SORT_KEY z last.ld)\n"
        "zephyr_linker_sources(RODATA SORT_KEY a first.ld)\n"
        "zephyr_linker_sources(SECTIONS first.ld)\n"
    )  # fmt: skip
    app = Application(tmp_path, lists)
    app.write("first.ld", "")
    app.write("last.ld", "")
    app.configure()
    lines = app.generated("snippets-rodata.ld").splitlines()
    assert [line.rsplit("/", 1)[1] for line in lines] == ['first.ld"', 'last.ld"']
    assert "first.ld" in app.generated("snippets-sections.ld")
    assert app.generated("snippets-noinit.ld") == ""


def test_gen_mmu_arguments_of_everybody_arrive(tmp_path: Path) -> None:
    before = "set(X86_EXTRA_GEN_MMU_ARGUMENTS --map 0xA0000000,0x1000)\n"
    after = "list(APPEND X86_EXTRA_GEN_MMU_ARGUMENTS --map 0xB0000000,0x1000)\n"
    app = Application(tmp_path, HEAD + before + PACKAGE + after + SOURCE)
    app.configure("-DX86_EXTRA_GEN_MMU_ARGUMENTS=--map;0xC0000000,0x1000")
    rules = (app.build / "build.ninja").read_text().splitlines()
    calls = [line for line in rules if "gen_mmu.py -k" in line or "gen_mmu.py --reserve" in line]
    assert len(calls) == 2
    for call in calls:
        for address in ("0xA0000000", "0xB0000000", "0xC0000000"):
            assert f"--map {address},0x1000" in call


# --- Refusals ---------------------------------------------------------------------------------


def test_no_board(app: Application) -> None:
    assert "No board is set" in app.refuse(board=None)


def test_another_board_in_the_same_build_directory(app: Application) -> None:
    app.configure()
    said = app.refuse(board="qemu_x86")
    assert "'qemu_x86_virt'" in said and "'qemu_x86'" in said


def test_the_board_of_the_environment_is_remembered(app: Application) -> None:
    app.environment["BOARD"] = "qemu_x86"
    app.configure(board=None)
    del app.environment["BOARD"]
    app.configure(board=None)
    assert '"qemu_x86"' in (app.build / "zephyr" / "configure.json").read_text()


def test_the_toolchain_of_the_environment_is_remembered(app: Application) -> None:
    app.environment["ZEPHYR_TOOLCHAIN_VARIANT"] = "cross-compile"
    app.environment["CROSS_COMPILE"] = str(shutil.which("gcc")).removesuffix("gcc")
    app.configure()
    first = app.command_of("main.c")
    app.environment["ZEPHYR_TOOLCHAIN_VARIANT"] = "no-such-toolchain"
    del app.environment["CROSS_COMPILE"]
    app.configure()
    assert app.command_of("main.c") == first
    assert "'cross-compile'" in app.refuse("-DZEPHYR_TOOLCHAIN_VARIANT=llvm")


def test_the_same_command_line_twice(app: Application) -> None:
    prefix = str(shutil.which("gcc")).removesuffix("gcc")
    for _ in range(2):
        app.configure(f"-DCROSS_COMPILE={prefix}", "-DUSE_CCACHE=0", "-DEXTRA_CFLAGS=-DX=1")


def test_build_in_the_source_directory(app: Application) -> None:
    app.build = app.source
    assert "own directory" in app.refuse()


def test_sysbuild(app: Application) -> None:
    assert "Sysbuild is not supported" in app.refuse("-DSYSBUILD=1")


def test_an_application_without_a_source_file(tmp_path: Path) -> None:
    assert "no source file" in Application(tmp_path, HEAD + PACKAGE).refuse()


def test_an_unknown_place_in_the_linker_script(tmp_path: Path) -> None:
    lists = HEAD + PACKAGE + SOURCE + "zephyr_linker_sources(NOWHERE main.c)\n"
    said = Application(tmp_path, lists).refuse()
    assert "no place NOWHERE" in said and "ROM_SECTIONS" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-DZEPHYR_TOOLCHAIN_VARIANT=other"], "known are host"),
        (["-DZEPHYR_TOOLCHAIN_VARIANT=cross-compile"], "CROSS_COMPILE is not set"),
        (["-DCROSS_COMPILE=no-such-prefix-"], "tried: no-such-prefix-gcc"),
    ],
)
def test_toolchains_that_are_not_there(app: Application, arguments: list[str], words: str) -> None:
    assert words in app.refuse(*arguments)


@pytest.mark.parametrize(
    ("missing", "words"),
    [("gcc", "lib32gcc"), ("dtc", "device-tree-compiler")],
)
def test_a_missing_tool_is_named_with_its_package(
    app: Application, tmp_path: Path, missing: str, words: str
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("cmake", "ninja", "gcc", "as", "ld.bfd", "dtc", "sh", "env", "uname"):
        found = shutil.which(tool)
        if found and tool != missing:
            (tools / tool).symlink_to(found)
    app.environment["PATH"] = str(tools)
    assert words in app.refuse()


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("prefix", ["i686-linux-gnu-", "i686-elf-"])
def test_a_cross_compiler_is_found_where_gcc_cannot(
    app: Application, tmp_path: Path, prefix: str
) -> None:
    """The system's gcc has no 32-bit half; the cross compiler is the real gcc in disguise."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("cmake", "ninja", "as", "dtc", "sh", "env", "uname"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    for tool in ("ar", "objcopy", "nm", "strip", "gcc", "ld.bfd"):
        _script(tools / f"{prefix}{tool}", f'exec {shutil.which(tool)} "$@"')
    _script(tools / "gcc", "case $* in *libgcc*) echo libgcc.a;; *) echo 12;; esac")
    app.environment["PATH"] = str(tools)
    app.configure()
    assert app.command_of("main.c").startswith(f"{tools}/{prefix}gcc ")
    assert f"{tools}/{prefix}ar " in (app.build / "CMakeFiles" / "rules.ninja").read_text()


def test_a_failing_configure_step_stops_with_its_own_words(app: Application) -> None:
    app.write("prj.conf", "CONFIG_NO_SUCH_SYMBOL=y\n")
    said = app.refuse()
    assert "NO_SUCH_SYMBOL" in said
    assert not (app.build / "build.ninja").exists()


# --- Several trees, and what is remembered ----------------------------------------------------


def _copy_of_the_package(folder: Path) -> Path:
    """As much of a second clone as the package needs to introduce itself."""
    for part in ("cmake", "share"):
        shutil.copytree(TREE / part, folder / part)
    shutil.copy(TREE / "VERSION", folder)
    return folder


def test_a_build_directory_belongs_to_one_tree(app: Application, tmp_path: Path) -> None:
    app.configure()
    other = _copy_of_the_package(tmp_path / "second clone")
    said = app.refuse(f"-DZephyr_DIR={other}/share/zephyr-package/cmake")
    assert str(TREE) in said and str(other) in said


def test_export_to_the_package_registry(app: Application, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    app.environment["HOME"] = str(home)
    script = TREE / "share" / "zephyr-package" / "cmake" / "zephyr_export.cmake"
    for _ in range(2):
        subprocess.run(["cmake", "-P", str(script)], check=True, env=app.environment,
                       capture_output=True)  # fmt: skip
    entries = list((home / ".cmake" / "packages" / "Zephyr").iterdir())
    assert [entry.read_text().strip() for entry in entries] == [str(script.parent)]
    del app.environment["ZEPHYR_BASE"]
    app.configure()
    assert f"ZEPHYR_BASE:PATH={TREE}" in (app.build / "CMakeCache.txt").read_text()


def test_the_second_build_asks_no_compiler(app: Application, tmp_path: Path) -> None:
    """gcc is a script that counts; only the preprocessor runs of the configure step remain."""
    tools, log = tmp_path / "tools", tmp_path / "log"
    tools.mkdir()
    wrapper = tools / "gcc"
    wrapper.write_text(f'#!/bin/sh\necho "$*" >>"{log}"\nexec {shutil.which("gcc")} "$@"\n')
    wrapper.chmod(0o755)
    app.environment["PATH"] = f"{tools}:{os.environ['PATH']}"
    app.environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    questions = []
    for name in ("one", "two"):
        app.build = tmp_path / name
        log.write_text("")
        app.configure()
        questions.append([line for line in log.read_text().splitlines() if " -E " not in line
                          and not line.startswith("-E ")])  # fmt: skip
    assert len(questions[0]) >= 3
    assert questions[1] == []


# --- Whole builds -----------------------------------------------------------------------------


def test_one_source_gives_one_image(app: Application) -> None:
    """Compiles: two build directories, the same bytes."""
    digests = []
    app.environment["USE_CCACHE"] = "0"
    for name in ("build", "elsewhere/deeper"):
        app.build = app.source.parent / name
        app.configure()
        done = app.ninja()
        assert done.returncode == 0, done.stdout
        digests.append(hashlib.sha256((app.build / "zephyr" / "zephyr.elf").read_bytes()).digest())
    assert digests[0] == digests[1]


def test_libraries_of_plain_cmake_see_the_headers_and_libgcc(tmp_path: Path) -> None:
    """Compiles and links: add_library() with zephyr_interface, whose code needs libgcc."""
    lists = HEAD + PACKAGE + SOURCE + (
        "add_library(plain STATIC plain.c)\n"
        "target_link_libraries(plain PUBLIC zephyr_interface)\n"
        "target_link_libraries(app PRIVATE plain)\n"
    )  # fmt: skip
    app = Application(tmp_path, lists)
    app.write("main.c", "int plain(void);\n\nint main(void)\n{\n\treturn plain();\n}\n")
    app.write("plain.c", "#include <zephyr/kernel.h>\n#include <version.h>\n"
              "volatile long long a = 100, b = 7;\nint plain(void)\n{\n"
              "\treturn (int)(a / b) - 14 + KERNEL_TWEAK;\n}\n")  # fmt: skip
    app.configure()
    done = app.ninja("run")
    assert done.returncode == 0 and "Ponente: exit 0" in done.stdout, done.stdout


def test_an_incremental_build_is_short(app: Application) -> None:
    """Compiles: after a change of main.c at most eight steps, after none no step."""
    app.configure()
    assert app.ninja().returncode == 0
    assert "no work to do" in app.ninja().stdout
    app.write("main.c", "int main(void)\n{\n\treturn 1;\n}\n")
    done = app.ninja()
    steps = [line for line in done.stdout.splitlines() if line.startswith("[")]
    assert done.returncode == 0 and steps[-1].startswith(f"[{len(steps)}/")
    assert 0 < len(steps) <= 8


def test_pristine_empties_the_build_directory(app: Application) -> None:
    app.configure()
    assert app.ninja("pristine").returncode == 0
    left = {path.name for path in app.build.iterdir()}
    assert left <= {".ninja_log"}, left
