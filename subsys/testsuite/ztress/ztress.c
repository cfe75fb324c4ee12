/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the contexts of a stress test and watches the load of the CPU.
 *
 * Threads have neighbouring priorities just above the lowest; the timer's interrupt stands above
 * them all. A context that starts while one below it is executing has preempted that one.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/ztest.h>
#include <zephyr/ztress.h>

/* Sleeps are scaled by 256ths: 256 is what the user wanted. */
#define SCALE_ONE 256
#define SCALE_MAX (16 * SCALE_ONE)
#define CONTROL_PERIOD_MS 50
#define LOAD_LOW 80
#define LOAD_HIGH 95

BUILD_ASSERT(CONFIG_ZTRESS_MAX_THREADS < CONFIG_NUM_PREEMPT_PRIORITIES,
	     "every context has a priority of its own");

struct context {
	const struct ztress_context_data *data;
	uint32_t executed;
	uint32_t preempted;
	bool executing;
	bool finished;
};

static struct context contexts[CONFIG_ZTRESS_MAX_THREADS];
static size_t context_count;
static struct k_thread threads[CONFIG_ZTRESS_MAX_THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, CONFIG_ZTRESS_MAX_THREADS, CONFIG_ZTRESS_STACK_SIZE);
static atomic_t open_contexts;
static atomic_t ended;
static K_SEM_DEFINE(end_of_run, 0, 1);
static K_SEM_DEFINE(wake_up, 0, CONFIG_ZTRESS_MAX_THREADS);
static k_timeout_t time_limit;
static uint32_t scale = SCALE_ONE;
static uint64_t last_busy;
static uint64_t last_total;

static void on_limit(struct k_timer *timer);
static void on_control(struct k_timer *timer);
static void on_context(struct k_timer *timer);
static void on_progress(struct k_timer *timer);

static K_TIMER_DEFINE(limit_timer, on_limit, NULL);
static K_TIMER_DEFINE(control_timer, on_control, NULL);
static K_TIMER_DEFINE(context_timer, on_context, NULL);
static K_TIMER_DEFINE(progress_timer, on_progress, NULL);

static void end_run(void)
{
	if (atomic_set(&ended, 1) == 0) {
		k_sem_give(&end_of_run);
		for (size_t i = 0; i < context_count; i++) {
			k_sem_give(&wake_up);
		}
	}
}

static void on_limit(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	end_run();
}

static void on_progress(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	ztress_report();
}

/* Keeps the load between its bounds by scaling all sleeps. */
static void on_control(struct k_timer *timer)
{
	struct k_thread_runtime_stats stats;
	uint64_t busy, total;
	uint32_t load;

	ARG_UNUSED(timer);
	if (k_thread_runtime_stats_all_get(&stats) != 0) {
		return;
	}
	busy = stats.total_cycles - last_busy;
	total = stats.execution_cycles - last_total;
	last_busy = stats.total_cycles;
	last_total = stats.execution_cycles;
	__ASSERT_NO_MSG(scale >= 1 && scale <= SCALE_MAX);
	load = total == 0 ? LOAD_LOW : (uint32_t)(busy * 100 / total);
	if (load < LOAD_LOW) {
		scale = MAX(scale - scale / 8, 1);
	} else if (load > LOAD_HIGH) {
		scale = MIN(scale + scale / 8 + 1, SCALE_MAX);
	}
}

static uint32_t random_below(uint32_t bound)
{
	static uint32_t state = 1;

	state = state * 1664525U + 1013904223U;
	return bound == 0 ? 0 : (state >> 8) % bound;
}

/* The context's sleep as scaled now, in ticks. */
static uint32_t scaled_ticks(const struct context *context)
{
	uint64_t ticks = (uint64_t)context->data->t.ticks * scale / SCALE_ONE;

	return (uint32_t)CLAMP(ticks, 1, INT32_MAX);
}

/* That time, up to a quarter shorter or longer. */
static k_timeout_t next_sleep(const struct context *context)
{
	uint32_t ticks = scaled_ticks(context);

	return K_TICKS(MAX(ticks - ticks / 4 + random_below(ticks / 2 + 1), 1));
}

/* Numbers reached: the last context that gets there ends the run. */
static void check_numbers(struct context *context)
{
	const struct ztress_context_data *data = context->data;
	bool open_ended = data->exec_cnt == 0 && data->preempt_cnt == 0;

	if (context->finished || open_ended || context->executed < data->exec_cnt ||
	    context->preempted < data->preempt_cnt) {
		return;
	}
	context->finished = true;
	if (atomic_dec(&open_contexts) == 1) {
		end_run();
	}
}

static bool execute(struct context *context, bool last)
{
	const struct ztress_context_data *data = context->data;
	size_t id = context - contexts;
	bool goes_on;

	__ASSERT(id < context_count, "a context of this run");
	for (size_t lower = id + 1; lower < context_count; lower++) {
		contexts[lower].preempted += contexts[lower].executing;
	}
	context->executing = true;
	goes_on = data->handler(data->user_data, context->executed, last, (int)id);
	context->executing = false;
	context->executed++;
	check_numbers(context);
	return goes_on;
}

/* A context that does not want to run any more counts as one that is done. */
static void give_up(struct context *context)
{
	__ASSERT_NO_MSG(!context->executing);
	bool open_ended = context->data->exec_cnt == 0 && context->data->preempt_cnt == 0;

	if (!context->finished && !open_ended) {
		context->finished = true;
		if (atomic_dec(&open_contexts) == 1) {
			end_run();
		}
	}
}

static void thread_context(void *p1, void *p2, void *p3)
{
	struct context *context = p1;

	__ASSERT(!k_is_in_isr(), "a context of the timer is not here");
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	while (atomic_get(&ended) == 0) {
		if (!execute(context, false)) {
			give_up(context);
			return;
		}
		(void)k_sem_take(&wake_up, next_sleep(context));
	}
	(void)execute(context, true);
}

static void on_context(struct k_timer *timer)
{
	struct context *context = &contexts[0];

	__ASSERT(context_count != 0, "a timer without a run");
	if (!execute(context, atomic_get(&ended) != 0)) {
		give_up(context);
	} else if (atomic_get(&ended) == 0) {
		k_timer_start(timer, next_sleep(context), K_NO_WAIT);
	}
}

static void start(struct ztress_context_data *timer_data, size_t first_thread)
{
	int lowest = K_LOWEST_APPLICATION_THREAD_PRIO;

	for (size_t i = first_thread; i < context_count; i++) {
		k_thread_create(&threads[i], stacks[i], CONFIG_ZTRESS_STACK_SIZE, thread_context,
				&contexts[i], NULL, NULL, lowest - (int)(context_count - i), 0,
				K_NO_WAIT);
		k_thread_name_set(&threads[i], "ztress");
	}
	if (timer_data != NULL) {
		k_timer_start(&context_timer, next_sleep(&contexts[0]), K_NO_WAIT);
	}
	k_timer_start(&control_timer, K_MSEC(CONTROL_PERIOD_MS), K_MSEC(CONTROL_PERIOD_MS));
	if (CONFIG_ZTRESS_REPORT_PROGRESS_MS > 0) {
		k_timer_start(&progress_timer, K_MSEC(CONFIG_ZTRESS_REPORT_PROGRESS_MS),
			      K_MSEC(CONFIG_ZTRESS_REPORT_PROGRESS_MS));
	}
	if (!K_TIMEOUT_EQ(time_limit, K_NO_WAIT)) {
		k_timer_start(&limit_timer, time_limit, K_NO_WAIT);
	}
}

static void stop(size_t first_thread)
{
	k_timer_stop(&context_timer);
	k_timer_stop(&control_timer);
	k_timer_stop(&progress_timer);
	k_timer_stop(&limit_timer);
	for (size_t i = first_thread; i < context_count; i++) {
		(void)k_thread_join(&threads[i], K_FOREVER);
	}
	if (first_thread != 0) {
		(void)execute(&contexts[0], true);
	}
}

static void prepare(struct ztress_context_data *timer_data, struct ztress_context_data *thread_data,
		    size_t cnt)
{
	memset(contexts, 0, sizeof(contexts));
	context_count = 0;
	if (timer_data != NULL) {
		contexts[context_count++].data = timer_data;
	}
	for (size_t i = 0; i < cnt; i++) {
		contexts[context_count++].data = &thread_data[i];
	}
	atomic_clear(&open_contexts);
	for (size_t i = 0; i < context_count; i++) {
		if (contexts[i].data->exec_cnt != 0 || contexts[i].data->preempt_cnt != 0) {
			atomic_inc(&open_contexts);
		}
	}
	scale = SCALE_ONE;
	last_busy = 0;
	last_total = 0;
	atomic_clear(&ended);
	k_sem_reset(&end_of_run);
	k_sem_reset(&wake_up);
}

int ztress_execute(struct ztress_context_data *timer_data, struct ztress_context_data *thread_data,
		   size_t cnt)
{
	size_t first_thread = timer_data != NULL ? 1 : 0;

	__ASSERT(!k_is_in_isr(), "the caller waits for the end of the run");
	__ASSERT(cnt == 0 || thread_data != NULL, "%u contexts are announced", (unsigned int)cnt);
	if (cnt + first_thread > CONFIG_ZTRESS_MAX_THREADS) {
		return -EINVAL;
	}
	prepare(timer_data, thread_data, cnt);
	start(timer_data, first_thread);
	(void)k_sem_take(&end_of_run, K_FOREVER);
	stop(first_thread);
	ztress_report();
	return 0;
}

void ztress_abort(void)
{
	end_run();
}

void ztress_set_timeout(k_timeout_t t)
{
	time_limit = t;
}

void ztress_report(void)
{
	PRINT_DATA("ztress: sleeps at %u/256\n", scale);
	for (size_t i = 0; i < context_count; i++) {
		PRINT_DATA("\tContext %u: executed %u, preempted %u, sleeps %u ticks\n",
			   (unsigned int)i, contexts[i].executed, contexts[i].preempted,
			   scaled_ticks(&contexts[i]));
	}
}

uint32_t ztress_exec_count(uint32_t id)
{
	__ASSERT_NO_MSG(id < ARRAY_SIZE(contexts));
	return contexts[id].executed;
}

uint32_t ztress_preempt_count(uint32_t id)
{
	__ASSERT_NO_MSG(id < ARRAY_SIZE(contexts));
	return contexts[id].preempted;
}

uint32_t ztress_optimized_ticks(uint32_t id)
{
	__ASSERT_NO_MSG(id < ARRAY_SIZE(contexts));
	return scaled_ticks(&contexts[id]);
}
