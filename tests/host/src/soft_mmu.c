/* SPDX-License-Identifier: Apache-2.0 */
/* soft_mmu.h. */
#include "soft_mmu.h"

#include "check.h"

#define TABLE_ENTRIES (4096U / sizeof(soft_entry_t))
#define POOL_PHYS 0x00123000U
#define EXTRA 3U
#define SET_TABLES (SOFT_VM_SLOTS + EXTRA)
#define CACHED_MAX 48U
#define LINKS_MAX 16U

/* Both sets' tables: those of the kernel's range first. What is linked to is found by address. */
#define POOL_TABLES (SOFT_SETS * SET_TABLES)
soft_entry_t pool[POOL_TABLES * TABLE_ENTRIES] __asm__("z_x86_pagetables_start")
	__attribute__((aligned(4096)));
soft_entry_t top_kernel[TABLE_ENTRIES] __asm__("z_x86_kernel_ptables")
	__attribute__((aligned(4096)));
static soft_entry_t top_other[TABLE_ENTRIES] __attribute__((aligned(4096)));

static unsigned int extra_used[SOFT_SETS];
static unsigned int in_use;
volatile bool soft_mmu_is_busy;
static struct soft_flushes flushes;

/* A translation: the plain entry, with the frame of the page where it is of a large one. */
struct cached {
	uint32_t page;
	bool large;
	uint64_t entry;
};

static struct cached cached[CACHED_MAX];
static unsigned int cached_count, cached_next;

struct link {
	uint32_t slot;
	uint64_t entry;
};

static struct link links[LINKS_MAX];
static unsigned int link_count, link_next;
#ifdef CONFIG_X86_PAE
static uint64_t top_registers[4];
#endif

static soft_entry_t *table_at(unsigned int index)
{
	return &pool[index * TABLE_ENTRIES];
}

soft_entry_t *soft_mmu_vm_tables(unsigned int set)
{
	return table_at(set * SET_TABLES);
}

soft_entry_t *soft_mmu_top(unsigned int set)
{
	return set == 0U ? top_kernel : top_other;
}

uintptr_t soft_mmu_offset(void)
{
	return (uintptr_t)pool - POOL_PHYS;
}

const uint8_t *soft_mmu_bytes(uint32_t *size)
{
	*size = sizeof(pool);
	return (const uint8_t *)pool;
}

static soft_entry_t *table_of(uint64_t link)
{
	const uint64_t phys = link & SOFT_ADDRESS;

	if (phys < POOL_PHYS || phys - POOL_PHYS >= sizeof(pool)) {
		host_printf("a link to 0x%llx, where no table is\n", (unsigned long long)phys);
		__builtin_trap();
	}
	return (soft_entry_t *)((uint8_t *)pool + (phys - POOL_PHYS));
}

static uint64_t read_entry(unsigned int set, const soft_entry_t *entry)
{
	/* In halves, as a 32-bit CPU's programs see it. */
	return soft_mmu_seal(set != 0U, *(const volatile soft_entry_t *)entry);
}

static void write_entry(unsigned int set, soft_entry_t *entry, uint64_t value)
{
	*entry = (soft_entry_t)soft_mmu_seal(set != 0U, value);
}

static uint64_t link_to(const soft_entry_t *table)
{
	return ((uintptr_t)table - soft_mmu_offset()) | SOFT_P | SOFT_RW | SOFT_US;
}

static soft_entry_t *new_table(unsigned int set)
{
	CHECK(extra_used[set] < EXTRA);
	return table_at(set * SET_TABLES + SOFT_VM_SLOTS + extra_used[set]++);
}

/* The entry of a slot in the last but one level, through the top-level entry that is given. */
#ifdef CONFIG_X86_PAE
static soft_entry_t *slot_below(uint64_t top, uint32_t slot)
{
	return (top & SOFT_P) == 0U ? NULL : table_of(top) + (slot & 511U);
}

static soft_entry_t *slot_entry(unsigned int set, uint32_t slot)
{
	return slot_below(read_entry(set, &soft_mmu_top(set)[slot >> 9]), slot);
}

static soft_entry_t *slot_entry_made(unsigned int set, uint32_t slot)
{
	soft_entry_t *top = &soft_mmu_top(set)[slot >> 9];

	if ((read_entry(set, top) & SOFT_P) == 0U) {
		write_entry(set, top, ((uintptr_t)new_table(set) - soft_mmu_offset()) | SOFT_P);
	}
	return slot_entry(set, slot);
}

static soft_entry_t *slot_of_cpu(uint32_t slot)
{
	return slot_below(top_registers[slot >> 9], slot);
}

static void load_top(void)
{
	for (unsigned int i = 0; i < 4U; i++) {
		top_registers[i] = read_entry(in_use, &soft_mmu_top(in_use)[i]);
		/* Reserved: RW, US, A, D, PS, XD. */
		CHECK((top_registers[i] & (0x1E6U | SOFT_XD)) == 0U);
	}
}

static bool top_is_coherent(void)
{
	bool good = true;

	for (unsigned int i = 0; i < 4U; i++) {
		good = good && top_registers[i] == read_entry(in_use, &soft_mmu_top(in_use)[i]);
	}
	return CHECK(good);
}
#else
static soft_entry_t *slot_entry(unsigned int set, uint32_t slot)
{
	return &soft_mmu_top(set)[slot];
}

static soft_entry_t *slot_entry_made(unsigned int set, uint32_t slot)
{
	return slot_entry(set, slot);
}

static soft_entry_t *slot_of_cpu(uint32_t slot)
{
	return slot_entry(in_use, slot);
}

static void load_top(void)
{
}

static bool top_is_coherent(void)
{
	return true;
}
#endif

void soft_mmu_reset(void)
{
	for (unsigned int i = 0; i < sizeof(pool) / sizeof(pool[0]); i++) {
		pool[i] = 0;
	}
	for (unsigned int i = 0; i < TABLE_ENTRIES; i++) {
		top_kernel[i] = 0;
		top_other[i] = 0;
	}
	extra_used[0] = 0;
	extra_used[1] = 0;
	flushes = (struct soft_flushes){ 0 };
}

void soft_mmu_add_table(unsigned int set, uint32_t slot)
{
	write_entry(set, slot_entry_made(set, slot), link_to(new_table(set)));
}

void soft_mmu_link_vm(unsigned int set, uint32_t slot)
{
	const soft_entry_t *table =
		soft_mmu_vm_tables(set) + (slot - SOFT_VM_FIRST) * TABLE_ENTRIES;

	write_entry(set, slot_entry_made(set, slot), link_to(table));
}

void soft_mmu_put_large(unsigned int set, uint32_t slot, uint64_t entry)
{
	write_entry(set, slot_entry_made(set, slot), entry);
}

void soft_mmu_put(unsigned int set, uint32_t page, uint64_t entry)
{
	const uint32_t slot = page / SOFT_SLOT_PAGES;

	write_entry(set, table_of(read_entry(set, slot_entry(set, slot))) + page % SOFT_SLOT_PAGES,
		    entry);
}

uint64_t soft_mmu_slot(unsigned int set, uint32_t slot)
{
	const soft_entry_t *entry = slot_entry(set, slot);

	return entry == NULL ? 0U : read_entry(set, entry);
}

/* A large page's entry as if it were of one of its pages. */
static uint64_t part_of_large(uint64_t entry, uint32_t page)
{
	const uint64_t inside = (uint64_t)(page % SOFT_SLOT_PAGES) << 12;

	return (entry & ~(((uint64_t)SOFT_SLOT_PAGES << 12) - 4096U) & ~(uint64_t)SOFT_PS) | inside;
}

uint64_t soft_mmu_look(unsigned int set, uint32_t page, bool *large)
{
	const uint64_t slot = soft_mmu_slot(set, page / SOFT_SLOT_PAGES);

	*large = (slot & SOFT_P) != 0U && (slot & SOFT_PS) != 0U;
	if ((slot & SOFT_P) == 0U) {
		return 0;
	}
	return *large ? part_of_large(slot, page)
		      : read_entry(set, table_of(slot) + page % SOFT_SLOT_PAGES);
}

unsigned int soft_mmu_set(void)
{
	return in_use;
}

static void forget(void)
{
	cached_count = 0;
	cached_next = 0;
	link_count = 0;
	link_next = 0;
	load_top();
}

void soft_mmu_use(unsigned int set)
{
	in_use = set;
	forget();
}

void soft_mmu_flush_all(void)
{
	soft_mmu_is_busy = true;
	flushes.all++;
	forget();
	soft_mmu_is_busy = false;
}

void soft_mmu_flush_page(uint32_t virt)
{
	const uint32_t page = virt >> 12;
	bool large;

	soft_mmu_is_busy = true;
	flushes.pages++;
	link_count = 0;
	link_next = 0;
	/* What is cached of a large page goes all together, as long as it is one. */
	(void)soft_mmu_look(in_use, page, &large);
	for (unsigned int i = 0; i < cached_count;) {
		if (cached[i].page == page ||
		    (large && cached[i].page / SOFT_SLOT_PAGES == page / SOFT_SLOT_PAGES)) {
			cached[i] = cached[--cached_count];
		} else {
			i++;
		}
	}
	soft_mmu_is_busy = false;
}

void soft_mmu_flush_caches(void)
{
	soft_mmu_is_busy = true;
	flushes.caches++;
	/* Who still has a translation of the old type may fill them again. */
	CHECK(soft_mmu_is_coherent());
	soft_mmu_is_busy = false;
}

struct soft_flushes soft_mmu_flushes(void)
{
	const struct soft_flushes result = flushes;

	flushes = (struct soft_flushes){ 0 };
	return result;
}

static struct cached *cached_of(uint32_t page)
{
	for (unsigned int i = 0; i < cached_count; i++) {
		if (cached[i].page == page) {
			return &cached[i];
		}
	}
	return NULL;
}

static void cache(struct cached what)
{
	struct cached *old = cached_of(what.page);

	if (old == NULL && cached_count < CACHED_MAX) {
		old = &cached[cached_count++];
	} else if (old == NULL) {
		old = &cached[cached_next++ % CACHED_MAX];
	}
	*old = what;
}

/* The entry of a slot, from the cache of links or from memory; links are cached once used. */
static uint64_t slot_by_cpu(uint32_t slot, soft_entry_t **entry)
{
	uint64_t value;

	*entry = slot_of_cpu(slot);
	for (unsigned int i = 0; i < link_count; i++) {
		if (links[i].slot == slot) {
			return links[i].entry;
		}
	}
	if (*entry == NULL) {
		return 0;
	}
	value = read_entry(in_use, *entry);
	if ((value & SOFT_P) != 0U && (value & SOFT_PS) == 0U) {
		write_entry(in_use, *entry, value | SOFT_A);
		links[link_count < LINKS_MAX ? link_count++ : link_next++ % LINKS_MAX] =
			(struct link){ slot, value };
	}
	return value;
}

static bool reserved_bits(uint64_t entry, bool large)
{
	uint64_t reserved = 0;

#ifdef CONFIG_X86_PAE
	reserved = ~(uint64_t)SOFT_XD & (~0ULL << HOST_ADDRESS_BITS);
#ifndef CONFIG_X86_NX
	reserved |= SOFT_XD;
#endif
	(void)large;
#else
	/* Without PSE-36 bits 21 to 12 but PAT. */
	reserved = large ? 0x003FE000U : 0U;
#endif
	return (entry & reserved) != 0U;
}

static bool refused(uint64_t entry, struct soft_access access)
{
	return (access.write && (entry & SOFT_RW) == 0U) ||
	       (access.user && (entry & SOFT_US) == 0U) ||
	       (access.fetch && (entry & SOFT_XD) != 0U);
}

/* Walk, mark, cache. */
static bool walk(uint32_t page, struct soft_access access, struct cached *result)
{
	soft_entry_t *entry;
	const uint64_t slot = slot_by_cpu(page / SOFT_SLOT_PAGES, &entry);
	const uint32_t marks = SOFT_A | (access.write ? SOFT_D : 0U);
	bool large = false;
	uint64_t value;

	if ((slot & SOFT_P) == 0U) {
		return false;
	}
	if ((slot & SOFT_PS) != 0U) {
		large = true;
	} else {
		entry = table_of(slot) + page % SOFT_SLOT_PAGES;
	}
	value = read_entry(in_use, entry);
	if ((value & SOFT_P) == 0U || refused(value, access)) {
		return false;
	}
	if (!CHECK(!reserved_bits(value, large))) {
		return false;
	}
	if ((value & marks) != marks) {
		/* In one step, and only the mark: the CPU locks the bus for it. */
		value |= marks;
		*(volatile uint32_t *)entry |= marks;
	}
	*result = (struct cached){ page, large, large ? part_of_large(value, page) : value };
	cache(*result);
	return true;
}

int64_t soft_mmu_access(uint32_t page, struct soft_access access)
{
	struct cached found;
	const struct cached *known = cached_of(page);

	if (known != NULL) {
		found = *known;
		if (refused(found.entry, access)) {
			return -1;
		}
		if (!access.write || (found.entry & SOFT_D) != 0U) {
			return (int64_t)((found.entry & SOFT_ADDRESS) >> 12);
		}
	}
	return walk(page, access, &found) ? (int64_t)((found.entry & SOFT_ADDRESS) >> 12) : -1;
}

bool soft_mmu_speculate(uint32_t page)
{
	struct cached found;

	return walk(page, (struct soft_access){ 0 }, &found);
}

static bool cached_is_coherent(const struct cached *one)
{
	bool large;
	const uint64_t now = soft_mmu_look(in_use, one->page, &large);
	/* A cached entry may not know yet that the page is dirty, but must not know it alone. */
	const uint64_t known = one->entry | (now & SOFT_D);

	if ((now & SOFT_P) != 0U && known == now && one->large == large) {
		return true;
	}
	host_printf("page 0x%x is cached as 0x%llx, memory says 0x%llx\n", one->page,
		    (unsigned long long)one->entry, (unsigned long long)now);
	return false;
}

bool soft_mmu_is_coherent(void)
{
	bool good = top_is_coherent();

	for (unsigned int i = 0; i < cached_count; i++) {
		good = cached_is_coherent(&cached[i]) && good;
	}
	for (unsigned int i = 0; i < link_count; i++) {
		const uint64_t now = soft_mmu_slot(in_use, links[i].slot);

		if ((now | SOFT_A) != (links[i].entry | SOFT_A)) {
			host_printf(
				"the link of slot 0x%x is cached as 0x%llx, memory says 0x%llx\n",
				links[i].slot, (unsigned long long)links[i].entry,
				(unsigned long long)now);
			good = false;
		}
	}
	return good;
}
