/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a driver's registers are: their physical address from the devicetree (ROM), and the
 * address that code uses (RAM), which a mapping at start-up gives. A driver keeps both in one of
 * three ways, and each has the same verbs:
 *
 *                  one block             several blocks               no device
 *   member or      DEVICE_MMIO_ROM       DEVICE_MMIO_NAMED_ROM(n)     DEVICE_MMIO_TOPLEVEL(n, node)
 *   object         DEVICE_MMIO_RAM       DEVICE_MMIO_NAMED_RAM(n)     …_STATIC, …_DECLARE
 *   initialise     …_ROM_INIT(node)      …_NAMED_ROM_INIT(n, node)
 *                                        …_NAMED_ROM_INIT_BY_NAME(n, node)
 *   map, once      …_MAP(dev, flags)     …_NAMED_MAP(dev, n, flags)   …_TOPLEVEL_MAP(n, flags)
 *   use            …_GET(dev)            …_NAMED_GET(dev, n)          …_TOPLEVEL_GET(n)
 *
 * With one block, the ROM member is the first one of the device's config, the RAM member the first
 * of its data. With several, the file of the driver defines DEV_CFG(dev) and DEV_DATA(dev), which
 * give config and data in their types. Without MMU and PCIe there is no RAM part, and MAP does
 * nothing.
 *
 * `flags` are K_MEM_CACHE_*, for registers K_MEM_CACHE_NONE; more are possible (kernel/mm.h).
 */
#ifndef ZEPHYR_INCLUDE_SYS_DEVICE_MMIO_H_
#define ZEPHYR_INCLUDE_SYS_DEVICE_MMIO_H_

#include <zephyr/linker/sections.h>
#include <zephyr/toolchain.h>

#if defined(CONFIG_MMU) || defined(CONFIG_PCIE)
#define DEVICE_MMIO_IS_IN_RAM
#endif

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/devicetree.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/sys_io.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef DEVICE_MMIO_IS_IN_RAM
/** What the devicetree says of a block of registers. */
struct z_device_mmio_rom {
	/** Physical address. */
	uintptr_t phys_addr;
	/** Bytes. */
	size_t size;
};

#define Z_DEVICE_MMIO_ROM_INITIALIZER(node_id) \
	{ \
		.phys_addr = DT_REG_ADDR(node_id), .size = DT_REG_SIZE(node_id), \
	}
#define Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id) \
	{ \
		.phys_addr = DT_REG_ADDR_BY_NAME(node_id, name), \
		.size = DT_REG_SIZE_BY_NAME(node_id, name), \
	}

/**
 * Make registers accessible, for reading and writing by the kernel.
 *
 * Context and errors as k_mem_map_phys_bare(): what cannot be mapped is a kernel panic.
 *
 * @param virt_addr set to the address
 * @param phys_addr physical address, any
 * @param size bytes
 * @param flags K_MEM_CACHE_*
 */
static inline void device_map(mm_reg_t *virt_addr, uintptr_t phys_addr, size_t size, uint32_t flags)
{
#ifdef CONFIG_MMU
	uint8_t *virt;

	k_mem_map_phys_bare(&virt, phys_addr, size, flags | K_MEM_PERM_RW);
	*virt_addr = (mm_reg_t)virt;
#else
	(void)size;
	(void)flags;
	*virt_addr = phys_addr;
#endif
}

#ifdef CONFIG_MMU
/**
 * Take a mapping of device_map() away. Context as there.
 *
 * @param virt_addr what it was set to
 * @param size as given then
 */
static inline void device_unmap(mm_reg_t virt_addr, size_t size)
{
	k_mem_unmap_phys_bare((uint8_t *)virt_addr, size);
}
#endif

#define Z_DEVICE_MMIO_RAM_MEMBER(name) mm_reg_t name
#define Z_DEVICE_MMIO_MAP(ram, rom, flags) \
	device_map((ram), (rom)->phys_addr, (rom)->size, (flags))

#else /* !DEVICE_MMIO_IS_IN_RAM */
/** What the devicetree says of a block of registers. */
struct z_device_mmio_rom {
	mm_reg_t addr;
};

#define Z_DEVICE_MMIO_ROM_INITIALIZER(node_id) \
	{ \
		.addr = DT_REG_ADDR(node_id), \
	}
#define Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id) \
	{ \
		.addr = DT_REG_ADDR_BY_NAME(node_id, name), \
	}

#define Z_DEVICE_MMIO_RAM_MEMBER(name)
#endif /* DEVICE_MMIO_IS_IN_RAM */

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */

/* --- One block ------------------------------------------------------------------------------ */

#define DEVICE_MMIO_ROM struct z_device_mmio_rom _mmio
#define DEVICE_MMIO_RAM Z_DEVICE_MMIO_RAM_MEMBER(_mmio)
#define DEVICE_MMIO_ROM_INIT(node_id) ._mmio = Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
#define DEVICE_MMIO_ROM_PTR(dev) ((struct z_device_mmio_rom *)((dev)->config))

#ifdef DEVICE_MMIO_IS_IN_RAM
/** Where device_map() puts the address, for drivers that find their registers by themselves. */
#define DEVICE_MMIO_RAM_PTR(dev) ((mm_reg_t *)((dev)->data))
#define DEVICE_MMIO_MAP(dev, flags) \
	Z_DEVICE_MMIO_MAP(DEVICE_MMIO_RAM_PTR(dev), DEVICE_MMIO_ROM_PTR(dev), flags)
#define DEVICE_MMIO_GET(dev) (*DEVICE_MMIO_RAM_PTR(dev))
#else
#define DEVICE_MMIO_MAP(dev, flags) \
	do { \
	} while (false)
#define DEVICE_MMIO_GET(dev) (DEVICE_MMIO_ROM_PTR(dev)->addr)
#endif

/* --- Several blocks ------------------------------------------------------------------------- */

#define DEVICE_MMIO_NAMED_ROM(name) struct z_device_mmio_rom name
#define DEVICE_MMIO_NAMED_RAM(name) Z_DEVICE_MMIO_RAM_MEMBER(name)
/** The node's first block. */
#define DEVICE_MMIO_NAMED_ROM_INIT(name, node_id) .name = Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
/** The block that the node calls by that name in reg-names. */
#define DEVICE_MMIO_NAMED_ROM_INIT_BY_NAME(name, node_id) \
	.name = Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id)
#define DEVICE_MMIO_NAMED_ROM_PTR(dev, name) (&(DEV_CFG(dev)->name))

#ifdef DEVICE_MMIO_IS_IN_RAM
#define DEVICE_MMIO_NAMED_RAM_PTR(dev, name) (&(DEV_DATA(dev)->name))
#define DEVICE_MMIO_NAMED_MAP(dev, name, flags) \
	Z_DEVICE_MMIO_MAP(DEVICE_MMIO_NAMED_RAM_PTR(dev, name), \
			  DEVICE_MMIO_NAMED_ROM_PTR(dev, name), flags)
#define DEVICE_MMIO_NAMED_GET(dev, name) (*DEVICE_MMIO_NAMED_RAM_PTR(dev, name))
#else
#define DEVICE_MMIO_NAMED_MAP(dev, name, flags) \
	do { \
	} while (false)
#define DEVICE_MMIO_NAMED_GET(dev, name) (DEVICE_MMIO_NAMED_ROM_PTR(dev, name)->addr)
#endif

/* --- No device: objects of a file ----------------------------------------------------------- */

#define Z_TOPLEVEL_ROM_NAME(name) _CONCAT(z_mmio_rom__, name)
#define Z_TOPLEVEL_RAM_NAME(name) _CONCAT(z_mmio_ram__, name)
#define DEVICE_MMIO_TOPLEVEL_ROM_PTR(name) (&Z_TOPLEVEL_ROM_NAME(name))

#define Z_DEVICE_MMIO_TOPLEVEL_ROM(storage, name, node_id) \
	__pinned_rodata storage const struct z_device_mmio_rom Z_TOPLEVEL_ROM_NAME(name) = \
		Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)

#ifdef DEVICE_MMIO_IS_IN_RAM
#define DEVICE_MMIO_TOPLEVEL(name, node_id) \
	__pinned_bss mm_reg_t Z_TOPLEVEL_RAM_NAME(name); \
	Z_DEVICE_MMIO_TOPLEVEL_ROM(, name, node_id)
#define DEVICE_MMIO_TOPLEVEL_STATIC(name, node_id) \
	__pinned_bss static mm_reg_t Z_TOPLEVEL_RAM_NAME(name); \
	Z_DEVICE_MMIO_TOPLEVEL_ROM(static, name, node_id)
/** For other files than that of DEVICE_MMIO_TOPLEVEL(). */
#define DEVICE_MMIO_TOPLEVEL_DECLARE(name) \
	extern mm_reg_t Z_TOPLEVEL_RAM_NAME(name); \
	extern const struct z_device_mmio_rom Z_TOPLEVEL_ROM_NAME(name)
#define DEVICE_MMIO_TOPLEVEL_RAM_PTR(name) (&Z_TOPLEVEL_RAM_NAME(name))
#define DEVICE_MMIO_TOPLEVEL_MAP(name, flags) \
	Z_DEVICE_MMIO_MAP(DEVICE_MMIO_TOPLEVEL_RAM_PTR(name), DEVICE_MMIO_TOPLEVEL_ROM_PTR(name), \
			  flags)
#define DEVICE_MMIO_TOPLEVEL_GET(name) ((mm_reg_t)Z_TOPLEVEL_RAM_NAME(name))
#else
#define DEVICE_MMIO_TOPLEVEL(name, node_id) Z_DEVICE_MMIO_TOPLEVEL_ROM(, name, node_id)
#define DEVICE_MMIO_TOPLEVEL_STATIC(name, node_id) Z_DEVICE_MMIO_TOPLEVEL_ROM(static, name, node_id)
#define DEVICE_MMIO_TOPLEVEL_DECLARE(name) \
	extern const struct z_device_mmio_rom Z_TOPLEVEL_ROM_NAME(name)
#define DEVICE_MMIO_TOPLEVEL_MAP(name, flags) \
	do { \
	} while (false)
#define DEVICE_MMIO_TOPLEVEL_GET(name) ((mm_reg_t)Z_TOPLEVEL_ROM_NAME(name).addr)
#endif

#endif /* ZEPHYR_INCLUDE_SYS_DEVICE_MMIO_H_ */
