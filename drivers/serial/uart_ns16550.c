/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The 16550 and its family, by polling.
 *
 * Decides how the chip is programmed (National Semiconductor PC16550D, section 8, names the
 * registers). One instance per enabled devicetree node; registers lie 1 << reg-shift apart, in
 * I/O space or in memory mapped at its physical address. Called through drivers/uart.h, the
 * first time by the console at PRE_KERNEL_1.
 *
 * Not here: interrupts and modem status. The lines DTR and RTS are on from initialisation.
 */
#define DT_DRV_COMPAT ns16550

#include <errno.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

/* Registers. While LCR_DLAB is set, the first two are the divisor. */
#define REG_DATA 0
#define REG_DLL 0
#define REG_IER 1
#define REG_DLM 1
#define REG_FCR 2
#define REG_LCR 3
#define REG_MCR 4
#define REG_LSR 5

#define FCR_ENABLE_AND_CLEAR 0x07
#define FCR_TRIGGER_8 0x80
#define LCR_LONG_STOP 0x04
#define LCR_PARITY 0x08
#define LCR_EVEN 0x10
#define LCR_STICK 0x20
#define LCR_DLAB 0x80
#define MCR_DTR 0x01
#define MCR_RTS 0x02
#define MCR_OUT2 0x08
#define LSR_DATA 0x01
#define LSR_ERRORS 0x1e
#define LSR_ROOM 0x20
#define LSR_IDLE 0x40

/* Bit n + 1 of LSR is bit n of enum uart_rx_stop_reason. */
#define LSR_TO_REASON(lsr) (((lsr) & LSR_ERRORS) >> 1)
BUILD_ASSERT(LSR_TO_REASON(0x02) == UART_ERROR_OVERRUN && LSR_TO_REASON(0x04) == UART_ERROR_PARITY);
BUILD_ASSERT(LSR_TO_REASON(0x08) == UART_ERROR_FRAMING && LSR_TO_REASON(0x10) == UART_BREAK);

/* Sixteen periods of the clock per bit. */
#define CLOCKS_PER_BIT 16U
/* Longer than two characters take at 50 baud with the slowest bus cycles. */
#define DRAIN_READS 1000000U

struct ns16550_config {
	/* First port, or address, of the registers. */
	uintptr_t base;
	uint32_t clock;
	uint8_t reg_shift;
	bool io_mapped;
	bool flow_control;
};

struct ns16550_data {
	/* Guards the registers and the settings. */
	struct k_spinlock lock;
	struct uart_config settings;
};

/*
 * On most boards all instances are alike; then the compiler knows, and an access to a register
 * is an addition and one instruction.
 */
#define AND_IO_MAPPED(n) && DT_INST_PROP(n, io_mapped)
#define OR_IO_MAPPED(n) || DT_INST_PROP(n, io_mapped)
#define OR_SHIFTED(n) || DT_INST_PROP(n, reg_shift) != 0
#define ALL_IO_MAPPED (true DT_INST_FOREACH_STATUS_OKAY(AND_IO_MAPPED))
#define SOME_IO_MAPPED (false DT_INST_FOREACH_STATUS_OKAY(OR_IO_MAPPED))
#define SOME_SHIFTED (false DT_INST_FOREACH_STATUS_OKAY(OR_SHIFTED))

static ALWAYS_INLINE bool in_io_space(const struct ns16550_config *chip)
{
	return ALL_IO_MAPPED || (SOME_IO_MAPPED && chip->io_mapped);
}

static ALWAYS_INLINE uintptr_t reg_address(const struct ns16550_config *chip, unsigned int reg)
{
	return chip->base + (SOME_SHIFTED ? reg << chip->reg_shift : reg);
}

static inline uint8_t reg_read(const struct ns16550_config *chip, unsigned int reg)
{
	const uintptr_t at = reg_address(chip, reg);

	return in_io_space(chip) ? sys_in8((io_port_t)at) : sys_read8(at);
}

static inline void reg_write(const struct ns16550_config *chip, unsigned int reg, uint8_t value)
{
	const uintptr_t at = reg_address(chip, reg);

	if (in_io_space(chip)) {
		sys_out8(value, (io_port_t)at);
	} else {
		sys_write8(value, at);
	}
}

static int ns16550_poll_in(const struct device *dev, unsigned char *p_char)
{
	const struct ns16550_config *const chip = dev->config;
	struct ns16550_data *const data = dev->data;
	const k_spinlock_key_t key = k_spin_lock(&data->lock);
	const bool arrived = (reg_read(chip, REG_LSR) & LSR_DATA) != 0;

	__ASSERT_NO_MSG(p_char != NULL);
	if (arrived) {
		*p_char = reg_read(chip, REG_DATA);
	}
	k_spin_unlock(&data->lock, key);
	return arrived ? 0 : -1;
}

static bool try_to_send(const struct device *dev, unsigned char out_char)
{
	const struct ns16550_config *const chip = dev->config;
	struct ns16550_data *const data = dev->data;
	const k_spinlock_key_t key = k_spin_lock(&data->lock);
	const bool room = (reg_read(chip, REG_LSR) & LSR_ROOM) != 0;

	if (room) {
		reg_write(chip, REG_DATA, out_char);
	}
	k_spin_unlock(&data->lock, key);
	return room;
}

static void ns16550_poll_out(const struct device *dev, unsigned char out_char)
{
	/* Interrupts come through between two tries. */
	while (!try_to_send(dev, out_char)) {
	}
}

static int ns16550_err_check(const struct device *dev)
{
	return LSR_TO_REASON(reg_read(dev->config, REG_LSR));
}

/* The divisor for a baud rate, rounded to the nearest; 0 if there is none. */
static uint32_t divisor_for(const struct ns16550_config *chip, uint32_t baudrate)
{
	uint32_t divisor;

	if (baudrate == 0 || baudrate > chip->clock / CLOCKS_PER_BIT) {
		return 0;
	}
	divisor = (chip->clock / CLOCKS_PER_BIT + baudrate / 2) / baudrate;
	return divisor > UINT16_MAX ? 0 : divisor;
}

/* The line control register for the settings. @return -ENOTSUP if the chip cannot do it */
static int line_control(const struct uart_config *cfg)
{
	static const uint8_t parity[] = {
		[UART_CFG_PARITY_NONE] = 0,
		[UART_CFG_PARITY_ODD] = LCR_PARITY,
		[UART_CFG_PARITY_EVEN] = LCR_PARITY | LCR_EVEN,
		[UART_CFG_PARITY_MARK] = LCR_PARITY | LCR_STICK,
		[UART_CFG_PARITY_SPACE] = LCR_PARITY | LCR_STICK | LCR_EVEN,
	};
	/* With 5 data bits the long stop bit lasts 1.5 periods, with more it lasts 2. */
	const uint8_t long_stop = cfg->data_bits == UART_CFG_DATA_BITS_5 ? UART_CFG_STOP_BITS_1_5
									 : UART_CFG_STOP_BITS_2;
	const bool stop_ok = cfg->stop_bits == UART_CFG_STOP_BITS_1 || cfg->stop_bits == long_stop;

	if (cfg->data_bits > UART_CFG_DATA_BITS_8 || cfg->parity >= ARRAY_SIZE(parity) ||
	    !stop_ok || cfg->flow_ctrl != UART_CFG_FLOW_CTRL_NONE) {
		return -ENOTSUP;
	}
	/* UART_CFG_DATA_BITS_5 is 0, and so is the register's code for 5 bits. */
	return cfg->data_bits | parity[cfg->parity] |
	       (cfg->stop_bits == long_stop ? LCR_LONG_STOP : 0);
}

/* Let the transmitter finish, for it may be in the middle of the start-up code's message. */
static void drain(const struct ns16550_config *chip)
{
	for (uint32_t left = DRAIN_READS; left > 0; left--) {
		if ((reg_read(chip, REG_LSR) & LSR_IDLE) != 0) {
			return;
		}
	}
}

/*
 * @retval -EINVAL no divisor gives that baud rate
 * @retval -ENOTSUP the chip has no such frame or flow control
 */
static int ns16550_configure(const struct device *dev, const struct uart_config *cfg)
{
	const struct ns16550_config *const chip = dev->config;
	struct ns16550_data *const data = dev->data;
	const uint32_t divisor = divisor_for(chip, cfg->baudrate);
	const int lcr = line_control(cfg);
	k_spinlock_key_t key;

	__ASSERT(chip->clock != 0, "%s has no clock-frequency", dev->name);
	if (lcr < 0) {
		return lcr;
	}
	if (divisor == 0) {
		return -EINVAL;
	}
	key = k_spin_lock(&data->lock);
	drain(chip);
	reg_write(chip, REG_LCR, LCR_DLAB);
	reg_write(chip, REG_DLL, (uint8_t)divisor);
	reg_write(chip, REG_DLM, (uint8_t)(divisor >> 8));
	reg_write(chip, REG_LCR, (uint8_t)lcr);
	reg_write(chip, REG_FCR, FCR_ENABLE_AND_CLEAR | FCR_TRIGGER_8);
	reg_write(chip, REG_MCR, MCR_DTR | MCR_RTS | MCR_OUT2);
	data->settings = *cfg;
	k_spin_unlock(&data->lock, key);
	return 0;
}

#ifdef CONFIG_UART_USE_RUNTIME_CONFIGURE
static int ns16550_config_get(const struct device *dev, struct uart_config *cfg)
{
	const struct ns16550_data *const data = dev->data;

	__ASSERT_NO_MSG(cfg != NULL);
	*cfg = data->settings;
	return 0;
}
#endif

static int ns16550_init(const struct device *dev)
{
	const struct ns16550_config *const chip = dev->config;
	struct ns16550_data *const data = dev->data;

	if (chip->flow_control) {
		return -ENOTSUP;
	}
	reg_write(chip, REG_IER, 0);
	return ns16550_configure(dev, &data->settings);
}

static DEVICE_API(uart, ns16550_api) = { .poll_in = ns16550_poll_in,
					 .poll_out = ns16550_poll_out,
					 .err_check = ns16550_err_check,
					 IF_ENABLED(CONFIG_UART_USE_RUNTIME_CONFIGURE,
						    (.configure = ns16550_configure,
						     .config_get = ns16550_config_get, )) };

#define NS16550_DEFINE(n) \
	BUILD_ASSERT(DT_INST_PROP(n, reg_shift) < 4, "reg-shift of an ns16550 is too big"); \
	static const struct ns16550_config ns16550_config_##n = { \
		.base = DT_INST_REG_ADDR(n), \
		.clock = DT_INST_PROP_OR(n, clock_frequency, 1843200), \
		.reg_shift = DT_INST_PROP(n, reg_shift), \
		.io_mapped = DT_INST_PROP(n, io_mapped), \
		.flow_control = DT_INST_PROP_OR(n, hw_flow_control, 0), \
	}; \
	static struct ns16550_data ns16550_data_##n = { \
		.settings = { \
			.baudrate = DT_INST_PROP_OR(n, current_speed, 115200), \
			.parity = DT_INST_ENUM_IDX_OR(n, parity, UART_CFG_PARITY_NONE), \
			.stop_bits = DT_INST_ENUM_IDX_OR(n, stop_bits, UART_CFG_STOP_BITS_1), \
			.data_bits = DT_INST_ENUM_IDX_OR(n, data_bits, UART_CFG_DATA_BITS_8), \
			.flow_ctrl = UART_CFG_FLOW_CTRL_NONE, \
		}, \
	}; \
	DEVICE_DT_INST_DEFINE(n, ns16550_init, NULL, &ns16550_data_##n, &ns16550_config_##n, \
			      PRE_KERNEL_1, CONFIG_SERIAL_INIT_PRIORITY, &ns16550_api);

DT_INST_FOREACH_STATUS_OKAY(NS16550_DEFINE)
