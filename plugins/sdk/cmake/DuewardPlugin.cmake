# SPDX-License-Identifier: MIT
# dueward_plugin(NAME SOURCES … [LIBRARIES targets…] [NOT_INSTALLED])
#   A plugin NAME.so that exports nothing but dueward_notifier. In dueward's own tree it goes to build/plugins, outside to
#   the build folder; it is installed to the folder that dueward looks in.
include(GNUInstallDirs)

function(dueward_plugin name)
  cmake_parse_arguments(PLUGIN "NOT_INSTALLED" "" "SOURCES;LIBRARIES" ${ARGN})
  set(target dueward_plugin_${name})
  add_library(${target} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(${target} PRIVATE dueward::plugin-sdk ${PLUGIN_LIBRARIES})
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} PREFIX "" SUFFIX ".so"
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  # Neither what a static library brings along nor a template of the C++ library becomes visible.
  target_link_options(${target} PRIVATE
    LINKER:--version-script,${DUEWARD_SDK_FOLDER}/dueward_plugin.map LINKER:--exclude-libs,ALL)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS ${DUEWARD_SDK_FOLDER}/dueward_plugin.map)
  if(DUEWARD_PLUGIN_OUTPUT_DIRECTORY)
    set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${DUEWARD_PLUGIN_OUTPUT_DIRECTORY})
  endif()
  if(NOT PLUGIN_NOT_INSTALLED)
    install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/dueward/notifiers)
  endif()
endfunction()
