# SPDX-License-Identifier: MIT
# Writes the texts of a folder into a C++ source of a room: cmake -DFOLDER=… -DROOM=… -DOUTPUT=… -P EmbedTemplates.cmake
file(GLOB paths LIST_DIRECTORIES false ${FOLDER}/*.subject ${FOLDER}/*.txt ${FOLDER}/*.html)
list(SORT paths)

set(entries "")
foreach(path IN LISTS paths)
  get_filename_component(name ${path} NAME)
  file(READ ${path} text)
  string(APPEND entries "    {\"${name}\", R\"dueward(${text})dueward\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Written by cmake/EmbedTemplates.cmake.
#include \"${ROOM}/builtin_templates.hpp\"

namespace dueward::${ROOM} {
namespace {

constexpr BuiltinTemplate all[] = {
${entries}};

}  // namespace

std::span<const BuiltinTemplate> builtin_templates() {
  return all;
}

}  // namespace dueward::${ROOM}
")
