/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Printing packages, and what making and converting them has in common.
 *
 * Decides how memory becomes a va_list, by the calling convention of the machine. Called by the
 * log's backends and by everybody who keeps packages, in any context.
 */
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/util.h>

#include "cbprintf_packaged.h"

struct z_cbprintf_string z_cbprintf_text(const char *string)
{
	/* What the formatter prints for NULL. */
	const char *const text = string == NULL ? "(null)" : string;

	return (struct z_cbprintf_string){ .text = text, .len = strlen(text) };
}

static bool is_one_of(char c, const char *set)
{
	__ASSERT_NO_MSG(set != NULL);
	for (; *set != '\0'; set++) {
		if (*set == c) {
			return true;
		}
	}
	return false;
}

static enum z_cbprintf_slot integer_slot(char last, bool twice)
{
	if (last == 'j' || (last == 'l' && twice)) {
		return Z_CBPRINTF_SLOT_LONG_LONG;
	}
	/* h and hh are passed as int. */
	return is_one_of(last, "lzt") ? Z_CBPRINTF_SLOT_LONG : Z_CBPRINTF_SLOT_INT;
}

static enum z_cbprintf_slot slot_of(char conv, char last, bool twice)
{
	if (conv == '\0') {
		return Z_CBPRINTF_SLOT_NONE;
	}
	if (is_one_of(conv, "diouxXc")) {
		return integer_slot(last, twice);
	}
	if (is_one_of(conv, "fFeEgGaA")) {
		return last == 'L' ? Z_CBPRINTF_SLOT_LONG_DOUBLE : Z_CBPRINTF_SLOT_DOUBLE;
	}
	if (conv == 's') {
		return Z_CBPRINTF_SLOT_STRING;
	}
	return is_one_of(conv, "pn") ? Z_CBPRINTF_SLOT_POINTER : Z_CBPRINTF_SLOT_NONE;
}

bool z_cbprintf_next(const char **format, struct z_cbprintf_conversion *conversion)
{
	const char *next = *format;
	char length[2] = { 0 };

	BUILD_ASSERT(sizeof(size_t) == sizeof(long) && sizeof(intmax_t) == sizeof(long long));
	while (*next != '\0' && *next != '%') {
		next++;
	}
	if (*next == '\0') {
		return false;
	}
	conversion->stars = 0;
	for (next++; is_one_of(*next, "-+ #0123456789.*"); next++) {
		conversion->stars += *next == '*' ? 1 : 0;
	}
	for (; is_one_of(*next, "hljztL"); next++) {
		length[1] = length[0];
		length[0] = *next;
	}
	conversion->slot = slot_of(*next, length[0], length[1] == length[0]);
	*format = *next == '\0' ? next : next + 1;
	return true;
}

uint8_t *z_cbprintf_append(uint8_t *to, uint8_t *package, uint8_t word)
{
	uint8_t *const pointer = &package[word * sizeof(int)];
	const char *string;
	struct z_cbprintf_string source;

	memcpy((void *)&string, pointer, sizeof(string));
	source = z_cbprintf_text(string);
	*to++ = word;
	memcpy(to, source.text, source.len + 1);
	memset(pointer, 0, sizeof(string));
	return to + source.len + 1;
}

/* Format with the arguments that lie at @p at. */
static int format_memory(cbprintf_cb out, cbvprintf_external_formatter_func formatter, void *ctx,
			 const char *format, uint8_t *at)
{
#if defined(__i386__)
	/* A va_list is the address of the next argument. */
	return formatter(out, ctx, format, (va_list)at);
#elif defined(__x86_64__)
	/* System V ABI: registers are used up, the rest lies in the overflow area. */
	va_list ap = { {
		.gp_offset = 6 * 8,
		.fp_offset = 6 * 8 + 8 * 16,
		.overflow_arg_area = at,
		.reg_save_area = NULL,
	} };

	return formatter(out, ctx, format, ap);
#else
#error "no va_list for this machine"
#endif
}

int cbpprintf_external(cbprintf_cb out, cbvprintf_external_formatter_func formatter, void *ctx,
		       void *packaged)
{
	uint8_t *const package = packaged;
	union cbprintf_package_hdr hdr;
	const char *format;
	const char *string;

	__ASSERT_NO_MSG(formatter != NULL && (uintptr_t)packaged % sizeof(void *) == 0);
	if (package == NULL) {
		return -EINVAL;
	}
	memcpy(&hdr, package, sizeof(hdr));
	string = (const char *)&package[hdr.desc.len * sizeof(int) + hdr.desc.ro_str_cnt +
					2 * hdr.desc.rw_str_cnt];
	for (unsigned int i = 0; i < hdr.desc.str_cnt; i++) {
		const uint8_t word = (uint8_t)*string++;

		__ASSERT(word < hdr.desc.len, "package %p: string %u belongs nowhere", packaged, i);
		memcpy(&package[word * sizeof(int)], (const void *)&string, sizeof(string));
		string += strlen(string) + 1;
	}
	memcpy((void *)&format, &package[sizeof(hdr)], sizeof(format));
	return format_memory(out, formatter, ctx, format, &package[sizeof(hdr) + sizeof(format)]);
}

static bool is_tagged(const union cbprintf_package_hdr *hdr)
{
#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS
	return (hdr->desc.pkg_flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0;
#else
	ARG_UNUSED(hdr);
	return false;
#endif
}

int cbpprintf(cbprintf_cb out, void *ctx, void *packaged)
{
	cbvprintf_external_formatter_func formatter = cbvprintf;

	if (packaged != NULL && is_tagged(packaged)) {
		formatter = cbvprintf_tagged_args;
	}
	return cbpprintf_external(out, formatter, ctx, packaged);
}
