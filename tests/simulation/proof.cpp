#include "tests/simulation/proof.hpp"

#include "online/webhook/event_types.hpp"

namespace souk::simulation {

using namespace online;

void Proof::run() {
  money_and_goods();
  answers_hold();
  coupons_count();
  limits_hold();
  consignments_agree();
  cases_are_over();
  invoices_add_up();
  mails_went_out();
  webhooks_told_all();
  figures_agree();
  trail_is_whole();
  persons_are_gone();
}

template <class F>
void Proof::each_order(F visit) {
  std::string cursor;
  do {
    const auto page = shop_.orders.newest(500, cursor);
    if (!world_.fine("reading orders", page, false)) return;
    for (const auto& order : page->orders) visit(order);
    cursor = page->next_cursor;
  } while (!cursor.empty());
}

void Proof::money_and_goods() {
  const auto report = checkout::check_invariants(shop_.proof(), world_.clock.now(), milliseconds{10'000});
  if (!world_.fine("the proof of checkout", report, false)) return;
  for (const auto& one : report->problems) problem(one);
  world_.did["orders in the books"] = report->orders;
  world_.did["payments in the books"] = report->payments;
  const auto none_below_zero = shop_.inventory.each_item([&](const inventory::StockItem& item) -> Status {
    for (const auto& [location, level] : item.levels) {
      if (level.available() < 0 && !item.sku.starts_with("P12"))
        problem(fmt::format("{} is {} below zero at {}", item.sku, -level.available(), location));
    }
    return {};
  });
  world_.fine("stock items", none_below_zero, false);
}

void Proof::answers_hold() {
  std::map<std::string, std::string> by_cart;
  for (const auto& told : world_.told) {
    const auto order = shop_.orders.find(told.id);
    if (!world_.fine("an answered order", order, false)) continue;
    if (!*order) {
      problem(fmt::format("order {} was answered and is lost", told.id));
      continue;
    }
    const auto& value = (*order)->value;
    if (value.totals.charged_minor() != told.total.minor)
      problem(fmt::format("order {} was answered with {} and has {}", told.id, told.total.minor,
                          value.totals.charged_minor()));
    if (const auto [other, is_new] = by_cart.emplace(told.cart, told.id); !is_new) {
      const auto earlier = shop_.orders.load(other->second);
      if (earlier && earlier->value.state != order::OrderState::kCancelled &&
          value.state != order::OrderState::kCancelled)
        problem(fmt::format("cart {} became the orders {} and {}", told.cart, told.id, other->second));
      other->second = told.id;
    }
  }
}

void Proof::coupons_count() {
  const auto coupon = shop_.coupons.load("FIRST40");
  if (!world_.fine("a coupon", coupon, false)) return;
  const auto quota = shop_.coupons.uses(coupon->value);
  if (!world_.fine("a coupon's uses", quota, false)) return;
  std::int64_t used = 0;
  std::map<std::string, std::int64_t> by_customer;
  each_order([&](const order::Order& order) {
    if (order.totals.coupon != "FIRST40" || order.state == order::OrderState::kCancelled) return;
    ++used;
    ++by_customer[order.customer_id ? *order.customer_id : order.contact ? order.contact->mail : order.id];
  });
  if (used > 40) problem(fmt::format("FIRST40 was used {} times", used));
  for (const auto& [who, times] : by_customer) {
    if (times > 1) problem(fmt::format("{} used FIRST40 {} times", who, times));
  }
  const auto counted = *quota ? (*quota)->used + static_cast<std::int64_t>((*quota)->pending.size()) : 0;
  if (counted != used) problem(fmt::format("{} orders used FIRST40, its quota says {}", used, counted));
  world_.did["uses of a limited coupon"] = used;
}

void Proof::limits_hold() {
  std::int64_t uses = 0, given = 0;
  std::map<std::string, std::int64_t> spent, back;
  each_order([&](const order::Order& order) {
    for (const auto& refund : order.refunds) {
      for (const auto& credit : refund.credits) back[credit.balance_id] += credit.minor;
    }
    const bool stands = order.state != order::OrderState::kPlaced && order.payment.paid_minor > 0;
    if (stands) {
      for (const auto& credit : order.payment.credits) spent[credit.balance_id] += credit.minor;
    }
    if (order.state == order::OrderState::kCancelled) return;
    for (const auto& use : order.totals.promotions) {
      if (use.code != "first-twenty") continue;
      ++uses;
      if (order.currency == Currency::of("CNY")) given += use.minor;
    }
  });
  if (uses > 20) problem(fmt::format("a promotion for twenty orders was given to {}", uses));
  if (given > 100'000) problem(fmt::format("a promotion with a budget of 100000 gave {}", given));
  for (const auto& card : world_.cards) {
    const auto balance = shop_.balances.load(card.id);
    if (!world_.fine("a gift card", balance, false)) continue;
    const auto wanted = card.minor - spent[card.id] + back[card.id];
    if (balance->available_minor != wanted || balance->held_minor() != 0)
      problem(fmt::format("gift card {} of {}: {} spent, {} back, and {} left, {} held", card.id, card.minor,
                          spent[card.id], back[card.id], balance->available_minor, balance->held_minor()));
    world_.did["paid by gift card (minor units)"] += spent[card.id];
  }
  world_.did["uses of a limited promotion"] = uses;
}

void Proof::consignments_agree() {
  using State = fulfilment::ConsignmentState;
  each_order([&](const order::Order& order) {
    if (order.state == order::OrderState::kPlaced || order.payment.paid_minor + order.totals.grand_minor == 0)
      return;
    const auto settled = shop_.fulfilment.settle(order.id);
    if (!world_.fine("consignments", settled, false)) return;
    std::map<std::string, std::int64_t> pieces;
    for (const auto& consignment : *settled) {
      if (consignment.state == State::kCancelled) continue;
      for (const auto& line : consignment.lines) pieces[line.sku] += line.quantity;
    }
    if (order.state == order::OrderState::kCancelled) return;
    for (const auto& line : order.lines) {
      if (pieces[line.sku] != line.quantity)
        problem(fmt::format("order {} has {} {}, its consignments {}", order.id, line.quantity, line.sku,
                            pieces[line.sku]));
    }
  });
}

void Proof::cases_are_over() {
  for (const auto state : {aftersale::CaseState::kSettling, aftersale::CaseState::kSettled}) {
    std::string cursor;
    do {
      const auto page = shop_.cases.in_state(state, 500, cursor);
      if (!world_.fine("cases", page, false)) return;
      for (const auto& about : page->cases) {
        if (state == aftersale::CaseState::kSettling)
          problem(fmt::format("case {} does not come to its end: {}", about.id, about.problem));
        else
          ++world_.did["settled cases"];
      }
      cursor = page->next_cursor;
    } while (!cursor.empty());
  }
}

void Proof::invoices_add_up() {
  const auto gaps = shop_.books.check();
  if (!world_.fine("the books", gaps, false)) return;
  for (const auto& one : *gaps) problem(one);
  each_order([&](const order::Order& order) {
    const auto papers = shop_.books.of_order(order.id);
    if (!world_.fine("an order's invoices", papers, false) || papers->empty()) return;
    std::int64_t invoiced = 0, credited = 0;
    for (const auto& paper : *papers)
      (paper.kind == invoice::Kind::kInvoice ? invoiced : credited) += paper.gross_minor;
    if (invoiced != order.totals.charged_minor() && invoiced != order.totals.grand_minor)
      problem(fmt::format("order {} of {} has an invoice of {}", order.id, order.totals.charged_minor(),
                          invoiced));
    if (credited > order.refunded_minor())
      problem(fmt::format("order {} gave {} back and has credit notes of {}", order.id,
                          order.refunded_minor(), credited));
    ++world_.did["orders with invoices"];
  });
}

void Proof::mails_went_out() {
  for (const auto state : {notice::NoticeState::kWaiting, notice::NoticeState::kDead}) {
    const auto page = shop_.notices.in_state(state, 100, "");
    if (!world_.fine("mails", page, false)) return;
    for (const auto& one : page->notices)
      problem(fmt::format("the mail {} was not sent: {} after {} attempts", one.id, one.error, one.attempts));
  }
  std::int64_t twice = 0;
  for (const auto& [id, times] : world_.mail.delivered) twice += times - 1;
  // A second time is allowed where an answer was lost, or the shop died before it could write that it was
  // sent.
  if (twice > world_.mail.lost + world_.crashes + world_.hiccups)
    problem(fmt::format("{} mails came twice, and {} answers were lost", twice, world_.mail.lost));
  each_order([&](const order::Order& order) {
    if (order.payment.paid_at && order.replaces.empty() && order.contact && !order.contact->mail.empty() &&
        !world_.mail.delivered.contains("order.paid:" + order.id))
      problem(fmt::format("the buyer of {} got no mail", order.id));
  });
}

void Proof::webhooks_told_all() {
  for (const auto& type : world_.receiver.types) {
    if (!webhook::is_event_type(type)) problem(fmt::format("{} is not in the table of event types", type));
  }
  each_order([&](const order::Order& order) {
    auto wanted = std::vector{fmt::format("evt_{}_{:04}", order.id, 0)};
    for (std::size_t i = 1; i <= order.timeline.size(); ++i)
      wanted.push_back(fmt::format("evt_{}_{:04}", order.id, i));
    const auto& got = world_.receiver.events[order.id];
    if (got != wanted)
      problem(fmt::format("of order {}'s {} events {} came, or not in their order", order.id, wanted.size(),
                          got.size()));
  });
}

void Proof::figures_agree() {
  const auto read = [&](std::int64_t generation) {
    std::map<std::string, std::string> figures;
    const engines::Collection<report::FigureBucket> buckets{shop_.store, std::string{report::kFigures}};
    const auto prefix = fmt::format("{}/", generation);
    const auto page = buckets.query({.from = engines::IndexValue{prefix},
                                     .until = engines::IndexValue{fmt::format("{}0", generation)},
                                     .limit = 1'000});
    if (!world_.fine("figures", page, false)) return figures;
    for (auto bucket : *page) {
      bucket.value.batch = 0;
      for (auto sum = bucket.value.sums.begin(); sum != bucket.value.sums.end();) {
        std::erase_if(sum->second, [](const auto& entry) { return entry.second.is_zero(); });
        sum = sum->second.empty() ? bucket.value.sums.erase(sum) : std::next(sum);
      }
      std::erase_if(bucket.value.states, [](const auto& entry) { return entry.second == 0; });
      figures[bucket.id.substr(prefix.size())] = to_json(bucket.value);
    }
    return figures;
  };
  const auto generation = shop_.tally.generation();
  if (!world_.fine("figures", generation, false)) return;
  const auto live = read(*generation);
  if (!world_.fine("counting anew", shop_.tally.rebuild(), false)) return;
  const auto anew = read(shop_.tally.generation().value_or(0));
  if (live.size() < 7) problem(fmt::format("a week has only {} figures", live.size()));
  for (const auto& [id, figures] : live) {
    const auto found = anew.find(id);
    if (found == anew.end() || found->second != figures)
      problem(fmt::format("the figures {} are {} and, counted anew, {}", id, figures,
                          found == anew.end() ? "not there" : found->second));
  }
}

void Proof::trail_is_whole() {
  const auto verified = shop_.trail.verify();
  if (!world_.fine("the audit trail", verified, false)) return;
  if (!verified->intact) problem("the audit trail: " + verified->reason);
  if (verified->entries < world_.audited)
    problem(fmt::format("{} staff acts were recorded and {} entries are there", world_.audited,
                        verified->entries));
  world_.did["audit entries"] = verified->entries;
}

void Proof::persons_are_gone() {
  for (const auto& id : world_.erased) {
    if (shop_.accounts.load(id)) problem(fmt::format("{} was erased and has an account", id));
    const auto kept = shop_.store.get(customer::kCustomerCollection, id);
    if (!world_.fine("what is kept of an erased account", kept, false) || !*kept) continue;
    if ((*kept)->body.find("@mail.example") != std::string::npos ||
        (*kept)->body.find("Member") != std::string::npos)
      problem(fmt::format("{} was erased and is still known: {}", id, (*kept)->body));
  }
  each_order([&](const order::Order& order) {
    const auto whose = std::find_if(world_.told.begin(), world_.told.end(),
                                    [&](const Told& told) { return told.id == order.id; });
    if (whose == world_.told.end() || !order::is_settled(order, world_.clock.now())) return;
    if (std::find(world_.erased.begin(), world_.erased.end(), whose->customer) == world_.erased.end()) return;
    if (order.contact || order.customer_id) problem(fmt::format("{} still knows its erased buyer", order.id));
    ++world_.did["orders of erased buyers"];
  });
}

}  // namespace souk::simulation
