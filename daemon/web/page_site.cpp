// SPDX-License-Identifier: MIT
#include "web/page_site.hpp"

#include <boost/json/object.hpp>

#include "pages/style_sheet.hpp"
#include "secret/secret.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

namespace json = boost::json;

constexpr const char* policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::string_view title_of(unsigned status) {
  switch (status) {
    case 401:
      return "Nobody has logged in";
    case 403:
      return "This is not for you to see";
    case 404:
      return "There is nothing at this address";
    case 413:
      return "That is too much";
    case 429:
      return "Too many attempts";
    case 503:
      return "Not available just now";
    default:
      return status < 500 ? "That could not be read" : "Something went wrong";
  }
}

}  // namespace

Site::Site(service::Service& service, service::PageService& pages, SettingsNow settings)
    : service_(service), pages_(pages), settings_(std::move(settings)) {}

const Site::Style& Site::style() const {
  auto directory = service_.directory();
  auto colour = settings_().colour;
  if (style_.directory == directory && style_.colour == colour) return style_;
  auto sheet = pages::style_sheet(colour, directory->ratings);
  auto path = "/link/assets/" + secret::hex(secret::sha256(sheet)).substr(0, 16) + ".css";
  style_ = {std::move(directory), std::move(colour), std::move(sheet), std::move(path)};
  return style_;
}

pages::Frame Site::frame(bool by_link) const {
  pages::Frame frame;
  frame.by_link = by_link;
  frame.service_name = service_.directory()->service_name;
  frame.base = settings_().base;
  frame.style_sheet = style().path;
  return frame;
}

Response Site::show(unsigned status, std::string_view page, const json::object& data,
                    const pages::Frame& frame) const {
  return {status,
          "text/html; charset=utf-8",
          press_.print(page, data, frame),
          {{"Content-Security-Policy", policy}}};
}

Response Site::fault(unsigned status, std::string_view title, std::string_view text,
                     std::string_view advice, const pages::Frame& frame) const {
  return show(status, "fault", {{"title", title}, {"text", text}, {"advice", advice}}, frame);
}

Handler with_fault_pages(SitePtr site, bool by_link, Handler inside) {
  return [site = std::move(site), by_link,
          inside = std::move(inside)](Request request) -> boost::asio::awaitable<Response> {
    unsigned status = 0;
    std::string text;
    try {
      co_return co_await inside(std::move(request));
    } catch (const Problem& fault) {
      status = fault.status();
      text = fault.what();
    } catch (const service::Refused& refused) {
      status = refused.kind() == service::Refused::Kind::not_found ? 404 : 409;
      text = refused.what();
    } catch (const store::StoreError&) {
      status = 503;
      text = "The service cannot read its store just now. Try again in a minute.";
    }
    co_return site->fault(status, title_of(status), text, "", site->frame(by_link));
  };
}

void PageRoutes::add(const std::string& method, const std::string& pattern, Page page) {
  router_.add(method, pattern,
              with_fault_pages(site_, by_link_, [site = site_, page](Request request) {
                return page(site, std::move(request));
              }));
}

}  // namespace dueward::web
