/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that run before main(), in an order the linker makes.
 *
 * Decides the shape of an entry and the name of the section that sorts it; kernel/init/levels.c
 * runs the entries, device.h makes entries for devices, the linker script collects them.
 *
 * A section is called .z_init_<LEVEL>_P_<priority>_SUB_<order>_; the linker takes the levels in
 * their order, in a level one-digit priorities before two-digit ones, in a priority by <order>
 * (five digits: a device's ordinal in the devicetree, 00000 for SYS_INIT).
 */
#ifndef ZEPHYR_INCLUDE_INIT_H_
#define ZEPHYR_INCLUDE_INIT_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct device;

/** What an entry calls: `dev` when the entry names a device, else `sys`. */
union init_function {
	/** @return 0, or a negative errno (which start-up ignores). */
	int (*sys)(void);
	/** @return 0, or a negative errno, kept in the device's state. */
	int (*dev)(const struct device *dev);
};

/** One call made before main(). */
struct init_entry {
	union init_function init_fn;
	/** The device to initialise, or NULL. */
	const struct device *dev;
};

/* A level's ordinal, or a compile-time error for a word that is no level. */
#define Z_INIT_ORD_EARLY 0
#define Z_INIT_ORD_PRE_KERNEL_1 1
#define Z_INIT_ORD_PRE_KERNEL_2 2
#define Z_INIT_ORD_POST_KERNEL 3
#define Z_INIT_ORD_APPLICATION 4
#define Z_INIT_ORD_SMP 5

/** Ordinal of a level name: EARLY 0 … APPLICATION 4, SMP 5. */
#define INIT_LEVEL_ORD(level) Z_INIT_ORD_##level

#define Z_INIT_ENTRY_NAME(init_id) _CONCAT(__init_, init_id)

/* sub_prio: a sortable five-digit word */
#define Z_INIT_ENTRY_SECTION(level, prio, sub_prio)  \
	__attribute__((__section__(".z_init_" #level \
				   "_P_" STRINGIFY(prio) "_SUB_" STRINGIFY(sub_prio) "_")))

/**
 * Call a function at start-up.
 *
 * @param init_fn `int init_fn(void)`
 * @param level EARLY, PRE_KERNEL_1, PRE_KERNEL_2, POST_KERNEL or APPLICATION
 * @param prio 0 … 99, a number or a macro that expands to a bare one
 */
#define SYS_INIT(init_fn, level, prio) SYS_INIT_NAMED(init_fn, init_fn, level, prio)

/** As SYS_INIT, under a name of its own, so that one function can be called twice. */
#define SYS_INIT_NAMED(name, init_fn_, level, prio)                                           \
	static const Z_DECL_ALIGN(struct init_entry) Z_INIT_ENTRY_SECTION(level, prio, 00000) \
		__used __noasan Z_INIT_ENTRY_NAME(name) = {                                   \
			.init_fn = {.sys = (init_fn_)},                                       \
			.dev = NULL,                                                          \
	};                                                                                    \
	BUILD_ASSERT(INIT_LEVEL_ORD(level) >= 0, "no such level")

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_INIT_H_ */
