// What the ranking knows of a product without reading it: the words of its short texts, hashed, each with the
// fields it stands in, and the name's words in their order. It lies in memory by the document's number, and
// beside the document in the index, so that a start need not read the texts again. About 300 bytes a product.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/terms.hpp"

namespace souk::online::search {

// Bits of a term: where it stands.
enum class Field : std::uint32_t { kName = 1, kBrand = 2, kCategory = 4, kAttribute = 8 };

class Profile {
 public:
  std::string sku;
  std::int64_t revision = 0;      // of the product's document
  std::uint64_t fingerprint = 0;  // of the terms: equal means that the index need not be written

  // Fields that the term stands in, as bits; 0 when it is in none.
  std::uint32_t fields_of(TermHash term) const;
  bool in(Field field, TermHash term) const {
    return (fields_of(term) & static_cast<std::uint32_t>(field)) != 0;
  }
  std::span<const TermHash> name() const { return {words_.data(), name_size_}; }
  std::size_t brand_size() const { return brand_size_; }  // words of the brand's name
  // Asks for the words in advance; whoever reads many profiles need not wait for each then.
  void fetch_words() const {
    __builtin_prefetch(words_.data() + name_size_ + (words_.size() - name_size_) / 2);
  }
  std::size_t memory_bytes() const;

  // The index's payload, and back; nullopt for one of another version.
  std::string pack() const;
  static std::optional<Profile> unpack(std::string_view sku, std::string_view payload);

 private:
  friend class ProfileBuilder;
  std::vector<std::uint32_t> words_;  // the name's, then `hash << 6 | fields`, ascending
  std::uint16_t name_size_ = 0;
  std::uint16_t brand_size_ = 0;
};

class ProfileBuilder {
 public:
  void add(Field field, const std::vector<std::string>& terms);
  // The words of the name in the language that is longest in words; at most 64.
  void name(const std::vector<std::string>& terms);
  Profile finish(std::string sku, std::int64_t revision, std::uint64_t fingerprint);

 private:
  Profile profile_;
  std::vector<std::uint32_t> terms_;
};

}  // namespace souk::online::search
