/* SPDX-License-Identifier: Apache-2.0 */
/* The preprocessor utilities: what they expand to, as text and as values. */
#include <zephyr/sys/util.h>

#include "check.h"

#define CONFIG_ON 1
#define CONFIG_OFF 0
#define CONFIG_TWO 2
#define CONFIG_TEXT abc
#define AS_TEXT(...) STRINGIFY_ALL(__VA_ARGS__)
#define STRINGIFY_ALL(...) #__VA_ARGS__

#define PLUS_ONE(x) x + 1
#define INDEXED(i, x) i:x
#define WITH_FIXED(x, fixed) x fixed
#define ALL_THREE(i, x, fixed) i x fixed
#define NUMBER(i, ...) i
#define SHOW(i, ...) <i __VA_ARGS__>
#define ITEM(x) item_##x##_
#define NOTHING(...)
#define LIST_OF_THREE 1, 2, 3

static void conditions(void)
{
	CHECK_EQ(IS_ENABLED(CONFIG_ON), 1);
	CHECK_EQ(IS_ENABLED(CONFIG_OFF), 0);
	CHECK_EQ(IS_ENABLED(CONFIG_TWO), 0);
	CHECK_EQ(IS_ENABLED(CONFIG_ABSENT), 0);
	CHECK_STR(AS_TEXT(COND_CODE_1(CONFIG_ON, (a, b), (c))), "a, b");
	CHECK_STR(AS_TEXT(COND_CODE_1(CONFIG_OFF, (a, b), (c))), "c");
	CHECK_STR(AS_TEXT(COND_CODE_1(CONFIG_ABSENT, (a), (b, c))), "b, c");
	CHECK_STR(AS_TEXT(COND_CODE_0(CONFIG_OFF, (a), (b))), "a");
	CHECK_STR(AS_TEXT(COND_CODE_0(CONFIG_ON, (a), (b))), "b");
	CHECK_STR(AS_TEXT(COND_CODE_0(CONFIG_ABSENT, (a), (b))), "b");
	CHECK_STR(AS_TEXT(IF_ENABLED(CONFIG_ON, (a;)) IF_ENABLED(CONFIG_OFF, (b;))), "a;");
	CHECK_STR(AS_TEXT(IF_DISABLED(CONFIG_ON, (a)) IF_DISABLED(CONFIG_ABSENT, (b))), "b");
	CHECK_STR(AS_TEXT(COND_CODE_1(IS_EQ(2, 2), (COND_CODE_0(0, (x), (y))), (z))), "x");
#if !IS_ENABLED(CONFIG_ON) || IS_ENABLED(CONFIG_OFF) || IS_ENABLED(CONFIG_ABSENT)
	CHECK(!"IS_ENABLED() in a condition of the preprocessor");
#endif
}

static void emptiness(void)
{
	CHECK_EQ(IS_EMPTY(), 1);
	CHECK_EQ(IS_EMPTY(EMPTY), 1);
	CHECK_EQ(IS_EMPTY(NOTHING(a, b)), 1);
	CHECK_EQ(IS_EMPTY(a), 0);
	CHECK_EQ(IS_EMPTY("text"), 0);
	CHECK_EQ(IS_EMPTY((a)), 0);
	CHECK_EQ(IS_EMPTY(, ), 0);
	CHECK_EQ(IS_EMPTY(LIST_OF_THREE), 0);
	CHECK_STR(AS_TEXT(LIST_DROP_EMPTY(, a, b, , d, )), "a , b , d");
	CHECK_STR(AS_TEXT(LIST_DROP_EMPTY()), "");
	CHECK_STR(AS_TEXT(LIST_DROP_EMPTY(EMPTY, EMPTY)), "");
}

/* A row for each number: equal to itself, to the next; next, previous and double of it. */
#define ROW(i, _) \
	{ IS_EQ(i, i), IS_EQ(i, UTIL_INC(i)), UTIL_INC(i), UTIL_DEC(UTIL_INC(i)), UTIL_X2(i) }

static void numbers(void)
{
	static const int rows[][5] = { LISTIFY(256, ROW, (, )) };

	CHECK_EQ(ARRAY_SIZE(rows), 256);
	for (int i = 0; i < (int)ARRAY_SIZE(rows); i++) {
		CHECK_EQ(rows[i][0], 1);
		CHECK_EQ(rows[i][1], 0);
		CHECK_EQ(rows[i][2], i + 1);
		CHECK_EQ(rows[i][3], i);
		CHECK_EQ(rows[i][4], 2 * i);
	}
	CHECK_EQ(IS_EQ(256, 256), 1);
	CHECK_EQ(UTIL_X2(256), 512);
	CHECK_EQ(UTIL_DEC(0), 0);
	CHECK_EQ(IS_EQ(1, 10), 0);
	CHECK_EQ(IS_EQ(11, 1), 0);
	CHECK_EQ(IS_EQ(100, 10), 0);
	CHECK_EQ(IS_EQ(name, 1), 0);
}

static void logic(void)
{
	CHECK_EQ(UTIL_OR(7, no such thing), 7);
	CHECK_EQ(UTIL_OR(CONFIG_OFF, CONFIG_TWO), 2);
	CHECK_EQ(UTIL_AND(0, no such thing), 0);
	CHECK_EQ(UTIL_AND(7, CONFIG_TWO), 2);
	CHECK_EQ(UTIL_NOT(0) + UTIL_NOT(5), 1);
	CHECK_EQ(UTIL_BOOL(0) + UTIL_BOOL(5), 1);
	CHECK_STR(AS_TEXT(UTIL_CAT(CONFIG_TEXT, CONFIG_TWO)), "abc2");
	CHECK_STR(AS_TEXT(UTIL_CAT(a, UTIL_CAT(b, c))), "abc");
	CHECK_STR(AS_TEXT(CONCAT(a, b, CONFIG_TWO, d)), "ab2d");
}

static void loops(void)
{
	CHECK_STR(AS_TEXT(FOR_EACH(PLUS_ONE, (;), a, b, c)), "a + 1 ; b + 1 ; c + 1");
	CHECK_STR(AS_TEXT(FOR_EACH(PLUS_ONE, (, ), a)), "a + 1");
	CHECK_STR(AS_TEXT(FOR_EACH(ITEM, (, ), a, )), "item_a_ , item__");
	CHECK_STR(AS_TEXT(FOR_EACH(IDENTITY, (, ), FOR_EACH(ITEM, (, ), a, b))),
		  "item_a_ , item_b_");
	CHECK_STR(AS_TEXT(FOR_EACH_IDX(INDEXED, (, ), a, b, c)), "0:a , 1:b , 2:c");
	CHECK_STR(AS_TEXT(FOR_EACH_FIXED_ARG(WITH_FIXED, (, ), f, a, b)), "a f , b f");
	CHECK_STR(AS_TEXT(FOR_EACH_IDX_FIXED_ARG(ALL_THREE, (;), f, a, b)), "0 a f ; 1 b f");
	CHECK_STR(AS_TEXT(FOR_EACH_NONEMPTY_TERM(ITEM, (;), a, , EMPTY, b)), "item_a_ ; item_b_ ;");
	CHECK_STR(AS_TEXT(FOR_EACH_NONEMPTY_TERM(ITEM, (;))), "");
	CHECK_STR(AS_TEXT(FOR_EACH_NONEMPTY_TERM(ITEM, (;), NOTHING())), "");
	CHECK_STR(AS_TEXT(LISTIFY(0, SHOW, (, ))), "");
	CHECK_STR(AS_TEXT(LISTIFY(1, SHOW, (, ), x)), "<0 x>");
	CHECK_STR(AS_TEXT(LISTIFY(3, SHOW, (;), x, y)), "<0 x, y> ; <1 x, y> ; <2 x, y>");
	CHECK_STR(AS_TEXT(MACRO_MAP_CAT(ITEM, a, b, c)), "item_a_item_b_item_c_");
	CHECK_STR(AS_TEXT(MACRO_MAP_CAT_N(2, ITEM, a, b, c)), "item_a_item_b_");
}

/* All lengths: the numbers 0..n-1 in their order. */
#define CHECK_LISTED(n, _) \
	do { \
		const int listed[] = { LISTIFY(n, NUMBER, (, )) LISTIFY_COMMA(n) - 1 }; \
		CHECK_EQ(ARRAY_SIZE(listed), n + 1); \
		for (int k = 0; k < n; k++) { \
			CHECK_EQ(listed[k], k); \
		} \
	} while (false)
#define LISTIFY_COMMA(n) COND_CODE_0(n, (), (, ))

static void lengths(void)
{
	CHECK_LISTED(0, _);
	CHECK_LISTED(1, _);
	CHECK_LISTED(9, _);
	CHECK_LISTED(10, _);
	CHECK_LISTED(11, _);
	CHECK_LISTED(20, _);
	CHECK_LISTED(21, _);
	CHECK_LISTED(99, _);
	CHECK_LISTED(100, _);
	CHECK_LISTED(101, _);
	CHECK_LISTED(255, _);
	CHECK_LISTED(256, _);
}

static void lists(void)
{
	const int sixty_four[] = { FOR_EACH(IDENTITY, (, ), LISTIFY(64, NUMBER, (, ))) };

	CHECK_EQ(ARRAY_SIZE(sixty_four), 64);
	CHECK_EQ(sixty_four[63], 63);
	CHECK_EQ(NUM_VA_ARGS(), 0);
	CHECK_EQ(NUM_VA_ARGS(a), 1);
	CHECK_EQ(NUM_VA_ARGS(a, b, c), 3);
	CHECK_EQ(NUM_VA_ARGS_LESS_1(a, b, c), 2);
	CHECK_EQ(NUM_VA_ARGS_LESS_1(LISTIFY(64, NUMBER, (, ))), 63);
	CHECK_EQ(GET_ARG_N(1, 10, 20, 30), 10);
	CHECK_EQ(GET_ARG_N(3, 10, 20, 30), 30);
	CHECK_EQ(GET_ARG_N(2, LIST_OF_THREE), 2);
	CHECK_STR(AS_TEXT(GET_ARGS_LESS_N(0, a, b)), "a, b");
	CHECK_STR(AS_TEXT(GET_ARGS_LESS_N(2, a, b, c, d)), "c, d");
	CHECK_STR(AS_TEXT(GET_ARGS_LESS_N(2, a, b)), "");
	CHECK_STR(AS_TEXT(REVERSE_ARGS(a, b, c)), "c , b , a");
}

int main(void)
{
	RUN(conditions);
	RUN(emptiness);
	RUN(numbers);
	RUN(logic);
	RUN(loops);
	RUN(lengths);
	RUN(lists);
	return check_end();
}
