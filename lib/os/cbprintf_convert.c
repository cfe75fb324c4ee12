/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A package made from another one, with strings in place of pointers to them.
 *
 * Decides which strings are appended, which stay listed and which are left as pointers. Called by
 * the log when a message is stored, and by backends that hand messages to somebody without access
 * to this image's memory.
 */
#include <stdbool.h>
#include <string.h>
#include <zephyr/linker/utils.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "cbprintf_packaged.h"

/* Strings that one package may list; making packages by format has the same limit. */
#define STRINGS_MAX 32

#ifndef CONFIG_CBPRINTF_PACKAGE_LOG_LEVEL
#define CONFIG_CBPRINTF_PACKAGE_LOG_LEVEL 2
#endif

BUILD_ASSERT(sizeof(struct cbprintf_package_hdr_ext) ==
	     sizeof(union cbprintf_package_hdr) + sizeof(char *));

/* The parts of a package. */
struct view {
	const uint8_t *package;
	union cbprintf_package_hdr hdr;
	const uint8_t *ro;
	const uint8_t *rw;
	const uint8_t *appended;
	const uint8_t *end;
};

/* What becomes of the listed strings. */
struct result {
	uint32_t flags;
	/* Words of strings to append, and words to list as read-only. */
	unsigned int append;
	unsigned int keep;
	uint8_t append_word[STRINGS_MAX];
	uint8_t keep_word[STRINGS_MAX];
};

/* Where the new package goes. */
struct sink {
	cbprintf_convert_cb cb;
	void *ctx;
	/* Bytes so far, or what cb returned. */
	int len;
};

static const char *pointer_at(const uint8_t *package, uint8_t word)
{
	const char *string;

	memcpy((void *)&string, &package[word * sizeof(int)], sizeof(string));
	return string;
}

static struct view look_at(const uint8_t *package, size_t len)
{
	struct view view = { .package = package };

	ARG_UNUSED(len);
	memcpy(&view.hdr, package, sizeof(view.hdr));
	view.ro = &package[view.hdr.desc.len * sizeof(int)];
	view.rw = view.ro + view.hdr.desc.ro_str_cnt;
	view.appended = view.rw + 2 * view.hdr.desc.rw_str_cnt;
	view.end = view.appended;
	for (unsigned int i = 0; i < view.hdr.desc.str_cnt; i++) {
		view.end += 1 + strlen((const char *)view.end + 1) + 1;
	}
	__ASSERT(len == 0 || view.end == &package[len], "package %p is not %u bytes long",
		 (const void *)package, (unsigned int)len);
	return view;
}

/* Whether argument @p arg is printed as a pointer. */
static bool is_pointer(const char *format, unsigned int arg)
{
	struct z_cbprintf_conversion conversion;
	unsigned int next = 0;

	while (z_cbprintf_next(&format, &conversion)) {
		next += conversion.stars;
		if (conversion.slot == Z_CBPRINTF_SLOT_NONE) {
			continue;
		}
		if (next++ == arg) {
			return conversion.slot == Z_CBPRINTF_SLOT_POINTER;
		}
	}
	return false;
}

static bool is_no_string(const struct view *view, uint32_t flags, unsigned int arg)
{
	const char *const format =
		pointer_at(view->package, sizeof(union cbprintf_package_hdr) / sizeof(int));

	if ((flags & CBPRINTF_PACKAGE_CONVERT_PTR_CHECK) == 0 || format == NULL ||
	    !is_pointer(format, arg)) {
		return false;
	}
	if (CONFIG_CBPRINTF_PACKAGE_LOG_LEVEL >= 2) {
		printk("cbprintf: argument %u of \"%s\" is a char pointer printed by %%p; cast it "
		       "to void *\n",
		       arg, format);
	}
	return true;
}

static void decide(struct result *result, const char *string, uint8_t word, bool read_only)
{
	const uint32_t wanted =
		read_only ? CBPRINTF_PACKAGE_CONVERT_RO_STR : CBPRINTF_PACKAGE_CONVERT_RW_STR;

	/* An appended string has lost its pointer. */
	if (string == NULL) {
		return;
	}
	if ((result->flags & wanted) != 0) {
		result->append_word[result->append++] = word;
	} else if (read_only && (result->flags & CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR) != 0) {
		result->keep_word[result->keep++] = word;
	}
}

/* Go through the lists; strings not listed as read-only are looked at if they are to be copied. */
static void decide_all(struct result *result, const struct view *view)
{
	for (unsigned int i = 0; i < view->hdr.desc.ro_str_cnt; i++) {
		decide(result, pointer_at(view->package, view->ro[i]), view->ro[i], true);
	}
	if ((result->flags & CBPRINTF_PACKAGE_CONVERT_RW_STR) == 0) {
		return;
	}
	for (unsigned int i = 0; i < view->hdr.desc.rw_str_cnt; i++) {
		const uint8_t word = view->rw[2 * i + 1];
		const char *const string = pointer_at(view->package, word);

		if (!is_no_string(view, result->flags, view->rw[2 * i])) {
			decide(result, string, word, linker_is_in_rodata(string));
		}
	}
}

static void put(struct sink *sink, const void *bytes, size_t len)
{
	int rc = 0;

	if (sink->len < 0 || len == 0) {
		return;
	}
	if (sink->cb != NULL) {
		rc = sink->cb(bytes, len, sink->ctx);
	}
	sink->len = rc < 0 ? rc : sink->len + (int)len;
}

/* The head and the arguments; pointers to what will be appended are left out. */
static void put_arguments(struct sink *sink, const struct view *view, const struct result *result)
{
	union cbprintf_package_hdr hdr = view->hdr;
	static const char *const nowhere;
	const uint8_t *next = view->package + sizeof(hdr);
	const uint8_t *const end = view->ro;
	uint8_t word = sizeof(hdr) / sizeof(int);

	hdr.desc.str_cnt = (uint8_t)(hdr.desc.str_cnt + result->append);
	hdr.desc.ro_str_cnt = (uint8_t)result->keep;
	if ((result->flags & CBPRINTF_PACKAGE_CONVERT_RW_STR) != 0) {
		hdr.desc.rw_str_cnt = 0;
	}
	put(sink, &hdr, sizeof(hdr));
	/* The words to append are in two ascending runs: find the next one, whichever it is. */
	while (next < end) {
		uint8_t first = view->hdr.desc.len;

		for (unsigned int i = 0; i < result->append; i++) {
			if (result->append_word[i] >= word && result->append_word[i] < first) {
				first = result->append_word[i];
			}
		}
		put(sink, next, (first - word) * sizeof(int));
		next += (first - word) * sizeof(int);
		word = first;
		if (next < end) {
			put(sink, (const void *)&nowhere, sizeof(nowhere));
			next += sizeof(nowhere);
			word = (uint8_t)(word + sizeof(nowhere) / sizeof(int));
		}
	}
}

/* Lengths of strings that a first call leaves to a second one. */
struct lengths {
	uint16_t *len;
	size_t count;
};

static void put_strings(struct sink *sink, const struct view *view, const struct result *result,
			struct lengths lengths)
{
	for (unsigned int i = 0; i < result->append; i++) {
		const char *const string = pointer_at(view->package, result->append_word[i]);
		size_t len;

		if (i < lengths.count && sink->cb != NULL) {
			len = lengths.len[i];
		} else {
			len = strlen(string);
		}
		if (i < lengths.count && sink->cb == NULL) {
			__ASSERT(len <= UINT16_MAX, "a string of %u bytes", (unsigned int)len);
			lengths.len[i] = (uint16_t)len;
		}
		put(sink, &result->append_word[i], 1);
		put(sink, string, len);
		put(sink, "", 1);
	}
}

static void convert(struct sink *sink, const struct view *view, uint32_t flags,
		    struct lengths lengths)
{
	struct result result;

	result.flags = flags;
	result.append = 0;
	result.keep = 0;
	decide_all(&result, view);
	put_arguments(sink, view, &result);
	put(sink, result.keep_word, result.keep);
	if ((flags & CBPRINTF_PACKAGE_CONVERT_RW_STR) == 0) {
		put(sink, view->rw, (size_t)(view->appended - view->rw));
	}
	put(sink, view->appended, (size_t)(view->end - view->appended));
	put_strings(sink, view, &result, lengths);
}

/* Whether a listed string might be appended. */
static bool has_work(const struct view *view, uint32_t flags)
{
	return ((flags & CBPRINTF_PACKAGE_CONVERT_RW_STR) != 0 && view->hdr.desc.rw_str_cnt > 0) ||
	       ((flags & CBPRINTF_PACKAGE_CONVERT_RO_STR) != 0 && view->hdr.desc.ro_str_cnt > 0);
}

int cbprintf_package_convert(void *in_packaged, size_t in_len, cbprintf_convert_cb cb, void *ctx,
			     uint32_t flags, uint16_t *strl, size_t strl_len)
{
	struct sink sink = { .cb = cb, .ctx = ctx };
	struct view view;

	if (in_packaged == NULL) {
		return -EINVAL;
	}
	view = look_at(in_packaged, in_len);
	if (view.hdr.desc.ro_str_cnt + view.hdr.desc.rw_str_cnt > STRINGS_MAX) {
		return -EINVAL;
	}
	if (has_work(&view, flags)) {
		convert(&sink, &view, flags,
			(struct lengths){ .len = strl, .count = strl != NULL ? strl_len : 0 });
	} else {
		put(&sink, in_packaged, (size_t)(view.end - view.package));
	}
	if (cb != NULL && sink.len >= 0) {
		(void)cb(NULL, 0, ctx);
	}
	return sink.len;
}

struct memory {
	uint8_t *next;
	size_t room;
};

static int put_in_memory(const void *buf, size_t len, void *ctx)
{
	struct memory *const memory = ctx;

	if (len > memory->room) {
		return -ENOSPC;
	}
	if (len > 0) {
		memcpy(memory->next, buf, len);
		memory->next += len;
		memory->room -= len;
	}
	return (int)len;
}

int cbprintf_package_copy(void *in_packaged, size_t in_len, void *packaged, size_t len,
			  uint32_t flags, uint16_t *strl, size_t strl_len)
{
	struct memory memory = { .next = packaged, .room = len };

	return cbprintf_package_convert(in_packaged, in_len,
					packaged != NULL ? put_in_memory : NULL, &memory, flags,
					strl, strl_len);
}

int cbprintf_fsc_package(void *in_packaged, size_t in_len, void *packaged, size_t len)
{
	return cbprintf_package_copy(
		in_packaged, in_len, packaged, len,
		CBPRINTF_PACKAGE_CONVERT_RO_STR | CBPRINTF_PACKAGE_CONVERT_RW_STR, NULL, 0);
}
