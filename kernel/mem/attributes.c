/* SPDX-License-Identifier: Apache-2.0 */
/* The devicetree's memory attributes as a table, and whether a buffer has them (mem_attr.h). */
#include <errno.h>

#include <zephyr/mem_mgmt/mem_attr.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

#define REGION(node_id) \
	{ \
		.dt_name = DT_NODE_FULL_NAME(node_id), \
		.dt_addr = (uintptr_t)DT_REG_ADDR(node_id), \
		.dt_size = (size_t)DT_REG_SIZE(node_id), \
		.dt_attr = (uint32_t)DT_PROP(node_id, zephyr_memory_attr), \
	},

/* An entry more, so that a devicetree without attributes is a table too. */
static const struct mem_attr_region_t regions[] = { DT_MEMORY_ATTR_FOREACH_STATUS_OKAY_NODE(REGION){
	.dt_name = NULL } };

#define REGION_COUNT (ARRAY_SIZE(regions) - 1U)

size_t mem_attr_get_regions(const struct mem_attr_region_t **region)
{
	__ASSERT(region != NULL, "there is nowhere to put the regions");
	*region = regions;
	return REGION_COUNT;
}

#ifdef CONFIG_MMU
#define STEP CONFIG_MMU_PAGE_SIZE

/* Physical address of a byte. Pages may move between two calls, but not out of their region. */
static bool physical(uintptr_t virt, uintptr_t *phys)
{
	const unsigned int key = arch_irq_lock();
	const int error = arch_page_phys_get((void *)virt, phys);

	arch_irq_unlock(key);
	return error == 0;
}
#else
/* Memory is one range. */
#define STEP ((uintptr_t)1 << (8U * sizeof(uintptr_t) - 1U))

static bool physical(uintptr_t virt, uintptr_t *phys)
{
	*phys = virt;
	return true;
}
#endif

/* The region with a range of physical memory in it; `whole` is whether it holds all of it. */
static const struct mem_attr_region_t *region_of(uintptr_t phys, size_t size, bool *whole)
{
	for (size_t i = 0; i < REGION_COUNT; i++) {
		const uintptr_t offset = phys - regions[i].dt_addr;

		if (phys >= regions[i].dt_addr && offset < regions[i].dt_size) {
			*whole = size <= regions[i].dt_size - offset;
			return &regions[i];
		}
	}
	*whole = false;
	return NULL;
}

/* The region of a part of a buffer that does not cross a page. */
static const struct mem_attr_region_t *region_at(uintptr_t virt, size_t size, bool *whole)
{
	uintptr_t phys;

	*whole = false;
	return physical(virt, &phys) ? region_of(phys, size, whole) : NULL;
}

int mem_attr_check_buf(void *addr, size_t size, uint32_t attr)
{
	const struct mem_attr_region_t *region;
	uintptr_t virt = (uintptr_t)addr;
	bool whole;

	if (size == 0U || size - 1U > UINTPTR_MAX - virt) {
		return -ENOTSUP;
	}
	region = region_at(virt, 1U, &whole);
	if (region == NULL) {
		return -ENOBUFS;
	}
	while (size != 0U) {
		const size_t part = MIN(size, STEP - virt % STEP);

		if (region_at(virt, part, &whole) != region || !whole) {
			return -ENOSPC;
		}
		virt += part;
		size -= part;
	}
	return (region->dt_attr & attr) == attr ? 0 : -EINVAL;
}
