// A case: goods of an order that come back, are exchanged, or arrived damaged, wrong or not at all. One
// document; what it does to order, stock and money is written into it as a settlement first and then carried
// out by idempotent steps (cases.hpp). Pure: no clock, no I/O.
//
//   requested -> approved -> arrived -> settling -> settled
//       |           |  \_____________/  (a claim without goods)
//       |           +-> withdrawn
//       +-> rejected, withdrawn
#pragma once

#include "online/aftersale/case_parts.hpp"
#include "online/order/order.hpp"

namespace souk::online::aftersale {

inline constexpr std::string_view kCaseCollection = "aftersale_case";

struct Case {
  std::string id;      // "<order id>-<n>": cases of one order stand in a row
  std::string number;  // for people: "SK-7F3K-9Q2M-R1"
  std::string order_id;
  std::optional<std::string> customer_id;
  std::string key;  // of the request: a repeat is the same case
  CaseKind kind = CaseKind::kReturn;
  Outcome outcome = Outcome::kRefund;
  CaseState state = CaseState::kRequested;
  std::vector<CaseLine> lines;
  bool goods_come_back = true;
  std::string location;  // where they are to go
  std::string message;   // of staff to the customer
  std::optional<Settlement> settlement;
  std::string problem;       // why settling stopped; a person is needed
  std::string problem_code;  // of that error
  std::vector<CaseEvent> timeline;
  std::optional<Instant> open;  // declared index: when somebody must look at it again
  Instant created_at{};

  static constexpr std::string_view kName = "AftersaleCase";
  static constexpr auto fields() {
    return field_table(
        field("id", &Case::id), field("number", &Case::number), field("order_id", &Case::order_id),
        field("customer_id", &Case::customer_id), field("key", &Case::key), field("kind", &Case::kind),
        field("outcome", &Case::outcome), field("state", &Case::state),
        field("lines", &Case::lines, {.max_length = 500}), field("goods_come_back", &Case::goods_come_back),
        field("location", &Case::location), field("message", &Case::message),
        field("settlement", &Case::settlement), field("problem", &Case::problem),
        field("problem_code", &Case::problem_code, {.required = false}), field("timeline", &Case::timeline),
        field("open", &Case::open), field("created_at", &Case::created_at));
  }

  // Each answers kPrecondition "aftersale.illegal_move" where the table above has no such move; a repeat of
  // the move that led here changes nothing.
  struct Approval {
    bool goods_come_back = true;
    std::string location;
    std::string message;
  };
  Status approve(const order::Act& act, Approval approval);
  Status reject(const order::Act& act, std::string_view why);
  Status withdraw(const order::Act& act);
  Status arrive(const order::Act& act);
  Status settle(const order::Act& act, Settlement settlement);
  Status settled(const order::Act& act, std::int64_t refunded_minor, bool replacement_sold_out);
  // Settling hit something that trying again does not heal; retry() is for when a person has healed it.
  void stuck(const order::Act& act, const Error& why);
  Status retry(const order::Act& act);

  bool is_live() const;
  const CaseLine* line(std::string_view sku) const;

 private:
  Status enter(const order::Act& act, CaseState next, std::string_view note);
};

// Pieces of a line that a further case may be about: sent, and neither back nor in another case.
std::int64_t open_quantity(const order::OrderLine& line, const std::vector<Case>& cases);

// Where most of its pieces were sent from, so where they are expected back; the first by its code where two
// gave as many, empty where `sold_from` knows nothing of them.
std::string sent_from(const Case& about, const order::PartsBySku& sold_from);

// What a request must be before it becomes a case. kInvalid and kPrecondition "aftersale.*".
Status check_request(const Case& wanted, const order::Order& order, const std::vector<Case>& cases);

}  // namespace souk::online::aftersale
