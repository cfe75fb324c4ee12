/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All hooks, once. tracing.h includes this after it has said what the two macros do:
 *
 *	Z_TRACE(number, name, (KIND, value), …)     an event with up to four words
 *	Z_TRACE_THREAD(number, name, thread)        an event with a thread and its name
 *
 * A word's kind is OBJECT (an address), TIMEOUT (a k_timeout_t), VALUE (32 bits) or RET (a signed
 * result); its name in the stream is the parameter's. Numbers never change; new hooks take new
 * ones. scripts/tracing makes the description of the CTF stream from these files.
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACING_HOOKS_H_
#define ZEPHYR_INCLUDE_TRACING_TRACING_HOOKS_H_

#include <zephyr/tracing/hooks_data.h>
#include <zephyr/tracing/hooks_mem.h>
#include <zephyr/tracing/hooks_sync.h>
#include <zephyr/tracing/hooks_thread.h>
#include <zephyr/tracing/hooks_work.h>

#endif /* ZEPHYR_INCLUDE_TRACING_TRACING_HOOKS_H_ */
