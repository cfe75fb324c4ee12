/* SPDX-License-Identifier: Apache-2.0 */
/* Older name; the macros are in util_macro.h. */
#include <zephyr/sys/util_macro.h>
