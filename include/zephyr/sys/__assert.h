/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Assertions of the running program.
 *
 * CONFIG_ASSERT switches them on; a file may decide for itself by defining __ASSERT_ON before it
 * includes this. What a failure prints is chosen by CONFIG_ASSERT_VERBOSE and the
 * CONFIG_ASSERT_NO_*_INFO options; what it does is assert_post_action()'s (lib/os/assert.c, weak).
 * With assertions off nothing is evaluated and nothing is left in the image.
 */
#ifndef ZEPHYR_INCLUDE_SYS___ASSERT_H_
#define ZEPHYR_INCLUDE_SYS___ASSERT_H_

#include <stdbool.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#if defined(CONFIG_FORCE_NO_ASSERT)
#undef __ASSERT_ON
#define __ASSERT_ON 0
#elif defined(CONFIG_ASSERT) && !defined(__ASSERT_ON)
#define __ASSERT_ON CONFIG_ASSERT_LEVEL
#elif !defined(__ASSERT_ON)
#define __ASSERT_ON 0
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** printk() for this header, which printk's own users must be able to include. */
void assert_print(const char *fmt, ...);

/** What follows a failed assertion. Weak; the default stops the system and does not return. */
#ifdef CONFIG_ASSERT_NO_FILE_INFO
void assert_post_action(void);
#define __ASSERT_POST_ACTION() assert_post_action()
#else
void assert_post_action(const char *file, unsigned int line);
#define __ASSERT_POST_ACTION() assert_post_action(__FILE__, __LINE__)
#endif

#ifdef __cplusplus
}
#endif

#define __ASSERT_PRINT(fmt, ...) \
	IF_ENABLED(CONFIG_ASSERT_VERBOSE, (assert_print(fmt, ##__VA_ARGS__)))

/* " [condition]" and " @ file:line", each with the arguments that it takes, or nothing. */
#ifdef CONFIG_ASSERT_NO_COND_INFO
#define Z_ASSERT_COND_FMT ""
#define Z_ASSERT_COND_ARG(test)
#else
#define Z_ASSERT_COND_FMT " [%s]"
#define Z_ASSERT_COND_ARG(test) , Z_STRINGIFY(test)
#endif
#ifdef CONFIG_ASSERT_NO_FILE_INFO
#define Z_ASSERT_FILE_FMT ""
#define Z_ASSERT_FILE_ARG
#else
#define Z_ASSERT_FILE_FMT " @ %s:%d"
#define Z_ASSERT_FILE_ARG , __FILE__, __LINE__
#endif
#define __ASSERT_LOC(test) \
	__ASSERT_PRINT("ASSERTION FAIL" Z_ASSERT_COND_FMT Z_ASSERT_FILE_FMT "\n" \
		       Z_ASSERT_COND_ARG(test) Z_ASSERT_FILE_ARG)
#define __ASSERT_MSG_INFO(fmt, ...) \
	COND_CODE_1(CONFIG_ASSERT_NO_MSG_INFO, (), \
		    (__ASSERT_PRINT("\t" fmt "\n", ##__VA_ARGS__)))

/* A test of the assertions themselves returns from the post action. */
#ifdef CONFIG_ASSERT_TEST
#define __ASSERT_UNREACHABLE (void)0
#else
#define __ASSERT_UNREACHABLE CODE_UNREACHABLE
#endif

#if __ASSERT_ON

/** Stop with the message @p fmt unless @p test holds. */
#define __ASSERT(test, fmt, ...) \
	do { \
		if (!(test)) { \
			__ASSERT_LOC(test); \
			__ASSERT_MSG_INFO(fmt, ##__VA_ARGS__); \
			__ASSERT_POST_ACTION(); \
			__ASSERT_UNREACHABLE; \
		} \
	} while (false)

/** The same without a message. */
#define __ASSERT_NO_MSG(test) \
	do { \
		if (!(test)) { \
			__ASSERT_LOC(test); \
			__ASSERT_POST_ACTION(); \
			__ASSERT_UNREACHABLE; \
		} \
	} while (false)

/** @p expr2 and a test of its result with assertions on, @p expr1 with assertions off. */
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...) \
	do { \
		expr2; \
		__ASSERT(test, fmt, ##__VA_ARGS__); \
	} while (false)

#else

#define __ASSERT(test, fmt, ...) { }
#define __ASSERT_NO_MSG(test) { }
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...) expr1
#undef __ASSERT_POST_ACTION
#define __ASSERT_POST_ACTION() { }

#endif /* __ASSERT_ON */

#endif /* ZEPHYR_INCLUDE_SYS___ASSERT_H_ */
