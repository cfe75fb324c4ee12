/* SPDX-License-Identifier: Apache-2.0 */
/* Strings: cut into words. */
#include <string.h>
#include <zephyr/sys/__assert.h>

char *strtok_r(char *str, const char *sep, char **state)
{
	char *const start = (str != NULL ? str : *state) + strspn(str != NULL ? str : *state, sep);
	char *const end = start + strcspn(start, sep);

	__ASSERT_NO_MSG(state != NULL);
	if (start == end) {
		*state = end;
		return NULL;
	}
	*state = end;
	if (*end != '\0') {
		*end = '\0';
		*state = end + 1;
	}
	return start;
}
