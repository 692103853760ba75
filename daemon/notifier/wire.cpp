// SPDX-License-Identifier: MIT
#include "notifier/wire.hpp"

#include <concepts>
#include <type_traits>

namespace dueward::notifier::wire {
namespace {

/// Appends values; the counterpart of Reader, field by field.
class Writer {
 public:
  template <std::integral Number>
  void operator()(const Number& number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (std::size_t i = 0; i < sizeof(Number); ++i, rest >>= 8U)
      bytes.push_back(static_cast<unsigned char>(rest & 0xffU));
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void operator()(const Enum& word) { (*this)(static_cast<std::underlying_type_t<Enum>>(word)); }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    // Pointers to the type of `bytes`: copied as a block, not one by one.
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    bytes.insert(bytes.end(), begin, begin + text.size());
  }
  void operator()(const std::vector<OptionValue>& values);

  Bytes bytes;
};

/// Takes values from a payload; WireError where it ends too early.
class Reader {
 public:
  explicit Reader(std::span<const unsigned char> payload) : rest_(payload) {}

  template <std::integral Number>
  void operator()(Number& number) {
    std::uint64_t value = 0;
    const auto bytes = take(sizeof(Number));
    for (std::size_t i = sizeof(Number); i-- > 0;)
      value = value << 8U | bytes[i];
    number = static_cast<Number>(value);
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void operator()(Enum& word) {
    std::underlying_type_t<Enum> number{};
    (*this)(number);
    word = static_cast<Enum>(number);
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    const auto bytes = take(size);
    text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  void operator()(std::vector<OptionValue>& values);

  void end() const {
    if (!rest_.empty()) throw WireError("a frame is longer than what it holds");
  }

 private:
  std::span<const unsigned char> take(std::size_t size) {
    if (size > rest_.size()) throw WireError("a frame is cut short");
    const auto taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }

  std::span<const unsigned char> rest_;
};

// The fields of each frame, in order, for Writer and Reader alike.
template <typename Field, typename Value>
void fields(Field& field, Value& frame) {
  using Type = std::remove_const_t<Value>;
  if constexpr (std::is_same_v<Type, Hello>) {
    field(frame.version);
    field(frame.workers);
    for (auto* text : {&frame.file, &frame.notifier, &frame.service, &frame.dueward})
      field(*text);
    field(frame.values);
  } else if constexpr (std::is_same_v<Type, Ready>) {
    field(frame.version);
  } else if constexpr (std::is_same_v<Type, Refused>) {
    field(frame.reason);
  } else if constexpr (std::is_same_v<Type, Log>) {
    field(frame.level);
    field(frame.line);
  } else if constexpr (std::is_same_v<Type, OptionValue>) {
    for (auto* text : {&frame.name, &frame.written, &frame.path})
      field(*text);
  } else if constexpr (std::is_same_v<Type, Message>) {
    for (auto* text :
         {&frame.first_attempt_rfc5322, &frame.key, &frame.address, &frame.recipient_name,
          &frame.kind, &frame.words.subject, &frame.words.text, &frame.words.html,
          &frame.words.brief, &frame.words.data, &frame.thread, &frame.token, &frame.language})
      field(*text);
  }
}

void Writer::operator()(const std::vector<OptionValue>& values) {
  (*this)(static_cast<std::uint32_t>(values.size()));
  for (const auto& value : values)
    fields(*this, value);
}

void Reader::operator()(std::vector<OptionValue>& values) {
  std::uint32_t count = 0;
  (*this)(count);
  for (std::uint32_t i = 0; i < count; ++i)
    fields(*this, values.emplace_back());
}

void write(Writer& writer, const Deliver& deliver) {
  writer(deliver.call);
  writer(deliver.time_left_ms);
  writer(static_cast<std::int64_t>(deliver.message.first_attempt.time_since_epoch().count()));
  fields(writer, deliver.message);
}

void read(Reader& reader, Deliver& deliver) {
  std::int64_t first_attempt = 0;
  reader(deliver.call);
  reader(deliver.time_left_ms);
  reader(first_attempt);
  deliver.message.first_attempt = calendar::Instant(std::chrono::milliseconds(first_attempt));
  fields(reader, deliver.message);
}

void write(Writer& writer, const Answer& answer) {
  const auto& outcome = answer.outcome;
  writer(answer.call);
  writer(static_cast<std::uint8_t>(outcome.result));
  writer(static_cast<std::uint8_t>(outcome.untried ? 1 : 0));
  writer(static_cast<std::int64_t>(outcome.retry_after ? outcome.retry_after->count() : -1));
  writer(outcome.said);
  writer(outcome.peer_id);
}

void read(Reader& reader, Answer& answer) {
  std::uint8_t result = 0;
  std::uint8_t untried = 0;
  std::int64_t retry_after = 0;
  reader(answer.call);
  reader(result);
  reader(untried);
  reader(retry_after);
  reader(answer.outcome.said);
  reader(answer.outcome.peer_id);
  if (result > static_cast<std::uint8_t>(Outcome::Result::unknown))
    throw WireError("an outcome is none of those that exist");
  answer.outcome.result = static_cast<Outcome::Result>(result);
  answer.outcome.untried = untried != 0;
  if (retry_after >= 0) answer.outcome.retry_after = std::chrono::seconds(retry_after);
}

template <typename Frame>
void write(Writer& writer, const Frame& frame) {
  fields(writer, frame);
}

template <typename Frame>
void read(Reader& reader, Frame& frame) {
  fields(reader, frame);
}

template <typename Type>
Frame decode_as(std::span<const unsigned char> payload) {
  Reader reader(payload);
  Type frame;
  read(reader, frame);
  reader.end();
  return frame;
}

/// Enough for all but the odd one, so that a message with its words is not copied while it grows.
std::size_t expected_size(const Frame& frame) {
  constexpr std::size_t small = 1024;
  const auto* deliver = std::get_if<Deliver>(&frame);
  if (deliver == nullptr) return small;
  const auto& words = deliver->message.words;
  return small + words.subject.size() + words.text.size() + words.html.size() + words.data.size();
}

}  // namespace

Bytes encode(const Frame& frame, std::uint32_t limit) {
  Writer writer;
  writer.bytes.reserve(expected_size(frame));
  writer.bytes.resize(header_size);
  std::visit([&](const auto& it) { write(writer, it); }, frame);
  const std::size_t size = writer.bytes.size() - header_size;
  if (size > limit) throw WireError("a message of " + std::to_string(size) + " bytes is too large");
  Writer header;
  header(static_cast<std::uint32_t>(size));
  header(static_cast<std::uint8_t>(frame.index() + 1));
  std::copy(header.bytes.begin(), header.bytes.end(), writer.bytes.begin());
  return std::move(writer.bytes);
}

Header decode_header(std::span<const unsigned char, header_size> bytes, std::uint32_t limit) {
  Header header;
  Reader reader(bytes);
  reader(header.size);
  reader(header.type);
  if (header.size > limit)
    throw WireError("a frame of " + std::to_string(header.size) + " bytes is too large");
  if (header.type == 0 || header.type > std::variant_size_v<Frame>)
    throw WireError("a frame is of no known type");
  return header;
}

Frame decode(std::uint8_t type, std::span<const unsigned char> payload) {
  switch (type) {
    case 1:
      return decode_as<Hello>(payload);
    case 2:
      return decode_as<Deliver>(payload);
    case 3:
      return decode_as<Cancel>(payload);
    case 4:
      return decode_as<Ready>(payload);
    case 5:
      return decode_as<Refused>(payload);
    case 6:
      return decode_as<Answer>(payload);
    case 7:
      return decode_as<Log>(payload);
    case 8:
      return decode_as<GiveBack>(payload);
    default:
      throw WireError("a frame is of no known type");
  }
}

}  // namespace dueward::notifier::wire
