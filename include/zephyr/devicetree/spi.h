/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Chip selects of SPI controllers and devices. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_SPI_H_
#define ZEPHYR_INCLUDE_DEVICETREE_SPI_H_

#include <zephyr/devicetree/gpio.h>
#include <zephyr/devicetree/reg.h>

/** 1 if an SPI controller has chip select GPIOs, else 0. */
#define DT_SPI_HAS_CS_GPIOS(spi) DT_NODE_HAS_PROP(spi, cs_gpios)
/** How many it has. */
#define DT_SPI_NUM_CS_GPIOS(spi) DT_PROP_LEN_OR(spi, cs_gpios, 0)
/** 1 if the controller of an SPI device has chip select GPIOs, else 0. */
#define DT_SPI_DEV_HAS_CS_GPIOS(dev) DT_SPI_HAS_CS_GPIOS(DT_BUS(dev))
/** The GPIO controller of an SPI device's chip select. */
#define DT_SPI_DEV_CS_GPIOS_CTLR(dev) \
	DT_GPIO_CTLR_BY_IDX(DT_BUS(dev), cs_gpios, DT_REG_ADDR_RAW(dev))
/** Its label property (deprecated). */
#define DT_SPI_DEV_CS_GPIOS_LABEL(dev) \
	DT_GPIO_LABEL_BY_IDX(DT_BUS(dev), cs_gpios, DT_REG_ADDR_RAW(dev))
/** The pin of an SPI device's chip select. */
#define DT_SPI_DEV_CS_GPIOS_PIN(dev) \
	DT_GPIO_PIN_BY_IDX(DT_BUS(dev), cs_gpios, DT_REG_ADDR_RAW(dev))
/** The flags of an SPI device's chip select. */
#define DT_SPI_DEV_CS_GPIOS_FLAGS(dev) \
	DT_GPIO_FLAGS_BY_IDX(DT_BUS(dev), cs_gpios, DT_REG_ADDR_RAW(dev))

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_SPI_DEV_HAS_CS_GPIOS(n) DT_SPI_DEV_HAS_CS_GPIOS(DT_DRV_INST(n))
#define DT_INST_SPI_DEV_CS_GPIOS_CTLR(n) DT_SPI_DEV_CS_GPIOS_CTLR(DT_DRV_INST(n))
#define DT_INST_SPI_DEV_CS_GPIOS_LABEL(n) DT_SPI_DEV_CS_GPIOS_LABEL(DT_DRV_INST(n))
#define DT_INST_SPI_DEV_CS_GPIOS_PIN(n) DT_SPI_DEV_CS_GPIOS_PIN(DT_DRV_INST(n))
#define DT_INST_SPI_DEV_CS_GPIOS_FLAGS(n) DT_SPI_DEV_CS_GPIOS_FLAGS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_SPI_H_ */
