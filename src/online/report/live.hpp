// What a person who looks at the dashboard sees moving: visitors, today's figures, the last orders. Kept in
// memory, fed by the tally; read by every open console once a second. Threads: any.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "online/report/tally.hpp"
#include "online/report/visitors.hpp"

namespace souk::online::report {

struct LiveOrder {
  std::string id;
  std::string number;
  std::string state;
  std::int64_t minor = 0;
  std::string currency;
  static constexpr std::string_view kName = "LiveOrder";
  static constexpr auto fields() {
    return field_table(field("id", &LiveOrder::id), field("number", &LiveOrder::number),
                       field("state", &LiveOrder::state), field("minor", &LiveOrder::minor),
                       field("currency", &LiveOrder::currency));
  }
};

struct LiveFigures {
  std::int64_t version = 0;  // changes with every order
  std::int64_t visitors = 0;
  std::vector<std::int64_t> pages;  // by minute, the last half hour
  std::vector<LiveOrder> orders;    // that were counted here since the start, newest first
  static constexpr std::string_view kName = "LiveFigures";
  static constexpr auto fields() {
    return field_table(field("version", &LiveFigures::version), field("visitors", &LiveFigures::visitors),
                       field("pages", &LiveFigures::pages), field("orders", &LiveFigures::orders));
  }
};

class Live {
 public:
  static constexpr std::size_t kMaxOrders = 12;

  explicit Live(const Visitors& visitors) : visitors_{&visitors} {}
  // For Tally::on_counted.
  void counted(const Step& step);
  LiveFigures figures() const;
  std::int64_t version() const;

 private:
  const Visitors* visitors_;
  mutable std::mutex mutex_;
  std::int64_t version_ = 0;
  std::deque<LiveOrder> orders_;
};

}  // namespace souk::online::report
