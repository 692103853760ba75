# SPDX-License-Identifier: MIT
# Writes the document of the API into a C++ source: cmake -DDOCUMENT=… -DOUTPUT=… -P EmbedOpenapi.cmake
# Fails where it is not JSON.
file(READ ${DOCUMENT} text)
string(JSON version ERROR_VARIABLE fault GET "${text}" openapi)
if(fault)
  message(FATAL_ERROR "${DOCUMENT}: ${fault}")
endif()

file(WRITE ${OUTPUT} "// Written by cmake/EmbedOpenapi.cmake from daemon/web/openapi.json.
#include \"web/builtin_openapi.hpp\"

namespace dueward::web {

std::string_view builtin_openapi() {
  return R\"dueward(${text})dueward\";
}

}  // namespace dueward::web
")
