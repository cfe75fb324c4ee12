/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Serial ports by buffer (CONFIG_UART_ASYNC_API). Included by drivers/uart.h.
 *
 * A buffer belongs to the driver from the call that passes it until the event that names it.
 * All functions return -ENOTSUP when the image was built without this part, -ENOSYS when the
 * driver lacks the function. Times are in microseconds; SYS_FOREVER_US is no limit.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_UART_UART_ASYNC_H_
#define ZEPHYR_INCLUDE_DRIVERS_UART_UART_ASYNC_H_

#ifdef __cplusplus
extern "C" {
#endif

/** What happened. */
enum uart_event_type {
	/** All of a buffer was sent; it was not, because of time or uart_tx_abort(). */
	UART_TX_DONE,
	UART_TX_ABORTED,
	/** Bytes arrived; the driver wants the next buffer; it has finished with one. */
	UART_RX_RDY,
	UART_RX_BUF_REQUEST,
	UART_RX_BUF_RELEASED,
	/** Reception is off; it stopped because of an error. */
	UART_RX_DISABLED,
	UART_RX_STOPPED,
};

struct uart_event_tx {
	const uint8_t *buf;
	size_t len;
};

/** @p len new bytes at buf[offset]. */
struct uart_event_rx {
	uint8_t *buf;
	size_t offset;
	size_t len;
};

struct uart_event_rx_buf {
	uint8_t *buf;
};

struct uart_event_rx_stop {
	enum uart_rx_stop_reason reason;
	struct uart_event_rx data;
};

/** An event; the member of @c data is the one that the type names. */
struct uart_event {
	enum uart_event_type type;
	union uart_event_data {
		struct uart_event_tx tx;
		struct uart_event_rx rx;
		struct uart_event_rx_buf rx_buf;
		struct uart_event_rx_stop rx_stop;
	} data;
};

#define Z_UART_ASYNC(op, ...) Z_UART_IF(CONFIG_UART_ASYNC_API, op, __VA_ARGS__)

/** Set the function that hears of events, and its argument. */
static inline int uart_callback_set(const struct device *dev, uart_callback_t callback,
				    void *user_data)
{
	return Z_UART_ASYNC(callback_set, dev, callback, user_data);
}

/** Send a buffer. @retval -EBUSY one is being sent */
static inline int uart_tx(const struct device *dev, const uint8_t *buf, size_t len, int32_t timeout)
{
	return Z_UART_ASYNC(tx, dev, buf, len, timeout);
}

/** Stop sending. @retval -EFAULT nothing is being sent */
static inline int uart_tx_abort(const struct device *dev)
{
	return Z_UART_ASYNC(tx_abort, dev);
}

/** Receive into a buffer; report after @p timeout without a byte. @retval -EBUSY it is on */
static inline int uart_rx_enable(const struct device *dev, uint8_t *buf, size_t len,
				 int32_t timeout)
{
	return Z_UART_ASYNC(rx_enable, dev, buf, len, timeout);
}

/** Answer UART_RX_BUF_REQUEST. @retval -EBUSY the next buffer is there @retval -EACCES off */
static inline int uart_rx_buf_rsp(const struct device *dev, uint8_t *buf, size_t len)
{
	return Z_UART_ASYNC(rx_buf_rsp, dev, buf, len);
}

/** Stop receiving. @retval -EFAULT it is off */
static inline int uart_rx_disable(const struct device *dev)
{
	return Z_UART_ASYNC(rx_disable, dev);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_UART_UART_ASYNC_H_ */
