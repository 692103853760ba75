# SPDX-License-Identifier: MIT
# The libraries, all from the distribution. Versions are those of Debian 12; Debian 13's build as well.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 CONFIG REQUIRED COMPONENTS headers json url)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(date REQUIRED)
find_package(CLI11 REQUIRED)
# The pkg-config files select the compiled libraries; toml++'s CMake target would select header-only.
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
