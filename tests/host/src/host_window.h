/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_HOST_HOST_WINDOW_H_
#define TESTS_HOST_HOST_WINDOW_H_

#include <stddef.h>

/* Memory at an address that code under test counts on. Ends the program if it is in use. */
void host_window(void *address, size_t size);

#endif /* TESTS_HOST_HOST_WINDOW_H_ */
