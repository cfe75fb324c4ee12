/* SPDX-License-Identifier: Apache-2.0 */
/* The macros that linker scripts are written with. GNU ld and lld read the same language. */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_H_

#include <zephyr/linker/linker-tool-gcc.h>

#endif /* ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_H_ */
