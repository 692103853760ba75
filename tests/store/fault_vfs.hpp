// SPDX-License-Identifier: MIT
/// A file system that fails on demand: the n-th call that reads, writes, syncs or resizes a file.
#pragma once

namespace dueward::test {

/// Registered once under `name()` and over the system's own. Counts the calls of all files opened
/// through it.
class FaultVfs {
 public:
  static const char* name();

  /// The `nth` call from now fails with `code`, an SQLite result code; with `stay` all after it
  /// too.
  static void fail(int nth, int code, bool stay);
  static void heal();
  /// Whether a call has failed since fail().
  static bool has_failed();
};

}  // namespace dueward::test
