#include "online/customer/segment.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "online/customer/group.hpp"

namespace souk::online::customer {
namespace {

enum class FactKind { kText, kBoolean, kNumber };
constexpr std::array kFacts{std::pair{std::string_view{"group"}, FactKind::kText},
                            std::pair{std::string_view{"language"}, FactKind::kText},
                            std::pair{std::string_view{"country"}, FactKind::kText},
                            std::pair{std::string_view{"marketing"}, FactKind::kBoolean},
                            std::pair{std::string_view{"verified"}, FactKind::kBoolean},
                            std::pair{std::string_view{"age_days"}, FactKind::kNumber},
                            std::pair{std::string_view{"orders"}, FactKind::kNumber},
                            std::pair{std::string_view{"days_since_order"}, FactKind::kNumber}};
constexpr std::string_view kSpent = "spent.";

std::optional<FactKind> kind_of(std::string_view fact) {
  for (const auto& [name, kind] : kFacts) {
    if (name == fact) return kind;
  }
  const bool spent =
      fact.starts_with(kSpent) && fact.size() == kSpent.size() + 3 &&
      std::all_of(fact.begin() + kSpent.size(), fact.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return spent ? std::optional{FactKind::kNumber} : std::nullopt;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string yes_or_no(bool value) { return value ? "true" : "false"; }

std::int64_t days(milliseconds span) { return span.count() / (24LL * 3600 * 1000); }

std::string complaint_of(const SegmentCondition& condition) {
  const auto kind = kind_of(condition.fact);
  if (!kind) return fmt::format("There is no fact {}.", condition.fact);
  const bool compares_numbers =
      condition.comparison == Comparison::kAtLeast || condition.comparison == Comparison::kLess;
  if (*kind == FactKind::kNumber && !number_in(condition.value)) return "The value must be a whole number.";
  if (*kind != FactKind::kNumber && compares_numbers) return "Compare this fact by is or is_not.";
  if (*kind == FactKind::kBoolean && condition.value != "true" && condition.value != "false")
    return "The value is true or false.";
  return {};
}

bool holds(const SegmentCondition& condition, const Facts& facts) {
  const auto found = facts.find(condition.fact);
  if (found == facts.end()) return condition.comparison == Comparison::kIsNot;
  const auto& fact = found->second;
  switch (condition.comparison) {
    case Comparison::kIs:
      return fact == condition.value;
    case Comparison::kIsNot:
      return fact != condition.value;
    case Comparison::kAtLeast:
      return number_in(fact).value_or(0) >= number_in(condition.value).value_or(0);
    case Comparison::kLess:
      return number_in(fact).value_or(0) < number_in(condition.value).value_or(0);
  }
  return false;
}

}  // namespace

Facts facts_of(const Account& account, const OrderFacts& orders, Instant now) {
  Facts facts{{"group", account.group},
              {"language", account.language},
              {"marketing", yes_or_no(account.wants_marketing())},
              {"verified", yes_or_no(account.mail_verified_at.has_value())},
              {"age_days", std::to_string(days(now - account.created_at))},
              {"orders", std::to_string(orders.orders)}};
  if (const auto* address = account.find_address(account.default_address)) {
    facts["country"] = address->address.country;
  }
  for (const auto& [currency, minor] : orders.spent_minor) {
    facts[std::string{kSpent} + currency] = std::to_string(minor);
  }
  if (orders.last_order_at) facts["days_since_order"] = std::to_string(days(now - *orders.last_order_at));
  return facts;
}

bool holds(const Segment& segment, const Facts& facts) {
  return std::all_of(segment.conditions.begin(), segment.conditions.end(),
                     [&](const SegmentCondition& each) { return holds(each, facts); });
}

Status check(const Segment& segment) {
  auto error = invalid("segment.invalid", "Some conditions cannot be asked; see `errors`.");
  if (!is_short_id(segment.id)) {
    error.fields.push_back({"/id", "malformed", "An id is 1 to 40 lower-case letters, digits and \"-\"."});
  }
  for (std::size_t i = 0; i < segment.conditions.size(); ++i) {
    auto complaint = complaint_of(segment.conditions[i]);
    if (!complaint.empty()) {
      error.fields.push_back({fmt::format("/conditions/{}", i), "unfit", std::move(complaint)});
    }
  }
  if (error.fields.empty()) return {};
  return fail(std::move(error));
}

bool asks_for_orders(const Segment& segment) {
  return std::any_of(segment.conditions.begin(), segment.conditions.end(), [](const SegmentCondition& each) {
    return each.fact == "orders" || each.fact == "days_since_order" || each.fact.starts_with(kSpent);
  });
}

Status Segments::declare() {
  return segments_.store().declare({.name = std::string{kSegmentCollection}, .indexes = {}});
}

Result<std::vector<Segment>> Segments::list() const {
  std::vector<Segment> all;
  for (auto& stored : TRY(segments_.query({.limit = kMost}))) all.push_back(std::move(stored.value));
  return all;
}

Result<Segment> Segments::load(std::string_view id) const {
  auto found = is_short_id(id) ? TRY(segments_.find(id)) : std::nullopt;
  if (!found) return fail(not_found("segment.missing", "There is no such segment."));
  return std::move(found->value);
}

Status Segments::save(const Segment& segment) const {
  TRY(check(segment));
  if (!TRY(segments_.find(segment.id)) &&
      TRY(segments_.store().count(kSegmentCollection)) >= static_cast<std::int64_t>(kMost)) {
    return fail(precondition("segment.too_many", "A shop has at most 200 segments; remove one first."));
  }
  TRY(segments_.store().put(kSegmentCollection, segment.id, to_json(segment)));
  return {};
}

Status Segments::remove(std::string_view id) const {
  if (!is_short_id(id)) return {};
  return segments_.erase(id);
}

Result<bool> Segments::contains(const Segment& segment, const Account& account) const {
  OrderFacts orders;
  if (order_facts_ && asks_for_orders(segment)) orders = TRY(order_facts_(account.id));
  return holds(segment, facts_of(account, orders, accounts_->clock().now()));
}

Result<Segments::Members> Segments::members(const Segment& segment, std::size_t limit,
                                            std::string cursor) const {
  constexpr std::size_t kPage = 100;
  Members found;
  std::size_t looked = 0;
  do {
    auto page = TRY(accounts_->list({}, std::min(limit, kPage), cursor, &cursor));
    looked += kPage;
    for (auto& account : page) {
      if (TRY(contains(segment, account.value))) found.accounts.push_back(std::move(account));
    }
  } while (!cursor.empty() && looked < kLooked && found.accounts.size() < limit);
  found.next_cursor = std::move(cursor);
  return found;
}

}  // namespace souk::online::customer
