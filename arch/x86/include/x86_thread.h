/* SPDX-License-Identifier: Apache-2.0 */
/* Threads, inside the port. */
#ifndef ARCH_X86_INCLUDE_X86_THREAD_H_
#define ARCH_X86_INCLUDE_X86_THREAD_H_

/** The first instructions of a thread (thread/start.S): not to be called. */
void z_x86_thread_start(void);

#endif /* ARCH_X86_INCLUDE_X86_THREAD_H_ */
