// The books of invoices and credit notes: each series numbered 1, 2, 3 ... within a year, without a gap and
// without a number given twice, whatever dies at whatever moment.
//
// One document per series and year counts. Taking a number is one conditional write of it: the next number
// and the whole text that it is for, "pending", at once. Then the text is inserted under that number, and the
// counter's pending is cleared. Nobody takes a number while one is pending: who finds one finishes it first.
// So a number is never taken without its text being at hand.
#pragma once

#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/invoice/invoice.hpp"
#include "online/order/orders.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::invoice {

inline constexpr std::string_view kCounterCollection = "invoice_counter";

struct RegisterDeps {
  engines::DocumentStore* store = nullptr;
  const order::Orders* orders = nullptr;
  const shop::SettingsStore* settings = nullptr;
  const Clock* clock = nullptr;
  Seller seller;
  milliseconds utc_offset{8 * 3600'000};  // the shop's local time decides on the year
};

class Register {
 public:
  explicit Register(RegisterDeps deps);
  Status declare();

  // The order's invoice: made now, or the one that there is. kPrecondition "invoice.not_paid".
  Result<Invoice> invoice(std::string_view order_id) const;
  // Credit notes for all refunds of the order that have gone through; those there were and those made now.
  // None before the invoice.
  Result<std::vector<Invoice>> credit(std::string_view order_id) const;

  // kNotFound "invoice.missing".
  Result<Invoice> load(std::string_view number) const;
  Result<std::vector<Invoice>> of_order(std::string_view order_id) const;
  struct Page {
    std::vector<Invoice> invoices;
    std::string next_cursor;
  };
  // By number, the last first.
  Result<Page> newest(std::size_t limit, std::string cursor) const;
  // For `souk doctor`: one sentence for each number that is missing or out of place.
  Result<std::vector<std::string>> check() const;

 private:
  struct Counter {
    std::int64_t last = 0;
    std::optional<Invoice> pending;
    static constexpr auto fields() {
      return field_table(field("last", &Counter::last), field("pending", &Counter::pending));
    }
  };
  Result<Invoice> issue(Invoice draft) const;
  Result<std::optional<Invoice>> find_by_key(const std::string& key) const;
  Status finish(const std::string& series, const Counter& counter) const;
  Result<bool> take_number(const std::string& series, std::int64_t last, const Invoice& text) const;

  RegisterDeps deps_;
  engines::Collection<Invoice> invoices_;
  engines::Collection<Counter> counters_;
};

}  // namespace souk::online::invoice
