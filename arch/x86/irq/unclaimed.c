/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts that nobody handles. Their vectors have no descriptor, so the CPU raises an exception
 * whose error code holds the vector; an image needs no stubs for them. They are counted and named:
 * the exception's report says which line has the vector. Called by exc/.
 */
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <x86_irq.h>
#include <x86_vectors.h>

/* Error code of a selector or a vector (SDM volume 3, "Error Code"). */
#define ERROR_IDT BIT(1)
#define ERROR_INDEX_SHIFT 3

/* The instruction that asks for a vector: INT, one byte more. */
#define INT_OPCODE 0xCDU

uint32_t z_x86_unclaimed_count;
uint8_t z_x86_unclaimed_vector;

/* The CPU points at the INT that failed; an interrupt's address is that of any instruction. */
static bool by_software(const struct arch_esf *esf, uint8_t vector)
{
	const uint8_t *code = (const uint8_t *)esf->eip;

	return code[0] == INT_OPCODE && code[1] == vector;
}

bool z_x86_is_unclaimed(const struct arch_esf *esf)
{
	__ASSERT_NO_MSG(esf != NULL);
	if ((esf->vector != X86_VECTOR_GP && esf->vector != X86_VECTOR_NOT_PRESENT) ||
	    (esf->errorCode & ERROR_IDT) == 0U) {
		return false;
	}
	z_x86_unclaimed_vector = (uint8_t)(esf->errorCode >> ERROR_INDEX_SHIFT);
	z_x86_unclaimed_count++;
	if (x86_vector_in_service(z_x86_unclaimed_vector) &&
	    !by_software(esf, z_x86_unclaimed_vector)) {
		z_irq_controller_eoi();
	}
	return true;
}

void z_x86_print_unclaimed(void)
{
	printk("*** Interrupt vector %u has no handler (unclaimed so far: %u)\n",
	       z_x86_unclaimed_vector, z_x86_unclaimed_count);
	for (uint16_t *route = z_x86_irq_routes; route < z_x86_irq_routes_end; route++) {
		if ((*route & 0xFFU) == z_x86_unclaimed_vector) {
			printk("  it is the vector of line %u\n",
			       (unsigned int)(route - z_x86_irq_routes));
		}
	}
}
