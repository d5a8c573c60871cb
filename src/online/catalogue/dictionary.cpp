#include "online/catalogue/dictionary.hpp"

#include <charconv>
#include <cmath>
#include <mutex>

#include "base/text.hpp"

namespace souk::online::catalogue {
namespace {

std::string key_of(std::string_view facet, char separator, std::string_view value) {
  std::string key;
  key.reserve(facet.size() + value.size() + 1);
  key += facet;
  key += separator;
  key += value;
  return key;
}

double number_in(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size() && std::isfinite(number);
  return whole ? number : std::numeric_limits<double>::quiet_NaN();
}

constexpr char kByCode = '\x1f';
constexpr char kByText = '\x1e';

}  // namespace

SmallId Dictionary::intern(std::string_view name) {
  if (const auto known = find(name); known != kNoId) return known;
  const std::unique_lock lock{mutex_};
  if (const auto raced = ids_.find(name); raced != ids_.end()) return raced->second;
  if (names_.size() >= max_names_) return kNoId;
  names_.emplace_back(name);
  const auto id = static_cast<SmallId>(names_.size() - 1);
  ids_.emplace(names_.back(), id);
  return id;
}

SmallId Dictionary::find(std::string_view name) const {
  const std::shared_lock lock{mutex_};
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNoId : found->second;
}

const std::string& Dictionary::name(SmallId id) const {
  const std::shared_lock lock{mutex_};
  return names_.at(id);
}

std::size_t Dictionary::size() const {
  const std::shared_lock lock{mutex_};
  return names_.size();
}

SmallId Facets::find_key(const std::string& key) const {
  const std::shared_lock lock{mutex_};
  const auto found = ids_.find(key);
  return found == ids_.end() ? kNoId : found->second;
}

SmallId Facets::intern(std::string_view facet, std::string_view value, const Texts& name, bool of_option) {
  auto key = key_of(facet, kByCode, value);
  if (const auto known = find_key(key); known != kNoId) return known;
  const auto facet_id = codes_.intern(facet);
  const std::unique_lock lock{mutex_};
  if (const auto raced = ids_.find(key); raced != ids_.end()) return raced->second;
  if (facet_id == kNoId || ids_.size() >= kMaxTerms) return kNoId;
  terms_.push_back({facet_id, std::string{value}, name, of_option, number_in(value)});
  const auto id = static_cast<SmallId>(terms_.size() - 1);
  values_[facet_id].push_back(id);
  ids_.emplace(std::move(key), id);
  return id;
}

void Facets::name_option(std::string_view facet, const Texts& name) {
  const auto id = codes_.find(facet);
  if (id == kNoId) return;
  const std::unique_lock lock{mutex_};
  option_names_.try_emplace(id, name);
}

Texts Facets::option_name(SmallId facet) const {
  const std::shared_lock lock{mutex_};
  const auto found = option_names_.find(facet);
  return found == option_names_.end() ? Texts{} : found->second;
}

SmallId Facets::intern_text(std::string_view facet, const Texts& text) {
  const auto raw = text_in(text, kEnglish);
  auto key = key_of(facet, kByText, raw);
  if (const auto known = find_key(key); known != kNoId) return known;
  const auto code = text::slugify(raw);
  if (code.empty()) return kNoId;
  const auto id = intern(facet, code, text);
  if (id == kNoId) return kNoId;
  const std::unique_lock lock{mutex_};
  ids_.emplace(std::move(key), id);
  return id;
}

SmallId Facets::find(std::string_view facet, std::string_view value) const {
  return find_key(key_of(facet, kByCode, value));
}

const FacetTerm& Facets::term(SmallId id) const {
  const std::shared_lock lock{mutex_};
  return terms_.at(id);
}

std::vector<SmallId> Facets::values_of(SmallId facet) const {
  const std::shared_lock lock{mutex_};
  const auto found = values_.find(facet);
  return found == values_.end() ? std::vector<SmallId>{} : found->second;
}

std::size_t Facets::size() const {
  const std::shared_lock lock{mutex_};
  return terms_.size();
}

}  // namespace souk::online::catalogue
