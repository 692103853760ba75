# SPDX-License-Identifier: MIT
# dueward_style_sheet(SOURCE): adds the rule that writes SOURCE, which holds the style sheet of daemon/pages/style.
# The packages are those that scripts/setup left; without them the build goes on with the plain sheet.
function(dueward_style_sheet source)
  set(folder ${CMAKE_SOURCE_DIR}/daemon/pages/style)
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/npm-folder daemon/pages/style
    OUTPUT_VARIABLE packages OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  find_program(NODE NAMES node nodejs)
  set(with "")
  if(NODE AND EXISTS ${packages}/node_modules/sass/sass.js)
    set(with -DNODE=${NODE} -DPACKAGES=${packages}/node_modules)
  else()
    message(NOTICE "Pages without govuk-frontend: no Node.js, or ${packages} is missing (scripts/setup); taking plain.css")
  endif()
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DOUTPUT=${source} ${with} -P ${CMAKE_SOURCE_DIR}/cmake/EmbedStyle.cmake
    DEPENDS ${folder}/dueward.scss ${folder}/own.css ${folder}/plain.css ${CMAKE_SOURCE_DIR}/cmake/EmbedStyle.cmake
    COMMENT "Embedding the style sheet" VERBATIM)
endfunction()
