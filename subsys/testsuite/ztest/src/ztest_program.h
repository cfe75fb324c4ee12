/* SPDX-License-Identifier: Apache-2.0 */
/* Between the engine and the places where it runs: an image with a kernel, a program of a host. */
#ifndef SUBSYS_TESTSUITE_ZTEST_PROGRAM_H_
#define SUBSYS_TESTSUITE_ZTEST_PROGRAM_H_

/** Run everything, print the report. @return TC_PASS or TC_FAIL */
int z_ztest_program(void);

#endif /* SUBSYS_TESTSUITE_ZTEST_PROGRAM_H_ */
