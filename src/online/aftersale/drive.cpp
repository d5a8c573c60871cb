// What follows from a case: mail, replacement, goods and money.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/aftersale/cases.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::aftersale {
namespace {

constexpr std::size_t kPerStep = 100;
constexpr milliseconds kTryAgain{5'000};

bool is_for_good(const Error& error) {
  return error.kind == ErrorKind::kPrecondition || error.kind == ErrorKind::kInvalid;
}

std::string place_of(const inventory::Locations& locations, std::string_view code,
                     std::string_view language) {
  const auto place = locations.find(code);
  if (!place) return std::string{code};
  const auto address = text_in(place->address, language);
  return std::string{text_in(place->name, language)} + (address.empty() ? "" : fmt::format(" ({})", address));
}

}  // namespace

Result<std::size_t> Cases::recover(Instant now) const {
  const auto due =
      TRY(cases_.query({.path = "open", .until = engines::IndexValue{to_string(now)}, .limit = kPerStep}));
  for (const auto& each : due) {
    if (auto driven = drive(each.value); !driven)
      log::warning("aftersale.failed", {{"case", each.id}, {"error", driven.error()}});
  }
  return due.size();
}

Status Cases::drive(const Case& about) const {
  const auto done = about.state == CaseState::kSettling ? carry_out(about) : tell(about);
  if (done) return {};
  const order::Act act{"system", deps_.clock->now()};
  TRY(change(about.id, [&](Case& each) -> Status {
    if (!each.open || each.state != about.state) return {};
    if (is_for_good(done.error())) {
      each.stuck(act, done.error());
    } else {
      each.open = act.at + kTryAgain;
    }
    return {};
  }));
  return done;
}

Status Cases::tell(const Case& about) const {
  if (about.state == CaseState::kApproved) {
    const auto order = TRY(deps_.orders->load(about.order_id)).value;
    if (order.contact && !order.contact->mail.empty()) {
      notice::Post post{
          .key = "case.accepted:" + about.id,
          .kind = notice::Kind::kReturnAccepted,
          .to = order.contact->mail,
          .to_name = order.contact->name,
          .language = order.language,
          .facts = {{"number", order.number}, {"code", about.number}, {"message", about.message}}};
      if (about.goods_come_back)
        post.facts["place"] = place_of(*deps_.locations, about.location, order.language);
      post.facts["link"] = fmt::format("{}/{}/orders/{}?token={}", deps_.base_url, order.language,
                                       text::percent_encode(order.number), order.access_token);
      TRY(deps_.notices->post(std::move(post)));
    }
  }
  TRY(change(about.id, [&](Case& each) -> Status {
    if (each.state == about.state) each.open.reset();
    return {};
  }));
  return {};
}

Status Cases::carry_out(const Case& about) const {
  const auto& settlement = *about.settlement;
  bool sold_out = false;
  if (!settlement.replacement_order.empty()) {
    const auto original = TRY(deps_.orders->load(about.order_id)).value;
    auto wanted = replacement_order(about, original);
    wanted.access_token = random_hex(*deps_.random, 16);
    const auto placed = TRY(deps_.checkout->place_replacement(std::move(wanted)));
    if (placed.state == order::OrderState::kPlaced)
      return fail(
          unavailable("aftersale.replacement", "The replacement is being placed; try again shortly."));
    // Cancelled by somebody later is another story: that order had been paid for.
    sold_out = placed.failure.has_value();
  }
  const order::Act act{"system", deps_.clock->now()};
  const auto refund_id = fmt::format("{}-case-{}", about.id.substr(0, about.id.rfind('-')),
                                     about.number.substr(about.number.rfind('-') + 1));
  const auto order = TRY(deps_.orders->act(about.order_id, [&](order::Order& each) -> Status {
    if (std::any_of(each.timeline.begin(), each.timeline.end(), [&](const auto& event) {
          return event.what == "case_settled" && event.note == about.number;
        }))
      return {};
    for (const auto verdict : {Verdict::kRestock, Verdict::kDiscard}) {
      auto back = fitting_return(settlement, each, verdict);
      if (back.empty()) continue;
      TRY(each.take_return(act, {.id = fmt::format("{}-{}", about.number, enum_name(verdict)),
                                 .lines = std::move(back),
                                 .location = settlement.location,
                                 .restock = verdict == Verdict::kRestock,
                                 .reason = about.number}));
    }
    auto refund = fitting_refund(settlement, each, sold_out);
    // A member who was erased meanwhile has no account any more: then as it was paid.
    const bool to_credit = settlement.to_store_credit && each.customer_id.has_value();
    if (!refund.empty())
      TRY(each.refund(act, {.id = refund_id,
                            .lines = std::move(refund),
                            .reason = about.number,
                            .to_store_credit = to_credit}));
    each.note_event(act, "case_settled", about.number);
    return {};
  }));
  std::int64_t refunded = 0;
  for (const auto& refund : order.refunds) refunded += refund.id == refund_id ? refund.minor : 0;
  TRY(change(about.id, [&](Case& each) { return each.settled(act, refunded, sold_out); }));
  return {};
}

}  // namespace souk::online::aftersale
