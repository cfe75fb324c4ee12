/* SPDX-License-Identifier: Apache-2.0 */
/* Sizes and addresses for devicetree sources. */

#ifndef DTS_COMMON_MEM_H_
#define DTS_COMMON_MEM_H_

#define DT_SIZE_K(x) ((x) * 1024)
#define DT_SIZE_M(x) (DT_SIZE_K(x) * 1024)

#define _DT_HEX_PASTE(a) 0x##a
#define DT_ADDR(a) _DT_HEX_PASTE(a)

#endif /* DTS_COMMON_MEM_H_ */
