// SPDX-License-Identifier: MIT
#include "store/fault_vfs.hpp"

#include <atomic>

#include <sqlite3.h>

namespace dueward::test {
namespace {

std::atomic<int> left{-1};
std::atomic<int> error{SQLITE_OK};
std::atomic<bool> stays{false};
std::atomic<bool> failed{false};

/// The code to fail with, or SQLITE_OK.
int fault() {
  if (stays && failed) return error;
  if (left < 0) return SQLITE_OK;
  if (left-- > 0) return SQLITE_OK;
  failed = true;
  return error;
}

sqlite3_vfs* real() {
  static sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  return vfs;
}

/// Ours first, the real one's file behind it.
struct File {
  sqlite3_file base;
};

sqlite3_file* inner(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
}

int io_close(sqlite3_file* file) {
  return inner(file)->pMethods->xClose(inner(file));
}
int io_read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (const int code = fault()) return code;
  return inner(file)->pMethods->xRead(inner(file), to, size, at);
}
int io_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (const int code = fault()) return code;
  return inner(file)->pMethods->xWrite(inner(file), from, size, at);
}
int io_truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = fault()) return code;
  return inner(file)->pMethods->xTruncate(inner(file), size);
}
int io_sync(sqlite3_file* file, int flags) {
  if (const int code = fault()) return code;
  return inner(file)->pMethods->xSync(inner(file), flags);
}
int io_size(sqlite3_file* file, sqlite3_int64* size) {
  if (const int code = fault()) return code;
  return inner(file)->pMethods->xFileSize(inner(file), size);
}
int io_lock(sqlite3_file* file, int level) {
  return inner(file)->pMethods->xLock(inner(file), level);
}
int io_unlock(sqlite3_file* file, int level) {
  return inner(file)->pMethods->xUnlock(inner(file), level);
}
int io_reserved(sqlite3_file* file, int* out) {
  return inner(file)->pMethods->xCheckReservedLock(inner(file), out);
}
int io_control(sqlite3_file* file, int operation, void* argument) {
  return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}
int io_sector(sqlite3_file* file) {
  return inner(file)->pMethods->xSectorSize(inner(file));
}
int io_traits(sqlite3_file* file) {
  return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
}
int io_shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return inner(file)->pMethods->xShmMap(inner(file), page, size, extend, out);
}
int io_shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}
void io_shm_barrier(sqlite3_file* file) {
  inner(file)->pMethods->xShmBarrier(inner(file));
}
int io_shm_unmap(sqlite3_file* file, int remove) {
  return inner(file)->pMethods->xShmUnmap(inner(file), remove);
}

const sqlite3_io_methods methods{
    2,           io_close,       io_read,      io_write,   io_truncate, io_sync,   io_size,
    io_lock,     io_unlock,      io_reserved,  io_control, io_sector,   io_traits, io_shm_map,
    io_shm_lock, io_shm_barrier, io_shm_unmap, nullptr,    nullptr};

int open_file(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  inner(file)->pMethods = nullptr;
  const int code = real()->xOpen(real(), path, inner(file), flags, out);
  if (code == SQLITE_OK) file->pMethods = &methods;
  return code;
}

}  // namespace

const char* FaultVfs::name() {
  static const sqlite3_vfs ours = [] {
    sqlite3_vfs vfs = *real();
    vfs.szOsFile = real()->szOsFile + static_cast<int>(sizeof(File));
    vfs.pNext = nullptr;
    vfs.zName = "dueward-fault";
    vfs.xOpen = open_file;
    return vfs;
  }();
  static const int registered = sqlite3_vfs_register(const_cast<sqlite3_vfs*>(&ours), 0);
  static_cast<void>(registered);
  return ours.zName;
}

void FaultVfs::fail(int nth, int code, bool stay) {
  failed = false;
  error = code;
  stays = stay;
  left = nth;
}

void FaultVfs::heal() {
  left = -1;
  failed = false;
  stays = false;
}

bool FaultVfs::has_failed() {
  return failed;
}

}  // namespace dueward::test
