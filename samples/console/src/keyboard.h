/* SPDX-License-Identifier: Apache-2.0 */
/* Lines from the console's serial port. */
#ifndef CONSOLE_KEYBOARD_H_
#define CONSOLE_KEYBOARD_H_

#include "line.h"

/**
 * See whether there is a port to read from.
 *
 * @retval 0 there is
 * @retval -ENODEV there is none, or its driver could not start
 */
int keyboard_start(void);

/** Wait for a line, showing what is typed. Thread. */
void keyboard_line(struct line *line);

#endif /* CONSOLE_KEYBOARD_H_ */
