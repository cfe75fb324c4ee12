/* SPDX-License-Identifier: Apache-2.0 */
/* What is logged is what comes out: levels, arguments, strings, data, instances, contexts. */
#include <zephyr/irq_offload.h>

#include "capture.h"

LOG_MODULE_REGISTER(messages, LOG_LEVEL_DBG);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
}

ZTEST_SUITE(messages, NULL, NULL, before, NULL, NULL);

ZTEST(messages, test_levels)
{
	LOG_ERR("error");
	LOG_WRN("warning %d", 1);
	LOG_INF("information %d %d", 1, 2);
	LOG_DBG("debugging %d %d %d", 1, 2, 3);
	EXPECT("<err> messages: error\n"
	       "<wrn> messages: warning 1\n"
	       "<inf> messages: " INF_NAME(
		       "messages_test_levels") "information 1 2\n"
					       "<dbg> messages: messages_test_levels: debugging 1 "
					       "2 3\n");
	zassert_equal(captured_messages(), 4);
}

ZTEST(messages, test_arguments)
{
	const char c = 'x';
	const short s = -5;
	const uint64_t big = 123456789012345ULL;
	const bool yes = true;

	LOG_WRN("%c %hd %llu %d %p %5d|%-5d|%05d %x %%", c, s, big, yes, (void *)0x1234, 42, 42, 42,
		0xbeefU);
	EXPECT("<wrn> messages: x -5 123456789012345 1 0x1234    42|42   |00042 beef %\n");
}

ZTEST(messages, test_arguments_once)
{
	int calls = 0;

	LOG_ERR("%d %d", ++calls, 7);
	EXPECT("<err> messages: 1 7\n");
	zassert_equal(calls, 1);
}

ZTEST(messages, test_strings_that_change)
{
	char name[] = "first";
	/* With LOG_MSG_APPEND_RO_STRING_LOC what is const is believed to be constant. */
	const char *const constant =
		IS_ENABLED(CONFIG_LOG_MSG_APPEND_RO_STRING_LOC) ? "first" : name;

	LOG_ERR("%s %s %d %s", name, "literal", 5, constant);
	memcpy(name, "XXXXX", 5);
	EXPECT("<err> messages: first literal 5 first\n");
}

ZTEST(messages, test_no_string)
{
	char *volatile nothing = NULL;

	LOG_ERR("%s", nothing);
	EXPECT("<err> messages: (null)\n");
}

/* A char pointer that is printed as a pointer is not followed. */
ZTEST(messages, test_pointer_to_char)
{
	char expected[64];
	char *const nowhere = (char *)0x10;

	if (IS_ENABLED(CONFIG_LOG_USE_TAGGED_ARGUMENTS)) {
		/* A tag tells of a string; cast such a pointer to void *. */
		ztest_test_skip();
	}

	snprintk(expected, sizeof(expected), "<err> messages: %p\n", (void *)nowhere);
	LOG_ERR("%p", nowhere);
	EXPECT(expected);
}

ZTEST(messages, test_empty)
{
	LOG_DBG();
	EXPECT("<dbg> messages: messages_test_empty\n");
}

ZTEST(messages, test_once)
{
	for (int i = 0; i < 3; i++) {
		LOG_WRN_ONCE("only %d", i);
	}
	EXPECT("<wrn> messages: only 0\n");
}

ZTEST(messages, test_raw)
{
	capture_flags(LOG_OUTPUT_FLAG_LEVEL);
	LOG_PRINTK("line %d\nrest", 1);
	LOG_RAW("\nraw %s", "text");
	EXPECT("line 1\r\nrest\nraw text");
	zassert_equal(log_msg_get_level(captured_last()), LOG_LEVEL_INTERNAL_RAW_STRING);
}

ZTEST(messages, test_hexdump)
{
	static const uint8_t data[] = { 0x41, 0x42, 0x00, 0x7f, 0x20, 0x30, 0x31, 0x32, 0x33,
					0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x5a, 0x59 };
	const int width = sizeof("<wrn> messages: ") - 1;
	char expected[400];

	snprintk(expected, sizeof(expected),
		 "<wrn> messages: bytes\n"
		 "%*s41 42 00 7f 20 30 31 32  33 34 35 36 37 38 39 5a |AB.. 012 3456789Z\n"
		 "%*s59                                               |Y                \n",
		 width, "", width, "");
	LOG_HEXDUMP_WRN(data, sizeof(data), "bytes");
	EXPECT(expected);
	capture_start();
	LOG_HEXDUMP_ERR(data, 0, "none");
	EXPECT("<err> messages: none\n");
}

/* Data is copied, also when it is longer than what else a message has. */
ZTEST(messages, test_hexdump_long)
{
	uint8_t data[100];
	size_t len;
	uint8_t *kept;

	for (size_t i = 0; i < sizeof(data); i++) {
		data[i] = (uint8_t)i;
	}
	LOG_HEXDUMP_ERR(data, sizeof(data), "long");
	memset(data, 0, sizeof(data));
	kept = log_msg_get_data(captured_last(), &len);
	zassert_equal(len, sizeof(data));
	for (size_t i = 0; i < sizeof(data); i++) {
		zassert_equal(kept[i], i);
	}
}

struct thing {
	LOG_INSTANCE_PTR_DECLARE(log);
	int value;
};
LOG_INSTANCE_REGISTER(messages, one, LOG_LEVEL_INF);
LOG_INSTANCE_REGISTER(messages, two, LOG_LEVEL_ERR);
static struct thing one = { LOG_INSTANCE_PTR_INIT(log, messages, one).value = 1 };
static struct thing two = { LOG_INSTANCE_PTR_INIT(log, messages, two).value = 2 };

ZTEST(messages, test_instances)
{
	static const uint8_t data[] = { 1 };

	LOG_INST_ERR(one.log, "value %d", one.value);
	LOG_INST_ERR(two.log, "value %d", two.value);
	LOG_INST_WRN(two.log, "not compiled in");
	LOG_INST_HEXDUMP_WRN(two.log, data, sizeof(data), "neither");
	EXPECT("<err> messages.one: value 1\n<err> messages.two: value 2\n");
}

static void from_interrupt(const void *unused)
{
	char text[] = "local";

	ARG_UNUSED(unused);
	LOG_ERR("in an interrupt, %s %d", text, 5);
}

ZTEST(messages, test_interrupt)
{
	irq_offload(from_interrupt, NULL);
	EXPECT("<err> messages: in an interrupt, local 5\n");
}

static void log_in_header_style(void)
{
	LOG_MODULE_DECLARE(other, LOG_LEVEL_WRN);

	LOG_WRN("from a function");
	LOG_INF("below its level");
}

void other_file_logs(void);

ZTEST(messages, test_module_of_several_files)
{
	log_in_header_style();
	other_file_logs();
	EXPECT("<wrn> other: from a function\n<wrn> other: from the other file\n");
}

static void generic(uint8_t level, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	log_generic(level, format, ap);
	va_end(ap);
}

ZTEST(messages, test_without_a_source)
{
	char text[] = "text";

	generic(LOG_LEVEL_WRN, "%s %d", text, 5);
	text[0] = 'X';
	EXPECT("<wrn> text 5\n");
}

/* Too long for a message: lost, and told; nothing else breaks. */
ZTEST(messages, test_too_long)
{
	static char text[2100];

	memset(text, 'a', sizeof(text) - 1);
	LOG_ERR("%s", text);
	LOG_ERR("after it");
	EXPECT("<err> messages: after it\n");
	zassert_equal(captured_losses(), 1);
}

ZTEST(messages, test_mode)
{
	const char *volatile text = "text";
	int mode = -1;
	const int fast = IS_ENABLED(CONFIG_LOG_ALWAYS_RUNTIME) ? Z_LOG_MSG_MODE_RUNTIME
			 : IS_ENABLED(CONFIG_LOG_SPEED)        ? Z_LOG_MSG_MODE_ZERO_COPY
							       : Z_LOG_MSG_MODE_FROM_STACK;
	const int slow = IS_ENABLED(CONFIG_LOG_ALWAYS_RUNTIME) ? Z_LOG_MSG_MODE_RUNTIME
							       : Z_LOG_MSG_MODE_FROM_STACK;

	Z_LOG_MSG_CREATE(1, mode, Z_LOG_LOCAL_DOMAIN_ID, NULL, LOG_LEVEL_ERR, NULL, 0, "%d", 5);
	zassert_equal(mode, fast);
	Z_LOG_MSG_CREATE(0, mode, Z_LOG_LOCAL_DOMAIN_ID, NULL, LOG_LEVEL_ERR, NULL, 0, "%s",
			 (char *)text);
	zassert_equal(mode, slow);
	EXPECT("<err> 5\n<err> text\n");
}
