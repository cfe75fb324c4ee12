/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A command of the console, and the tables of them. A table ends with an entry without a name;
 * commands.c lists the tables.
 */
#ifndef CONSOLE_COMMANDS_H_
#define CONSOLE_COMMANDS_H_

#include <stdbool.h>
#include <stdint.h>

/** The most words of a line, the command's own two included. */
#define COMMAND_WORDS_MAX 8

struct command {
	/** The word behind `kernel`. */
	const char *name;
	/** What follows it, for the help. */
	const char *arguments;
	const char *help;
	/** How many words may follow. */
	uint8_t min;
	uint8_t max;
	/** `words` are those that follow. */
	void (*run)(int count, char *words[]);
};

extern const struct command kernel_info_commands[];
extern const struct command memory_commands[];
extern const struct command mapping_commands[];
extern const struct command page_commands[];
extern const struct command paging_commands[];

/** Carry out a line, whatever it is; wrong ones are answered with a sentence. */
void command_run(char *line);

/** A number of a command, or a sentence why it is none. @return whether it is one */
bool command_number(const char *word, const char *what, uint32_t *value);

/** The address of a page, or a sentence why it is none. @return whether it is one */
bool command_page(const char *word, uint32_t *address);

/** The size of one page or more, or a sentence why it is none. @return whether it is one */
bool command_size(const char *word, uint32_t *size);

#endif /* CONSOLE_COMMANDS_H_ */
