/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * A program that ends in the middle of main(), in the way that the build names.
 */

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	printf("one\n");
	ENDING;
	printf("two\n");
	return 0;
}
