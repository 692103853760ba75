// SPDX-License-Identifier: MIT
#include "delivery/date_words.hpp"

#include <chrono>
#include <span>
#include <sstream>
#include <stdexcept>

namespace dueward::delivery {
namespace {

void read_line(std::istringstream& file, int number, std::span<std::string> words) {
  std::string line;
  std::getline(file, line);
  std::istringstream parts(line);
  for (std::string& word : words) {
    if (!(parts >> word)) {
      throw std::invalid_argument("line " + std::to_string(number) + " must have " +
                                  std::to_string(words.size()) + " words");
    }
  }
  std::string more;
  if (parts >> more) {
    throw std::invalid_argument("line " + std::to_string(number) + " has more than " +
                                std::to_string(words.size()) + " words");
  }
}

}  // namespace

DateWords::DateWords(std::string_view file) {
  std::istringstream in{std::string(file)};
  read_line(in, 1, weekdays_);
  read_line(in, 2, months_);
  read_line(in, 3, short_weekdays_);
  read_line(in, 4, short_months_);
}

std::string DateWords::full(calendar::Date day) const {
  const std::chrono::year_month_day ymd{day};
  const std::chrono::weekday weekday{day};
  return weekdays_[weekday.iso_encoding() - 1] + " " +
         std::to_string(static_cast<unsigned>(ymd.day())) + " " +
         months_[static_cast<unsigned>(ymd.month()) - 1] + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

std::string DateWords::brief(calendar::Date day, calendar::Date seen_from) const {
  const std::chrono::year_month_day ymd{day};
  const std::chrono::weekday weekday{day};
  std::string text = short_weekdays_[weekday.iso_encoding() - 1] + " " +
                     std::to_string(static_cast<unsigned>(ymd.day())) + " " +
                     short_months_[static_cast<unsigned>(ymd.month()) - 1];
  if (ymd.year() != std::chrono::year_month_day{seen_from}.year()) {
    text += " " + std::to_string(static_cast<int>(ymd.year()));
  }
  return text;
}

}  // namespace dueward::delivery
