// Data customisation: which texts of a product are searched, and how much a word in each of them counts.
// Changing them means another index, built beside the one in service.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/fields.hpp"

namespace souk::online::search {

struct FieldWeights {
  std::int64_t name = 5;
  std::int64_t brand = 3;
  std::int64_t category = 3;
  std::int64_t attribute = 2;  // of every attribute and option without a weight of its own
  std::int64_t summary = 1;
  std::int64_t description = 1;
  std::int64_t code = 20;
  std::map<std::string, std::int64_t> attributes;  // by code; 0: not searched
  static constexpr std::string_view kName = "SearchFieldWeights";
  static constexpr auto fields() {
    using F = FieldWeights;
    constexpr FieldRule kWeight{.min = 0, .max = 50, .required = false, .help = "0: not searched."};
    return field_table(field("name", &F::name, kWeight), field("brand", &F::brand, kWeight),
                       field("category", &F::category, kWeight), field("attribute", &F::attribute, kWeight),
                       field("summary", &F::summary, kWeight), field("description", &F::description, kWeight),
                       field("code", &F::code, kWeight),
                       field("attributes", &F::attributes,
                             {.max_length = 200,
                              .required = false,
                              .help = "Weights of single attributes and options, by code."}));
  }
};

}  // namespace souk::online::search
