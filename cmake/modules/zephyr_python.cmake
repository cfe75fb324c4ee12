# SPDX-License-Identifier: Apache-2.0
#
# Chooses the Python interpreter of this build: the user's choice, else the one that runs
# west, else the clone's own environment (.venv, made by quickstart), else python3.
# No script is started to find out: a missing package is said by the step that needs it.

include_guard(GLOBAL)

if(NOT Python3_EXECUTABLE)
  foreach(_candidate IN ITEMS "${PYTHON_EXECUTABLE}" "${WEST_PYTHON}" "$ENV{WEST_PYTHON}"
      "${ZEPHYR_BASE}/.venv/bin/python" "$ENV{VIRTUAL_ENV}/bin/python")
    if(_candidate AND EXISTS "${_candidate}")
      set(Python3_EXECUTABLE "${_candidate}")
      break()
    endif()
  endforeach()
  unset(_candidate)
endif()
if(NOT Python3_EXECUTABLE)
  find_program(Python3_EXECUTABLE NAMES python3 python NO_CMAKE_SYSTEM_PATH)
endif()
if(NOT Python3_EXECUTABLE)
  message(FATAL_ERROR
    "No Python was found: run ./quickstart in ${ZEPHYR_BASE}, or install the Debian packages "
    "python3 and python3-venv.")
endif()
set(Python3_EXECUTABLE "${Python3_EXECUTABLE}" CACHE FILEPATH "Python of the build steps")
set(PYTHON_EXECUTABLE "${Python3_EXECUTABLE}")

# Isolated: neither the user's site packages nor PYTHONPATH. FAST: the standard library alone.
set(ZEPHYR_PYTHON "${Python3_EXECUTABLE}" -I)
set(ZEPHYR_PYTHON_FAST "${Python3_EXECUTABLE}" -I -S)
