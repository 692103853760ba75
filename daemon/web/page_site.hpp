// SPDX-License-Identifier: MIT
/// What the pages share: templates, colours, who is asking, and pages about faults.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pages/press.hpp"
#include "pages/words.hpp"
#include "service/page_service.hpp"
#include "web/http.hpp"
#include "web/router.hpp"
#include "web/throttle.hpp"

namespace dueward::web {

/// What the configuration says of pages; may change with every reload.
struct SiteSettings {
  std::string base;                  ///< Path of the public address, without a slash at its end.
  std::string colour;                ///< "#1d70b8"
  std::string identity_header;       ///< In lower case; empty: nobody logs in.
  std::vector<std::string> proxies;  ///< From which it is believed.
};

using SettingsNow = std::function<SiteSettings()>;

/// Loop thread only; the services outlive it.
class Site {
 public:
  Site(service::Service& service, service::PageService& pages, SettingsNow settings);

  [[nodiscard]] service::Service& service() const { return service_; }
  [[nodiscard]] service::PageService& pages() const { return pages_; }
  [[nodiscard]] SiteSettings settings() const { return settings_(); }
  [[nodiscard]] Throttle& throttle() { return throttle_; }

  /// `by_link`: around what links of mails lead to.
  [[nodiscard]] pages::Frame frame(bool by_link) const;
  [[nodiscard]] Response show(unsigned status, std::string_view page,
                              const boost::json::object& data, const pages::Frame& frame) const;
  /// A page that says what went wrong, in a title and a sentence or two.
  [[nodiscard]] Response fault(unsigned status, std::string_view title, std::string_view text,
                               std::string_view advice, const pages::Frame& frame) const;
  [[nodiscard]] const std::string& style_sheet() const { return style().sheet; }

 private:
  /// The sheet for one configuration, and a name that changes with it.
  struct Style {
    model::DirectoryPtr directory;
    std::string colour;
    std::string sheet;
    std::string path;
  };
  [[nodiscard]] const Style& style() const;

  service::Service& service_;
  service::PageService& pages_;
  SettingsNow settings_;
  pages::Press press_;
  Throttle throttle_;
  mutable Style style_;
};

using SitePtr = std::shared_ptr<Site>;

/// Runs a handler; what it throws becomes a page instead of a document for programs.
[[nodiscard]] Handler with_fault_pages(SitePtr site, bool by_link, Handler inside);

/// Adds pages to a router: handlers that know the site, and whose faults are pages.
class PageRoutes {
 public:
  using Page = boost::asio::awaitable<Response> (*)(SitePtr site, Request request);

  PageRoutes(Router& router, SitePtr site, bool by_link)
      : router_(router), site_(std::move(site)), by_link_(by_link) {}
  void add(const std::string& method, const std::string& pattern, Page page);

 private:
  Router& router_;
  SitePtr site_;
  bool by_link_;
};

}  // namespace dueward::web
