// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <thread>
#include <utility>

namespace dueward::store::sqlite {

/// A thread that takes no signals: they are the loop's.
template <typename Run>
[[nodiscard]] std::jthread quiet_thread(Run run) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::jthread thread{std::move(run)};
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return thread;
}

}  // namespace dueward::store::sqlite
