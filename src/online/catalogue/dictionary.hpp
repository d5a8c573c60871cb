// Names as small numbers, for the columns of the snapshot: slugs of categories, brands and collections, and
// the values that buyers filter by. Both tables only grow, so a number means the same in every snapshot; they
// are bounded, and what does not fit is counted and left out of the filters.
//
// Threads: any; what is returned by reference stays where it is.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/language.hpp"

namespace souk::online::catalogue {

using SmallId = std::uint32_t;
inline constexpr SmallId kNoId = 0xffffffffU;

class Dictionary {
 public:
  explicit Dictionary(std::size_t max_names) : max_names_{max_names} {}
  // kNoId when the table is full.
  SmallId intern(std::string_view name);
  SmallId find(std::string_view name) const;
  const std::string& name(SmallId id) const;
  std::size_t size() const;

 private:
  std::size_t max_names_;
  mutable std::shared_mutex mutex_;
  std::deque<std::string> names_;
  std::unordered_map<std::string_view, SmallId> ids_;
};

// One value of one attribute or option, "material" / "cotton".
struct FacetTerm {
  SmallId facet = kNoId;   // in Facets::codes()
  std::string value;       // its code
  Texts name;              // as first seen; the category's own words win over it
  bool of_option = false;  // what buyers choose is a filter without having been declared as one
  double number = std::numeric_limits<double>::quiet_NaN();  // of a value that is one
};

class Facets {
 public:
  static constexpr std::size_t kMaxTerms = 1'000'000;

  const Dictionary& codes() const { return codes_; }
  SmallId intern(std::string_view facet, std::string_view value, const Texts& name, bool of_option = false);
  // What an option calls itself, as first seen.
  void name_option(std::string_view facet, const Texts& name);
  Texts option_name(SmallId facet) const;
  // For free texts: the code is made from the text, so that "Black" and "black" are one value.
  SmallId intern_text(std::string_view facet, const Texts& text);
  SmallId find(std::string_view facet, std::string_view value) const;
  const FacetTerm& term(SmallId id) const;
  std::size_t size() const;
  // The values of one attribute or option, as they were met.
  std::vector<SmallId> values_of(SmallId facet) const;

 private:
  SmallId find_key(const std::string& key) const;

  Dictionary codes_{65'000};
  mutable std::shared_mutex mutex_;
  std::deque<FacetTerm> terms_;
  std::unordered_map<SmallId, std::vector<SmallId>> values_;  // by facet
  std::unordered_map<SmallId, Texts> option_names_;
  std::unordered_map<std::string, SmallId> ids_;  // by "facet\x1fvalue", and by "facet\x1e" + raw text
};

}  // namespace souk::online::catalogue
