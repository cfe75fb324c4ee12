/* SPDX-License-Identifier: Apache-2.0 */
/* What walk_tool.c needs of the host: a file in memory, a number from text. */
#ifndef TESTS_HOST_WALK_FILE_H_
#define TESTS_HOST_WALK_FILE_H_

#include <stdint.h>

/* The file's bytes, at a page's boundary and nothing behind them; NULL if it cannot be read. */
uint8_t *walk_file_read(const char *path);
void walk_file_free(uint8_t *content);
unsigned long walk_file_number(const char *text);

#endif /* TESTS_HOST_WALK_FILE_H_ */
