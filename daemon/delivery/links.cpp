// SPDX-License-Identifier: MIT
#include "delivery/links.hpp"

#include "delivery/text.hpp"

namespace dueward::delivery {

bool takes_links(const std::string& address) {
  return address.find('@') != std::string::npos && address.find("://") == std::string::npos;
}

std::string link_to(const LinkMaker& maker, const LinkTo& to) {
  if (!maker || !takes_links(to.address)) return {};
  return safe_link(maker(to));
}

}  // namespace dueward::delivery
