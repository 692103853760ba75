// SPDX-License-Identifier: MIT
/// Calendars of act-by days, for a person's own actions or a whole plan, at addresses that only
/// those know who were given them.
#pragma once

#include <functional>
#include <string>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "service/links.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// Loop thread only; store and clock outlive it.
class Feeds {
 public:
  Feeds(store::Store& store, const clock::Clock& clock, std::function<engine::PicturePtr()> picture)
      : store_(store), clock_(clock), picture_(std::move(picture)) {}

  /// Path below the public address. Throws Refused where there is no such person or plan.
  Await<std::string> path(FeedOf of);
  /// The calendar at "person/ID" or "plan/ID" under this signature; nothing where that opens none.
  Await<std::optional<std::string>> calendar(std::string subject, std::string signature);
  /// Signatures made so far stop working with the next change.
  Await<void> change_key(store::Actor actor);

 private:
  Await<Links> links();
  Await<std::string> written(std::string name, store::ActionQuery query);

  store::Store& store_;
  const clock::Clock& clock_;
  std::function<engine::PicturePtr()> picture_;
};

}  // namespace dueward::service
