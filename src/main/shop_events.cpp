#include "main/shop_events.hpp"

#include <fmt/format.h>

#include "online/checkout/payment.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/movement.hpp"
#include "online/order/orders.hpp"

namespace souk::app {

namespace online = souk::online;
namespace logbook = souk::cloud::logbook;

namespace {

using engines::Document;
using logbook::BusinessLine;
using logbook::Teller;
using logbook::Told;
using Lines = Result<std::vector<BusinessLine>>;

template <class Line>
BusinessLine made_of(Instant at, std::string_view instance, const Line& line) {
  return {at, line.id, logbook::line_of(to_string(at), instance, line)};
}

// "staff:stf_..." -> "staff": who it was is the audit trail's to say.
std::string role_of(std::string_view actor) { return std::string{actor.substr(0, actor.find(':'))}; }

logbook::OrderLine order_line(const online::order::Order& order, std::int64_t change) {
  const bool store =
      order.shipping.kind == online::shop::ShippingKind::kPickup && !order.shipping.location.empty();
  logbook::OrderLine line{.change = change,
                          .order = order.id,
                          .state = std::string{enum_name(order.state)},
                          .channel = store ? order.shipping.location : "online",
                          .customer = order.customer_id.value_or(""),
                          .currency = std::string{order.currency.code()},
                          .total_minor = order.totals.grand_minor};
  for (const auto& each : order.lines) line.units += each.quantity;
  return line;
}

// Its beginning and every line of its timeline; `told.count` is how many of these were told.
Lines tell_order(const std::string& instance, const Document& document, std::int64_t change, Instant since,
                 Told& told) {
  const auto order = TRY(from_json<online::order::Order>(document.body, Strictness::kStored));
  auto line = order_line(order, change);
  std::vector<BusinessLine> lines;
  const auto count = static_cast<std::int64_t>(order.timeline.size()) + 1;
  for (auto number = told.count; number < count; ++number) {
    const auto* event = number == 0 ? nullptr : &order.timeline[static_cast<std::size_t>(number - 1)];
    const auto at = event == nullptr ? order.placed_at : event->at;
    if (told.count == 0 && at < since) continue;  // of an order older than its log
    line.id = fmt::format("{}/{:04}", order.id, number);
    line.what = event == nullptr ? "created" : event->what;
    line.actor = event == nullptr ? "" : role_of(event->actor);
    lines.push_back(made_of(at, instance, line));
  }
  told.count = count;
  return lines;
}

Lines tell_payment(const std::string& instance, const Document& document, std::int64_t change, Instant since,
                   Told& told) {
  using online::checkout::PaymentState;
  const auto payment = TRY(from_json<online::checkout::Payment>(document.body, Strictness::kStored));
  std::vector<BusinessLine> lines;
  logbook::PaymentLine line{.change = change,
                            .payment = payment.id,
                            .order = payment.order_id,
                            .method = payment.method,
                            .currency = std::string{payment.amount.currency.code()}};
  const auto tell = [&](const std::string& word, std::string what, std::int64_t minor, Instant at) {
    if (!told.words.insert(word).second || at < since) return;
    line.id = fmt::format("{}/{}", payment.id, word);
    line.what = std::move(what);
    line.amount_minor = minor;
    line.decline_code = line.what == "declined" ? payment.decline_code : "";
    lines.push_back(made_of(at, instance, line));
  };
  tell("created", "created", payment.amount.minor, payment.created_at);
  if (payment.state == PaymentState::kDeclined)
    tell("declined", "declined", payment.amount.minor, payment.changed_at);
  if (payment.state == PaymentState::kSucceeded || !payment.refunds.empty())
    tell("succeeded", "succeeded", payment.amount.minor, payment.changed_at);
  for (const auto& [refund, minor] : payment.refunds)
    tell("refund:" + refund, "refunded", minor, payment.changed_at);
  return lines;
}

Lines tell_movement(const std::string& instance, const Document& document, std::int64_t change,
                    Instant /*since*/, Told& /*told*/) {
  const auto movement = TRY(from_json<online::inventory::Movement>(document.body, Strictness::kStored));
  std::vector<BusinessLine> lines;
  for (const auto& [location, quantity] : movement.legs) {
    const logbook::StockLine line{.id = fmt::format("{}@{}", document.id, location),
                                  .change = change,
                                  .reason = std::string{enum_name(movement.reason)},
                                  .sku = movement.sku,
                                  .location = location,
                                  .quantity = quantity,
                                  .order = movement.order_id};
    lines.push_back(made_of(movement.at, instance, line));
  }
  return lines;
}

Lines tell_account(const std::string& instance, const Document& document, std::int64_t change, Instant since,
                   Told& told) {
  const auto account = TRY(from_json<online::customer::Account>(document.body, Strictness::kStored));
  std::vector<BusinessLine> lines;
  const auto tell = [&](const char* what, Instant at) {
    if (!told.words.insert(what).second || at < since) return;
    lines.push_back(made_of(at, instance,
                            logbook::AccountLine{.id = fmt::format("{}/{}", document.id, what),
                                                 .change = change,
                                                 .what = what,
                                                 .who = "customer"}));
  };
  tell("created", account.created_at);
  if (account.erased_at) tell("erased", *account.erased_at);
  return lines;
}

}  // namespace

std::vector<Teller> shop_tellers(std::string instance) {
  const auto with = [&instance](auto tell) {
    return [instance, tell](const Document& document, std::int64_t change, Instant since, Told& told) {
      return tell(instance, document, change, since, told);
    };
  };
  return {{std::string{online::order::kOrderCollection}, true, with(tell_order)},
          {std::string{online::checkout::kPaymentCollection}, true, with(tell_payment)},
          {std::string{online::inventory::kMovementCollection}, false, with(tell_movement)},
          {std::string{online::customer::kCustomerCollection}, true, with(tell_account)}};
}

http::AfterFilter note_sign_ins(logbook::Logbook& logbook, Random& random) {
  return
      [&logbook, &random](const http::Request& request, const http::Route& route, http::Response& response) {
        if (route.method != http::Method::kPost) return;
        const std::string_view path = route.path;
        const bool in = path.ends_with("/sign-in"), out = path.ends_with("/sign-out");
        if (!in && !out) return;
        const bool staff = path.find("/admin/") != std::string_view::npos || path.starts_with("/console");
        logbook::AccountLine line{.id = random_hex(random, 8), .who = staff ? "staff" : "customer"};
        line.what = out ? "signed_out" : response.status < 400 ? "signed_in" : "refused";
        logbook.privacy().append_client(line.client, request.client_address);
        logbook.note(logbook::Kind::kBusiness, line);
      };
}

}  // namespace souk::app
