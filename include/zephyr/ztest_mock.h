/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expectations on calls, for functions that a test replaces (CONFIG_ZTEST_MOCKING).
 *
 * The test says beforehand which arguments its replacement will be given and what it shall
 * return; the replacement asks. Expectations are matched by the names of function and parameter,
 * first said first used. A test ends as failed if one differs or if one was not used.
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_MOCK_H_
#define ZEPHYR_INCLUDE_ZTEST_MOCK_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** In the test: parameter @p param of the next call of @p func will be @p value. */
#define ztest_expect_value(func, param, value) \
	z_ztest_expect_value(STRINGIFY(func), STRINGIFY(param), (uintptr_t)(value))
/** In the replacement: compare. */
#define ztest_check_expected_value(param) \
	z_ztest_check_expected_value(__func__, STRINGIFY(param), (uintptr_t)(param))

/** The same for what a parameter points to; NULL for any. */
#define ztest_expect_data(func, param, data) \
	z_ztest_expect_data(STRINGIFY(func), STRINGIFY(param), (void *)(data))
#define ztest_check_expected_data(param, length) \
	z_ztest_check_expected_data(__func__, STRINGIFY(param), (void *)(param), (length))

/** In the test: what the replacement shall write through @p param. */
#define ztest_return_data(func, param, data) \
	z_ztest_return_data(STRINGIFY(func), STRINGIFY(param), (void *)(data))
#define ztest_copy_return_data(param, length) \
	z_ztest_copy_return_data(__func__, STRINGIFY(param), (void *)(param), (length))

/** In the test: what the next call of @p func returns. */
#define ztest_returns_value(func, value) z_ztest_returns_value(STRINGIFY(func), (uintptr_t)(value))
#define ztest_get_return_value() z_ztest_get_return_value(__func__)
#define ztest_get_return_value_ptr() ((void *)z_ztest_get_return_value(__func__))

void z_ztest_expect_value(const char *function, const char *name, uintptr_t value);
void z_ztest_check_expected_value(const char *function, const char *name, uintptr_t value);
void z_ztest_expect_data(const char *function, const char *name, void *data);
void z_ztest_check_expected_data(const char *function, const char *name, void *data,
				 uint32_t length);
void z_ztest_return_data(const char *function, const char *name, void *data);
void z_ztest_copy_return_data(const char *function, const char *name, void *data, uint32_t length);
void z_ztest_returns_value(const char *function, uintptr_t value);
uintptr_t z_ztest_get_return_value(const char *function);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ZTEST_MOCK_H_ */
