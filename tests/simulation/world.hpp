// What lies outside the shop in a simulated week: time, chance, the channel that moves money, the mail
// server, somebody's webhook receiver, and what people were told. It outlives every crash of the shop.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/document/memory/store.hpp"
#include "engines/mail/port.hpp"
#include "pay/sandbox/sandbox.hpp"
#include "runtime/http/server.hpp"

namespace souk::simulation {

// Everything that is decided by chance, from one seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_{seed} {}
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(engine_() % n); }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
  }
  bool percent(std::size_t p) { return below(100) < p; }
  template <class List>
  auto& pick(List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// The sandbox channel on the other side of a bad line: calls fail while it is down, and now and then an
// answer is lost although the call went through.
class Channel final : public online::checkout::PaymentGateway {
 public:
  Channel(const Clock& clock, Chance& chance) : sandbox{books, clock}, chance_{chance} {}

  Result<online::checkout::PaymentOutcome> charge(const online::checkout::PaymentRequest& request) override {
    return over_the_line([&] { return sandbox.charge(request); });
  }
  Result<online::checkout::PaymentOutcome> query(std::string_view payment_id) override {
    return over_the_line([&] { return sandbox.query(payment_id); });
  }
  Result<online::checkout::PaymentOutcome> refund(std::string_view payment_id, std::string_view refund_id,
                                                  Money amount) override {
    return over_the_line([&] { return sandbox.refund(payment_id, refund_id, amount); });
  }

  bool down = false;
  bool flawless = false;
  std::int64_t refused = 0, lost = 0;
  engines::MemoryDocumentStore books;  // its own: what it charged stays charged
  pay::Sandbox sandbox;

 private:
  template <class F>
  auto over_the_line(F call) -> decltype(call()) {
    if (down) {
      ++refused;
      return fail(unavailable("world.channel_down", "The channel is down."));
    }
    auto answer = call();
    if (!flawless && chance_.percent(3)) {
      ++lost;
      return fail(
          Error{.kind = ErrorKind::kTimeout, .code = "world.answer_lost", .message = "No answer came."});
    }
    return answer;
  }
  Chance& chance_;
};

class MailServer final : public engines::Mail {
 public:
  explicit MailServer(Chance& chance) : chance_{chance} {}
  Status send(const engines::MailMessage& message) override {
    if (down) {
      ++refused;
      return fail(unavailable("world.mail_down", "The mail server is down."));
    }
    ++delivered[message.id];
    if (!flawless && chance_.percent(1)) {
      ++lost;
      return fail(
          Error{.kind = ErrorKind::kTimeout, .code = "world.answer_lost", .message = "No answer came."});
    }
    return {};
  }
  bool down = false;
  bool flawless = false;
  std::int64_t refused = 0, lost = 0;
  std::map<std::string, std::int64_t> delivered;  // how often, by message id

 private:
  Chance& chance_;
};

// A program of the retailer's that takes webhooks.
class Receiver {
 public:
  explicit Receiver(Chance& chance);
  std::string url() const { return fmt::format("http://127.0.0.1:{}/hook", server_.bound_port()); }

  bool down = false;
  bool flawless = false;
  std::int64_t refused = 0, lost = 0;
  // First deliveries, as they came: object -> event ids and types.
  std::map<std::string, std::vector<std::string>> events;
  std::set<std::string> seen, types;
  std::int64_t repeats = 0;

 private:
  http::Response take(const http::Request& request);
  http::Routes routes();

  Chance& chance_;
  std::mutex mutex_;
  runtime::Cores cores_{1};
  http::Router router_;
  http::Server server_;
};

// What the shop answered about an order: it must hold for ever.
struct Told {
  std::string id, cart, key, mail, customer;
  Money total;
};

// Issued by the staff; whoever knows the code spends it.
struct GiftCard {
  std::string id, code;
  std::int64_t minor = 0;
};

struct World {
  explicit World(std::uint64_t its_seed)
      : seed{its_seed},
        chance{its_seed},
        random{its_seed ^ 0x5eedULL},
        channel{clock, chance},
        mail{chance},
        receiver{chance} {}

  // An answer that no shop should give: a bug, damage, or a refusal of what was right.
  void judge(const char* what, const Error& error, bool may_be_refused = true) {
    ++answers[error.code];
    const bool passes = error.kind == ErrorKind::kUnavailable || error.kind == ErrorKind::kTimeout ||
                        error.kind == ErrorKind::kLimit || error.kind == ErrorKind::kConflict;
    if (passes || (may_be_refused && error.kind == ErrorKind::kPrecondition)) return;
    problem(fmt::format("{}: {}", what, describe(error)));
  }
  template <class T>
  bool fine(const char* what, const Result<T>& result, bool may_be_refused = true) {
    if (!result) judge(what, result.error(), may_be_refused);
    return result.has_value();
  }
  void problem(std::string sentence) {
    if (problems.size() < 200) problems.push_back(fmt::format("{}: {}", to_string(clock.now()), sentence));
  }
  std::string key(const char* what) { return fmt::format("{}-{}-{}", what, seed, ++keys_); }
  void everything_works() {
    channel.down = mail.down = receiver.down = false;
    channel.flawless = mail.flawless = receiver.flawless = true;
  }

  std::uint64_t seed;
  ManualClock clock{Instant{1'795'449'600'000}};  // Monday, 2026-11-23, midnight in Shanghai less eight hours
  Chance chance;
  SeededRandom random;
  Channel channel;
  MailServer mail;
  Receiver receiver;
  std::vector<Told> told;                                       // orders, as their buyers know them
  std::vector<std::pair<std::string, std::string>> unanswered;  // cart and key: the answer never came
  std::vector<GiftCard> cards;
  std::vector<std::string> members, erased;          // customer ids
  std::int64_t audited = 0;                          // staff acts whose first entry was answered
  std::map<std::string, std::int64_t> did, answers;  // acts by name, refusals by code
  std::vector<std::string> problems;
  std::int64_t crashes = 0, hiccups = 0;

 private:
  std::int64_t keys_ = 0;
};

}  // namespace souk::simulation
