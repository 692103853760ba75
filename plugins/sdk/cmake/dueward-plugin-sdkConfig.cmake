# SPDX-License-Identifier: MIT
# find_package(dueward-plugin-sdk) gives the headers as dueward::plugin-sdk and the function dueward_plugin().
set(DUEWARD_SDK_FOLDER ${CMAKE_CURRENT_LIST_DIR})
if(NOT TARGET dueward::plugin-sdk)
  add_library(dueward::plugin-sdk INTERFACE IMPORTED)
  find_path(DUEWARD_SDK_INCLUDE dueward/plugin.h
    HINTS ${CMAKE_CURRENT_LIST_DIR}/.. ${CMAKE_CURRENT_LIST_DIR}/../../../include
      ${CMAKE_CURRENT_LIST_DIR}/../../../../include REQUIRED)
  target_include_directories(dueward::plugin-sdk INTERFACE ${DUEWARD_SDK_INCLUDE})
endif()
include(${CMAKE_CURRENT_LIST_DIR}/DuewardPlugin.cmake)
