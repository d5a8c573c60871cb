// The promise that the shop makes about goods: what is there, what is set aside, what has gone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::online::inventory {

struct Availability {
  std::int64_t total = 0;                           // over all locations; what can be bought online
  std::map<std::string, std::int64_t> by_location;  // location code -> available
  bool backorder = false;
};

struct ReserveLine {
  std::string sku;
  std::int64_t quantity = 0;
  bool backorder = false;  // may go below zero
};

// Where the goods go, as far as it helps to choose where they come from.
struct Destination {
  std::string country{};   // ISO 3166-1 alpha-2
  std::string province{};  // as addresses write it
  std::string city{};
};

// From where an order's goods may come.
struct ReserveScope {
  std::string_view location{};  // empty: any location may give
  Destination destination{};
};

// Every call is idempotent by its order id: a repeat changes nothing and answers the same.
class Stock {
 public:
  virtual ~Stock() = default;
  virtual Result<Availability> availability(std::string_view sku) const = 0;
  // Sets all lines aside until `until`, or none: kPrecondition "stock.insufficient" names the sku and what is
  // left. `location` empty: any location may give (the rule and its reason are kept in the reservation).
  virtual Status reserve(std::string_view order_id, const std::vector<ReserveLine>& lines,
                         std::string_view location, Instant until) = 0;
  // The same, with an eye on where the goods go; the plan and its reason are kept in the reservation.
  virtual Status reserve_for(std::string_view order_id, const std::vector<ReserveLine>& lines,
                             const ReserveScope& scope, Instant until) {
    return reserve(order_id, lines, scope.location, until);
  }
  // The goods are sold: the reservation becomes a movement. Works on an expired reservation too, as long as
  // the goods are still there.
  virtual Status confirm(std::string_view order_id, const std::vector<ReserveLine>& lines) = 0;
  // Gives back what was set aside.
  virtual Status release(std::string_view order_id, const std::vector<ReserveLine>& lines) = 0;
};

}  // namespace souk::online::inventory
