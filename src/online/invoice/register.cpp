#include "online/invoice/register.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::invoice {
namespace {

constexpr int kMaxAttempts = 200;  // many may want a number at once; each try gets somebody on

std::string number_of(std::string_view series, std::int64_t n) { return fmt::format("{}-{:06}", series, n); }

}  // namespace

Register::Register(RegisterDeps deps)
    : deps_{std::move(deps)},
      invoices_{*deps_.store, std::string{kInvoiceCollection}},
      counters_{*deps_.store, std::string{kCounterCollection}} {}

Status Register::declare() {
  TRY(deps_.store->declare({.name = std::string{kInvoiceCollection},
                            .indexes = {{.path = "key", .unique = true}, {.path = "order_id"}}}));
  return deps_.store->declare({.name = std::string{kCounterCollection}, .indexes = {}});
}

Result<Invoice> Register::load(std::string_view number) const {
  auto found = TRY(invoices_.find(number));
  if (!found) return fail(not_found("invoice.missing", "There is no invoice of that number."));
  return std::move(found->value);
}

Result<std::optional<Invoice>> Register::find_by_key(const std::string& key) const {
  auto found = TRY(invoices_.query({.path = "key", .equals = engines::IndexValue{key}, .limit = 1}));
  if (found.empty()) return std::nullopt;
  return std::optional{std::move(found.front().value)};
}

Result<std::vector<Invoice>> Register::of_order(std::string_view order_id) const {
  std::vector<Invoice> result;
  for (auto& found : TRY(invoices_.query(
           {.path = "order_id", .equals = engines::IndexValue{std::string{order_id}}, .limit = 1'000}))) {
    result.push_back(std::move(found.value));
  }
  // As they were made: the invoice first.
  std::stable_sort(result.begin(), result.end(), [](const Invoice& a, const Invoice& b) {
    return std::pair{a.kind, std::string_view{a.number}} < std::pair{b.kind, std::string_view{b.number}};
  });
  return result;
}

Result<Register::Page> Register::newest(std::size_t limit, std::string cursor) const {
  Page page;
  auto found = TRY(
      invoices_.query({.descending = true, .limit = limit, .cursor = std::move(cursor)}, &page.next_cursor));
  for (auto& one : found) page.invoices.push_back(std::move(one.value));
  return page;
}

Result<Invoice> Register::invoice(std::string_view order_id) const {
  auto known = TRY(find_by_key(fmt::format("order:{}", order_id)));
  if (known) return std::move(*known);
  const auto order = TRY(deps_.orders->load(order_id)).value;
  auto draft = TRY(invoice_for(order, *deps_.settings->get(), deps_.seller));
  return issue(std::move(draft));
}

Result<std::vector<Invoice>> Register::credit(std::string_view order_id) const {
  auto known = TRY(of_order(order_id));
  std::vector<Invoice> notes;
  if (known.empty()) return notes;
  const auto invoice = known.front();
  notes.assign(std::next(known.begin()), known.end());
  const auto order = TRY(deps_.orders->load(order_id)).value;
  for (const auto& refund : order.refunds) {
    const bool done = std::any_of(notes.begin(), notes.end(),
                                  [&](const Invoice& note) { return note.key == "refund:" + refund.id; });
    if (done || !needs_credit(refund, invoice)) continue;
    auto draft = TRY(credit_note_for(refund, order, invoice, notes));
    notes.push_back(TRY(issue(std::move(draft))));
  }
  return notes;
}

// The order of looks matters: first the counter, then whether the key has an invoice. Whoever made one since
// has moved the counter, and our number is refused.
Result<Invoice> Register::issue(Invoice draft) const {
  draft.issued_at = deps_.clock->now();
  draft.date = to_date_string(draft.issued_at + deps_.utc_offset);
  const auto series =
      fmt::format("{}-{}", draft.kind == Kind::kInvoice ? "INV" : "CN", draft.date.substr(0, 4));
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto counter = TRY(counters_.find(series));
    if (!counter) {
      auto made = counters_.insert(series, Counter{});
      if (!made && made.error().code != "document.exists") return fail(std::move(made).error());
      continue;
    }
    if (counter->value.pending) {
      TRY(finish(series, counter->value));
      continue;
    }
    auto known = TRY(find_by_key(draft.key));
    if (known) return std::move(*known);
    draft.number = number_of(series, counter->value.last + 1);
    const bool taken = TRY(take_number(series, counter->value.last, draft));
    if (!taken) continue;
    TRY(finish(series, {counter->value.last + 1, draft}));
    return draft;
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "invoice.busy",
                    .message = "Too many invoices are being made at this moment; try again.",
                    .retry_after_s = 1});
}

Result<bool> Register::take_number(const std::string& series, std::int64_t last, const Invoice& text) const {
  using engines::Condition;
  auto taken = deps_.store->update(
      kCounterCollection, series,
      {.conditions = {{.path = "last", .kind = Condition::Kind::kEquals, .value = engines::IndexValue{last}},
                      {.path = "pending.number", .kind = Condition::Kind::kAbsent}},
       .increments = {{.path = "last", .by = 1}},
       .assignments = {{.path = "pending", .json = to_json(text)}}});
  if (taken) return true;
  if (taken.error().code == "document.condition") return false;
  return fail(std::move(taken).error());
}

Status Register::finish(const std::string& series, const Counter& counter) const {
  const auto& text = *counter.pending;
  auto inserted = invoices_.insert(text.number, text);
  if (!inserted && inserted.error().code != "document.exists") return fail(std::move(inserted).error());
  auto cleared = deps_.store->update(kCounterCollection, series,
                                     {.conditions = {{.path = "pending.number",
                                                      .kind = engines::Condition::Kind::kEquals,
                                                      .value = engines::IndexValue{text.number}}},
                                      .assignments = {{.path = "pending", .json = {}}}});
  if (cleared || cleared.error().code == "document.condition") return {};  // somebody else cleared it
  return fail(std::move(cleared).error());
}

Result<std::vector<std::string>> Register::check() const {
  std::vector<std::string> problems;
  std::string cursor;
  do {
    for (const auto& counter : TRY(counters_.query({.limit = 100, .cursor = cursor}, &cursor))) {
      for (std::int64_t n = 1; n <= counter.value.last; ++n) {
        const auto number = number_of(counter.id, n);
        const bool pending = counter.value.pending && counter.value.pending->number == number;
        if (!pending && !TRY(invoices_.find(number)))
          problems.push_back(fmt::format("Invoice {} is missing.", number));
        if (problems.size() >= 100) return problems;
      }
    }
  } while (!cursor.empty());
  return problems;
}

}  // namespace souk::online::invoice
