// What one benefit takes off a basket: the arithmetic of promotions, apart from the question which of them
// apply. Pure; amounts are minor units of one currency, and no saving is ever more than its lines cost.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "online/promotion/benefit.hpp"
#include "online/promotion/terms.hpp"

namespace souk::online::promotion {

// The basket as a rule finds it: what the lines cost after the rules before it.
struct Shelf {
  std::vector<LineTerms> terms;
  std::vector<std::int64_t> quantities;
  std::vector<std::int64_t> base;    // before all promotions
  std::vector<std::int64_t> totals;  // now
  std::string currency;
  std::size_t size() const { return totals.size(); }
};

struct Saving {
  std::vector<std::pair<std::size_t, std::int64_t>> parts;  // line and minor units, each more than 0
  std::int64_t minor = 0;
  bool free_shipping = false;
  bool nothing() const { return minor == 0 && !free_shipping; }
};

// A benefit whose filters have become numbers. `goods` are indexes of the lines that the rule speaks of.
struct CompiledBenefit {
  Benefit benefit;
  std::optional<GoodsTerms> get_goods;
  std::vector<GoodsTerms> parts;
  static CompiledBenefit of(Terms& terms, const Benefit& benefit);
};
using Lines = std::vector<std::size_t>;

Saving saving_of(const CompiledBenefit& benefit, const Shelf& shelf, const Lines& goods);

}  // namespace souk::online::promotion
