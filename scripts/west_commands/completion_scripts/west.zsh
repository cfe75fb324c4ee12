#compdef west
# SPDX-License-Identifier: Apache-2.0
# zsh completion for west. Use it with: source <(west completion zsh)

_ponente_boards()
{
	local -a names
	names=(${(f)"$(west boards -f '{name}' 2>/dev/null)"} ${(f)"$(west boards -f '{target}' 2>/dev/null)"})
	compadd -a names
}

_ponente_build()
{
	_arguments -S \
		'(-b --board)'{-b,--board}'[board to build for]:board:_ponente_boards' \
		'(-d --build-dir)'{-d,--build-dir}'[build folder]:folder:_files -/' \
		'(-p --pristine)'{-p,--pristine}'[clean first]:when:(auto always never)' \
		'(-t --target)'{-t,--target}'[target]:target:(run debugserver menuconfig guiconfig hardenconfig ram_report rom_report mmu_report clean pristine help)' \
		'(-c --cmake)'{-c,--cmake}'[run CMake again]' \
		'--cmake-only[run CMake and stop]' \
		'(-n --dry-run)'{-n,--dry-run}'[print the commands]' \
		'(-f --force)'{-f,--force}'[use the folder as it is]' \
		'*'{-o,--build-opt}'[option for the build tool]:option:' \
		'*'{-S,--snippet}'[snippet]:snippet:' \
		'*--shield[shield]:shield:' \
		'(-T --test-item)'{-T,--test-item}'[test scenario]:scenario:' \
		'*--extra-conf[Kconfig fragment]:file:_files' \
		'*--extra-dtc-overlay[devicetree overlay]:file:_files' \
		'1:application:_files -/'
}

_ponente_debug()
{
	_arguments -S \
		'(-d --build-dir)'{-d,--build-dir}'[build folder]:folder:_files -/' \
		'--skip-rebuild[do not build first]' \
		'--port[TCP port]:port:' \
		'--gdb[debugger]:program:_command_names -e'
}

_ponente_mmu()
{
	_arguments -S \
		'(-d --build-dir)'{-d,--build-dir}'[build folder]:folder:_files -/' \
		'--qmp[monitor of QEMU]:socket:_files' \
		'--gdb[debug port of QEMU]:host and port:' \
		'--printed[what the guest printed]:file:_files' \
		'--memory[saved memory]:file:_files' \
		'--cr3[what CR3 was]:number:' \
		'--at[run to a symbol]:symbol:' \
		'--seconds[run so long]:seconds:' \
		'--timeout[seconds of our time]:seconds:' \
		'--identity[identity mapping]:there:(yes no)' \
		'--format[form]:form:(text json svg)' \
		'--output[file]:file:_files' \
		'1:form:(live report check)'
}

_ponente_west()
{
	local context state line
	local -a commands
	commands=(
		'init:make a workspace' 'update:fetch the projects' 'list:list the projects'
		'manifest:show the manifest' 'status:git status of the projects'
		'config:read and write settings' 'topdir:print the workspace' 'help:explain a command'
		'build:compile an application' 'boards:list the boards'
		'debug:start under GDB' 'debugserver:start, waiting for a debugger'
		'attach:attach GDB' 'mmu:page tables' 'twister:build and run tests' 'zephyr-export:let CMake find this tree'
		'completion:print a completion script'
	)
	_arguments -C '1:command:->command' '*::argument:->argument'
	case $state in
	command) _describe 'command' commands ;;
	argument)
		case $line[1] in
		build) _ponente_build ;;
		debug|debugserver|attach) _ponente_debug ;;
		mmu) _ponente_mmu ;;
		completion) _arguments '1:shell:(bash zsh fish)' ;;
		*) _files ;;
		esac
		;;
	esac
}

compdef _ponente_west west
