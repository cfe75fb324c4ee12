/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The io-channels property: inputs of ADCs, outputs of DACs. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_IO_CHANNELS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_IO_CHANNELS_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_IO_CHANNELS_CTLR_BY_IDX(node, idx) DT_PHANDLE_BY_IDX(node, io_channels, idx)
/** The controller of the first element. */
#define DT_IO_CHANNELS_CTLR(node) DT_IO_CHANNELS_CTLR_BY_IDX(node, 0)
/** The controller of the element called @p name. */
#define DT_IO_CHANNELS_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, io_channels, name)

/** The input cell of element @p idx. */
#define DT_IO_CHANNELS_INPUT_BY_IDX(node, idx) DT_PHA_BY_IDX(node, io_channels, idx, input)
/** The input cell of the element called @p name. */
#define DT_IO_CHANNELS_INPUT_BY_NAME(node, name) \
	DT_PHA_BY_NAME(node, io_channels, name, input)
/** The input cell of the first element. */
#define DT_IO_CHANNELS_INPUT(node) DT_IO_CHANNELS_INPUT_BY_IDX(node, 0)
/** The output cell of element @p idx. */
#define DT_IO_CHANNELS_OUTPUT_BY_IDX(node, idx) DT_PHA_BY_IDX(node, io_channels, idx, output)
/** The output cell of the element called @p name. */
#define DT_IO_CHANNELS_OUTPUT_BY_NAME(node, name) \
	DT_PHA_BY_NAME(node, io_channels, name, output)
/** The output cell of the first element. */
#define DT_IO_CHANNELS_OUTPUT(node) DT_IO_CHANNELS_OUTPUT_BY_IDX(node, 0)
/** How many elements there are. */
#define DT_NUM_IO_CHANNELS(node) DT_PROP_LEN_OR(node, io_channels, 0)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_IO_CHANNELS_CTLR_BY_IDX(n, idx) \
	DT_IO_CHANNELS_CTLR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IO_CHANNELS_CTLR(n) DT_IO_CHANNELS_CTLR(DT_DRV_INST(n))
#define DT_INST_IO_CHANNELS_CTLR_BY_NAME(n, name) \
	DT_IO_CHANNELS_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_IO_CHANNELS_INPUT_BY_IDX(n, idx) \
	DT_IO_CHANNELS_INPUT_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IO_CHANNELS_INPUT_BY_NAME(n, name) \
	DT_IO_CHANNELS_INPUT_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_IO_CHANNELS_INPUT(n) DT_IO_CHANNELS_INPUT(DT_DRV_INST(n))
#define DT_INST_IO_CHANNELS_OUTPUT_BY_IDX(n, idx) \
	DT_IO_CHANNELS_OUTPUT_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IO_CHANNELS_OUTPUT_BY_NAME(n, name) \
	DT_IO_CHANNELS_OUTPUT_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_IO_CHANNELS_OUTPUT(n) DT_IO_CHANNELS_OUTPUT(DT_DRV_INST(n))
#define DT_INST_NUM_IO_CHANNELS(n) DT_NUM_IO_CHANNELS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_IO_CHANNELS_H_ */
