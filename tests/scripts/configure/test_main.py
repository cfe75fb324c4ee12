# SPDX-License-Identifier: Apache-2.0
"""The configure process as a whole: outputs, repetition, edited configurations, mistakes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.configure_support import BASE, app, write

BOARDS = ["qemu_x86", "qemu_x86_virt", "qemu_x86_nopae", "qemu_x86_nopae_virt"]


@pytest.mark.parametrize("board", BOARDS)
def test_outputs_for_every_board(tmp_path: Path, board: str) -> None:
    made = app(tmp_path)
    done = made.succeed(board=board)
    assert done.stderr == ""
    for name in (".config", "include/generated/autoconf.h", "config_symbols.ld", "zephyr.dts",
                 "include/generated/devicetree_generated.h", "configured.cmake"):
        assert (made.out / name).stat().st_size > 0
    config = made.config()
    assert config["CONFIG_BOARD"] == f'"{board}"'
    assert config["CONFIG_KERNEL_VM_BASE"] == ("0x40000000" if "virt" in board else "0x0")
    assert ("CONFIG_X86_PAE" in config) == ("nopae" not in board)
    assert config["CONFIG_SRAM_SIZE"] == "4096"


def test_linker_symbols(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()
    lines = (made.out / "config_symbols.ld").read_text(encoding="utf-8").splitlines()
    assert "CONFIG_KERNEL_VM_BASE = 0x40000000;" in lines
    assert "CONFIG_SRAM_SIZE = 4096;" in lines
    assert "CONFIG_X86_PAE = 1;" in lines
    assert not any("USERSPACE" in line for line in lines)
    assert all(re.fullmatch(r"CONFIG_\w+ = \w+;", line) for line in lines)


def test_the_4x_spelling_gives_the_same_build(tmp_path: Path) -> None:
    old, new = app(tmp_path / "old"), app(tmp_path / "new")
    old.succeed(board="qemu_x86_virt")
    new.succeed(board="qemu_x86/atom/virt")
    assert old.config() == new.config()
    assert new.config()["CONFIG_BOARD"] == '"qemu_x86_virt"'
    assert new.config()["CONFIG_BOARD_TARGET"] == '"qemu_x86/atom/virt"'


def test_nothing_is_rewritten_without_a_reason(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()

    def times() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in made.folder.rglob("*")
                if path.is_file() and path.name not in ("configure.json", ".config.state")}

    before = times()
    made.succeed()
    assert times() == before


def test_an_edited_configuration_stays(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_MAIN_STACK_SIZE=2000\n")
    made.succeed()
    path = made.out / ".config"
    path.write_text(path.read_text(encoding="utf-8").replace("STACK_SIZE=2000", "STACK_SIZE=3000"),
                    encoding="utf-8")
    made.succeed()
    assert made.config()["CONFIG_MAIN_STACK_SIZE"] == "3000"
    made.files({"prj.conf": "CONFIG_MAIN_STACK_SIZE=2500\n"})
    made.succeed()
    assert made.config()["CONFIG_MAIN_STACK_SIZE"] == "2500"


def test_the_command_line_comes_last(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_MAIN_STACK_SIZE=2000\nCONFIG_BOOT_BANNER=y\n")
    made.succeed(conf_file_cli_symbols={"CONFIG_MAIN_STACK_SIZE": "4000",
                                        "CONFIG_BOOT_BANNER": "n"})
    assert made.config()["CONFIG_MAIN_STACK_SIZE"] == "4000"
    assert "CONFIG_BOOT_BANNER" not in made.config()


def test_a_string_of_the_command_line_needs_no_quotes(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed(conf_file_cli_symbols={"CONFIG_KERNEL_BIN_NAME": "other"})
    assert made.config()["CONFIG_KERNEL_BIN_NAME"] == '"other"'
    made.succeed(conf_file_cli_symbols={"CONFIG_KERNEL_BIN_NAME": '"quoted"'})
    assert made.config()["CONFIG_KERNEL_BIN_NAME"] == '"quoted"'


def test_ram_size_by_preprocessor_flag_and_overlay(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed(dts_extra_cppflags="-DDT_DRAM_SIZE=DT_SIZE_M(32)")
    assert made.config()["CONFIG_SRAM_SIZE"] == "32768"
    made.files({"app.overlay": "&dram0 { reg = <0x0 0x1000000>; };\n"})
    made.succeed()
    assert made.config()["CONFIG_SRAM_SIZE"] == "16384"


def test_own_kconfig_of_the_application(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_MINE=y\n").files(
        {"Kconfig": 'config MINE\n\tbool "Mine"\n\nsource "Kconfig.zephyr"\n'})
    made.succeed()
    assert made.config()["CONFIG_MINE"] == "y"


def test_kconfig_root(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_MINE=y\n").files(
        {"other/Kconfig.root": 'config MINE\n\tbool "Mine"\n\nsource "Kconfig.zephyr"\n'})
    made.succeed(kconfig_root="other/Kconfig.root")
    assert made.config()["CONFIG_MINE"] == "y"
    assert "KCONFIG_ROOT names" in made.fail(kconfig_root="gone")


def test_a_path_with_a_blank(tmp_path: Path) -> None:
    made = app(tmp_path / "a path").files({"boards/qemu_x86_virt.overlay": "/ { };\n"})
    made.succeed()


def test_out_of_tree_board_in_the_34_layout(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "boards/x86/plank/plank_defconfig":
            "CONFIG_SOC_IA32=y\nCONFIG_BOARD_PLANK=y\nCONFIG_PRINTK=n\n",
        "boards/x86/plank/Kconfig.board":
            'config BOARD_PLANK\n\tbool "Plank"\n\tdepends on SOC_IA32\n',
        "boards/x86/plank/Kconfig.defconfig":
            "if BOARD_PLANK\nconfig SRAM_OFFSET\n\tdefault 0x200000\nendif\n",
        "boards/x86/plank/plank.dts":
            "/dts-v1/;\n#include <mem.h>\n#define DT_DRAM_SIZE DT_SIZE_M(8)\n#include <ia32.dtsi>\n"
            "/ { chosen { zephyr,sram = &dram0; }; };\n"})
    made.succeed(board="plank")
    config = made.config()
    assert config["CONFIG_SOC"] == '"ia32"'
    assert config["CONFIG_SRAM_OFFSET"] == "0x200000"
    assert config["CONFIG_SRAM_SIZE"] == "8192"
    assert config["CONFIG_BOARD_TARGET"] == '"plank"'


def test_out_of_tree_board_in_the_4x_layout(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {
        "boards/acme/plank/board.yml":
            "board:\n  name: plank\n  socs:\n    - name: atom\n      variants:\n"
            "        - name: virt\n",
        "boards/acme/plank/Kconfig.plank": "config BOARD_PLANK\n\tselect SOC_ATOM\n",
        "boards/acme/plank/Kconfig.defconfig":
            "if BOARD_PLANK_ATOM_VIRT\nconfig KERNEL_VM_BASE\n\tdefault 0x80000000\nendif\n",
        "boards/acme/plank/plank_defconfig": "CONFIG_X86_PAE=y\n",
        "boards/acme/plank/plank_atom_virt_defconfig": "CONFIG_SRAM_OFFSET=0x100000\n",
        "boards/acme/plank/plank_atom_virt.dts":
            "/dts-v1/;\n#include <mem.h>\n#define DT_DRAM_SIZE DT_SIZE_M(8)\n#include <atom.dtsi>\n"
            "/ { chosen { zephyr,sram = &dram0; zephyr,console = &uart0; }; };\n"
            "&uart0 { status = \"okay\"; };\n"})
    made = app(tmp_path)
    made.succeed(board="plank//virt", board_root=str(root))
    config = made.config()
    assert config["CONFIG_BOARD_TARGET"] == '"plank/atom/virt"'
    assert config["CONFIG_BOARD_PLANK"] == "y"
    assert config["CONFIG_X86_PAE"] == "y"
    assert config["CONFIG_KERNEL_VM_BASE"] == "0x80000000"
    assert config["CONFIG_SRAM_OFFSET"] == "0x100000"


def test_out_of_tree_soc(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "soc/x86/quark/Kconfig.soc":
            'config SOC_QUARK\n\tbool "Quark"\n\tselect X86\n\nif SOC_QUARK\nconfig SOC\n'
            '\tdefault "quark"\nendif\n',
        "boards/x86/plank/plank_defconfig": "CONFIG_SOC_QUARK=y\n",
        "boards/x86/plank/plank.dts":
            "/dts-v1/;\n#include <mem.h>\n#define DT_DRAM_SIZE DT_SIZE_M(8)\n#include <ia32.dtsi>\n"
            "/ { chosen { zephyr,sram = &dram0; }; };\n"})
    made.succeed(board="plank")
    assert made.config()["CONFIG_SOC"] == '"quark"'
    cmake = (made.out / "configured.cmake").read_text(encoding="utf-8")
    assert f'set(SOC_DIR "{made.source / "soc/x86/quark"}")' in cmake


def test_a_board_without_architecture(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "boards/x86/plank/plank_defconfig": "",
        "boards/x86/plank/plank.dts":
            "/dts-v1/;\n#include <mem.h>\n#define DT_DRAM_SIZE DT_SIZE_M(8)\n#include <ia32.dtsi>\n"
            "/ { chosen { zephyr,sram = &dram0; }; };\n"})
    assert "board 'plank' selects no architecture" in made.fail(board="plank")


def test_a_board_without_devicetree(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/x86/plank/plank_defconfig": ""})
    assert "there is no plank.dts" in made.fail(board="plank")


def test_the_files_that_configure_again(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/qemu_x86_virt.overlay": "/ { };\n"})
    made.succeed()
    cmake = (made.out / "configured.cmake").read_text(encoding="utf-8")
    match = re.search(r'set\(CONFIGURE_DEPENDS_FILES "(.*)"\)', cmake)
    assert match
    files = match.group(1).split(";")
    for path in (made.source / "prj.conf", made.source / "boards/qemu_x86_virt.overlay",
                 made.out / ".config", BASE / "arch/x86/Kconfig", BASE / "dts/x86/pc.dtsi",
                 BASE / "boards/x86/qemu_x86/qemu_x86_virt_defconfig",
                 BASE / "boards/x86/qemu_x86/qemu_x86_virt.yaml",
                 BASE / "dts/bindings/serial/ns16550.yaml"):
        assert str(path) in files
    assert all(Path(path).is_file() for path in files)


@pytest.mark.parametrize(("arguments", "words"), [
    ({"board": "qemu_x86_vrit"}, "unknown board 'qemu_x86_vrit'. Did you mean 'qemu_x86_virt'"),
    ({"shield": "hat"}, "unknown shield 'hat'"),
    ({"snippet": "dbug"}, "unknown snippet 'dbug'. Did you mean 'debug'?"),
    ({"toolchain": {"cc": "no-such-gcc"}}, "cannot run the C preprocessor no-such-gcc"),
    ({"dtc": "no-such-dtc"}, "cannot run dtc (no-such-dtc)"),
])
def test_mistakes_in_arguments(tmp_path: Path, arguments: dict[str, object], words: str) -> None:
    assert words in app(tmp_path).fail(**arguments)


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    made = app(tmp_path)
    (made.out / "include").mkdir(parents=True)
    (made.out / "include/generated").write_text("in the way", encoding="utf-8")
    assert "cannot write" in made.fail()
    assert not list(made.folder.rglob(".*.[0-9]*"))


def test_wrong_use_of_the_command() -> None:
    from configure.main import main

    assert main([]) == 2


def test_unreadable_arguments(tmp_path: Path) -> None:
    from configure.main import main

    path = tmp_path / "configure.json"
    path.write_text("{", encoding="utf-8")
    assert main(["--args-json", str(path)]) == 1


def test_an_option_that_is_switched_off_gives_no_warning_about_the_board(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_SERIAL=n\n")
    assert made.succeed().stderr == ""


def test_an_assignment_without_effect_is_a_warning(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_SERIAL=n\nCONFIG_UART_CONSOLE=y\n")
    done = made.succeed()
    assert f"warning: {made.source / 'prj.conf'}:2: CONFIG_UART_CONSOLE was assigned the value " \
        "'y' but got the value 'n'. Unmet dependency: SERIAL (=n)." in done.stderr


def test_a_select_against_dependencies_is_a_warning(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_PUSH=y\n").files({"Kconfig":
        'config PUSH\n\tbool "Push"\n\tselect PULL\nconfig PULL\n\tbool "Pull"\n'
        '\tdepends on BOARD_NONE\nconfig BOARD_NONE\n\tbool\nsource "Kconfig.zephyr"\n'})
    assert "warning: PULL " in made.succeed().stderr
