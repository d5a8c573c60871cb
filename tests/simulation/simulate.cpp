// A shop's week, simulated from a seed: buyers, staff, price changes, returns, a channel, a mail server and a
// webhook receiver that fail, and a shop that dies in the middle of what it does and comes back. At the end
// everything must agree (proof.hpp). The same seed is the same week.
//
// usage: souk_simulation [SEED [DAYS]]
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "runtime/log/log.hpp"
#include "tests/simulation/buyers.hpp"
#include "tests/simulation/proof.hpp"
#include "tests/simulation/staff.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::simulation {
namespace {

using support::FaultyDocumentStore;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;

class Week {
 public:
  Week(std::uint64_t seed, std::int64_t days) : world_{seed}, days_{days} { begin_process(); }

  bool run() {
    const auto end = world_.clock.now() + milliseconds{days_ * kDayMs};
    while (world_.clock.now() < end) {
      world_.clock.advance(milliseconds{world_.chance.between(4, 16) * kMinuteMs});
      turn_of_luck();
      for (auto acts = busy_now(); acts > 0; --acts) in_danger([&] { something_happens(); });
      in_danger([&] { shop_->work(); });
    }
    come_to_rest();
    Proof{*shop_, world_}.run();
    return world_.problems.empty();
  }
  World& world() { return world_; }

 private:
  void begin_process() {
    shop_.reset();
    store_.fail_at(0, FaultyDocumentStore::When::kBefore);
    shop_ = std::make_unique<Shop>(store_, world_);
    if (const auto opened = shop_->open(); !opened) world_.judge("opening the shop", opened.error(), false);
  }

  // Now and then the store fails at one of the next writes: the process dies there, or the engine hiccups.
  template <class F>
  void in_danger(F act) {
    auto& chance = world_.chance;
    const bool dies = chance.percent(3), hiccups = !dies && chance.percent(2);
    if (dies || hiccups) {
      store_.fail_at(
          1 + chance.below(12),
          chance.percent(50) ? FaultyDocumentStore::When::kBefore : FaultyDocumentStore::When::kAfter,
          dies ? FaultyDocumentStore::Then::kStaysDown : FaultyDocumentStore::Then::kRecovers);
    }
    act();
    const bool failed = store_.has_failed();
    store_.fail_at(0, FaultyDocumentStore::When::kBefore);
    if (!failed) return;
    ++(dies ? world_.crashes : world_.hiccups);
    if (dies) begin_process();
  }

  // Outages of hours; the payment channel's are shorter.
  void turn_of_luck() {
    auto& chance = world_.chance;
    const auto toss = [&](bool& down, std::size_t begins, std::size_t ends) {
      down = down ? !chance.percent(ends) : chance.percent(begins);
    };
    toss(world_.channel.down, 2, 30);
    toss(world_.mail.down, 1, 8);
    toss(world_.receiver.down, 1, 8);
  }

  // More in the evening than at night (Shanghai).
  std::int64_t busy_now() {
    const auto hour = ((world_.clock.now().unix_ms + 8 * 60 * kMinuteMs) / (60 * kMinuteMs)) % 24;
    return world_.chance.between(0, hour < 7 ? 1 : hour < 18 ? 4 : 7);
  }

  void something_happens() {
    Buyers buyers{*shop_, world_};
    Staff staff{*shop_, world_};
    const std::pair<std::size_t, std::function<void()>> acts[]{{300, [&] { buyers.buy(); }},
                                                               {15, [&] { buyers.enrol(); }},
                                                               {40, [&] { buyers.repeat_unanswered(); }},
                                                               {25, [&] { buyers.cancel(); }},
                                                               {30, [&] { buyers.edit(); }},
                                                               {50, [&] { buyers.ask_for_return(); }},
                                                               {5, [&] { buyers.withdraw_case(); }},
                                                               {4, [&] { buyers.be_forgotten(); }},
                                                               {140, [&] { staff.pack_and_send(); }},
                                                               {20, [&] { staff.hand_over(); }},
                                                               {30, [&] { staff.deliver(); }},
                                                               {40, [&] { staff.look_at_cases(); }},
                                                               {50, [&] { staff.handle_goods(); }},
                                                               {25, [&] { staff.change_prices(); }},
                                                               {8, [&] { staff.change_coupons(); }},
                                                               {12, [&] { staff.change_promotions(); }},
                                                               {12, [&] { staff.give_credit(); }},
                                                               {25, [&] { staff.write_invoices(); }},
                                                               {10, [&] { staff.cancel(); }},
                                                               {3, [&] { staff.send_mails_again(); }}};
    std::size_t all = 0;
    for (const auto& [weight, act] : acts) all += weight;
    auto drawn = world_.chance.below(all);
    for (const auto& [weight, act] : acts) {
      if (drawn < weight) return act();
      drawn -= weight;
    }
  }

  // The outside heals, nobody does anything new, and time goes on until nothing is left to do.
  void come_to_rest() {
    world_.everything_works();
    Buyers{*shop_, world_}.repeat_unanswered();
    Staff{*shop_, world_}.send_mails_again();
    for (int i = 0; i < 200; ++i) {
      world_.clock.advance(milliseconds{(i < 40 ? 1 : 20) * kMinuteMs});
      shop_->work();
    }
  }

  World world_;
  engines::MemoryDocumentStore memory_;
  FaultyDocumentStore store_{memory_};
  std::unique_ptr<Shop> shop_;
  std::int64_t days_;
};

void print(const World& world, bool holds) {
  for (const auto& [what, times] : world.did)
    std::printf("  %6lld  %s\n", static_cast<long long>(times), what.c_str());
  for (const auto& [code, times] : world.answers)
    std::printf("  %6lld  refused: %s\n", static_cast<long long>(times), code.c_str());
  std::printf(
      "  %lld crashes, %lld hiccups of the store; channel: %lld refused, %lld lost; mail: %lld refused, %lld "
      "lost, %zu sent; webhooks: %lld refused, %zu events, %lld repeats\n",
      static_cast<long long>(world.crashes), static_cast<long long>(world.hiccups),
      static_cast<long long>(world.channel.refused), static_cast<long long>(world.channel.lost),
      static_cast<long long>(world.mail.refused), static_cast<long long>(world.mail.lost),
      world.mail.delivered.size(), static_cast<long long>(world.receiver.refused), world.receiver.seen.size(),
      static_cast<long long>(world.receiver.repeats));
  for (const auto& problem : world.problems) std::printf("PROBLEM  %s\n", problem.c_str());
  std::printf("seed %llu: %zu orders answered, %s\n", static_cast<unsigned long long>(world.seed),
              world.told.size(), holds ? "everything agrees" : "NOT everything agrees");
}

}  // namespace
}  // namespace souk::simulation

int main(int argc, char** argv) {
  using namespace souk;
  const auto seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : std::random_device{}();
  const auto days = argc > 2 ? std::strtoll(argv[2], nullptr, 10) : 7;
  std::printf("seed %llu, %lld days\n", static_cast<unsigned long long>(seed), static_cast<long long>(days));
  std::fflush(stdout);
  log::configure({.level = log::Level::kError});
  simulation::Week week{seed, days};
  const bool holds = week.run();
  simulation::print(week.world(), holds);
  return holds ? 0 : 1;
}
