// SPDX-License-Identifier: MIT
#pragma once

#include "service/page_service.hpp"

namespace dueward::test {

/// For tests of everything but pages: whatever plan is asked for is there, and empty.
class NoPages : public service::PageService {
 public:
  template <typename T>
  using Await = service::Await<T>;

  Await<std::optional<service::MailLink>> open_link(service::LinkPath) override {
    co_return std::nullopt;
  }
  [[nodiscard]] std::string link_path(const service::MailLink&,
                                      const model::PersonId&) const override {
    return {};
  }
  Await<service::CodeSent> send_code(service::CodeFor) override {
    co_return service::CodeSent::too_many;
  }
  service::CodeCheck check_code(const service::CodeFor&, const std::string&,
                                const std::string&) override {
    return service::CodeCheck::none;
  }
  [[nodiscard]] std::string form_nonce(const model::PersonId&,
                                       const model::ActionRef&) const override {
    return {};
  }
  [[nodiscard]] bool knows_nonce(const model::PersonId&, const model::ActionRef&,
                                 const std::string&) const override {
    return false;
  }
  Await<bool> was_met(service::Wish) override { co_return false; }
  Await<void> check(service::Wish) override { co_return; }
  Await<service::ActionView> view(model::ActionRef, model::PersonId) override { return nothing(); }
  Await<service::OpenWith> open_with(model::PersonId) override { co_return service::OpenWith{}; }
  Await<service::PlanOverview> plan_overview(model::PlanId plan) override {
    service::PlanOverview overview;
    overview.directory = with_plan(plan);
    overview.plan = plan;
    co_return overview;
  }
  Await<service::Ahead> ahead(int) override {
    service::Ahead ahead;
    ahead.directory = with_plan({});
    co_return ahead;
  }
  Await<service::Deliveries> deliveries() override {
    service::Deliveries deliveries;
    deliveries.directory = with_plan({});
    co_return deliveries;
  }

 private:
  static model::DirectoryPtr with_plan(const model::PlanId& id) {
    model::Directory directory{"", calendar::Zone("UTC"), {}, {}, {}, {}, {}};
    directory.plans[id].id = id;
    return std::make_shared<const model::Directory>(std::move(directory));
  }
  static Await<service::ActionView> nothing() {
    throw service::Refused(service::Refused::Kind::not_found, "there is nothing to show");
  }
};

}  // namespace dueward::test
