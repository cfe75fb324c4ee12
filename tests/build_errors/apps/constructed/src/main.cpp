/* SPDX-License-Identifier: Apache-2.0 */
/* An object that something would have to construct before main(). */
#include <zephyr/kernel.h>

struct tickets {
	struct k_sem left;

	explicit tickets(unsigned int all)
	{
		k_sem_init(&left, all, K_SEM_MAX_LIMIT);
	}
};

static tickets tickets(3);

int main()
{
	return static_cast<int>(k_sem_count_get(&tickets.left));
}
