/* SPDX-License-Identifier: Apache-2.0 */
/* Finds a line's command and says what is wrong with it. What commands do is in their files. */
#include "commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "words.h"

static const struct command *const tables[] = {
	kernel_info_commands, memory_commands, mapping_commands, page_commands, paging_commands,
};

bool command_number(const char *word, const char *what, uint32_t *value)
{
	const int error = words_number(word, value);

	if (error == -ERANGE) {
		printk("%s '%s' is larger than 0xffffffff\n", what, word);
	} else if (error != 0) {
		printk("%s '%s' is no number: 4096, 0x1000, 4K, 1M are\n", what, word);
	}
	return error == 0;
}

static bool pages(const char *word, const char *what, uint32_t *value)
{
	if (!command_number(word, what, value)) {
		return false;
	}
	if (*value % CONFIG_MMU_PAGE_SIZE != 0U) {
		printk("%s %#x is no multiple of a page (%#x)\n", what, *value,
		       CONFIG_MMU_PAGE_SIZE);
		return false;
	}
	return true;
}

bool command_page(const char *word, uint32_t *address)
{
	return pages(word, "the address", address);
}

bool command_size(const char *word, uint32_t *size)
{
	if (!pages(word, "the size", size)) {
		return false;
	}
	if (*size == 0U) {
		printk("the size is 0: it is one page (%#x) or more\n", CONFIG_MMU_PAGE_SIZE);
	}
	return *size != 0U;
}

static void help(void)
{
	printk("help\n  this list\nexit [STATUS]\n  end the program (and an emulated machine); "
	       "a STATUS that is not 0: it has failed\n");
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		for (const struct command *c = tables[i]; c->name != NULL; c++) {
			printk("kernel %s%s%s\n  %s\n", c->name, c->arguments[0] != '\0' ? " " : "",
			       c->arguments, c->help);
		}
	}
}

static const struct command *find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		for (const struct command *c = tables[i]; c->name != NULL; c++) {
			if (strcmp(c->name, name) == 0) {
				return c;
			}
		}
	}
	return NULL;
}

static void kernel(int count, char *words[])
{
	const struct command *const c = (count > 0) ? find(words[0]) : NULL;

	if (count == 0) {
		printk("kernel what? help lists the commands\n");
	} else if (c == NULL) {
		printk("kernel has no command '%s'; help lists them\n", words[0]);
	} else if (count - 1 < c->min || count - 1 > c->max) {
		printk("usage: kernel %s %s\n", c->name, c->arguments);
	} else {
		c->run(count - 1, &words[1]);
	}
}

static void end(int count, char *words[])
{
	uint32_t status = 0U;

	if (count > 1) {
		printk("usage: exit [STATUS]\n");
	} else if (count == 0 || command_number(words[0], "the status", &status)) {
		exit((int)status);
	}
}

void command_run(char *line)
{
	char *words[COMMAND_WORDS_MAX];
	const int count = words_split(line, words, COMMAND_WORDS_MAX);

	if (count == 0) {
		return;
	}
	if (count < 0) {
		printk("no command has more than %d words\n", COMMAND_WORDS_MAX);
	} else if (strcmp(words[0], "kernel") == 0) {
		kernel(count - 1, &words[1]);
	} else if (strcmp(words[0], "help") == 0) {
		help();
	} else if (strcmp(words[0], "exit") == 0) {
		end(count - 1, &words[1]);
	} else {
		printk("there is no command '%s'; help lists them\n", words[0]);
	}
}
