/* SPDX-License-Identifier: Apache-2.0 */
/* lld reads GNU ld's scripts. */
#include <zephyr/linker/linker-tool-gcc.h>
