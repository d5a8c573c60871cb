// Goods on their way from one location to another: they have left the one and are not yet at the other, so
// nobody can sell them. A transfer lives in the stock item of its goods, beside the movement that sent them,
// and ends with the movement that says how many have arrived.
#pragma once

#include <string>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::inventory {

struct Transit {
  std::string from;
  std::string to;
  std::int64_t quantity = 0;
  std::string note;
  Instant sent_at{};
  static constexpr std::string_view kName = "StockTransit";
  static constexpr auto fields() {
    using T = Transit;
    return field_table(field("from", &T::from), field("to", &T::to), field("quantity", &T::quantity),
                       field("note", &T::note, {.required = false}), field("sent_at", &T::sent_at));
  }
};

// What came of a transfer. Fewer than were sent: the rest is written off as missing.
struct Arrival {
  std::string transfer_id;
  std::string location;  // where the goods are now; empty: where they were sent
  std::int64_t quantity = 0;
  std::string note;
};

}  // namespace souk::online::inventory
