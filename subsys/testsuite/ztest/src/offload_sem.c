/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A semaphore that suites give back when an irq_offload() was left by a failed assertion. Here
 * irq_offload() takes none, so that nothing is to be given back; the name has to exist.
 */
#include <zephyr/kernel.h>

K_SEM_DEFINE(offload_sem, 1, 1);
