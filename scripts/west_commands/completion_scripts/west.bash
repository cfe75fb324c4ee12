# SPDX-License-Identifier: Apache-2.0
# bash completion for west. Use it with: source <(west completion bash)

__ponente_boards()
{
	west boards -f '{name} {target}' 2>/dev/null
}

__ponente_subcommands="init update list manifest compare diff status forall grep help config topdir
build boards debug debugserver attach mmu twister zephyr-export completion"

__ponente_options()
{
	case $1 in
	build) echo "-b --board -d --build-dir -p --pristine -t --target -c --cmake --cmake-only
		-n --dry-run -f --force -o --build-opt -D -S --snippet --shield -T --test-item
		--extra-conf --extra-dtc-overlay -h --help" ;;
	boards) echo "-f --format -n --name --arch --board-root -h --help" ;;
	debug) echo "-d --build-dir --skip-rebuild --gdb -h --help" ;;
	debugserver) echo "-d --build-dir --skip-rebuild --port -h --help" ;;
	attach) echo "-d --build-dir --skip-rebuild --port --gdb -h --help" ;;
	mmu) echo "live report check -d --build-dir --qmp --gdb --memory --cr3 --printed --at --seconds
		--timeout --identity --format --output -h --help" ;;
	twister) echo "-T --testsuite-root -p --platform -P --exclude-platform -s --scenario -t --tag
		-e --exclude-tag -j --jobs -x --extra-args -n --no-clean -c --clobber-output
		-v --verbose -i --inline-logs -l --all -G --integration -b --build-only --test-only
		-y --dry-run -O --outdir -f --only-failed --retry-failed --subset --filter
		--list-tests --list-tags --enable-slow --report-dir --report-name -h --help" ;;
	zephyr-export) echo "--remove -h --help" ;;
	*) echo "-h --help" ;;
	esac
}

# Fills COMPREPLY with the names below that begin with the current word.
__ponente_words()
{
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

__ponente_west()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} sub="" i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-*) ;;
		*) sub=${COMP_WORDS[i]}; break ;;
		esac
	done
	if [[ -z $sub ]]; then
		__ponente_words "$__ponente_subcommands -h --help -v --verbose -q --quiet" "$word"
		return
	fi
	case $before in
	-b|--board) __ponente_words "$(__ponente_boards)" "$word" ;;
	-p|--pristine) __ponente_words "auto always never" "$word" ;;
	-t|--target) __ponente_words "run debugserver menuconfig guiconfig hardenconfig ram_report
		rom_report mmu_report clean pristine help" "$word" ;;
	-d|--build-dir|--board-root) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	mmu) __ponente_words "live report check" "$word" ;;
	completion) __ponente_words "bash zsh fish" "$word" ;;
	*)
		if [[ $word == -* ]]; then
			__ponente_words "$(__ponente_options "$sub")" "$word"
		else
			mapfile -t COMPREPLY < <(compgen -f -- "$word")
		fi
		;;
	esac
}

complete -o filenames -F __ponente_west west
