/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Serial ports: the functions that applications call and the table that a driver fills.
 *
 * Decides the errors: -ENOSYS where the driver has no such function, -ENOTSUP where the image was
 * built without that part (CONFIG_UART_INTERRUPT_DRIVEN, _ASYNC_API, _LINE_CTRL, _DRV_CMD,
 * _WIDE_DATA, _USE_RUNTIME_CONFIGURE). Polling is here; interrupts and buffers are in
 * uart/uart_irq.h and uart/uart_async.h, which this includes.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_UART_H_
#define ZEPHYR_INCLUDE_DRIVERS_UART_H_

#include <errno.h>
#include <stddef.h>
#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Modem control lines, and the baud rate, for uart_line_ctrl_set() and _get(). */
enum uart_line_ctrl {
	UART_LINE_CTRL_BAUD_RATE = BIT(0),
	UART_LINE_CTRL_RTS = BIT(1),
	UART_LINE_CTRL_DTR = BIT(2),
	UART_LINE_CTRL_DCD = BIT(3),
	UART_LINE_CTRL_DSR = BIT(4),
};

/** Why reception failed; bits of what uart_err_check() returns. */
enum uart_rx_stop_reason {
	UART_ERROR_OVERRUN = 1 << 0,
	UART_ERROR_PARITY = 1 << 1,
	UART_ERROR_FRAMING = 1 << 2,
	/** The line was low for longer than a character lasts. */
	UART_BREAK = 1 << 3,
	UART_ERROR_COLLISION = 1 << 4,
	UART_ERROR_NOISE = 1 << 5,
};

enum uart_config_parity {
	UART_CFG_PARITY_NONE,
	UART_CFG_PARITY_ODD,
	UART_CFG_PARITY_EVEN,
	UART_CFG_PARITY_MARK,
	UART_CFG_PARITY_SPACE,
};

enum uart_config_stop_bits {
	UART_CFG_STOP_BITS_0_5,
	UART_CFG_STOP_BITS_1,
	UART_CFG_STOP_BITS_1_5,
	UART_CFG_STOP_BITS_2,
};

enum uart_config_data_bits {
	UART_CFG_DATA_BITS_5,
	UART_CFG_DATA_BITS_6,
	UART_CFG_DATA_BITS_7,
	UART_CFG_DATA_BITS_8,
	UART_CFG_DATA_BITS_9,
};

enum uart_config_flow_control {
	UART_CFG_FLOW_CTRL_NONE,
	UART_CFG_FLOW_CTRL_RTS_CTS,
	UART_CFG_FLOW_CTRL_DTR_DSR,
	UART_CFG_FLOW_CTRL_RS485,
};

/** Settings of a port. */
struct uart_config {
	/** Bits per second. */
	uint32_t baudrate;
	/** enum uart_config_parity, _stop_bits, _data_bits, _flow_control */
	uint8_t parity;
	uint8_t stop_bits;
	uint8_t data_bits;
	uint8_t flow_ctrl;
};

/** Called from the port's interrupt service routine. */
typedef void (*uart_irq_callback_user_data_t)(const struct device *dev, void *user_data);
/** Connects and enables the interrupt of one instance; of use to drivers. */
typedef void (*uart_irq_config_func_t)(const struct device *dev);

struct uart_event;
/** Called when something happened to a buffer. */
typedef void (*uart_callback_t)(const struct device *dev, struct uart_event *evt, void *user_data);

/** The functions of a driver; those that the hardware cannot do stay NULL. */
__subsystem struct uart_driver_api {
#ifdef CONFIG_UART_ASYNC_API
	int (*callback_set)(const struct device *dev, uart_callback_t callback, void *user_data);
	int (*tx)(const struct device *dev, const uint8_t *buf, size_t len, int32_t timeout);
	int (*tx_abort)(const struct device *dev);
	int (*rx_enable)(const struct device *dev, uint8_t *buf, size_t len, int32_t timeout);
	int (*rx_buf_rsp)(const struct device *dev, uint8_t *buf, size_t len);
	int (*rx_disable)(const struct device *dev);
#endif
	int (*poll_in)(const struct device *dev, unsigned char *p_char);
	void (*poll_out)(const struct device *dev, unsigned char out_char);
#ifdef CONFIG_UART_WIDE_DATA
	int (*poll_in_u16)(const struct device *dev, uint16_t *p_u16);
	void (*poll_out_u16)(const struct device *dev, uint16_t out_u16);
#endif
	int (*err_check)(const struct device *dev);
#ifdef CONFIG_UART_USE_RUNTIME_CONFIGURE
	int (*configure)(const struct device *dev, const struct uart_config *cfg);
	int (*config_get)(const struct device *dev, struct uart_config *cfg);
#endif
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	int (*fifo_fill)(const struct device *dev, const uint8_t *tx_data, int len);
	int (*fifo_read)(const struct device *dev, uint8_t *rx_data, const int size);
	void (*irq_tx_enable)(const struct device *dev);
	void (*irq_tx_disable)(const struct device *dev);
	int (*irq_tx_ready)(const struct device *dev);
	void (*irq_rx_enable)(const struct device *dev);
	void (*irq_rx_disable)(const struct device *dev);
	int (*irq_tx_complete)(const struct device *dev);
	int (*irq_rx_ready)(const struct device *dev);
	void (*irq_err_enable)(const struct device *dev);
	void (*irq_err_disable)(const struct device *dev);
	int (*irq_is_pending)(const struct device *dev);
	int (*irq_update)(const struct device *dev);
	void (*irq_callback_set)(const struct device *dev, uart_irq_callback_user_data_t cb,
				 void *user_data);
#endif
#ifdef CONFIG_UART_LINE_CTRL
	int (*line_ctrl_set)(const struct device *dev, uint32_t ctrl, uint32_t val);
	int (*line_ctrl_get)(const struct device *dev, uint32_t ctrl, uint32_t *val);
#endif
#ifdef CONFIG_UART_DRV_CMD
	int (*drv_cmd)(const struct device *dev, uint32_t cmd, uint32_t p);
#endif
};

/* Call a driver's function, or say that it has none; for parts left out, that they are. */
#define Z_UART_API(dev) ((const struct uart_driver_api *)(dev)->api)
#define Z_UART_CALL(op, dev, ...) \
	(Z_UART_API(dev)->op == NULL ? -ENOSYS : Z_UART_API(dev)->op(dev, ##__VA_ARGS__))
#define Z_UART_DO(op, dev, ...) \
	do { \
		if (Z_UART_API(dev)->op != NULL) { \
			Z_UART_API(dev)->op(dev, ##__VA_ARGS__); \
		} \
	} while (false)
#define Z_UART_ABSENT(op, ...) \
	__extension__({ \
		FOR_EACH(ARG_UNUSED, (;), __VA_ARGS__); \
		-ENOTSUP; \
	})
#define Z_UART_IF(option, op, ...) \
	COND_CODE_1(option, (Z_UART_CALL(op, __VA_ARGS__)), (Z_UART_ABSENT(op, __VA_ARGS__)))

/* --- Polling ------------------------------------------------------------------------------- */

/**
 * Take a received character if there is one.
 *
 * @retval 0 *p_char holds it
 * @retval -1 none has arrived
 * @retval -ENOSYS the driver cannot poll
 * @retval -EBUSY the port receives into buffers (uart_rx_enable())
 */
static inline int uart_poll_in(const struct device *dev, unsigned char *p_char)
{
	return Z_UART_CALL(poll_in, dev, p_char);
}

/** The same for characters of more than 8 bits. @retval -ENOTSUP built without them */
static inline int uart_poll_in_u16(const struct device *dev, uint16_t *p_u16)
{
	return Z_UART_IF(CONFIG_UART_WIDE_DATA, poll_in_u16, dev, p_u16);
}

/** Send a character; waits until the transmitter can take it. Any context. */
static inline void uart_poll_out(const struct device *dev, unsigned char out_char)
{
	Z_UART_API(dev)->poll_out(dev, out_char);
}

static inline void uart_poll_out_u16(const struct device *dev, uint16_t out_u16)
{
	IF_ENABLED(CONFIG_UART_WIDE_DATA, (Z_UART_API(dev)->poll_out_u16(dev, out_u16);))
	ARG_UNUSED(dev);
	ARG_UNUSED(out_u16);
}

/** Reception errors since the last call: bits of enum uart_rx_stop_reason, 0, or -ENOSYS. */
static inline int uart_err_check(const struct device *dev)
{
	return Z_UART_CALL(err_check, dev);
}

/* --- Settings ------------------------------------------------------------------------------ */

/**
 * Change the settings of a port.
 *
 * @retval 0 done
 * @retval -ENOTSUP the hardware has no such setting, or built without UART_USE_RUNTIME_CONFIGURE
 * @retval -ENOSYS the driver cannot
 */
static inline int uart_configure(const struct device *dev, const struct uart_config *cfg)
{
	return Z_UART_IF(CONFIG_UART_USE_RUNTIME_CONFIGURE, configure, dev, cfg);
}

/** Read the settings of a port. Errors as uart_configure(). */
static inline int uart_config_get(const struct device *dev, struct uart_config *cfg)
{
	return Z_UART_IF(CONFIG_UART_USE_RUNTIME_CONFIGURE, config_get, dev, cfg);
}

/** Set a line of enum uart_line_ctrl. @retval -ENOTSUP built without UART_LINE_CTRL */
static inline int uart_line_ctrl_set(const struct device *dev, uint32_t ctrl, uint32_t val)
{
	return Z_UART_IF(CONFIG_UART_LINE_CTRL, line_ctrl_set, dev, ctrl, val);
}

/** Read such a line. */
static inline int uart_line_ctrl_get(const struct device *dev, uint32_t ctrl, uint32_t *val)
{
	return Z_UART_IF(CONFIG_UART_LINE_CTRL, line_ctrl_get, dev, ctrl, val);
}

/** A command of the driver's own. @retval -ENOTSUP built without UART_DRV_CMD */
static inline int uart_drv_cmd(const struct device *dev, uint32_t cmd, uint32_t p)
{
	return Z_UART_IF(CONFIG_UART_DRV_CMD, drv_cmd, dev, cmd, p);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/drivers/uart/uart_async.h>
#include <zephyr/drivers/uart/uart_irq.h>

#endif /* ZEPHYR_INCLUDE_DRIVERS_UART_H_ */
