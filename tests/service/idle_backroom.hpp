// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "service/desk.hpp"

namespace dueward::test {

/// The running service behind a desk, where nothing runs: a picture, and nothing that happens.
class IdleBackroom : public service::Backroom {
 public:
  explicit IdleBackroom(engine::PicturePtr picture = nullptr) : picture_(std::move(picture)) {}

  [[nodiscard]] engine::PicturePtr picture() const override { return picture_; }
  void describe(service::Status&) const override {}
  service::Await<service::Reloaded> reload(std::optional<std::size_t>, store::Actor) override {
    co_return service::Reloaded{};
  }
  service::Await<std::string> simulate(service::SimulationWish) override { co_return "simulated"; }
  service::Await<std::string> check(std::vector<store::Difference>) override {
    co_return "checked";
  }
  service::Await<std::string> compare(std::vector<store::Difference>) override {
    co_return "compared";
  }
  service::Await<void> set_hold(std::optional<std::string>, store::Actor) override { co_return; }
  std::vector<store::ServiceMessage> write_receipt(const service::Receipt&) const override {
    return {};
  }
  std::vector<store::ServiceMessage> write_code(const service::CodeLetter&) const override {
    return {};
  }
  [[nodiscard]] bool makes_links() const override { return true; }
  std::vector<store::ServiceMessage> write_link(const service::LinkLetter&) const override {
    return {};
  }
  void answered() override {}
  service::Await<notifier::Outcome> send_test(const model::NotifierId&, const model::Person&,
                                              const std::string&) override {
    co_return notifier::Outcome{};
  }

 protected:
  engine::PicturePtr picture_;
};

}  // namespace dueward::test
