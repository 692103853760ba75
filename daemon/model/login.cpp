// SPDX-License-Identifier: MIT
#include "model/login.hpp"

#include <algorithm>

namespace dueward::model {

std::string folded_login(std::string_view login) {
  std::string folded(login);
  std::ranges::transform(folded, folded.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return folded;
}

}  // namespace dueward::model
