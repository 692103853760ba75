// SPDX-License-Identifier: MIT
/// What GMime needs around it in C++.
#pragma once

#include <memory>

#include <gmime/gmime.h>

namespace dueward::email {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

/// One reference to a GObject.
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

/// To be called before anything of GMime; any thread, any number of times.
inline void start_gmime() {
  [[maybe_unused]] static const bool started = (g_mime_init(), true);
}

}  // namespace dueward::email
