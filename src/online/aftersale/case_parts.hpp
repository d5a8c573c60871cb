// The words of a case and its smaller parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"
#include "online/order/order_line.hpp"

namespace souk::online::aftersale {

enum class CaseKind { kReturn, kExchange, kClaim };
enum class CaseState { kRequested, kApproved, kArrived, kSettling, kSettled, kRejected, kWithdrawn };
enum class Reason {
  kNotLiked,
  kWrongSize,
  kNotAsDescribed,
  kDefective,
  kDamaged,
  kMissing,
  kWrongItem,
  kOther
};
enum class Outcome { kRefund, kReplacement };
// What becomes of goods that came back.
enum class Verdict { kRestock, kDiscard, kBackToCustomer };

}  // namespace souk::online::aftersale

template <>
struct souk::EnumNames<souk::online::aftersale::CaseKind> {
  using K = souk::online::aftersale::CaseKind;
  static constexpr std::array kNames{std::pair{K::kReturn, std::string_view{"return"}},
                                     std::pair{K::kExchange, std::string_view{"exchange"}},
                                     std::pair{K::kClaim, std::string_view{"claim"}}};
};
template <>
struct souk::EnumNames<souk::online::aftersale::CaseState> {
  using S = souk::online::aftersale::CaseState;
  static constexpr std::array kNames{std::pair{S::kRequested, std::string_view{"requested"}},
                                     std::pair{S::kApproved, std::string_view{"approved"}},
                                     std::pair{S::kArrived, std::string_view{"arrived"}},
                                     std::pair{S::kSettling, std::string_view{"settling"}},
                                     std::pair{S::kSettled, std::string_view{"settled"}},
                                     std::pair{S::kRejected, std::string_view{"rejected"}},
                                     std::pair{S::kWithdrawn, std::string_view{"withdrawn"}}};
};
template <>
struct souk::EnumNames<souk::online::aftersale::Reason> {
  using R = souk::online::aftersale::Reason;
  static constexpr std::array kNames{std::pair{R::kNotLiked, std::string_view{"not_liked"}},
                                     std::pair{R::kWrongSize, std::string_view{"wrong_size"}},
                                     std::pair{R::kNotAsDescribed, std::string_view{"not_as_described"}},
                                     std::pair{R::kDefective, std::string_view{"defective"}},
                                     std::pair{R::kDamaged, std::string_view{"damaged"}},
                                     std::pair{R::kMissing, std::string_view{"missing"}},
                                     std::pair{R::kWrongItem, std::string_view{"wrong_item"}},
                                     std::pair{R::kOther, std::string_view{"other"}}};
};
template <>
struct souk::EnumNames<souk::online::aftersale::Outcome> {
  using O = souk::online::aftersale::Outcome;
  static constexpr std::array kNames{std::pair{O::kRefund, std::string_view{"refund"}},
                                     std::pair{O::kReplacement, std::string_view{"replacement"}}};
};
template <>
struct souk::EnumNames<souk::online::aftersale::Verdict> {
  using V = souk::online::aftersale::Verdict;
  static constexpr std::array kNames{std::pair{V::kRestock, std::string_view{"restock"}},
                                     std::pair{V::kDiscard, std::string_view{"discard"}},
                                     std::pair{V::kBackToCustomer, std::string_view{"back_to_customer"}}};
};

namespace souk::online::aftersale {

struct Inspection {
  Verdict verdict = Verdict::kRestock;
  std::int64_t quantity = 0;
  std::string note;
  static constexpr std::string_view kName = "Inspection";
  static constexpr auto fields() {
    using I = Inspection;
    return field_table(field("verdict", &I::verdict),
                       field("quantity", &I::quantity, {.min = 1, .max = 1'000'000}),
                       field("note", &I::note, {.max_length = 500, .required = false}));
  }
};

struct CaseLine {
  std::string sku;
  std::int64_t quantity = 0;
  Reason reason = Reason::kOther;
  std::string note;
  std::string wanted_sku;  // of an exchange
  static constexpr std::string_view kName = "CaseLine";
  static constexpr auto fields() {
    using L = CaseLine;
    return field_table(
        field("sku", &L::sku, {.min_length = 1, .max_length = 64}),
        field("quantity", &L::quantity, {.min = 1, .max = 1'000'000}), field("reason", &L::reason),
        field("note", &L::note, {.max_length = 1'000, .required = false}),
        field("wanted_sku", &L::wanted_sku,
              {.max_length = 64, .required = false, .help = "The variant to exchange it for."}));
  }
};

// What is done about one line in the end.
struct SettledLine {
  std::string sku;
  std::vector<Inspection> inspections;  // empty where no goods came back
  std::int64_t refund_minor = 0;        // what goes back for it
  std::int64_t fallback_minor = 0;      // what goes back when its replacement is sold out
  static constexpr std::string_view kName = "SettledLine";
  static constexpr auto fields() {
    using L = SettledLine;
    return field_table(field("sku", &L::sku), field("inspections", &L::inspections, {.max_length = 20}),
                       field("refund_minor", &L::refund_minor), field("fallback_minor", &L::fallback_minor));
  }
};

// Everything that was decided, written before any of it is done.
struct Settlement {
  std::vector<SettledLine> lines;
  std::vector<order::OrderLine> replacements;  // at no charge
  std::string replacement_order;               // its id, made beforehand; empty: none
  std::int64_t shipping_minor = 0;
  std::int64_t goodwill_minor = 0;
  std::string location;          // where the goods are now
  bool to_store_credit = false;  // what goes back, instead of the way it was paid
  // What came of it.
  std::int64_t refunded_minor = 0;
  bool replacement_sold_out = false;
  static constexpr std::string_view kName = "Settlement";
  static constexpr auto fields() {
    using S = Settlement;
    return field_table(
        field("lines", &S::lines, {.max_length = 500}),
        field("replacements", &S::replacements, {.max_length = 500}),
        field("replacement_order", &S::replacement_order), field("shipping_minor", &S::shipping_minor),
        field("goodwill_minor", &S::goodwill_minor), field("location", &S::location),
        field("to_store_credit", &S::to_store_credit, {.required = false}),
        field("refunded_minor", &S::refunded_minor), field("replacement_sold_out", &S::replacement_sold_out));
  }
};

struct CaseEvent {
  Instant at{};
  std::string actor;
  std::string what;
  std::string note;    // what somebody wrote; for "stuck" the error's message
  std::string code{};  // of the error
  static constexpr std::string_view kName = "CaseEvent";
  static constexpr auto fields() {
    using E = CaseEvent;
    return field_table(field("at", &E::at), field("actor", &E::actor), field("what", &E::what),
                       field("note", &E::note),
                       field("code", &E::code, {.required = false, .help = "Of the error that stopped it."}));
  }
};

}  // namespace souk::online::aftersale
