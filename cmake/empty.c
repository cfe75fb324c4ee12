/* SPDX-License-Identifier: Apache-2.0 */
/* For a library that no source file was chosen for: archivers want at least one object. */

typedef int zephyr_empty_library;
