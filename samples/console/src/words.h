/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a line, and what they mean as numbers. */
#ifndef CONSOLE_WORDS_H_
#define CONSOLE_WORDS_H_

#include <stdint.h>

/**
 * Cut a line into words at its blanks, in place.
 *
 * @param line is changed: a NUL behind each word
 * @param words set to where they begin
 * @param max room in `words`
 * @retval >=0 how many words
 * @retval -E2BIG there are more than `max`
 */
int words_split(char *line, char *words[], int max);

/**
 * A number: decimal, or hexadecimal with 0x; K and M behind it stand for 1024 and its square.
 *
 * @param value set to it
 * @retval 0 done
 * @retval -EINVAL it is no number
 * @retval -ERANGE it does not fit 32 bits
 */
int words_number(const char *word, uint32_t *value);

#endif /* CONSOLE_WORDS_H_ */
