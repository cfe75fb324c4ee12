/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Devices: one constant object per instance, initialised at start-up.
 *
 * Decides the shape of a device, the name of its object (__device_<id>, where the id of a
 * devicetree node is dts_ord_<ordinal>), and its two records: the object itself in the iterable
 * section "device", and an init entry, sorted by level, priority and devicetree ordinal, so that
 * of two devices with the same priority the one that the other depends on comes first.
 * kernel/init/device.c initialises, looks up and tells whether a device is ready.
 */
#ifndef ZEPHYR_INCLUDE_DEVICE_H_
#define ZEPHYR_INCLUDE_DEVICE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/devicetree.h>
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/device_mmio.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What start-up found out about a device; in RAM. */
struct device_state {
	/** Result of the initialisation function, as a positive errno; 255 if that is too big. */
	uint8_t init_res;
	/** The initialisation function was called, or there is none. */
	bool initialized: 1;
};

struct device;

/** Life of a device. */
struct device_ops {
	/** @return 0, or a negative errno; NULL: nothing to do. */
	int (*init)(const struct device *dev);
#ifdef CONFIG_DEVICE_DEINIT_SUPPORT
	/** The reverse; NULL if there is none. */
	int (*deinit)(const struct device *dev);
#endif
};

/** Property of a device. */
typedef uint8_t device_flags_t;
/** Not initialised at start-up but by device_init() (property zephyr,deferred-init). */
#define DEVICE_FLAG_INIT_DEFERRED BIT(0)

/** An instance of a driver. */
struct device {
	/** Name for device_get_binding(); the node's name and unit address. */
	const char *name;
	/** Constant configuration, of the driver's own type. */
	const void *config;
	/** The functions of the class of device, such as struct uart_driver_api. */
	const void *api;
	struct device_state *state;
	/** Variables, of the driver's own type. */
	void *data;
	struct device_ops ops;
	device_flags_t flags;
};

/* --- Names --------------------------------------------------------------------------------- */

/** The object of the device with this identifier, and a pointer to it. */
#define DEVICE_NAME_GET(dev_id) _CONCAT(__device_, dev_id)
#define DEVICE_GET(dev_id) (&DEVICE_NAME_GET(dev_id))
/** Declare such an object before its definition in the same file. */
#define DEVICE_DECLARE(dev_id) static const struct device DEVICE_NAME_GET(dev_id)

#define Z_DEVICE_DT_DEV_ID(node_id) _CONCAT(dts_ord_, DT_DEP_ORD(node_id))
#define Z_DEVICE_STATE_NAME(dev_id) _CONCAT(__devstate_, dev_id)

/** The name string of the device that a devicetree node makes. */
#define DEVICE_DT_NAME(node_id) DT_PROP_OR(node_id, label, DT_NODE_FULL_NAME(node_id))
/** The object of that device, and a pointer to it; if nothing defines it, the link fails. */
#define DEVICE_DT_NAME_GET(node_id) DEVICE_NAME_GET(Z_DEVICE_DT_DEV_ID(node_id))
#define DEVICE_DT_GET(node_id) (&DEVICE_DT_NAME_GET(node_id))
/** The same for an instance of DT_DRV_COMPAT. */
#define DEVICE_DT_INST_GET(inst) DEVICE_DT_GET(DT_DRV_INST(inst))
/** The device of a node, or NULL if the node is disabled or does not exist. */
#define DEVICE_DT_GET_OR_NULL(node_id) \
	COND_CODE_1(DT_NODE_HAS_STATUS(node_id, okay), (DEVICE_DT_GET(node_id)), (NULL))
/** Any enabled device with this compatible; NULL, or no build, if there is none. */
#define DEVICE_DT_GET_ANY(compat) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(compat), \
		    (DEVICE_DT_GET(DT_COMPAT_GET_ANY_STATUS_OKAY(compat))), (NULL))
#define DEVICE_DT_GET_ONE(compat) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(compat), \
		    (DEVICE_DT_GET(DT_COMPAT_GET_ANY_STATUS_OKAY(compat))), \
		    (ZERO_OR_COMPILE_ERROR(0)))
/** The device of element @p idx of a phandle list. */
#define DEVICE_DT_GET_BY_IDX(node_id, prop, idx) DEVICE_DT_GET(DT_PHANDLE_BY_IDX(node_id, prop, idx))

/** The init entry of a device. */
#define DEVICE_INIT_GET(dev_id) (&Z_INIT_ENTRY_NAME(DEVICE_NAME_GET(dev_id)))
#define DEVICE_INIT_DT_GET(node_id) (&Z_INIT_ENTRY_NAME(DEVICE_DT_NAME_GET(node_id)))

/* --- Definition ---------------------------------------------------------------------------- */

/**
 * Define a device that no devicetree node describes.
 *
 * @param dev_id identifier, part of C names
 * @param name string for device_get_binding()
 * @param init_fn int init_fn(const struct device *dev), or NULL
 * @param pm not used: there is no power management
 * @param data pointer to the instance's variables
 * @param config pointer to its constants
 * @param level EARLY, PRE_KERNEL_1, PRE_KERNEL_2, POST_KERNEL or APPLICATION
 * @param prio 0..99 inside the level
 * @param api pointer to the functions of the device's class
 */
#define DEVICE_DEFINE(dev_id, name, init_fn, pm, data, config, level, prio, api) \
	DEVICE_DEINIT_DEFINE(dev_id, name, init_fn, NULL, pm, data, config, level, prio, api)

/** The same, with a function that undoes the initialisation. */
#define DEVICE_DEINIT_DEFINE(dev_id, name, init_fn, deinit_fn, pm, data, config, level, prio, api) \
	Z_DEVICE_STATE_DEFINE(dev_id); \
	Z_DEVICE_BASE_DEFINE(static, dev_id, name, init_fn, deinit_fn, 0U, pm, data, config, \
			     level, prio, 00000, api); \
	Z_DEVICE_INIT_ENTRY_DEFINE(dev_id, init_fn, level, prio, 00000)

/** Define the device of a devicetree node; parameters as DEVICE_DEFINE(), after the node. */
#define DEVICE_DT_DEFINE(node_id, init_fn, pm, data, config, level, prio, api, ...) \
	DEVICE_DT_DEINIT_DEFINE(node_id, init_fn, NULL, pm, data, config, level, prio, api, \
				__VA_ARGS__)

#define DEVICE_DT_DEINIT_DEFINE(node_id, init_fn, deinit_fn, pm, data, config, level, prio, api, \
				...) \
	Z_DEVICE_STATE_DEFINE(Z_DEVICE_DT_DEV_ID(node_id)); \
	Z_DEVICE_BASE_DEFINE(, Z_DEVICE_DT_DEV_ID(node_id), DEVICE_DT_NAME(node_id), init_fn, \
			     deinit_fn, Z_DEVICE_DT_FLAGS(node_id), pm, data, config, level, prio, \
			     Z_DEVICE_DT_ORDER(node_id), api); \
	COND_CODE_1(Z_DEVICE_DT_DEFERRED(node_id), (), \
		    (Z_DEVICE_INIT_ENTRY_DEFINE(Z_DEVICE_DT_DEV_ID(node_id), init_fn, level, prio, \
						Z_DEVICE_DT_ORDER(node_id))))

/** The same for instance @p inst of DT_DRV_COMPAT. */
#define DEVICE_DT_INST_DEFINE(inst, ...) DEVICE_DT_DEFINE(DT_DRV_INST(inst), __VA_ARGS__)
#define DEVICE_DT_INST_DEINIT_DEFINE(inst, ...) \
	DEVICE_DT_DEINIT_DEFINE(DT_DRV_INST(inst), __VA_ARGS__)

/** Define the API object of a class: static DEVICE_API(uart, my_api) = { … }; */
#define DEVICE_API(_class, _name) const struct Z_DEVICE_API_TYPE(_class) _name
#define Z_DEVICE_API_TYPE(_class) _CONCAT(_class, _driver_api)
/** The API object of a device, as that of its class. */
#define DEVICE_API_GET(_class, _dev) ((const struct Z_DEVICE_API_TYPE(_class) *)(_dev)->api)

#define Z_DEVICE_STATE_DEFINE(dev_id) \
	static Z_DECL_ALIGN(struct device_state) Z_DEVICE_STATE_NAME(dev_id) \
		__attribute__((__section__(".z_devstate")))

/* Five digits, so that names of sections sort as the numbers do. */
#define Z_DEVICE_DT_ORDER(node_id) DT_DEP_ORD_STR_SORTABLE(node_id)
#define Z_DEVICE_DT_DEFERRED(node_id) DT_PROP_OR(node_id, zephyr_deferred_init, 0)
#define Z_DEVICE_DT_FLAGS(node_id) \
	(Z_DEVICE_DT_DEFERRED(node_id) ? DEVICE_FLAG_INIT_DEFERRED : 0U)
#define Z_DEVICE_DEINIT(fn) IF_ENABLED(CONFIG_DEVICE_DEINIT_SUPPORT, (.deinit = (fn),))

#define Z_DEVICE_BASE_DEFINE(storage, dev_id, name_, init_fn, deinit_fn, flags_, pm, data_, \
			     config_, level, prio, order, api_) \
	storage const STRUCT_SECTION_ITERABLE_NAMED( \
		device, Z_DEVICE_SECTION_NAME(level, prio, order), DEVICE_NAME_GET(dev_id)) = { \
		.name = name_, \
		.config = (config_), \
		.api = (api_), \
		.state = &Z_DEVICE_STATE_NAME(dev_id), \
		.data = (data_), \
		.ops = { .init = (init_fn), Z_DEVICE_DEINIT(deinit_fn) }, \
		.flags = (flags_), \
	}
#define Z_DEVICE_SECTION_NAME(level, prio, order) \
	_CONCAT(_CONCAT(INIT_LEVEL_ORD(level), _##prio), _CONCAT(_, order))

#define Z_DEVICE_INIT_ENTRY_DEFINE(dev_id, init_fn_, level, prio, order) \
	static const Z_DECL_ALIGN(struct init_entry) Z_INIT_ENTRY_SECTION(level, prio, order) \
		__used __noasan Z_INIT_ENTRY_NAME(DEVICE_NAME_GET(dev_id)) = { \
		.init_fn = { .dev = (init_fn_) }, \
		.dev = DEVICE_GET(dev_id), \
	}

/* --- Use ----------------------------------------------------------------------------------- */

/**
 * Find a device by its name. Any context; the time grows with the number of devices.
 *
 * @return the device, or NULL if there is none of that name or its initialisation failed
 */
const struct device *z_impl_device_get_binding(const char *name);

static inline const struct device *device_get_binding(const char *name)
{
	return z_impl_device_get_binding(name);
}

/** True if the device was initialised without error; false for NULL. Any context. */
bool z_impl_device_is_ready(const struct device *dev);

static inline bool device_is_ready(const struct device *dev)
{
	return z_impl_device_is_ready(dev);
}

/** The same where no system call may be made. */
static inline bool z_device_is_ready(const struct device *dev)
{
	return z_impl_device_is_ready(dev);
}

/**
 * Initialise a device whose initialisation was deferred.
 *
 * @retval 0 done
 * @retval -EALREADY it was initialised before
 * @return what the initialisation function said, otherwise
 */
int z_impl_device_init(const struct device *dev);

static inline int device_init(const struct device *dev)
{
	return z_impl_device_init(dev);
}

#ifdef CONFIG_DEVICE_DEINIT_SUPPORT
/**
 * Undo the initialisation of a device.
 *
 * @retval 0 done
 * @retval -EPERM it is not initialised
 * @retval -ENOTSUP its driver cannot
 * @return what the driver said, otherwise
 */
int z_impl_device_deinit(const struct device *dev);

static inline int device_deinit(const struct device *dev)
{
	return z_impl_device_deinit(dev);
}
#endif

/** All devices, in *devices. @return their number */
size_t z_device_get_all_static(const struct device **devices);

/* Each enabled node may have a device. */
#define Z_MAYBE_DEVICE_DECLARE_INTERNAL(node_id) \
	extern const struct device DEVICE_DT_NAME_GET(node_id);

DT_FOREACH_STATUS_OKAY_NODE(Z_MAYBE_DEVICE_DECLARE_INTERNAL)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEVICE_H_ */
