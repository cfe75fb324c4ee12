/* SPDX-License-Identifier: Apache-2.0 */
/* Older name of kernel.h. */
#include <zephyr/kernel.h>
