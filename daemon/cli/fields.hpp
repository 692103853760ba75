// SPDX-License-Identifier: MIT
/// Members of the service's answers, as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace dueward::cli {

/// The text of a member; empty where it is null, missing or no text.
[[nodiscard]] std::string text(const boost::json::object& object, std::string_view key);
/// Of a word of a list, as people write it: "in progress" for "in_progress".
[[nodiscard]] std::string spaced(const boost::json::object& object, std::string_view key);
[[nodiscard]] std::int64_t number(const boost::json::object& object, std::string_view key);
[[nodiscard]] bool flag(const boost::json::object& object, std::string_view key);
/// Empty where the member is missing or no list, no object.
[[nodiscard]] const boost::json::array& list(const boost::json::object& object,
                                             std::string_view key);
[[nodiscard]] const boost::json::object& part(const boost::json::object& object,
                                              std::string_view key);

/// "2011-11-18" as "Fri 18 Nov 2011"; what is no date as it is.
[[nodiscard]] std::string short_date(const std::string& iso);
/// "2011-10-21T08:00:00+01:00" as "Fri 21 Oct 2011 08:00".
[[nodiscard]] std::string short_moment(const std::string& iso);

/// The step of a notice, with its number where it is repeated: "director 2".
[[nodiscard]] std::string step_in_words(const boost::json::object& notice);

/// "1 action", "2 actions".
[[nodiscard]] std::string counted(std::int64_t count, const std::string& thing);

}  // namespace dueward::cli
