/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expectations on calls: a table in which the test writes and the replaced function looks.
 *
 * A slot is one expectation, used once. CONFIG_ZTEST_PARAMETER_COUNT is their number.
 */
#include "ztest_internal.h"

enum kind {
	FREE,
	VALUE,
	DATA,
	OUTPUT,
	RESULT,
};

struct slot {
	enum kind kind;
	/* Younger expectations have higher numbers. */
	uint32_t number;
	const char *function;
	const char *name;
	uintptr_t value;
};

static struct slot slots[CONFIG_ZTEST_PARAMETER_COUNT];
static uint32_t next_number;

static void note(enum kind kind, const char *function, const char *name, uintptr_t value)
{
	__ASSERT_NO_MSG(kind != FREE && function != NULL && name != NULL);
	for (size_t i = 0; i < ARRAY_SIZE(slots); i++) {
		if (slots[i].kind == FREE) {
			slots[i] = (struct slot){ kind, next_number++, function, name, value };
			return;
		}
	}
	PRINT_DATA("Failed to note what %s:%s has to be given: "
		   "raise CONFIG_ZTEST_PARAMETER_COUNT (%u)\n",
		   function, name, (unsigned int)ARRAY_SIZE(slots));
	ztest_test_fail();
}

static bool fits(const struct slot *slot, enum kind kind, const char *function, const char *name)
{
	return slot->kind == kind && strcmp(slot->function, function) == 0 &&
	       strcmp(slot->name, name) == 0;
}

/* The oldest expectation that fits, taken out of the table; the test fails if there is none. */
static bool take(enum kind kind, const char *function, const char *name, uintptr_t *value)
{
	struct slot *oldest = NULL;

	__ASSERT_NO_MSG(kind != FREE && function != NULL && name != NULL);
	for (size_t i = 0; i < ARRAY_SIZE(slots); i++) {
		if (fits(&slots[i], kind, function, name) &&
		    (oldest == NULL || slots[i].number < oldest->number)) {
			oldest = &slots[i];
		}
	}
	if (oldest == NULL) {
		PRINT_DATA("Failed to find an expectation for parameter %s:%s\n", function, name);
		ztest_test_fail();
		return false;
	}
	*value = oldest->value;
	oldest->kind = FREE;
	return true;
}

void z_ztest_expect_value(const char *function, const char *name, uintptr_t value)
{
	note(VALUE, function, name, value);
}

void z_ztest_check_expected_value(const char *function, const char *name, uintptr_t value)
{
	uintptr_t expected;

	if (take(VALUE, function, name, &expected) && expected != value) {
		/* The form of the kernel's printf and of the host's. */
		PRINT_DATA("%s received wrong value: Got %lu, expected %lu\n", function,
			   (unsigned long)value, (unsigned long)expected);
		ztest_test_fail();
	}
}

void z_ztest_expect_data(const char *function, const char *name, void *data)
{
	note(DATA, function, name, (uintptr_t)data);
}

void z_ztest_check_expected_data(const char *function, const char *name, void *data,
				 uint32_t length)
{
	uintptr_t expected;

	if (!take(DATA, function, name, &expected)) {
		return;
	}
	if ((data == NULL) != (expected == 0)) {
		PRINT_DATA("%s received %s data pointer for %s\n", function,
			   data == NULL ? "null" : "non-null", name);
		ztest_test_fail();
	} else if (data != NULL && memcmp(data, (const void *)expected, length) != 0) {
		PRINT_DATA("%s received data that differs from what was expected for %s\n",
			   function, name);
		ztest_test_fail();
	}
}

void z_ztest_return_data(const char *function, const char *name, void *data)
{
	note(OUTPUT, function, name, (uintptr_t)data);
}

void z_ztest_copy_return_data(const char *function, const char *name, void *data, uint32_t length)
{
	uintptr_t source;

	if (data == NULL) {
		PRINT_DATA("%s received null data pointer for %s\n", function, name);
		ztest_test_fail();
		return;
	}
	if (take(OUTPUT, function, name, &source)) {
		__ASSERT(source != 0, "%s: ztest_return_data() needs data", function);
		memcpy(data, (const void *)source, length);
	}
}

void z_ztest_returns_value(const char *function, uintptr_t value)
{
	note(RESULT, function, "", value);
}

uintptr_t z_ztest_get_return_value(const char *function)
{
	uintptr_t value = 0;

	(void)take(RESULT, function, "", &value);
	return value;
}

void z_ztest_mock_reset(void)
{
	memset(slots, 0, sizeof(slots));
	next_number = 0;
}

bool z_ztest_mock_used_up(void)
{
	bool used_up = true;

	for (size_t i = 0; i < ARRAY_SIZE(slots); i++) {
		if (slots[i].kind != FREE) {
			PRINT_DATA("Expected %s:%s was never used\n", slots[i].function,
				   slots[i].name);
			used_up = false;
		}
	}
	return used_up;
}
