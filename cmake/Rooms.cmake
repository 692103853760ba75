# SPDX-License-Identifier: MIT
# A room is a folder, a namespace and a target. Its headers are included by room and name ("calendar/date.hpp") and are
# found only by those that declare the room as a dependency: each room is reached through a folder of its own in the
# build tree that holds nothing but a link to it. A wrong include therefore does not build.

# dueward_room(NAME [FOLDER path] SOURCES … [DEPENDS rooms…] [USES rooms…] [LIBRARIES targets…])
#   DEPENDS  rooms whose headers our headers include   USES  rooms that only our sources include
#   LIBRARIES  libraries that only our sources include  PUBLIC_LIBRARIES  libraries in our headers
function(dueward_room name)
  cmake_parse_arguments(ROOM "" "FOLDER" "SOURCES;DEPENDS;USES;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  if(NOT ROOM_FOLDER)
    set(ROOM_FOLDER ${name})
  endif()
  set(target dueward_${name})
  set(door ${CMAKE_BINARY_DIR}/rooms/${name})
  get_filename_component(parent ${ROOM_FOLDER} DIRECTORY)
  file(MAKE_DIRECTORY ${door}/${parent})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${ROOM_FOLDER} SYMBOLIC)

  if(ROOM_SOURCES)
    add_library(${target} STATIC ${ROOM_SOURCES})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(dueward::${name} ALIAS ${target})
  target_include_directories(${target} ${scope} ${door})
  foreach(room IN LISTS ROOM_DEPENDS)
    target_link_libraries(${target} ${scope} dueward::${room})
  endforeach()
  target_link_libraries(${target} ${scope} ${ROOM_PUBLIC_LIBRARIES})
  if(ROOM_SOURCES)
    foreach(room IN LISTS ROOM_USES)
      target_link_libraries(${target} PRIVATE dueward::${room})
    endforeach()
    target_link_libraries(${target} PRIVATE ${ROOM_LIBRARIES})
  endif()
endfunction()

# dueward_test(ROOM SOURCES … [ROOMS rooms…] [LIBRARIES targets…] [LABELS …] [TIMEOUT seconds])
#   One test binary a room, test_ROOM, with the one Catch main of tests/support.
function(dueward_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;ROOMS;LIBRARIES;LABELS" ${ARGN})
  set(target test_${name})
  add_executable(${target} ${TEST_SOURCES})
  target_link_libraries(${target} PRIVATE dueward_test_support ${TEST_LIBRARIES})
  foreach(room IN LISTS TEST_ROOMS)
    target_link_libraries(${target} PRIVATE dueward::${room})
  endforeach()
  add_test(NAME ${name} COMMAND ${target})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 600)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "DUEWARD_BUILD=${CMAKE_BINARY_DIR};DUEWARD_SOURCE=${CMAKE_SOURCE_DIR}")
endfunction()
