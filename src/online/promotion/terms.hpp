// Codes and slugs that rules name, as small numbers, so that a basket is looked up in words once and compared
// in numbers afterwards. Words that no rule names have no number. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/catalogue/offer.hpp"
#include "online/promotion/goods.hpp"

namespace souk::online::promotion {

enum class TermKind : std::size_t { kProduct, kCategory, kBrand, kCollection, kCoupon, kGroup };
inline constexpr std::size_t kTermKinds = 6;

using TermId = std::uint32_t;
using TermIds = std::vector<TermId>;  // ascending

class Terms {
 public:
  TermId add(TermKind kind, std::string_view word);
  TermIds add(TermKind kind, const std::vector<std::string>& words);
  std::optional<TermId> find(TermKind kind, std::string_view word) const;
  std::size_t size() const { return next_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::array<std::unordered_map<std::string, TermId, Hash, std::equal_to<>>, kTermKinds> ids_;
  TermId next_ = 0;
};

// What rules may know of a line.
struct LineTerms {
  TermIds products;
  TermIds categories;
  TermIds brands;
  TermIds collections;
};
LineTerms terms_of(const Terms& terms, const catalogue::Offer& offer);

struct GoodsTerms {
  TermIds products;
  TermIds categories;
  TermIds brands;
  TermIds collections;
  TermIds except_products;
  TermIds except_categories;
  bool all = true;

  static GoodsTerms of(Terms& terms, const GoodsFilter& filter);
  bool has(const LineTerms& line) const;
};

}  // namespace souk::online::promotion
