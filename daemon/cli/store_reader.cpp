// SPDX-License-Identifier: MIT
#include "cli/store_reader.hpp"

#include <filesystem>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "store/sqlite/open.hpp"

namespace dueward::cli {

namespace asio = boost::asio;

struct StoreReader::Loop {
  asio::io_context context;
  std::unique_ptr<store::Store> store;

  /// Waits for a verb.
  template <typename T>
  T wait(store::Await<T> verb) {
    std::optional<T> result;
    std::exception_ptr fault;
    asio::co_spawn(context, std::move(verb), [&](std::exception_ptr thrown, T value) {
      fault = thrown;
      if (!thrown) result = std::move(value);
    });
    context.restart();
    context.run();
    if (fault) std::rethrow_exception(fault);
    return std::move(*result);
  }
};

StoreReader::StoreReader(const config::Configuration& configuration)
    : loop_(std::make_unique<Loop>()) {
  const auto executor = loop_->context.get_executor();
  loop_->store = store::open_sqlite_readonly(configuration.store.path.string(), executor, executor);
}

StoreReader::~StoreReader() = default;

bool StoreReader::exists(const config::Configuration& configuration) {
  std::error_code error;
  return configuration.store.kind == config::StoreSettings::Kind::sqlite &&
         std::filesystem::exists(configuration.store.path, error);
}

std::vector<model::Object> StoreReader::objects(model::ObjectKind kind) {
  return loop_->wait(loop_->store->objects(kind));
}

std::vector<store::Difference> StoreReader::differences() {
  return loop_->wait(loop_->store->differences());
}

}  // namespace dueward::cli
