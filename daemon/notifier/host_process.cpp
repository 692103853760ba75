// SPDX-License-Identifier: MIT
#include "notifier/host_process.hpp"

#include <optional>
#include <tuple>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "notifier/inbox.hpp"
#include "notifier/spawn.hpp"

namespace dueward::notifier {

namespace asio = boost::asio;
using boost::system::error_code;

/// A stream socket and not a plain descriptor: writing to a host that is gone must not raise
/// SIGPIPE.
class HostProcess::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(const asio::any_io_executor& loop, const std::filesystem::path& host, Events events,
             std::pair<Descriptor, Descriptor> ends = socket_pair())
      : events_(std::move(events)),
        child_(host, {}, ends.second),
        socket_(loop, asio::local::stream_protocol(), ends.first.get()),
        pause_(loop) {
    ends.first.release();
  }

  void run() {
    asio::co_spawn(
        socket_.get_executor(), [self = shared_from_this()] { return self->live(); },
        asio::detached);
  }

  void send(const wire::Frame& frame) {
    waiting_.push_back(wire::encode(frame, wire::to_host_limit));
    if (writing_.empty()) write_waiting();
  }

  void finish() {
    error_code already_gone;
    std::ignore = socket_.shutdown(asio::socket_base::shutdown_send, already_gone);
  }

  void kill() {
    child_.kill();
    error_code already_closed;
    std::ignore = socket_.close(already_closed);
  }

  void abandon() {
    abandoned_ = true;
    kill();
  }

  [[nodiscard]] int pid() const { return child_.pid(); }

 private:
  asio::awaitable<void> live() {
    try {
      for (;;) {
        const auto room = inbox_.room();
        error_code end;  // of the stream: it has ended, is ending, or no longer talks to us
        const auto size = co_await socket_.async_read_some(
            asio::buffer(room.data(), room.size()), asio::redirect_error(asio::use_awaitable, end));
        if (end) break;
        inbox_.take(size);
        // A received frame may be the last one: what makes no sense ends the process.
        while (socket_.is_open()) {
          auto frame = inbox_.next();
          if (!frame) break;
          receive(*std::move(frame));
        }
      }
    } catch (const wire::WireError& garbage) {
      fault_ = std::string("sent garbage: ") + garbage.what();
      child_.kill();
    }
    co_await wait_for_end();
    if (!abandoned_) events_.ended(fault_.empty() ? child_.how_it_ended() : fault_);
  }

  void receive(wire::Frame frame) {
    const bool ours = std::holds_alternative<wire::Hello>(frame) ||
                      std::holds_alternative<wire::Deliver>(frame) ||
                      std::holds_alternative<wire::Cancel>(frame) ||
                      std::holds_alternative<wire::GiveBack>(frame);
    if (ours) throw wire::WireError("a frame of the wrong direction");
    if (!abandoned_) events_.received(std::move(frame));
  }

  /// A process that closed the wire and lives on is given a second to end in its own way, so that
  /// the way it ended is known.
  asio::awaitable<void> wait_for_end() {
    using namespace std::chrono_literals;
    auto pause = 1ms;
    for (auto waited = 0ms; !child_.reap(); waited += pause) {
      if (waited >= 1s) child_.kill();
      pause_.expires_after(pause);
      co_await pause_.async_wait(asio::use_awaitable);
      if (pause < 100ms) pause *= 2;
    }
  }

  /// What came while the last write was under way goes out with one.
  void write_waiting() {
    writing_.swap(waiting_);
    std::vector<asio::const_buffer> buffers;
    buffers.reserve(writing_.size());
    for (const auto& bytes : writing_)
      buffers.emplace_back(asio::buffer(bytes));
    asio::async_write(socket_, buffers, [self = shared_from_this()](error_code error, std::size_t) {
      self->writing_.clear();
      if (error) return self->waiting_.clear();
      if (!self->waiting_.empty()) self->write_waiting();
    });
  }

  const Events events_;
  Child child_;
  asio::local::stream_protocol::socket socket_;
  asio::steady_timer pause_;
  wire::Inbox inbox_{wire::to_daemon_limit};
  std::vector<wire::Bytes> writing_;
  std::vector<wire::Bytes> waiting_;  ///< Written when those are.
  std::string fault_;
  bool abandoned_ = false;
};

HostProcess::HostProcess(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)) {}

HostProcess::~HostProcess() {
  connection_->abandon();
}

std::shared_ptr<HostProcess> HostProcess::start(asio::any_io_executor loop,
                                                const std::filesystem::path& host, Events events) {
  auto connection = std::make_shared<Connection>(loop, host, std::move(events));
  connection->run();
  return std::shared_ptr<HostProcess>(new HostProcess(std::move(connection)));
}

void HostProcess::send(const wire::Frame& frame) {
  connection_->send(frame);
}
void HostProcess::finish() {
  connection_->finish();
}
void HostProcess::kill() {
  connection_->kill();
}
void HostProcess::abandon() {
  connection_->abandon();
}
int HostProcess::pid() const {
  return connection_->pid();
}

}  // namespace dueward::notifier
