// SPDX-License-Identifier: MIT
#include "notifier/host/harden.hpp"

#include <initializer_list>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace dueward::notifier::host {
namespace {

/// Address space, not memory: each thread reserves a stack and an arena of malloc. Sanitizers
/// reserve terabytes.
void limit_memory([[maybe_unused]] std::size_t workers) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const rlim_t bytes = (rlim_t{8} << 30U) + workers * (rlim_t{256} << 20U);
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
}

}  // namespace

void harden(std::size_t workers) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // A core limit of zero does not keep a dump from a pipe; this does.
  ::prctl(PR_SET_DUMPABLE, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  limit_memory(workers);
  ::umask(077);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT})
    (void)::signal(signal, SIG_IGN);
  ::fcntl(3, F_SETFD, FD_CLOEXEC);
}

}  // namespace dueward::notifier::host
