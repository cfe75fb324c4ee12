/* SPDX-License-Identifier: Apache-2.0 */
/* DEVICE_MMIO_*: the HPET's and the local APIC's registers, in each of the three ways. */
#include <zephyr/device.h>

#include "test.h"

/* The HPET's period in femtoseconds is never 0; the APIC's version is below 0x20. */
#define HPET_PERIOD 4U
#define LOAPIC_VERSION 0x30U

struct one_config {
	DEVICE_MMIO_ROM;
	int other;
};

struct one_data {
	DEVICE_MMIO_RAM;
	int other;
};

static int one_init(const struct device *dev)
{
	DEVICE_MMIO_MAP(dev, K_MEM_CACHE_NONE);
	return 0;
}

static const struct one_config one_config = { DEVICE_MMIO_ROM_INIT(DT_NODELABEL(hpet)),
					      .other = 1 };
static struct one_data one_data = { .other = 2 };

DEVICE_DEFINE(one, "one", one_init, NULL, &one_data, &one_config, PRE_KERNEL_1, 50, NULL);

struct two_config {
	int first;
	DEVICE_MMIO_NAMED_ROM(timer);
	DEVICE_MMIO_NAMED_ROM(interrupts);
};

struct two_data {
	int first;
	DEVICE_MMIO_NAMED_RAM(timer);
	DEVICE_MMIO_NAMED_RAM(interrupts);
};

#define DEV_CFG(dev) ((const struct two_config *)(dev)->config)
#define DEV_DATA(dev) ((struct two_data *)(dev)->data)

static int two_init(const struct device *dev)
{
	DEVICE_MMIO_NAMED_MAP(dev, timer, K_MEM_CACHE_NONE);
	DEVICE_MMIO_NAMED_MAP(dev, interrupts, K_MEM_CACHE_NONE);
	return 0;
}

static const struct two_config two_config = {
	DEVICE_MMIO_NAMED_ROM_INIT(timer, DT_NODELABEL(blocks)),
	DEVICE_MMIO_NAMED_ROM_INIT_BY_NAME(interrupts, DT_NODELABEL(blocks)),
};
static struct two_data two_data;

DEVICE_DEFINE(two, "two", two_init, NULL, &two_data, &two_config, PRE_KERNEL_1, 50, NULL);

DEVICE_MMIO_TOPLEVEL(global, DT_NODELABEL(hpet));
DEVICE_MMIO_TOPLEVEL_STATIC(local, DT_NODELABEL(intc_loapic));
DEVICE_MMIO_TOPLEVEL_DECLARE(global);

ZTEST(mmio, test_one)
{
	const struct device *const dev = DEVICE_GET(one);

	zassert_equal(DEVICE_MMIO_ROM_PTR(dev)->phys_addr, HPET_PHYS);
	zassert_equal(DEVICE_MMIO_ROM_PTR(dev)->size, DT_REG_SIZE(DT_NODELABEL(hpet)));
	zassert_equal(pfn_of((void *)DEVICE_MMIO_GET(dev)), HPET_PHYS / PAGE);
	zassert_equal(entry_of((void *)DEVICE_MMIO_GET(dev)) & (MMU_PCD | MMU_PWT | MMU_RW),
		      MMU_PCD | MMU_RW);
	zassert_not_equal(sys_read32(DEVICE_MMIO_GET(dev) + HPET_PERIOD), 0U);
	zassert_equal_ptr(DEVICE_MMIO_RAM_PTR(dev), &one_data);
	zassert_true(one_data.other == 2 && one_config.other == 1);
}

ZTEST(mmio, test_two)
{
	const struct device *const dev = DEVICE_GET(two);

	zassert_equal(DEVICE_MMIO_NAMED_ROM_PTR(dev, timer)->phys_addr, HPET_PHYS);
	zassert_equal(DEVICE_MMIO_NAMED_ROM_PTR(dev, interrupts)->phys_addr, LOAPIC_PHYS);
	zassert_not_equal(sys_read32(DEVICE_MMIO_NAMED_GET(dev, timer) + HPET_PERIOD), 0U);
	zassert_equal(pfn_of((void *)DEVICE_MMIO_NAMED_GET(dev, interrupts)), LOAPIC_PHYS / PAGE);
	zassert_equal_ptr(DEVICE_MMIO_NAMED_RAM_PTR(dev, timer), &two_data.timer);
}

ZTEST(mmio, test_toplevel)
{
	DEVICE_MMIO_TOPLEVEL_MAP(global, K_MEM_CACHE_NONE);
	DEVICE_MMIO_TOPLEVEL_MAP(local, K_MEM_CACHE_NONE);
	zassert_not_equal(sys_read32(DEVICE_MMIO_TOPLEVEL_GET(global) + HPET_PERIOD), 0U);
	zassert_equal(pfn_of((void *)DEVICE_MMIO_TOPLEVEL_GET(local)), LOAPIC_PHYS / PAGE);
	zassert_equal(*DEVICE_MMIO_TOPLEVEL_RAM_PTR(local), DEVICE_MMIO_TOPLEVEL_GET(local));
	device_unmap(DEVICE_MMIO_TOPLEVEL_GET(global), DEVICE_MMIO_TOPLEVEL_ROM_PTR(global)->size);
	device_unmap(DEVICE_MMIO_TOPLEVEL_GET(local), DEVICE_MMIO_TOPLEVEL_ROM_PTR(local)->size);
	accounts_check();
}

ZTEST(mmio, test_device_map)
{
	mm_reg_t regs;

	device_map(&regs, HPET_PHYS + HPET_PERIOD, 4U, K_MEM_CACHE_NONE);
	zassert_equal(regs % PAGE, HPET_PERIOD);
	zassert_equal(sys_read32(regs), sys_read32(DEVICE_MMIO_GET(DEVICE_GET(one)) + HPET_PERIOD));
	device_unmap(regs, 4U);
	accounts_check();
}

ZTEST_SUITE(mmio, NULL, NULL, accounts_begin, NULL, NULL);
