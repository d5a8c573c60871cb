// The staff's list of orders: one declared index carries each question, and what it cannot answer is looked
// at order by order, a bounded number at a time. So a page costs the same whatever the shop has sold.
#include <algorithm>

#include "base/id.hpp"
#include "base/text.hpp"
#include "online/order/orders.hpp"

namespace souk::online::order {
namespace {

constexpr int kMostReads = 10;  // of the store, for one page

// Ids begin with their time, so that a span of time is a span of ids.
engines::IndexValue first_id_at(Instant when) {
  IdBytes bytes{};
  const auto ms = std::clamp<std::int64_t>(when.unix_ms, 0, (std::int64_t{1} << 48) - 1);
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  return id_text("ord", bytes);
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// "7f3k-9q2m" is how people read a number out.
bool is_short_number(std::string_view text) { return text.size() == 9 && text[4] == '-'; }

std::string as_number(std::string_view text) {
  std::string number;
  for (const char c : text) number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return number.starts_with("SK-") ? number : "SK-" + number;
}

// A number, a mail or a phone, told apart by its looks; as it is stored.
void ask_for(engines::FindQuery& query, std::string_view text) {
  if (text.find('@') != std::string_view::npos) {
    query.path = "contact.mail";
    query.equals = engines::IndexValue{text::to_lower_ascii(text)};
  } else if (has_letter(text) || is_short_number(text)) {
    query.path = "number";
    query.equals = engines::IndexValue{as_number(text)};
  } else {
    const auto chinese = customer::normal_phone(text, "CN");
    query.path = "contact.phone";
    query.equals =
        engines::IndexValue{customer::is_phone(chinese, "CN") ? chinese : customer::normal_phone(text, "")};
  }
}

engines::FindQuery query_of(const OrderFilter& filter) {
  engines::FindQuery query{.descending = true};
  if (!filter.text.empty()) {
    ask_for(query, filter.text);
  } else if (filter.from || filter.until) {
    if (filter.from) query.from = first_id_at(*filter.from);
    if (filter.until) query.until = first_id_at(*filter.until);
  } else if (filter.state) {
    query.path = "state";
    query.equals = engines::IndexValue{std::string{enum_name(*filter.state)}};
  }
  return query;
}

bool fits(const OrderFilter& filter, const StoredOrder& order) {
  if (filter.state && order.value.state != *filter.state) return false;
  const engines::IndexValue id{order.id};
  if (filter.from && id < first_id_at(*filter.from)) return false;
  return !filter.until || id < first_id_at(*filter.until);
}

}  // namespace

Result<OrderPage> Orders::list(OrderFilter filter) const {
  filter.text = text::trim(filter.text);
  if (filter.text.size() > OrderFilter::kMaxText)
    return fail(invalid("list.text", "Look for an order's number, a mail address or a phone number."));
  if (filter.from && filter.until && *filter.from >= *filter.until)
    return fail(invalid("list.time", "The time to look in ends after it begins."));
  auto query = query_of(filter);
  OrderPage page{.orders = {}, .next_cursor = std::move(filter.cursor)};
  for (int reads = 0; reads < kMostReads; ++reads) {
    query.limit = filter.limit - page.orders.size();
    query.cursor = page.next_cursor;
    for (auto& order : TRY(orders_.query(query, &page.next_cursor))) {
      if (fits(filter, order)) page.orders.push_back(std::move(order.value));
    }
    if (page.next_cursor.empty() || page.orders.size() >= filter.limit) break;
  }
  return page;
}

}  // namespace souk::online::order
