// Segments: conditions that are kept and asked of each customer when somebody looks, so that nobody has to
// keep lists up to date ("new in China, has bought nothing yet").
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/customer/accounts.hpp"

namespace souk::online::customer {

inline constexpr std::string_view kSegmentCollection = "customer_segment";

// kAtLeast and kLess compare whole numbers, the others texts.
enum class Comparison { kIs, kIsNot, kAtLeast, kLess };

}  // namespace souk::online::customer

template <>
struct souk::EnumNames<souk::online::customer::Comparison> {
  using C = souk::online::customer::Comparison;
  static constexpr std::array kNames{
      std::pair{C::kIs, std::string_view{"is"}}, std::pair{C::kIsNot, std::string_view{"is_not"}},
      std::pair{C::kAtLeast, std::string_view{"at_least"}}, std::pair{C::kLess, std::string_view{"less"}}};
};

namespace souk::online::customer {

struct SegmentCondition {
  std::string fact;  // see kFacts
  Comparison comparison = Comparison::kIs;
  std::string value;  // "vip", "true", "30", minor units
  static constexpr std::string_view kName = "SegmentCondition";
  static constexpr auto fields() {
    using C = SegmentCondition;
    return field_table(field("fact", &C::fact, {.min_length = 1, .max_length = 40, .example = "age_days"}),
                       field("comparison", &C::comparison),
                       field("value", &C::value, {.max_length = 100, .example = "30"}));
  }
};

// All conditions must hold.
struct Segment {
  std::string id;
  std::string name;
  std::vector<SegmentCondition> conditions;
  static constexpr std::string_view kName = "CustomerSegment";
  static constexpr auto fields() {
    return field_table(
        field("id", &Segment::id, {.min_length = 1, .max_length = 40, .example = "new-in-china"}),
        field("name", &Segment::name, {.max_length = 80, .required = false}),
        field("conditions", &Segment::conditions, {.min_length = 1, .max_length = 20}));
  }
};

// What the order room knows of a customer; main brings it (orders stand above customers).
struct OrderFacts {
  std::int64_t orders = 0;
  std::map<std::string, std::int64_t> spent_minor;  // by currency, refunds taken off
  std::optional<Instant> last_order_at;
};
using OrderFactsOf = std::function<Result<OrderFacts>(std::string_view customer_id)>;

// Facts by name. Texts: group, language, country (of the default address); "true" or "false": marketing,
// verified. Numbers: age_days, orders, days_since_order (absent without an order), spent.<currency>. A fact
// that is absent satisfies is_not alone.
using Facts = std::map<std::string, std::string, std::less<>>;
Facts facts_of(const Account& account, const OrderFacts& orders, Instant now);
bool holds(const Segment& segment, const Facts& facts);
// kInvalid "segment.invalid" with a complaint per condition.
Status check(const Segment& segment);
// Whether it needs to know of orders at all.
bool asks_for_orders(const Segment& segment);

class Segments {
 public:
  static constexpr std::size_t kMost = 200;
  static constexpr std::size_t kLooked = 1'000;  // accounts that one call of members() looks at

  Segments(engines::DocumentStore& store, const Accounts& accounts, OrderFactsOf order_facts)
      : segments_{store, std::string{kSegmentCollection}},
        accounts_{&accounts},
        order_facts_{std::move(order_facts)} {}
  Status declare();
  Result<std::vector<Segment>> list() const;
  Result<Segment> load(std::string_view id) const;  // kNotFound "segment.missing"
  Status save(const Segment& segment) const;
  Status remove(std::string_view id) const;

  Result<bool> contains(const Segment& segment, const Account& account) const;
  struct Members {
    std::vector<StoredAccount> accounts;
    std::string next_cursor;  // there may be more; a page may be short, even empty, before the last one
  };
  Result<Members> members(const Segment& segment, std::size_t limit, std::string cursor) const;

 private:
  engines::Collection<Segment> segments_;
  const Accounts* accounts_;
  OrderFactsOf order_facts_;
};

}  // namespace souk::online::customer
