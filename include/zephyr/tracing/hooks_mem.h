/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of memory, and what power management will have: a row each, as tracing_hooks.h explains. */
#ifndef ZEPHYR_INCLUDE_TRACING_HOOKS_MEM_H_
#define ZEPHYR_INCLUDE_TRACING_HOOKS_MEM_H_

#define sys_port_trace_k_heap_init(h) Z_TRACE(279, k_heap_init, (OBJECT, h))
#define sys_port_trace_k_heap_aligned_alloc_enter(h, timeout) \
	Z_TRACE(280, k_heap_aligned_alloc_enter, (OBJECT, h), (TIMEOUT, timeout))
#define sys_port_trace_k_heap_aligned_alloc_blocking(h, timeout) \
	Z_TRACE(281, k_heap_aligned_alloc_blocking, (OBJECT, h), (TIMEOUT, timeout))
#define sys_port_trace_k_heap_aligned_alloc_exit(h, timeout, ret) \
	Z_TRACE(282, k_heap_aligned_alloc_exit, (OBJECT, h), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_heap_alloc_enter(h, timeout) \
	Z_TRACE(283, k_heap_alloc_enter, (OBJECT, h), (TIMEOUT, timeout))
#define sys_port_trace_k_heap_alloc_exit(h, timeout, ret) \
	Z_TRACE(284, k_heap_alloc_exit, (OBJECT, h), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_heap_calloc_enter(h, timeout) \
	Z_TRACE(285, k_heap_calloc_enter, (OBJECT, h), (TIMEOUT, timeout))
#define sys_port_trace_k_heap_calloc_exit(h, timeout, ret) \
	Z_TRACE(286, k_heap_calloc_exit, (OBJECT, h), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_heap_realloc_enter(h, ptr, timeout) \
	Z_TRACE(287, k_heap_realloc_enter, (OBJECT, h), (OBJECT, ptr), (TIMEOUT, timeout))
#define sys_port_trace_k_heap_realloc_exit(h, ptr, timeout, ret) \
	Z_TRACE(288, k_heap_realloc_exit, (OBJECT, h), (OBJECT, ptr), (TIMEOUT, timeout), \
		(OBJECT, ret))
#define sys_port_trace_k_heap_free(h) Z_TRACE(289, k_heap_free, (OBJECT, h))
#define sys_port_trace_k_heap_sys_k_aligned_alloc_enter(heap) \
	Z_TRACE(290, k_heap_sys_k_aligned_alloc_enter, (OBJECT, heap))
#define sys_port_trace_k_heap_sys_k_aligned_alloc_exit(heap, ret) \
	Z_TRACE(291, k_heap_sys_k_aligned_alloc_exit, (OBJECT, heap), (OBJECT, ret))
#define sys_port_trace_k_heap_sys_k_malloc_enter(heap) \
	Z_TRACE(292, k_heap_sys_k_malloc_enter, (OBJECT, heap))
#define sys_port_trace_k_heap_sys_k_malloc_exit(heap, ret) \
	Z_TRACE(293, k_heap_sys_k_malloc_exit, (OBJECT, heap), (OBJECT, ret))
#define sys_port_trace_k_heap_sys_k_free_enter(heap, heap_ref) \
	Z_TRACE(294, k_heap_sys_k_free_enter, (OBJECT, heap), (OBJECT, heap_ref))
#define sys_port_trace_k_heap_sys_k_free_exit(heap, heap_ref) \
	Z_TRACE(295, k_heap_sys_k_free_exit, (OBJECT, heap), (OBJECT, heap_ref))
#define sys_port_trace_k_heap_sys_k_calloc_enter(heap) \
	Z_TRACE(296, k_heap_sys_k_calloc_enter, (OBJECT, heap))
#define sys_port_trace_k_heap_sys_k_calloc_exit(heap, ret) \
	Z_TRACE(297, k_heap_sys_k_calloc_exit, (OBJECT, heap), (OBJECT, ret))
#define sys_port_trace_k_heap_sys_k_realloc_enter(heap, ptr) \
	Z_TRACE(298, k_heap_sys_k_realloc_enter, (OBJECT, heap), (OBJECT, ptr))
#define sys_port_trace_k_heap_sys_k_realloc_exit(heap, ptr, ret) \
	Z_TRACE(299, k_heap_sys_k_realloc_exit, (OBJECT, heap), (OBJECT, ptr), (OBJECT, ret))
#define sys_port_trace_k_mem_slab_init(slab, rc) \
	Z_TRACE(300, k_mem_slab_init, (OBJECT, slab), (RET, rc))
#define sys_port_trace_k_mem_slab_alloc_enter(slab, timeout) \
	Z_TRACE(301, k_mem_slab_alloc_enter, (OBJECT, slab), (TIMEOUT, timeout))
#define sys_port_trace_k_mem_slab_alloc_blocking(slab, timeout) \
	Z_TRACE(302, k_mem_slab_alloc_blocking, (OBJECT, slab), (TIMEOUT, timeout))
#define sys_port_trace_k_mem_slab_alloc_exit(slab, timeout, ret) \
	Z_TRACE(303, k_mem_slab_alloc_exit, (OBJECT, slab), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_mem_slab_free_enter(slab) \
	Z_TRACE(304, k_mem_slab_free_enter, (OBJECT, slab))
#define sys_port_trace_k_mem_slab_free_exit(slab) Z_TRACE(305, k_mem_slab_free_exit, (OBJECT, slab))
#define sys_port_trace_pm_system_suspend_enter(ticks) \
	Z_TRACE(306, pm_system_suspend_enter, (VALUE, ticks))
#define sys_port_trace_pm_system_suspend_exit(ticks, state) \
	Z_TRACE(307, pm_system_suspend_exit, (VALUE, ticks), (VALUE, state))
#define sys_port_trace_pm_device_runtime_get_enter(dev) \
	Z_TRACE(308, pm_device_runtime_get_enter, (OBJECT, dev))
#define sys_port_trace_pm_device_runtime_get_exit(dev, ret) \
	Z_TRACE(309, pm_device_runtime_get_exit, (OBJECT, dev), (RET, ret))
#define sys_port_trace_pm_device_runtime_put_enter(dev) \
	Z_TRACE(310, pm_device_runtime_put_enter, (OBJECT, dev))
#define sys_port_trace_pm_device_runtime_put_exit(dev, ret) \
	Z_TRACE(311, pm_device_runtime_put_exit, (OBJECT, dev), (RET, ret))
#define sys_port_trace_pm_device_runtime_put_async_enter(dev) \
	Z_TRACE(312, pm_device_runtime_put_async_enter, (OBJECT, dev))
#define sys_port_trace_pm_device_runtime_put_async_exit(dev, ret) \
	Z_TRACE(313, pm_device_runtime_put_async_exit, (OBJECT, dev), (RET, ret))
#define sys_port_trace_pm_device_runtime_enable_enter(dev) \
	Z_TRACE(314, pm_device_runtime_enable_enter, (OBJECT, dev))
#define sys_port_trace_pm_device_runtime_enable_exit(dev, ret) \
	Z_TRACE(315, pm_device_runtime_enable_exit, (OBJECT, dev), (RET, ret))
#define sys_port_trace_pm_device_runtime_disable_enter(dev) \
	Z_TRACE(316, pm_device_runtime_disable_enter, (OBJECT, dev))
#define sys_port_trace_pm_device_runtime_disable_exit(dev, ret) \
	Z_TRACE(317, pm_device_runtime_disable_exit, (OBJECT, dev), (RET, ret))

#endif /* ZEPHYR_INCLUDE_TRACING_HOOKS_MEM_H_ */
