#include "online/promotion/saving.hpp"

#include <algorithm>
#include <limits>

#include "base/money.hpp"

namespace souk::online::promotion {
namespace {

// GCC and Clang have it; -Wpedantic wants to be told that we know.
__extension__ using Int128 = __int128;

constexpr std::int64_t kWhole = 10'000;
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

// Rounded half up; what does not fit is more than any basket costs.
std::int64_t times(std::int64_t minor, std::int64_t numerator, std::int64_t denominator) {
  const auto product = multiply({minor, {}}, numerator, denominator, Rounding::kHalfUp);
  return product ? product->minor : kMost;
}

std::int64_t amount_in(const AmountByCurrency& amounts, const std::string& currency) {
  const auto found = amounts.find(currency);
  return found == amounts.end() ? 0 : found->second;
}

std::int64_t sum_of(const Shelf& shelf, const Lines& lines) {
  std::int64_t sum = 0;
  for (const auto line : lines) sum += shelf.totals[line];
  return sum;
}

// In proportion to `weights`, to the last minor unit; at most the weights themselves.
Saving spread(const Lines& lines, const std::vector<std::int64_t>& weights, std::int64_t minor) {
  Saving saving;
  std::int64_t sum = 0;
  for (const auto weight : weights) sum += weight;
  minor = std::clamp<std::int64_t>(minor, 0, sum);
  if (minor == 0) return saving;
  const auto parts = allocate({minor, {}}, weights);
  if (!parts) return saving;  // cannot be: weights are not negative and their sum is more than 0
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if ((*parts)[i].minor > 0) saving.parts.emplace_back(lines[i], (*parts)[i].minor);
  }
  saving.minor = minor;
  return saving;
}

Saving spread(const Shelf& shelf, const Lines& lines, std::int64_t minor) {
  std::vector<std::int64_t> weights;
  for (const auto line : lines) weights.push_back(shelf.totals[line]);
  return spread(lines, weights, minor);
}

// Each line down to `unit` a piece, where it costs more.
Saving at_unit_price(const Shelf& shelf, const Lines& lines, std::int64_t unit) {
  Saving saving;
  for (const auto line : lines) {
    const auto price = times(unit, shelf.quantities[line], 1);
    if (price >= shelf.totals[line]) continue;
    saving.parts.emplace_back(line, shelf.totals[line] - price);
    saving.minor += shelf.totals[line] - price;
  }
  return saving;
}

Saving amount_off(const Benefit& benefit, const Shelf& shelf, const Lines& lines) {
  const auto amount = amount_in(benefit.amount, shelf.currency);
  if (benefit.per == AmountPer::kBasket) return spread(shelf, lines, amount);
  if (benefit.per == AmountPer::kUnit) {
    Saving saving;
    for (const auto line : lines) {
      const auto off = std::min(times(amount, shelf.quantities[line], 1), shelf.totals[line]);
      if (off <= 0) continue;
      saving.parts.emplace_back(line, off);
      saving.minor += off;
    }
    return saving;
  }
  const auto every = amount_in(benefit.every, shelf.currency);
  if (every == 0) return {};
  auto count = sum_of(shelf, lines) / every;
  if (benefit.most_times > 0) count = std::min(count, benefit.most_times);
  return spread(shelf, lines, times(amount, count, 1));
}

// So many units of a line, and what they cost now.
struct Units {
  std::size_t line;
  std::int64_t count;
};
std::int64_t price_of(const Shelf& shelf, const Units& units) {
  return times(shelf.totals[units.line], units.count, shelf.quantities[units.line]);
}

// By what a unit costs now, compared as fractions; the cheapest first, equal ones in the basket's order.
void sort_by_unit(const Shelf& shelf, std::vector<Units>& units, bool dearest_first) {
  std::stable_sort(units.begin(), units.end(), [&](const Units& a, const Units& b) {
    const auto left = static_cast<Int128>(shelf.totals[a.line]) * shelf.quantities[b.line];
    const auto right = static_cast<Int128>(shelf.totals[b.line]) * shelf.quantities[a.line];
    return dearest_first ? left > right : left < right;
  });
}

// Bought units and given ones are never the same. Goods that may be both are given only where enough are left
// to be bought.
Saving buy_get(const CompiledBenefit& compiled, const Shelf& shelf, const Lines& goods) {
  const auto& benefit = compiled.benefit;
  std::vector<bool> bought(shelf.size());
  for (const auto line : goods) bought[line] = true;
  std::int64_t only_buy = 0, only_get = 0, both = 0;
  std::vector<Units> given;
  for (std::size_t line = 0; line < shelf.size(); ++line) {
    const bool gives = compiled.get_goods ? compiled.get_goods->has(shelf.terms[line]) : bought[line];
    if (gives) given.push_back({line, shelf.quantities[line]});
    if (gives && bought[line]) both += shelf.quantities[line];
    if (gives && !bought[line]) only_get += shelf.quantities[line];
    if (!gives && bought[line]) only_buy += shelf.quantities[line];
  }
  auto sets = std::min({(only_buy + both) / benefit.buy, (only_get + both) / benefit.get,
                        (only_buy + only_get + both) / (benefit.buy + benefit.get)});
  if (benefit.most_times > 0) sets = std::min(sets, benefit.most_times);
  auto left = sets * benefit.get;
  auto from_both = both - std::max<std::int64_t>(0, sets * benefit.buy - only_buy);
  sort_by_unit(shelf, given, false);
  Saving saving;
  for (auto units : given) {
    units.count = std::min(units.count, left);
    if (bought[units.line]) units.count = std::min(units.count, from_both);
    if (units.count <= 0) continue;
    left -= units.count;
    if (bought[units.line]) from_both -= units.count;
    const auto off = times(price_of(shelf, units), benefit.basis_points, kWhole);
    if (off == 0) continue;
    saving.parts.emplace_back(units.line, off);
    saving.minor += off;
  }
  return saving;
}

// The dearest units that fit make the bundles: the buyer gets the better of it.
Saving bundle(const CompiledBenefit& compiled, const Shelf& shelf, const Lines& goods) {
  const auto& benefit = compiled.benefit;
  std::vector<std::vector<Units>> of_part(compiled.parts.size());
  for (const auto line : goods) {
    for (std::size_t part = 0; part < compiled.parts.size(); ++part) {
      if (!compiled.parts[part].has(shelf.terms[line])) continue;
      of_part[part].push_back({line, shelf.quantities[line]});
      break;
    }
  }
  auto sets = benefit.most_times > 0 ? benefit.most_times : kMost;
  for (std::size_t part = 0; part < of_part.size(); ++part) {
    std::int64_t units = 0;
    for (const auto& one : of_part[part]) units += one.count;
    sets = std::min(sets, units / benefit.parts[part].quantity);
  }
  if (sets == 0 || of_part.empty()) return {};
  Lines lines;
  std::vector<std::int64_t> prices;
  std::int64_t sum = 0;
  for (std::size_t part = 0; part < of_part.size(); ++part) {
    sort_by_unit(shelf, of_part[part], true);
    auto left = sets * benefit.parts[part].quantity;
    for (auto units : of_part[part]) {
      units.count = std::min(units.count, left);
      if (units.count == 0) break;
      left -= units.count;
      lines.push_back(units.line);
      prices.push_back(price_of(shelf, units));
      sum += prices.back();
    }
  }
  if (benefit.basis_points > 0) return spread(lines, prices, times(sum, benefit.basis_points, kWhole));
  const auto price = amount_in(benefit.amount, shelf.currency);
  if (price == 0) return {};  // not offered in this currency
  const auto all = times(price, sets, 1);
  return all >= sum ? Saving{} : spread(lines, prices, sum - all);
}

Saving tier_of(const Benefit& benefit, const Shelf& shelf, const Lines& lines) {
  std::int64_t quantity = 0;
  for (const auto line : lines) quantity += shelf.quantities[line];
  const auto sum = sum_of(shelf, lines);
  const Tier* reached = nullptr;
  for (const auto& tier : benefit.tiers) {
    const auto value = amount_in(tier.value, shelf.currency);
    if (tier.quantity > 0 ? quantity >= tier.quantity : value > 0 && sum >= value) reached = &tier;
  }
  if (reached == nullptr) return {};
  if (reached->basis_points > 0) return spread(shelf, lines, times(sum, reached->basis_points, kWhole));
  if (const auto unit = amount_in(reached->unit_price, shelf.currency); unit > 0)
    return at_unit_price(shelf, lines, unit);
  return spread(shelf, lines, amount_in(reached->amount, shelf.currency));
}

Saving tiers(const Benefit& benefit, const Shelf& shelf, const Lines& goods) {
  if (!benefit.per_line) return tier_of(benefit, shelf, goods);
  Saving all;
  for (const auto line : goods) {
    const auto one = tier_of(benefit, shelf, {line});
    all.parts.insert(all.parts.end(), one.parts.begin(), one.parts.end());
    all.minor += one.minor;
  }
  return all;
}

Saving uncapped(const CompiledBenefit& compiled, const Shelf& shelf, const Lines& goods) {
  const auto& benefit = compiled.benefit;
  switch (benefit.kind) {
    case BenefitKind::kPercent:
      return spread(shelf, goods, times(sum_of(shelf, goods), benefit.basis_points, kWhole));
    case BenefitKind::kAmount:
      return amount_off(benefit, shelf, goods);
    case BenefitKind::kUnitPrice: {
      const auto unit = amount_in(benefit.amount, shelf.currency);
      return unit == 0 ? Saving{} : at_unit_price(shelf, goods, unit);
    }
    case BenefitKind::kBuyGet:
      return buy_get(compiled, shelf, goods);
    case BenefitKind::kBundle:
      return bundle(compiled, shelf, goods);
    case BenefitKind::kTiers:
      return tiers(benefit, shelf, goods);
    case BenefitKind::kFreeShipping:
      return Saving{.free_shipping = true};
  }
  return {};
}

}  // namespace

CompiledBenefit CompiledBenefit::of(Terms& terms, const Benefit& benefit) {
  CompiledBenefit compiled{.benefit = benefit};
  if (benefit.get_goods) compiled.get_goods = GoodsTerms::of(terms, *benefit.get_goods);
  for (const auto& part : benefit.parts) compiled.parts.push_back(GoodsTerms::of(terms, part.goods));
  return compiled;
}

Saving saving_of(const CompiledBenefit& benefit, const Shelf& shelf, const Lines& goods) {
  auto saving = uncapped(benefit, shelf, goods);
  const auto most = amount_in(benefit.benefit.most, shelf.currency);
  if (most == 0 || saving.minor <= most) return saving;
  Lines lines;
  std::vector<std::int64_t> weights;
  for (const auto& [line, minor] : saving.parts) {
    lines.push_back(line);
    weights.push_back(minor);
  }
  return spread(lines, weights, most);
}

}  // namespace souk::online::promotion
