# SPDX-License-Identifier: MIT
# Writes the style sheet of the pages into a C++ source:
#   cmake -DFOLDER=daemon/pages/style -DOUTPUT=… [-DNODE=… -DPACKAGES=…/node_modules] -P EmbedStyle.cmake
# With PACKAGES it is compiled from dueward.scss and govuk-frontend, without them plain.css stands in.
if(PACKAGES)
  execute_process(
    COMMAND ${NODE} ${PACKAGES}/sass/sass.js --style=compressed --no-charset --no-source-map --quiet-deps
            --silence-deprecation=import --load-path=${PACKAGES}/govuk-frontend/dist/govuk ${FOLDER}/dueward.scss
    OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
else()
  file(READ ${FOLDER}/plain.css plain)
  file(READ ${FOLDER}/own.css own)
  set(text "${plain}\n${own}")
endif()

# The pages may load nothing but the sheet itself.
if(text MATCHES "url\\(|@import")
  message(FATAL_ERROR "${FOLDER}: the style sheet loads something (${CMAKE_MATCH_0})")
endif()

file(WRITE ${OUTPUT} "// Written by cmake/EmbedStyle.cmake from daemon/pages/style.
#include \"pages/builtin_style_sheet.hpp\"

namespace dueward::pages {

std::string_view builtin_style_sheet() {
  return R\"dueward(${text})dueward\";
}

}  // namespace dueward::pages
")
