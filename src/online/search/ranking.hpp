// The order of the candidates: a weighted sum of features that a merchandiser can read. Every feature lies
// between 0 and 1 (a few can be asked for by name in `explain=1`); the weights are a document, so they are
// changed without building anything.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/fields.hpp"

namespace souk::online::search {

enum class Feature : std::size_t {
  kText,      // the candidate index's own score, best candidate 1
  kCoverage,  // words of the query anywhere in the product, by rarity
  kNameCoverage,
  kHead,          // the query's last noun-like word stands in the name
  kPhrase,        // neighbours in the query are neighbours in the name
  kExact,         // the name is the query
  kBrand,         // the query names the product's brand
  kCategory,      // shares its category with the best candidates
  kDepartment,    // the same of the top category
  kCategoryName,  // words of the query in the names of its categories
  kAttribute,     // words of the query among its attributes and options
  kNumber,        // numbers and sizes of the query in the name
  kNegated,       // a word that the query negates stands in the name
  kLongName,
  kPopularity,
  kRating,
  kFreshness,
  kStock,
  kMargin,    // what is left of the price after the cost; 0 where no cost is known
  kAffinity,  // its brand and categories are among those that this shopper likes; 0 for who is not known
};
inline constexpr std::size_t kFeatures = 20;
using Features = std::array<float, kFeatures>;
std::string_view name_of(Feature feature);

// In thousandths: money and weights alike are integers in our documents.
struct RankingWeights {
  std::int64_t text = 1'000;
  std::int64_t coverage = 1'000;
  std::int64_t name_coverage = 400;
  std::int64_t head = 300;
  std::int64_t phrase = 600;
  std::int64_t exact = 300;
  std::int64_t brand = 1'100;
  std::int64_t category = 300;
  std::int64_t department = 200;
  std::int64_t category_name = 600;
  std::int64_t attribute = 300;
  std::int64_t number = 0;
  std::int64_t negated = -1'000;
  std::int64_t long_name = -400;
  std::int64_t popularity = 50;
  std::int64_t rating = 0;
  std::int64_t freshness = 0;
  std::int64_t stock = 100;
  std::int64_t margin = 0;
  std::int64_t affinity = 0;

  static constexpr std::string_view kName = "SearchRankingWeights";
  static constexpr auto fields();
  std::array<float, kFeatures> values() const;
};

constexpr auto RankingWeights::fields() {
  using W = RankingWeights;
  const auto weight = [](std::string_view name, std::int64_t W::*member, std::string_view help) {
    return field(name, member, {.min = -10'000, .max = 10'000, .required = false, .help = help});
  };
  return field_table(weight("text", &W::text, "Score of the candidate index."),
                     weight("coverage", &W::coverage, "Words of the query anywhere."),
                     weight("name_coverage", &W::name_coverage, "Words of the query in the name."),
                     weight("head", &W::head, "Its last noun in the name."),
                     weight("phrase", &W::phrase, "Neighbouring words in the name."),
                     weight("exact", &W::exact, "The name is the query."),
                     weight("brand", &W::brand, "The query names the brand."),
                     weight("category", &W::category, "In the category of the best candidates."),
                     weight("department", &W::department, "In their top category."),
                     weight("category_name", &W::category_name, "Words in its categories' names."),
                     weight("attribute", &W::attribute, "Words among attributes and options."),
                     weight("number", &W::number, "Numbers and sizes in the name."),
                     weight("negated", &W::negated, "A negated word in the name."),
                     weight("long_name", &W::long_name, "Length of the name."),
                     weight("popularity", &W::popularity, "How often it is sold."),
                     weight("rating", &W::rating, "Stars, by how many."),
                     weight("freshness", &W::freshness, "Published lately."),
                     weight("stock", &W::stock, "Can be bought now."),
                     weight("margin", &W::margin, "Left of the price after the cost."),
                     weight("affinity", &W::affinity,
                            "To the brands and categories that this shopper likes; 0 for strangers."));
}

float score_of(const Features& features, const std::array<float, kFeatures>& weights);

}  // namespace souk::online::search
