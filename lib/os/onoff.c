/* SPDX-License-Identifier: Apache-2.0 */
/*
 * On-off services (sys/onoff.h).
 *
 * Everything that happens to a manager sets an event in its flags and calls run(). The first
 * caller handles events until there are none; whoever comes meanwhile, a callback or an
 * interrupt, leaves his event to that one. So one event is handled at a time, no callback is
 * called under the lock, and chains of transitions need no stack.
 */
#include <zephyr/sys/onoff.h>

/* Somebody handles events. */
#define FLAG_RUNNING BIT(3)
/* Events: the transition is over; clients or requests have changed. */
#define FLAG_COMPLETE BIT(4)
#define FLAG_RECHECK BIT(5)

/* What is to be told once the lock is released. */
struct news {
	uint32_t state;
	int res;
	sys_slist_t clients;
	onoff_transition_fn transition;
};

static inline uint32_t state_of(const struct onoff_manager *mgr)
{
	return mgr->flags & ONOFF_STATE_MASK;
}

static inline void state_set_locked(struct onoff_manager *mgr, uint32_t state)
{
	__ASSERT((state & ~ONOFF_STATE_MASK) == 0, "%x is not a state", state);

	mgr->flags = (uint16_t)((mgr->flags & ~ONOFF_STATE_MASK) | state);
}

static void client_notify(struct onoff_manager *mgr, struct onoff_client *cli, uint32_t state,
			  int res)
{
	const onoff_client_callback callback =
		(onoff_client_callback)sys_notify_finalize(&cli->notify, res);

	if (callback != NULL) {
		callback(mgr, cli, state, res);
	}
}

/* Move the waiting clients to the news. How many there are. */
static uint16_t take_clients_locked(struct onoff_manager *mgr, struct news *news)
{
	news->clients = mgr->clients;
	sys_slist_init(&mgr->clients);
	return (uint16_t)sys_slist_len(&news->clients);
}

/* The transition is over, with mgr->last_res. */
static void complete_locked(struct onoff_manager *mgr, struct news *news)
{
	const uint32_t state = state_of(mgr);

	__ASSERT((state & ONOFF_FLAG_TRANSITION) != 0, "state %x is no transition", state);

	news->res = mgr->last_res;
	if (mgr->last_res < 0) {
		(void)take_clients_locked(mgr, news);
		mgr->refs = 0;
		state_set_locked(mgr, ONOFF_STATE_ERROR);
	} else if (state == ONOFF_STATE_TO_ON) {
		mgr->refs = (uint16_t)(mgr->refs + take_clients_locked(mgr, news));
		state_set_locked(mgr, ONOFF_STATE_ON);
	} else {
		/* Those who have asked while it was turned off wait for it to be turned on. */
		if (state == ONOFF_STATE_RESETTING) {
			(void)take_clients_locked(mgr, news);
		}
		state_set_locked(mgr, ONOFF_STATE_OFF);
	}
	mgr->flags |= FLAG_RECHECK;
}

/* Begin a transition if the state is not the one that is needed. */
static bool recheck_locked(struct onoff_manager *mgr, struct news *news)
{
	const uint32_t state = state_of(mgr);
	const bool wanted = !sys_slist_is_empty(&mgr->clients);

	if (state == ONOFF_STATE_OFF && wanted) {
		news->transition = mgr->transitions->start;
		state_set_locked(mgr, ONOFF_STATE_TO_ON);
	} else if (state == ONOFF_STATE_ON && mgr->refs == 0) {
		news->transition = mgr->transitions->stop;
		state_set_locked(mgr, ONOFF_STATE_TO_OFF);
	} else if (state == ONOFF_STATE_ERROR && wanted) {
		news->transition = mgr->transitions->reset;
		state_set_locked(mgr, ONOFF_STATE_RESETTING);
	}
	return news->transition != NULL;
}

static void transition_complete(struct onoff_manager *mgr, int res);

/* Tell the news; no lock is held. */
static void tell(struct onoff_manager *mgr, struct news *news)
{
	struct onoff_monitor *mon;
	struct onoff_monitor *next;
	sys_snode_t *node;

	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&mgr->monitors, mon, next, node) {
		mon->callback(mgr, mon, news->state, news->res);
	}
	while ((node = sys_slist_get(&news->clients)) != NULL) {
		client_notify(mgr, CONTAINER_OF(node, struct onoff_client, node), news->state,
			      news->res);
	}
	if (news->transition != NULL) {
		news->transition(mgr, transition_complete);
	}
}

/* Handle events until there are none, unless somebody does already. Releases the lock. */
static void run(struct onoff_manager *mgr, k_spinlock_key_t key, uint32_t event)
{
	mgr->flags |= event;
	if ((mgr->flags & FLAG_RUNNING) != 0) {
		k_spin_unlock(&mgr->lock, key);
		return;
	}
	mgr->flags |= FLAG_RUNNING;
	while ((mgr->flags & (FLAG_COMPLETE | FLAG_RECHECK)) != 0) {
		struct news news = { .transition = NULL };
		bool changed = true;

		if ((mgr->flags & FLAG_COMPLETE) != 0) {
			mgr->flags &= (uint16_t)~FLAG_COMPLETE;
			complete_locked(mgr, &news);
		} else {
			mgr->flags &= (uint16_t)~FLAG_RECHECK;
			changed = recheck_locked(mgr, &news);
		}
		if (changed) {
			news.state = state_of(mgr);
			k_spin_unlock(&mgr->lock, key);
			tell(mgr, &news);
			key = k_spin_lock(&mgr->lock);
		}
	}
	mgr->flags &= (uint16_t)~FLAG_RUNNING;
	k_spin_unlock(&mgr->lock, key);
}

/* A service has done what a transition function was called for. */
static void transition_complete(struct onoff_manager *mgr, int res)
{
	const k_spinlock_key_t key = k_spin_lock(&mgr->lock);

	__ASSERT((mgr->flags & (ONOFF_FLAG_TRANSITION | FLAG_COMPLETE)) == ONOFF_FLAG_TRANSITION,
		 "service %p completes what has not begun", (void *)mgr);

	mgr->last_res = res;
	run(mgr, key, FLAG_COMPLETE);
}

int onoff_manager_init(struct onoff_manager *mgr, const struct onoff_transitions *transitions)
{
	if (mgr == NULL || transitions == NULL || transitions->start == NULL ||
	    transitions->stop == NULL) {
		return -EINVAL;
	}
	*mgr = (struct onoff_manager)ONOFF_MANAGER_INITIALIZER(transitions);
	return 0;
}

static int check_args(const struct onoff_manager *mgr, struct onoff_client *cli)
{
	if (mgr == NULL || cli == NULL ||
	    (cli->notify.flags & ~BIT_MASK(ONOFF_CLIENT_EXTENSION_POS)) != 0) {
		return -EINVAL;
	}
	return sys_notify_validate(&cli->notify);
}

/* Why a request cannot be taken now, or 0. */
static int refusal_locked(const struct onoff_manager *mgr)
{
	if (mgr->refs == UINT16_MAX) {
		return -EAGAIN;
	}
	switch (state_of(mgr)) {
	case ONOFF_STATE_RESETTING:
		return -ENOTSUP;
	case ONOFF_STATE_ERROR:
		return -EIO;
	default:
		return 0;
	}
}

int onoff_request(struct onoff_manager *mgr, struct onoff_client *cli)
{
	k_spinlock_key_t key;
	uint32_t state;
	int ret = check_args(mgr, cli);

	if (ret < 0) {
		return ret;
	}
	key = k_spin_lock(&mgr->lock);
	ret = refusal_locked(mgr);
	if (ret < 0) {
		k_spin_unlock(&mgr->lock, key);
		return ret;
	}
	state = state_of(mgr);
	if (state == ONOFF_STATE_ON) {
		mgr->refs++;
		k_spin_unlock(&mgr->lock, key);
		client_notify(mgr, cli, state, 0);
	} else {
		sys_slist_append(&mgr->clients, &cli->node);
		run(mgr, key, FLAG_RECHECK);
	}
	return (int)state;
}

int onoff_release(struct onoff_manager *mgr)
{
	const k_spinlock_key_t key = k_spin_lock(&mgr->lock);
	const uint32_t state = state_of(mgr);

	if (state != ONOFF_STATE_ON) {
		k_spin_unlock(&mgr->lock, key);
		return state == ONOFF_STATE_ERROR ? -EIO : -ENOTSUP;
	}
	__ASSERT(mgr->refs > 0, "service %p was released more often than requested", (void *)mgr);
	mgr->refs--;
	run(mgr, key, mgr->refs == 0 ? FLAG_RECHECK : 0);
	return (int)state;
}

int onoff_reset(struct onoff_manager *mgr, struct onoff_client *cli)
{
	k_spinlock_key_t key;
	uint32_t state;
	int ret;

	if (mgr != NULL && mgr->transitions->reset == NULL) {
		return -ENOTSUP;
	}
	ret = check_args(mgr, cli);
	if (ret < 0) {
		return ret;
	}
	key = k_spin_lock(&mgr->lock);
	state = state_of(mgr);
	if ((state & ONOFF_FLAG_ERROR) == 0) {
		k_spin_unlock(&mgr->lock, key);
		return -EALREADY;
	}
	sys_slist_append(&mgr->clients, &cli->node);
	run(mgr, key, FLAG_RECHECK);
	return (int)state;
}

int onoff_cancel(struct onoff_manager *mgr, struct onoff_client *cli)
{
	k_spinlock_key_t key;
	int ret = -EALREADY;

	if (mgr == NULL || cli == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	if (sys_slist_find_and_remove(&mgr->clients, &cli->node)) {
		ret = (int)state_of(mgr);
	}
	k_spin_unlock(&mgr->lock, key);
	return ret;
}

int onoff_monitor_register(struct onoff_manager *mgr, struct onoff_monitor *mon)
{
	k_spinlock_key_t key;

	if (mgr == NULL || mon == NULL || mon->callback == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	sys_slist_append(&mgr->monitors, &mon->node);
	k_spin_unlock(&mgr->lock, key);
	return 0;
}

int onoff_monitor_unregister(struct onoff_manager *mgr, struct onoff_monitor *mon)
{
	k_spinlock_key_t key;
	bool found;

	if (mgr == NULL || mon == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	found = sys_slist_find_and_remove(&mgr->monitors, &mon->node);
	k_spin_unlock(&mgr->lock, key);
	return found ? 0 : -EINVAL;
}

int onoff_sync_lock(struct onoff_sync_service *srv, k_spinlock_key_t *keyp)
{
	*keyp = k_spin_lock(&srv->lock);
	return srv->count;
}

int onoff_sync_finalize(struct onoff_sync_service *srv, k_spinlock_key_t key,
			struct onoff_client *cli, int res, bool on)
{
	int count;

	__ASSERT(on || cli == NULL, "nobody waits for service %p to be off", (void *)srv);

	if (res < 0) {
		srv->count = res;
	} else {
		srv->count = MAX(srv->count, 0) + (on ? 1 : -1);
	}
	count = srv->count;
	k_spin_unlock(&srv->lock, key);
	if (cli != NULL) {
		client_notify(NULL, cli, res < 0 ? ONOFF_STATE_ERROR : ONOFF_STATE_ON, res);
	}
	return count;
}
