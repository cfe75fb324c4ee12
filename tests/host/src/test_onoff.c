/* SPDX-License-Identifier: Apache-2.0 */
/* On-off services: every transition, at once and later; clients, monitors, errors. */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/onoff.h>

#include "check.h"

#define CLIENTS 4

/* A service whose transitions end when a test says so, or at once with the result `now`. */
static struct onoff_manager manager;
static onoff_notify_fn pending;
static bool at_once;
static int result;
/* What happened: s start, p stop, r reset; then who was told, and of which state. */
static char history[256];

static void happened(const char *text)
{
	CHECK(strlen(history) + strlen(text) < sizeof(history));
	strcat(history, text);
}

static void check_history(const char *expected)
{
	CHECK_STR(history, expected);
	history[0] = '\0';
}

static void transition(struct onoff_manager *mgr, onoff_notify_fn notify)
{
	CHECK(mgr == &manager && !mgr->lock.held);
	CHECK(pending == NULL);
	if (at_once) {
		notify(mgr, result);
	} else {
		pending = notify;
	}
}

static void start(struct onoff_manager *mgr, onoff_notify_fn notify)
{
	happened("s");
	transition(mgr, notify);
}

static void stop(struct onoff_manager *mgr, onoff_notify_fn notify)
{
	happened("p");
	transition(mgr, notify);
}

static void reset(struct onoff_manager *mgr, onoff_notify_fn notify)
{
	happened("r");
	transition(mgr, notify);
}

static void complete(int res)
{
	const onoff_notify_fn notify = pending;

	CHECK(notify != NULL);
	pending = NULL;
	notify(&manager, res);
}

static const struct onoff_transitions transitions =
	ONOFF_TRANSITIONS_INITIALIZER(start, stop, reset);
static const struct onoff_transitions no_reset = ONOFF_TRANSITIONS_INITIALIZER(start, stop, NULL);

static const char *state_name(uint32_t state)
{
	switch (state) {
	case ONOFF_STATE_OFF:
		return "off ";
	case ONOFF_STATE_ON:
		return "on ";
	case ONOFF_STATE_TO_ON:
		return "to-on ";
	case ONOFF_STATE_TO_OFF:
		return "to-off ";
	case ONOFF_STATE_ERROR:
		return "error ";
	default:
		CHECK_EQ(state, ONOFF_STATE_RESETTING);
		return "resetting ";
	}
}

static struct onoff_client clients[CLIENTS];
static int results[CLIENTS];

static void told(struct onoff_manager *mgr, struct onoff_client *cli, uint32_t state, int res)
{
	const char number[] = { (char)('0' + (cli - clients)), ':', '\0' };

	CHECK(mgr == NULL || !mgr->lock.held);
	results[cli - clients] = res;
	happened(number);
	happened(state_name(state));
}

static struct onoff_client *client(int i)
{
	clients[i] = (struct onoff_client){ .node = { NULL } };
	results[i] = 999;
	sys_notify_init_callback(&clients[i].notify, (sys_notify_generic_callback)told);
	return &clients[i];
}

static void monitored(struct onoff_manager *mgr, struct onoff_monitor *mon, uint32_t state, int res)
{
	(void)mon;
	CHECK(!mgr->lock.held && res == (state & ONOFF_FLAG_TRANSITION ? 0 : mgr->last_res));
	happened("m:");
	happened(state_name(state));
}

static struct onoff_monitor monitor = { .callback = monitored };

static void begin(bool now, const struct onoff_transitions *functions)
{
	CHECK_EQ(onoff_manager_init(&manager, functions), 0);
	pending = NULL;
	at_once = now;
	result = 0;
	history[0] = '\0';
}

static void initialisation(void)
{
	static const struct onoff_transitions no_start =
		ONOFF_TRANSITIONS_INITIALIZER(NULL, stop, reset);
	static const struct onoff_transitions no_stop =
		ONOFF_TRANSITIONS_INITIALIZER(start, NULL, reset);

	CHECK_EQ(onoff_manager_init(NULL, &transitions), -EINVAL);
	CHECK_EQ(onoff_manager_init(&manager, NULL), -EINVAL);
	CHECK_EQ(onoff_manager_init(&manager, &no_start), -EINVAL);
	CHECK_EQ(onoff_manager_init(&manager, &no_stop), -EINVAL);
	CHECK_EQ(onoff_manager_init(&manager, &no_reset), 0);
	CHECK_EQ(manager.flags, ONOFF_STATE_OFF);
	CHECK(!onoff_has_error(&manager));
}

static void arguments(void)
{
	begin(true, &transitions);
	CHECK_EQ(onoff_request(NULL, client(0)), -EINVAL);
	CHECK_EQ(onoff_request(&manager, NULL), -EINVAL);
	CHECK_EQ(onoff_reset(NULL, client(0)), -EINVAL);
	CHECK_EQ(onoff_reset(&manager, NULL), -EINVAL);
	CHECK_EQ(onoff_cancel(NULL, client(0)), -EINVAL);
	CHECK_EQ(onoff_cancel(&manager, NULL), -EINVAL);
	/* Not initialised; no function; bits that are the manager's. */
	clients[0].notify.flags = 0;
	CHECK_EQ(onoff_request(&manager, &clients[0]), -EINVAL);
	client(0)->notify.method.callback = NULL;
	CHECK_EQ(onoff_request(&manager, &clients[0]), -EINVAL);
	client(0)->notify.flags |= BIT(ONOFF_CLIENT_EXTENSION_POS);
	CHECK_EQ(onoff_request(&manager, &clients[0]), -EINVAL);
	/* A signal needs k_poll(), which the host has not. */
	client(0)->notify.flags = SYS_NOTIFY_METHOD_SIGNAL;
	CHECK_EQ(onoff_request(&manager, &clients[0]), -EINVAL);
	manager.refs = UINT16_MAX;
	CHECK_EQ(onoff_request(&manager, client(0)), -EAGAIN);
	check_history("");
}

static void transitions_at_once(void)
{
	begin(true, &transitions);
	CHECK_EQ(onoff_monitor_register(&manager, &monitor), 0);
	CHECK_EQ(onoff_request(&manager, client(0)), ONOFF_STATE_OFF);
	check_history("m:to-on sm:on 0:on ");
	CHECK_EQ(onoff_request(&manager, client(1)), ONOFF_STATE_ON);
	check_history("1:on ");
	CHECK_EQ(results[1], 0);
	CHECK_EQ(manager.refs, 2);
	CHECK_EQ(onoff_release(&manager), ONOFF_STATE_ON);
	check_history("");
	CHECK_EQ(onoff_release(&manager), ONOFF_STATE_ON);
	check_history("m:to-off pm:off ");
	CHECK_EQ(onoff_release(&manager), -ENOTSUP);
	CHECK_EQ(onoff_reset(&manager, client(0)), -EALREADY);
}

static void clients_wait_for_start(void)
{
	begin(false, &transitions);
	CHECK_EQ(onoff_request(&manager, client(0)), ONOFF_STATE_OFF);
	CHECK_EQ(onoff_request(&manager, client(1)), ONOFF_STATE_TO_ON);
	CHECK_EQ(onoff_release(&manager), -ENOTSUP);
	check_history("s");
	complete(7);
	check_history("0:on 1:on ");
	CHECK_EQ(results[0], 7);
	CHECK_EQ(results[1], 7);
	CHECK_EQ(manager.refs, 2);
}

static void request_while_stopping(void)
{
	begin(false, &transitions);
	(void)onoff_request(&manager, client(0));
	complete(0);
	(void)onoff_release(&manager);
	CHECK_EQ(onoff_request(&manager, client(1)), ONOFF_STATE_TO_OFF);
	check_history("s0:on p");
	complete(0);
	check_history("s");
	complete(0);
	check_history("1:on ");
	CHECK_EQ(manager.refs, 1);
}

static void cancellation(void)
{
	begin(false, &transitions);
	CHECK_EQ(onoff_cancel(&manager, client(0)), -EALREADY);
	(void)onoff_request(&manager, client(0));
	(void)onoff_request(&manager, client(1));
	CHECK_EQ(onoff_cancel(&manager, &clients[0]), ONOFF_STATE_TO_ON);
	CHECK_EQ(onoff_cancel(&manager, &clients[0]), -EALREADY);
	complete(0);
	check_history("s1:on ");
	CHECK_EQ(onoff_cancel(&manager, &clients[1]), -EALREADY);
	CHECK_EQ(onoff_cancel_or_release(&manager, &clients[1]), ONOFF_STATE_ON);
	check_history("p");
	complete(0);
	/* Nobody is left when it is on: it goes off again. */
	(void)onoff_request(&manager, client(2));
	CHECK_EQ(onoff_cancel_or_release(&manager, &clients[2]), ONOFF_STATE_TO_ON);
	complete(0);
	check_history("sp");
	complete(0);
	CHECK_EQ(manager.flags, ONOFF_STATE_OFF);
}

static void failures(void)
{
	begin(false, &transitions);
	(void)onoff_request(&manager, client(0));
	(void)onoff_request(&manager, client(1));
	complete(-EPERM);
	check_history("s0:error 1:error ");
	CHECK_EQ(results[1], -EPERM);
	CHECK(onoff_has_error(&manager));
	CHECK_EQ(onoff_request(&manager, client(0)), -EIO);
	CHECK_EQ(onoff_release(&manager), -EIO);

	CHECK_EQ(onoff_reset(&manager, client(0)), ONOFF_STATE_ERROR);
	CHECK_EQ(onoff_reset(&manager, client(1)), ONOFF_STATE_RESETTING);
	CHECK_EQ(onoff_request(&manager, client(2)), -ENOTSUP);
	CHECK_EQ(onoff_release(&manager), -ENOTSUP);
	CHECK_EQ(onoff_cancel(&manager, &clients[1]), ONOFF_STATE_RESETTING);
	complete(-EPERM);
	check_history("r0:error ");
	CHECK_EQ(onoff_reset(&manager, client(0)), ONOFF_STATE_ERROR);
	complete(0);
	check_history("r0:off ");
	CHECK(!onoff_has_error(&manager));

	/* It fails to stop: who waits for it to start again is told. */
	(void)onoff_request(&manager, client(0));
	complete(0);
	(void)onoff_release(&manager);
	(void)onoff_request(&manager, client(1));
	complete(-EPERM);
	check_history("s0:on p1:error ");
	CHECK_EQ(manager.refs, 0);
}

static void without_reset(void)
{
	begin(true, &no_reset);
	result = -EPERM;
	(void)onoff_request(&manager, client(0));
	check_history("s0:error ");
	CHECK_EQ(onoff_reset(&manager, client(0)), -ENOTSUP);
}

/* Callbacks that use the manager. */
static void releases(struct onoff_manager *mgr, struct onoff_client *cli, uint32_t state, int res)
{
	told(mgr, cli, state, res);
	CHECK_EQ(onoff_release(mgr), ONOFF_STATE_ON);
	happened("released ");
}

static void asks_again(struct onoff_manager *mgr, struct onoff_client *cli, uint32_t state, int res)
{
	told(mgr, cli, state, res);
	CHECK_EQ(onoff_request(mgr, client(3)), state);
}

static void callbacks_that_call(void)
{
	begin(true, &transitions);
	client(0)->notify.method.callback = (sys_notify_generic_callback)releases;
	CHECK_EQ(onoff_request(&manager, &clients[0]), ONOFF_STATE_OFF);
	/* What it starts happens after the callback, not in it. */
	check_history("s0:on released p");
	CHECK_EQ(manager.flags, ONOFF_STATE_OFF);

	client(1)->notify.method.callback = (sys_notify_generic_callback)asks_again;
	(void)onoff_request(&manager, &clients[1]);
	check_history("s1:on 3:on ");
	CHECK_EQ(manager.refs, 2);
}

static struct onoff_monitor leaving;

static void leaves(struct onoff_manager *mgr, struct onoff_monitor *mon, uint32_t state, int res)
{
	(void)res;
	happened("l:");
	happened(state_name(state));
	CHECK_EQ(onoff_monitor_unregister(mgr, mon), 0);
}

static void monitors(void)
{
	begin(true, &transitions);
	leaving.callback = leaves;
	CHECK_EQ(onoff_monitor_register(NULL, &monitor), -EINVAL);
	CHECK_EQ(onoff_monitor_register(&manager, NULL), -EINVAL);
	CHECK_EQ(onoff_monitor_register(&manager, &(struct onoff_monitor){ .callback = NULL }),
		 -EINVAL);
	CHECK_EQ(onoff_monitor_unregister(&manager, &monitor), -EINVAL);
	CHECK_EQ(onoff_monitor_unregister(NULL, &monitor), -EINVAL);
	CHECK_EQ(onoff_monitor_unregister(&manager, NULL), -EINVAL);
	CHECK_EQ(onoff_monitor_register(&manager, &leaving), 0);
	CHECK_EQ(onoff_monitor_register(&manager, &monitor), 0);
	(void)onoff_request(&manager, client(0));
	check_history("l:to-on m:to-on sm:on 0:on ");
	CHECK_EQ(onoff_monitor_unregister(&manager, &monitor), 0);
	(void)onoff_release(&manager);
	check_history("p");
}

static void synchronous_services(void)
{
	static struct onoff_sync_service service;
	k_spinlock_key_t key;

	CHECK_EQ(onoff_sync_lock(&service, &key), 0);
	CHECK(service.lock.held);
	CHECK_EQ(onoff_sync_finalize(&service, key, client(0), 3, true), 1);
	check_history("0:on ");
	CHECK_EQ(results[0], 3);
	CHECK_EQ(onoff_sync_lock(&service, &key), 1);
	CHECK_EQ(onoff_sync_finalize(&service, key, NULL, 0, true), 2);
	(void)onoff_sync_lock(&service, &key);
	CHECK_EQ(onoff_sync_finalize(&service, key, NULL, 0, false), 1);
	(void)onoff_sync_lock(&service, &key);
	CHECK_EQ(onoff_sync_finalize(&service, key, client(0), -EPERM, true), -EPERM);
	check_history("0:error ");
	/* An error stays until somebody finalizes without one; then nobody has a claim. */
	CHECK_EQ(onoff_sync_lock(&service, &key), -EPERM);
	CHECK_EQ(onoff_sync_finalize(&service, key, NULL, -EPERM, true), -EPERM);
	(void)onoff_sync_lock(&service, &key);
	CHECK_EQ(onoff_sync_finalize(&service, key, client(0), 0, true), 1);
	check_history("0:on ");
}

/* Clients that do not want to be called. */
static void spinning(void)
{
	struct onoff_client cli = { .node = { NULL } };
	int res = 0;

	begin(false, &transitions);
	sys_notify_init_spinwait(&cli.notify);
	CHECK(!sys_notify_uses_callback(&cli.notify));
	CHECK_EQ(onoff_request(&manager, &cli), ONOFF_STATE_OFF);
	CHECK_EQ(sys_notify_fetch_result(&cli.notify, &res), -EAGAIN);
	complete(5);
	CHECK_EQ(sys_notify_fetch_result(&cli.notify, &res), 0);
	CHECK_EQ(res, 5);
	CHECK_EQ(sys_notify_validate(NULL), -EINVAL);
	CHECK_EQ(sys_notify_validate(&cli.notify), -EINVAL);
}

int main(void)
{
	RUN(initialisation);
	RUN(arguments);
	RUN(transitions_at_once);
	RUN(clients_wait_for_start);
	RUN(request_while_stopping);
	RUN(cancellation);
	RUN(failures);
	RUN(without_reset);
	RUN(callbacks_that_call);
	RUN(monitors);
	RUN(synchronous_services);
	RUN(spinning);
	return check_end();
}
