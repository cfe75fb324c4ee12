/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Checks of a host test: each is counted, a failed one is printed, the last line says how many.
 *
 * A program is one .c file with its main(): RUN(function) for each group of checks, then
 * return check_end(). test_host.py builds and runs it.
 */
#ifndef TESTS_HOST_CHECK_H_
#define TESTS_HOST_CHECK_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The host's, reached without its headers: those that are tested stand in their place. */
int host_printf(const char *format, ...) __attribute__((format(__printf__, 1, 2)));

/* Count a check; print file, line and text if it failed. Returns whether it held. */
bool check_count(bool held, const char *file, int line, const char *text);
/* Whether one has failed: for programs that end at the first. */
bool check_has_failed(void);
/* Print the counts. Returns the exit status. */
int check_end(void);
/* Assertions of the code under test that have failed; a program that expects some sets it to 0. */
extern unsigned int check_asserted;

#define CHECK(test) check_count(test, __FILE__, __LINE__, #test)
#define CHECK_EQ(left, right) \
	do { \
		const long long _left = (long long)(left); \
		const long long _right = (long long)(right); \
		if (!check_count(_left == _right, __FILE__, __LINE__, #left " == " #right)) { \
			host_printf("  %lld (0x%llx) and %lld (0x%llx)\n", _left, _left, _right, \
				    _right); \
		} \
	} while (false)
#define CHECK_STR(left, right) \
	do { \
		const char *const _left = (left); \
		const char *const _right = (right); \
		if (!check_count(__builtin_strcmp(_left, _right) == 0, __FILE__, __LINE__, \
				 #left " is " #right)) { \
			host_printf("  \"%s\" and \"%s\"\n", _left, _right); \
		} \
	} while (false)
#define RUN(function) \
	do { \
		host_printf("- %s\n", #function); \
		function(); \
	} while (false)

/* A sequence of numbers that is the same in every run. */
static inline uint32_t check_random(uint64_t *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)(*state >> 33);
}

#endif /* TESTS_HOST_CHECK_H_ */
