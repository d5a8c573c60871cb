#include "online/catalogue/price.hpp"

namespace souk::online::catalogue {
namespace {

bool holds(const PriceEntry& entry, const PriceContext& context) {
  return entry.currency == context.currency &&
         (entry.group.empty() || entry.group == context.customer_group) &&
         (!entry.starts_at || *entry.starts_at <= context.at) &&
         (!entry.ends_at || context.at < *entry.ends_at);
}

bool beats(const PriceEntry& entry, const PriceEntry& other) {
  if (entry.group.empty() != other.group.empty()) return !entry.group.empty();
  return entry.amount < other.amount;
}

std::optional<std::int64_t> amount_in(const Amounts& amounts, Currency currency) {
  const auto found = amounts.find(std::string{currency.code()});
  if (found == amounts.end()) return std::nullopt;
  return found->second;
}

}  // namespace

EffectivePrice price_of(const Variant& variant, const PriceContext& context) {
  EffectivePrice price{amount_in(variant.prices, context.currency),
                       amount_in(variant.compare_at, context.currency)};
  const PriceEntry* best = nullptr;
  for (const auto& entry : variant.price_list) {
    if (holds(entry, context) && (best == nullptr || beats(entry, *best))) best = &entry;
  }
  if (best != nullptr) {
    const auto before = price.compare_at ? price.compare_at : price.amount;
    price = {best->amount, best->compare_at ? best->compare_at : before};
  }
  if (price.compare_at && (!price.amount || *price.compare_at <= *price.amount)) price.compare_at.reset();
  return price;
}

PriceSpan price_span(const std::vector<Variant>& variants, const PriceContext& context) {
  PriceSpan span;
  for (const auto& variant : variants) {
    const auto price = price_of(variant, context);
    if (!price.amount) continue;
    if (!span.lowest.amount) {
      span.lowest = price;
      continue;
    }
    span.varies = span.varies || *price.amount != *span.lowest.amount;
    if (*price.amount < *span.lowest.amount) span.lowest = price;
  }
  return span;
}

}  // namespace souk::online::catalogue
