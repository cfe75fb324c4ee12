/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Serial ports by interrupt (CONFIG_UART_INTERRUPT_DRIVEN). Included by drivers/uart.h.
 *
 * All functions return -ENOTSUP when the image was built without this part, -ENOSYS when the
 * driver lacks the function. uart_fifo_fill() and uart_fifo_read() belong into the callback,
 * after uart_irq_update() and the matching ready function.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_UART_UART_IRQ_H_
#define ZEPHYR_INCLUDE_DRIVERS_UART_UART_IRQ_H_

#ifdef __cplusplus
extern "C" {
#endif

#define Z_UART_IRQ(op, ...) Z_UART_IF(CONFIG_UART_INTERRUPT_DRIVEN, op, __VA_ARGS__)
#define Z_UART_IRQ_DO(op, dev) \
	IF_ENABLED(CONFIG_UART_INTERRUPT_DRIVEN, (Z_UART_DO(op, dev);)) \
	ARG_UNUSED(dev)

/** Put bytes into the transmitter's FIFO. @return how many it took */
static inline int uart_fifo_fill(const struct device *dev, const uint8_t *tx_data, int size)
{
	return Z_UART_IRQ(fifo_fill, dev, tx_data, size);
}

/** Take bytes out of the receiver's FIFO. @return how many there were */
static inline int uart_fifo_read(const struct device *dev, uint8_t *rx_data, const int size)
{
	return Z_UART_IRQ(fifo_read, dev, rx_data, size);
}

/** Call the callback when the transmitter has room. */
static inline void uart_irq_tx_enable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_tx_enable, dev);
}

static inline void uart_irq_tx_disable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_tx_disable, dev);
}

/** Call the callback when something was received. */
static inline void uart_irq_rx_enable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_rx_enable, dev);
}

static inline void uart_irq_rx_disable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_rx_disable, dev);
}

/** Call the callback when reception failed. */
static inline void uart_irq_err_enable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_err_enable, dev);
}

static inline void uart_irq_err_disable(const struct device *dev)
{
	Z_UART_IRQ_DO(irq_err_disable, dev);
}

/** Above 0 if the transmit interrupt is on and the FIFO has room. */
static inline int uart_irq_tx_ready(const struct device *dev)
{
	return Z_UART_IRQ(irq_tx_ready, dev);
}

/** Above 0 if the last bit has left the port. */
static inline int uart_irq_tx_complete(const struct device *dev)
{
	return Z_UART_IRQ(irq_tx_complete, dev);
}

/** Above 0 if the FIFO holds a received byte. */
static inline int uart_irq_rx_ready(const struct device *dev)
{
	return Z_UART_IRQ(irq_rx_ready, dev);
}

/** Above 0 if an interrupt of this port is pending. */
static inline int uart_irq_is_pending(const struct device *dev)
{
	return Z_UART_IRQ(irq_is_pending, dev);
}

/** Take note of what interrupted; first call in a callback. @retval 1 done */
static inline int uart_irq_update(const struct device *dev)
{
	return Z_UART_IRQ(irq_update, dev);
}

/** Set the function called by the interrupt service routine, and its argument. */
static inline int uart_irq_callback_user_data_set(const struct device *dev,
						  uart_irq_callback_user_data_t cb, void *user_data)
{
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	if (Z_UART_API(dev)->irq_callback_set == NULL) {
		return -ENOSYS;
	}
	Z_UART_API(dev)->irq_callback_set(dev, cb, user_data);
	return 0;
#else
	return Z_UART_ABSENT(irq_callback_set, dev, cb, user_data);
#endif
}

static inline int uart_irq_callback_set(const struct device *dev, uart_irq_callback_user_data_t cb)
{
	return uart_irq_callback_user_data_set(dev, cb, NULL);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_UART_UART_IRQ_H_ */
