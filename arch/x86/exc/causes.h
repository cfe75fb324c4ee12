/* SPDX-License-Identifier: Apache-2.0 */
/* Words for exceptions. Only report.c uses them. */
#ifndef ARCH_X86_EXC_CAUSES_H_
#define ARCH_X86_EXC_CAUSES_H_

/* Error code of a page fault. */
#define X86_PF_PRESENT 0x01U
#define X86_PF_WRITE 0x02U
#define X86_PF_USER 0x04U
#define X86_PF_RESERVED 0x08U
#define X86_PF_FETCH 0x10U

/** Any number has a name. */
const char *z_x86_vector_name(unsigned int vector);

/** What a page fault's error code says was attempted, and why it was refused. */
const char *z_x86_access_name(unsigned int code);
const char *z_x86_page_cause(unsigned int code);

/** Print an error code's parts, on the line that is open. */
void z_x86_print_page_error(unsigned int code);
void z_x86_print_selector_error(unsigned int code);

#endif /* ARCH_X86_EXC_CAUSES_H_ */
