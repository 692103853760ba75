// SPDX-License-Identifier: MIT
/// Measures how fast several threads get through a number of mails.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

namespace dueward::bench {

/// Runs `send_all(to_send)` on each thread; it takes mails from the counter and returns how many
/// were refused. Prints "N mails/s"; returns the program's exit status.
template <typename SendAll>
int measure(int threads, int mails, SendAll send_all) {
  std::atomic<int> to_send = mails;
  std::atomic<int> refused = 0;
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i)
    workers.emplace_back([&] { refused += send_all(to_send); });
  for (std::thread& worker : workers)
    worker.join();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("%.0f mails/s\n", mails / taken.count());
  if (refused > 0)
    std::fprintf(stderr, "%d of %d mails were not accepted\n", refused.load(), mails);
  return refused > 0 ? 1 : 0;
}

}  // namespace dueward::bench
