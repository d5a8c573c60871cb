// How the columns of somebody's file become products: read from a YAML file (data/mappings). docs/guides
// describes it for users; in short, each target has one or several rules:
//
//   fields:
//     sku: product_id                                    # a column as it is
//     name: {column: title, language: en}
//     description: {columns: [bullets, text], join: "\n\n"}
//     categories: {column: path, path: " / "}            # makes the tree "A / B / C"
//     price: {column: price, currency: USD}              # "1,299.00"
//     status: {value: published}                         # a constant
//     attributes: {color: {column: color, name: {en: Colour}, facet: true}}
//   skip:
//     - {column: title, empty: true}
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"

namespace souk::online::catalogue {

enum class ImportFormat { kCsv, kTsv, kJsonLines };

struct MappingRule {
  std::vector<std::string> columns;  // several are joined; empty ones left out
  std::optional<std::string> value;  // a constant instead of columns, or what an empty column means
  std::string join = " ";
  std::string split;     // the text is a list
  std::string path;      // the text is a way down the category tree
  std::string language;  // of a text; the mapping's when empty
  std::string currency;  // of a price; the mapping's when empty
  std::string decimal = ".";
  std::map<std::string, std::string> translate;  // column's text -> what it means
  bool json = false;                             // the text is JSON of the member itself
  // attributes only
  std::string type = "text";  // text, number, boolean
  Texts name;
  std::string unit;
  bool facet = false;
  bool sort = false;
  static constexpr auto fields() {
    using R = MappingRule;
    return field_table(
        field("columns", &R::columns, {.max_length = 20}), field("value", &R::value), field("join", &R::join),
        field("split", &R::split, {.max_length = 20}), field("path", &R::path, {.max_length = 20}),
        field("language", &R::language, {.max_length = 35}),
        field("currency", &R::currency, {.max_length = 3}),
        field("decimal", &R::decimal, {.min_length = 1, .max_length = 1}),
        field("translate", &R::translate, {.max_length = 1'000}), field("json", &R::json),
        field("type", &R::type), field("name", &R::name, {.max_length = 20}),
        field("unit", &R::unit, {.max_length = 20}), field("facet", &R::facet), field("sort", &R::sort));
  }
};

// A record for which this holds is passed over.
struct SkipRule {
  std::string column;
  bool empty = false;
  std::optional<std::string> equals;
  static constexpr auto fields() {
    return field_table(field("column", &SkipRule::column, {.min_length = 1}),
                       field("empty", &SkipRule::empty), field("equals", &SkipRule::equals));
  }
};

using Rules = std::vector<MappingRule>;

struct Mapping {
  ImportFormat format = ImportFormat::kCsv;
  bool native = false;  // JSON lines that are products already; no fields
  std::string language = "en";
  std::string currency;
  std::map<std::string, Rules> fields_by_target;
  std::map<std::string, MappingRule> attributes;
  std::vector<SkipRule> skip;
  static constexpr auto fields() {
    using M = Mapping;
    return field_table(field("format", &M::format), field("native", &M::native),
                       field("language", &M::language, {.min_length = 2, .max_length = 35}),
                       field("currency", &M::currency, {.max_length = 3}),
                       field("fields", &M::fields_by_target, {.max_length = 100}),
                       field("attributes", &M::attributes, {.max_length = 100}),
                       field("skip", &M::skip, {.max_length = 100}));
  }
};

// kInvalid "mapping.invalid", saying what to change; `name` is the file's, for messages.
Result<Mapping> parse_mapping(std::string_view yaml, std::string_view name);
// kNotFound "mapping.missing" when there is no such file.
Result<Mapping> load_mapping(const std::string& path);
// Products as `souk export` writes them.
Mapping native_mapping(ImportFormat format);

}  // namespace souk::online::catalogue

template <>
struct souk::EnumNames<souk::online::catalogue::ImportFormat> {
  using F = souk::online::catalogue::ImportFormat;
  static constexpr std::array kNames{std::pair{F::kCsv, std::string_view{"csv"}},
                                     std::pair{F::kTsv, std::string_view{"tsv"}},
                                     std::pair{F::kJsonLines, std::string_view{"jsonl"}}};
};
