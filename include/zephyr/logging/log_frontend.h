/* SPDX-License-Identifier: Apache-2.0 */
/* What an application brings with CONFIG_LOG_FRONTEND: messages at the moment they are logged. */
#ifndef LOG_FRONTEND_H_
#define LOG_FRONTEND_H_

#include <zephyr/logging/log_core.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Called before the first message. */
void log_frontend_init(void);

/**
 * A message, in the context that logs it.
 *
 * @param source dynamic data with CONFIG_LOG_RUNTIME_FILTERING, else constant data
 * @param desc level and lengths; no time
 * @param package package of desc.package_len bytes
 * @param data desc.data_len bytes
 */
void log_frontend_msg(const void *source, const struct log_msg_desc desc, uint8_t *package,
		      const void *data);

/** log_panic() was called. */
void log_frontend_panic(void);

#ifdef __cplusplus
}
#endif

#endif /* LOG_FRONTEND_H_ */
