/* SPDX-License-Identifier: Apache-2.0 */
/* Thread-local variables at a switch: nothing to do without them. */
#ifndef ARCH_X86_INCLUDE_X86_TLS_H_
#define ARCH_X86_INCLUDE_X86_TLS_H_

#include <zephyr/kernel/thread.h>

static ALWAYS_INLINE void x86_tls_switch(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

#endif /* ARCH_X86_INCLUDE_X86_TLS_H_ */
