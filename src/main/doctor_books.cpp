// The books of a shop: what is stored, orders with their money and goods, invoices, and the audit trail.
#include <fmt/format.h>

#include "main/doctor.hpp"
#include "online/audit/trail.hpp"
#include "online/checkout/invariants.hpp"
#include "online/invoice/register.hpp"

namespace souk::app {
namespace {

Finding storage(Workshop& shop) {
  Finding found{.check = "storage", .saw = "Every page and every index is whole."};
  const auto whole = shop.engines.documents->verify();
  return whole ? found : failed_check(found.check, whole.error());
}

Finding orders(Workshop& shop) {
  Finding found{.check = "orders and stock", .saw = {}};
  constexpr std::chrono::seconds kPatience{10};
  const auto report = online::checkout::check_invariants(shop.online->proof(), shop.clock.now(), kPatience);
  if (!report) return failed_check(found.check, report.error());
  found.saw = fmt::format("{} orders, {} payments, {} charges of the channel, {} stock items", report->orders,
                          report->payments, report->charges, report->stock_items);
  if (report->problems.empty()) {
    found.saw += " agree with one another and with the stock ledger.";
    return found;
  }
  found.verdict = Verdict::kWrong;
  found.saw += fmt::format("; {} of them do not agree.", report->problems.size());
  found.details = report->problems;
  found.advice =
      "Start the shop: it finishes or undoes what a crash left open within seconds. What stays needs a "
      "person; keep a backup of this state and report it.";
  return found;
}

Finding invoices(Workshop& shop) {
  Finding found{.check = "invoices", .saw = "Their numbers run without a gap."};
  online::invoice::Register books{{.store = &shop.online->store,
                                   .orders = &shop.online->orders,
                                   .settings = &shop.online->settings,
                                   .clock = &shop.clock,
                                   .seller = {}}};
  if (const auto done = books.declare(); !done) return failed_check(found.check, done.error());
  auto problems = books.check();
  if (!problems) return failed_check(found.check, problems.error());
  if (problems->empty()) return found;
  found.verdict = Verdict::kWrong;
  found.saw = fmt::format("{} numbers are missing or out of place.", problems->size());
  found.details = std::move(*problems);
  found.advice =
      "A pending number is finished by the next invoice. Anything else was changed in the database by "
      "hand: restore a backup beside it and compare, before the next invoice is made.";
  return found;
}

Finding audit_trail(Workshop& shop) {
  Finding found{.check = "audit trail", .saw = {}};
  online::audit::Trail trail{shop.online->store, shop.clock};
  if (const auto done = trail.declare(); !done) return failed_check(found.check, done.error());
  const auto verified = trail.verify();
  if (!verified) return failed_check(found.check, verified.error());
  found.saw = fmt::format("{} entries from number {} on are chained.", verified->entries, verified->first);
  if (verified->entries == 0) found.saw = "It is empty.";
  if (verified->entries > 0 && verified->intact)
    found.saw += fmt::format(" The newest hash is {}.", verified->last.hash);
  if (verified->intact) return found;
  found.verdict = Verdict::kWrong;
  found.saw = fmt::format("It is broken at entry {}: {}", verified->broken_at.value_or(0), verified->reason);
  found.advice =
      "Somebody changed entries in the database. Compare with the hashes in the log (audit.anchor) and "
      "with older backups to see when.";
  return found;
}

}  // namespace

std::vector<Finding> examine_books(Workshop& shop) {
  return {storage(shop), orders(shop), invoices(shop), audit_trail(shop)};
}

}  // namespace souk::app
