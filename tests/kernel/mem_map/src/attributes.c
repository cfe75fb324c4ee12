/* SPDX-License-Identifier: Apache-2.0 */
/* Memory attributes of the devicetree. */
#include <errno.h>
#include <string.h>

#include <zephyr/mem_mgmt/mem_attr.h>

#include "test.h"

static uint8_t in_image[2U * CONFIG_MMU_PAGE_SIZE];

static const struct mem_attr_region_t *region_named(const char *name)
{
	const struct mem_attr_region_t *regions;
	const size_t count = mem_attr_get_regions(&regions);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(regions[i].dt_name, name) == 0) {
			return &regions[i];
		}
	}
	return NULL;
}

ZTEST(attributes, test_regions)
{
	const struct mem_attr_region_t *regions;
	const struct mem_attr_region_t *const other = region_named("sram@70000000");

	zassert_equal(mem_attr_get_regions(&regions), 2U);
	zassert_not_null(other);
	zassert_equal(other->dt_addr, 0x70000000U);
	zassert_equal(other->dt_size, 0x10000U);
	zassert_equal(other->dt_attr, DT_MEM_NON_VOLATILE);
	zassert_is_null(region_named("sram@71000000"), "it is disabled");
}

ZTEST(attributes, test_image)
{
	const uint32_t both = DT_MEM_CACHEABLE | DT_MEM_DMA;

	zassert_ok(mem_attr_check_buf(in_image, sizeof(in_image), both));
	zassert_ok(mem_attr_check_buf(in_image + 3, 1U, DT_MEM_DMA));
	zassert_ok(mem_attr_check_buf(in_image, 1U, 0U));
	zassert_equal(mem_attr_check_buf(in_image, 1U, DT_MEM_OOO), -EINVAL);
	zassert_equal(mem_attr_check_buf(in_image, 1U, both | DT_MEM_OOO), -EINVAL);
	zassert_equal(mem_attr_check_buf(in_image, 0U, both), -ENOTSUP);
	zassert_equal(mem_attr_check_buf(in_image, SIZE_MAX, both), -ENOTSUP);
}

/* Where the frames are counts, not where they are mapped. */
ZTEST(attributes, test_mapped)
{
	uint8_t *const mem = k_mem_map(2U * PAGE, PLAIN);
	uint8_t *regs, *edge;

	zassert_ok(mem_attr_check_buf(mem, 2U * PAGE, DT_MEM_CACHEABLE));
	zassert_equal(mem_attr_check_buf(mem, 2U * PAGE + 1U, DT_MEM_CACHEABLE), -ENOSPC);
	zassert_equal(mem_attr_check_buf(mem - 1, 2U, DT_MEM_CACHEABLE), -ENOBUFS);
	k_mem_map_phys_bare(&regs, HPET_PHYS, 4U, K_MEM_CACHE_NONE);
	zassert_equal(mem_attr_check_buf(regs, 4U, 0U), -ENOBUFS, "registers are no memory");
	k_mem_map_phys_bare(&edge, 0x7000F000U, 2U * PAGE, K_MEM_CACHE_WB);
	zassert_ok(mem_attr_check_buf(edge, PAGE, DT_MEM_NON_VOLATILE));
	zassert_equal(mem_attr_check_buf(edge, PAGE + 1U, DT_MEM_NON_VOLATILE), -ENOSPC);
	zassert_equal(mem_attr_check_buf(edge, PAGE, DT_MEM_DMA), -EINVAL);
	k_mem_unmap_phys_bare(edge, 2U * PAGE);
	k_mem_unmap_phys_bare(regs, 4U);
	k_mem_unmap(mem, 2U * PAGE);
	accounts_check();
}

ZTEST_SUITE(attributes, NULL, NULL, accounts_begin, NULL, NULL);
