/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The CPU's random number generator. RDRAND gives a number or says that there is none at the
 * moment; Intel's guide asks for ten attempts before the generator is taken for broken.
 */
#define DT_DRV_COMPAT intel_rdrand

#include <string.h>
#include <zephyr/drivers/entropy.h>
#include <zephyr/init.h>
#include <zephyr/sys/printk.h>

/* CPUID leaf 1, ECX (SDM volume 2, "CPUID"). */
#define CPUID_ECX_RDRAND BIT(30)
#define ATTEMPTS 10

/* Every x86 CPU with PAE has CPUID; start-up has checked that the others have it. */
static bool cpu_has_rdrand(void)
{
	uint32_t eax = 1;
	uint32_t ebx;
	uint32_t ecx = 0;
	uint32_t edx;

	__asm__ volatile("cpuid" : "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
	return (ecx & CPUID_ECX_RDRAND) != 0;
}

static bool rdrand(uint32_t *value)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		uint8_t valid;

		__asm__ volatile("rdrand %0; setc %1" : "=r"(*value), "=qm"(valid) : : "cc");
		if (valid != 0) {
			return true;
		}
	}
	return false;
}

/* How many bytes of the buffer were filled before the generator gave none. */
static uint16_t fill(uint8_t *buffer, uint16_t length)
{
	uint16_t done = 0;
	uint32_t value;

	while (done < length && rdrand(&value)) {
		const uint16_t chunk = MIN(length - done, (uint16_t)sizeof(value));

		memcpy(&buffer[done], &value, chunk);
		done += chunk;
	}
	__ASSERT(done <= length, "%u bytes of %u", done, length);
	return done;
}

static int rdrand_get_entropy(const struct device *dev, uint8_t *buffer, uint16_t length)
{
	if (!device_is_ready(dev)) {
		return -ENODEV;
	}
	return fill(buffer, length) == length ? 0 : -EIO;
}

/* The generator does not make one wait: with ENTROPY_BUSYWAIT and without are the same. */
static int rdrand_get_entropy_isr(const struct device *dev, uint8_t *buffer, uint16_t length,
				  uint32_t flags)
{
	uint16_t done;

	__ASSERT((flags & ~ENTROPY_BUSYWAIT) == 0, "unknown flags %x", flags);

	if (!device_is_ready(dev)) {
		return -ENODEV;
	}
	done = fill(buffer, length);
	return (flags & ENTROPY_BUSYWAIT) != 0 && done < length ? -EIO : done;
}

static int rdrand_init(const struct device *dev)
{
	uint32_t value;

	if (!cpu_has_rdrand()) {
		printk("%s: this CPU has no RDRAND instruction, so there is no entropy\n",
		       dev->name);
		return -ENODEV;
	}
	if (!rdrand(&value)) {
		printk("%s: RDRAND gives no numbers, so there is no entropy\n", dev->name);
		return -EIO;
	}
	return 0;
}

static DEVICE_API(entropy, rdrand_api) = {
	.get_entropy = rdrand_get_entropy,
	.get_entropy_isr = rdrand_get_entropy_isr,
};

BUILD_ASSERT(DT_NUM_INST_STATUS_OKAY(DT_DRV_COMPAT) == 1, "a CPU has one RDRAND instruction");

DEVICE_DT_INST_DEFINE(0, rdrand_init, NULL, NULL, NULL, PRE_KERNEL_1, CONFIG_ENTROPY_INIT_PRIORITY,
		      &rdrand_api);
