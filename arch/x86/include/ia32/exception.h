/* SPDX-License-Identifier: Apache-2.0 */
/* The same under the name that it has where there is a 64-bit half. */
#include <exception.h>
