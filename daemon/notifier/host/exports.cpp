// SPDX-License-Identifier: MIT
#include "notifier/host/exports.hpp"

#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include <elf.h>
#include <link.h>

namespace dueward::notifier::host {
namespace {

/// A struct out of the file's bytes; nothing beyond their end.
template <typename Struct>
std::optional<Struct> at(const std::string& bytes, std::size_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(Struct)) return std::nullopt;
  Struct result;
  std::memcpy(&result, bytes.data() + offset, sizeof result);
  return result;
}

bool is_exported(const ElfW(Sym) & symbol) {
  const auto binding = ELF64_ST_BIND(symbol.st_info);
  const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
  return symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && binding != STB_LOCAL &&
         (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

}  // namespace

std::vector<std::string> exported_symbols(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  std::vector<std::string> names;
  const auto header = at<ElfW(Ehdr)>(bytes, 0);
  if (!header) return names;
  const auto section = [&](std::size_t index) {
    return at<ElfW(Shdr)>(bytes, header->e_shoff + index * header->e_shentsize);
  };
  for (std::size_t i = 0; i < header->e_shnum; ++i) {
    const auto table = section(i);
    if (!table || table->sh_type != SHT_DYNSYM) continue;
    const auto strings = section(table->sh_link);
    for (std::size_t from = 0; strings && from < table->sh_size; from += sizeof(ElfW(Sym))) {
      const auto symbol = at<ElfW(Sym)>(bytes, table->sh_offset + from);
      if (!symbol || !is_exported(*symbol)) continue;
      const std::size_t name = strings->sh_offset + symbol->st_name;
      if (name < bytes.size()) names.emplace_back(bytes.c_str() + name);
    }
  }
  return names;
}

}  // namespace dueward::notifier::host
