// SPDX-License-Identifier: MIT
/// Calendars of act-by days, for a person's own actions or a whole plan, at addresses that only
/// those know who were given them.
#pragma once

#include <functional>
#include <string>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "service/service.hpp"
#include "service/signing_keys.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// Loop thread only; store and clock outlive it.
class Feeds {
 public:
  Feeds(store::Store& store, const clock::Clock& clock, const SigningKeys& keys,
        std::function<engine::PicturePtr()> picture)
      : store_(store), clock_(clock), keys_(keys), picture_(std::move(picture)) {}

  /// "person/ID" or "plan/ID". Throws Refused where there is no such person or plan.
  [[nodiscard]] std::string subject(const FeedOf& of) const;
  /// Path below the public address. Throws Refused where there is no such person or plan.
  [[nodiscard]] std::string path(const FeedOf& of) const;
  /// The calendar at "person/ID" or "plan/ID" under this signature; nothing where that opens none.
  Await<std::optional<std::string>> calendar(std::string subject, std::string signature);

 private:
  Await<std::string> written(std::string name, store::ActionQuery query);

  store::Store& store_;
  const clock::Clock& clock_;
  const SigningKeys& keys_;
  std::function<engine::PicturePtr()> picture_;
};

}  // namespace dueward::service
