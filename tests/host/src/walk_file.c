/* SPDX-License-Identifier: Apache-2.0 */
/* walk_file.h, compiled with the host's headers. */
#include "walk_file.h"

#include <stdio.h>
#include <stdlib.h>

uint8_t *walk_file_read(const char *path)
{
	FILE *const file = fopen(path, "rb");
	uint8_t *content = NULL;
	long size;

	if (file == NULL) {
		return NULL;
	}
	(void)fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	if (size > 0 && posix_memalign((void **)&content, 4096, (size_t)size) == 0 &&
	    fread(content, 1, (size_t)size, file) != (size_t)size) {
		free(content);
		content = NULL;
	}
	(void)fclose(file);
	return content;
}

void walk_file_free(uint8_t *content)
{
	free(content);
}

unsigned long walk_file_number(const char *text)
{
	return strtoul(text, NULL, 0);
}
