/* SPDX-License-Identifier: Apache-2.0 */
/*
 * irq_connect_dynamic(): owners that come while the program runs. The descriptor table and the
 * routes lie in writable memory then. A line keeps its vector when its owner is replaced at the
 * same priority; otherwise the first free vector of the priority is taken.
 */
#include <errno.h>

#include <zephyr/irq.h>
#include <zephyr/kernel/internal/pinned.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <x86_dynamic.h>
#include <x86_irq.h>
#include <x86_port.h>

#define VECTORS 256U
#define FIRST_VECTOR 32U
#define GROUP 16U
#define PRIORITIES ((VECTORS - FIRST_VECTOR) / GROUP)
#define ROUTE_FLAGS 0xA000U
#define ROUTE_VECTOR 0xFFU
#define PRESENT 0x80U

BUILD_ASSERT(CONFIG_X86_DYNAMIC_IRQ_STUBS > 0, "CONFIG_X86_DYNAMIC_IRQ_STUBS: one at least");

struct x86_dynamic_owner z_x86_dynamic_owners[CONFIG_X86_DYNAMIC_IRQ_STUBS];
static unsigned int used;

static uintptr_t stub_address(unsigned int number)
{
	return (uintptr_t)z_x86_dynamic_stubs + number * X86_DYNAMIC_STUB_SIZE;
}

static uintptr_t gate_target(const struct x86_gate *gate)
{
	return gate->offset_low | (uintptr_t)gate->offset_high << 16;
}

/* The number of the stub that a vector leads to; `used` if it leads elsewhere. */
static unsigned int stub_of(unsigned int vector)
{
	const uintptr_t offset = gate_target(&z_x86_idt[vector]) - stub_address(0);

	return MIN(offset / X86_DYNAMIC_STUB_SIZE, used);
}

static int free_vector(unsigned int irq, unsigned int priority)
{
	const unsigned int first = FIRST_VECTOR + GROUP * priority;

	if (x86_fixed_vector(irq) >= 0) {
		return x86_fixed_vector(irq);
	}
	for (unsigned int vector = first; vector < first + GROUP; vector++) {
		if ((z_x86_idt[vector].access & PRESENT) == 0U) {
			return (int)vector;
		}
	}
	return -ENOSPC;
}

/* Assumes: interrupts locked, so none comes while a descriptor is half written. */
static void set_gate(unsigned int vector, uintptr_t target)
{
	z_x86_idt[vector] = (struct x86_gate){
		.offset_low = (uint16_t)target,
		.selector = CODE_SEG,
		.access = X86_ACCESS_INTERRUPT,
		.offset_high = (uint16_t)(target >> 16),
	};
}

/* Assumes: interrupts locked. */
static int connect(unsigned int irq, unsigned int priority, struct x86_dynamic_owner owner)
{
	const unsigned int old = z_x86_irq_routes[irq] & ROUTE_VECTOR;
	const bool again = old != 0U && stub_of(old) < used;
	const bool stays = again && (old - FIRST_VECTOR) / GROUP == priority;
	const unsigned int number = again ? stub_of(old) : used;
	const int vector = stays ? (int)old : free_vector(irq, priority);

	if (vector < 0 || number >= CONFIG_X86_DYNAMIC_IRQ_STUBS) {
		return -ENOSPC;
	}
	z_x86_dynamic_owners[number] = owner;
	used = MAX(used, number + 1U);
	if (again && !stays) {
		z_x86_idt[old].access = 0;
	}
	set_gate((unsigned int)vector, stub_address(number));
	return vector;
}

int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	const struct x86_dynamic_owner owner = { .routine = routine, .parameter = parameter };
	unsigned int key;
	int vector;

	__ASSERT(routine != NULL, "line %u is connected to nothing", irq);
	Z_ASSERT_PINNED_CODE(routine);
	__ASSERT(irq < CONFIG_MAX_IRQ_LINES, "line %u: raise CONFIG_MAX_IRQ_LINES (%u)", irq,
		 (unsigned int)CONFIG_MAX_IRQ_LINES);
	__ASSERT(priority < PRIORITIES, "line %u: priority %u is above %u", irq, priority,
		 (unsigned int)PRIORITIES - 1U);
	if (irq >= CONFIG_MAX_IRQ_LINES || priority >= PRIORITIES) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	vector = connect(irq, priority, owner);
	if (vector >= 0) {
		const bool on = z_x86_irq_routes[irq] != 0U && arch_irq_is_enabled(irq) != 0;

		z_x86_irq_routes[irq] = (uint16_t)((flags & ROUTE_FLAGS) | (unsigned int)vector);
		if (on) {
			/* The controller still has the old route. */
			arch_irq_enable(irq);
		}
	}
	arch_irq_unlock(key);
	__ASSERT(vector >= 0,
		 "line %u: no vector of priority %u or no stub is left "
		 "(CONFIG_X86_DYNAMIC_IRQ_STUBS, %u)",
		 irq, priority, (unsigned int)CONFIG_X86_DYNAMIC_IRQ_STUBS);
	return vector;
}
