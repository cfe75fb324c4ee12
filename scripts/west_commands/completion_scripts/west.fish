# SPDX-License-Identifier: Apache-2.0
# fish completion for west. Use it with: west completion fish | source

function __ponente_boards
    west boards -f '{name}' 2>/dev/null
    west boards -f '{target}' 2>/dev/null
end

set -l commands build boards debug debugserver attach mmu twister zephyr-export completion \
    init update list manifest status config topdir help

complete -c west -f -n "not __fish_seen_subcommand_from $commands" -a "$commands"

set -l in_build "__fish_seen_subcommand_from build"
complete -c west -n $in_build -s b -l board -x -a "(__ponente_boards)" -d "board to build for"
complete -c west -n $in_build -s d -l build-dir -r -d "build folder"
complete -c west -n $in_build -s p -l pristine -x -a "auto always never" -d "clean first"
complete -c west -n $in_build -s t -l target -x -d "target" \
    -a "run debugserver menuconfig guiconfig hardenconfig ram_report rom_report mmu_report clean pristine help"
complete -c west -n $in_build -s c -l cmake -d "run CMake again"
complete -c west -n $in_build -l cmake-only -d "run CMake and stop"
complete -c west -n $in_build -s n -l dry-run -d "print the commands"
complete -c west -n $in_build -s f -l force -d "use the folder as it is"
complete -c west -n $in_build -s o -l build-opt -x -d "option for the build tool"
complete -c west -n $in_build -s S -l snippet -x -d "snippet"
complete -c west -n $in_build -l shield -x -d "shield"
complete -c west -n $in_build -s T -l test-item -x -d "test scenario"
complete -c west -n $in_build -l extra-conf -r -d "Kconfig fragment"
complete -c west -n $in_build -l extra-dtc-overlay -r -d "devicetree overlay"

set -l in_debug "__fish_seen_subcommand_from debug debugserver attach"
complete -c west -n $in_debug -s d -l build-dir -r -d "build folder"
complete -c west -n $in_debug -l skip-rebuild -d "do not build first"
complete -c west -n "__fish_seen_subcommand_from debugserver attach" -l port -x -d "TCP port"
complete -c west -n "__fish_seen_subcommand_from debug attach" -l gdb -r -d "debugger"

set -l in_mmu "__fish_seen_subcommand_from mmu"
complete -c west -n $in_mmu -x -a "live report check"
complete -c west -n $in_mmu -s d -l build-dir -r -d "build folder"
complete -c west -n $in_mmu -l qmp -r -d "monitor of QEMU"
complete -c west -n $in_mmu -l gdb -x -d "debug port of QEMU"
complete -c west -n $in_mmu -l printed -r -d "what the guest printed"
complete -c west -n $in_mmu -l memory -r -d "saved memory"
complete -c west -n $in_mmu -l cr3 -x -d "what CR3 was"
complete -c west -n $in_mmu -l at -x -d "run to a symbol"
complete -c west -n $in_mmu -l seconds -x -d "run so long"
complete -c west -n $in_mmu -l timeout -x -d "seconds of our time"
complete -c west -n $in_mmu -l identity -x -a "yes no" -d "identity mapping"
complete -c west -n $in_mmu -l format -x -a "text json svg" -d "form"
complete -c west -n $in_mmu -l output -r -d "file"

complete -c west -n "__fish_seen_subcommand_from completion" -x -a "bash zsh fish"
