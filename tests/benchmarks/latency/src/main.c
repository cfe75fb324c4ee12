/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the kernel's operations cost, one row each. The rows whose labels are those of Zephyr's
 * latency_measure measure the same as that; tests/benchmarks/latency.py prints them beside it.
 */
#include "bench.h"

int main(void)
{
	k_thread_priority_set(k_current_get(), BENCH_PRIORITY);
	bench_switches();
	bench_interrupts();
	bench_threads();
	bench_semaphores();
	bench_mutexes();
	bench_data();
	bench_heap();
	bench_work();
	bench_clock();
	bench_timers();
	bench_crowd();
	printk("PROJECT EXECUTION %s\n", bench_errors == 0 ? "SUCCESSFUL" : "FAILED");
	return bench_errors;
}
