#include "online/catalogue/import/export.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "engines/document/collection.hpp"
#include "online/catalogue/import/csv.hpp"
#include "online/catalogue/product_line.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::array<std::string_view, 2> kLanguages{kEnglish, kChinese};
constexpr std::array<std::string_view, 3> kTexts{"name", "summary", "description"};
constexpr std::array<std::string_view, 8> kPlain{"sku",          "slug",  "status",    "publish_at",
                                                 "published_at", "brand", "tax_class", "popularity"};
constexpr std::array<std::string_view, 6> kNested{"attributes", "options", "media",
                                                  "files",      "rating",  "variants"};
constexpr std::string_view kBetween = "|";

std::vector<std::string> header() {
  std::vector<std::string> columns{kPlain.begin(), kPlain.end()};
  columns.insert(columns.end(), {"categories", "collections"});
  for (const auto text : kTexts) {
    for (const auto language : kLanguages) columns.push_back(fmt::format("{}.{}", text, language));
  }
  columns.insert(columns.end(), kNested.begin(), kNested.end());
  return columns;
}

std::string as_cell(const json::value* value) {
  if (value == nullptr || value->is_null()) return {};
  if (const auto* text = value->if_string(); text != nullptr) return std::string{*text};
  if (const auto* list = value->if_array(); list != nullptr && list->empty()) return {};
  if (const auto* object = value->if_object(); object != nullptr && object->empty()) return {};
  return to_text(*value);
}

std::vector<std::string> row_of(const Product& product, const json::value& value) {
  std::vector<std::string> cells;
  for (const auto name : kPlain) cells.push_back(as_cell(find_path(value, name)));
  cells.push_back(fmt::format("{}", fmt::join(product.categories, kBetween)));
  cells.push_back(fmt::format("{}", fmt::join(product.collections, kBetween)));
  for (const auto* texts : {&product.name, &product.summary, &product.description}) {
    for (const auto language : kLanguages) {
      const auto found = texts->find(language);
      cells.push_back(found == texts->end() ? std::string{} : found->second);
    }
  }
  for (const auto name : kNested) cells.push_back(as_cell(find_path(value, name)));
  return cells;
}

MappingRule rule_for(std::string column) {
  MappingRule rule;
  rule.columns = {std::move(column)};
  return rule;
}

}  // namespace

Mapping native_mapping(ImportFormat format) {
  Mapping mapping;
  mapping.format = format;
  mapping.native = format == ImportFormat::kJsonLines;
  if (mapping.native) return mapping;
  for (const auto name : kPlain) mapping.fields_by_target[std::string{name}] = {rule_for(std::string{name})};
  for (const auto* name : {"categories", "collections"}) {
    auto rule = rule_for(name);
    rule.split = kBetween;
    mapping.fields_by_target[name] = {rule};
  }
  for (const auto text : kTexts) {
    for (const auto language : kLanguages) {
      auto rule = rule_for(fmt::format("{}.{}", text, language));
      rule.language = language;
      mapping.fields_by_target[std::string{text}].push_back(rule);
    }
  }
  for (const auto name : kNested) {
    auto rule = rule_for(std::string{name});
    rule.json = true;
    mapping.fields_by_target[std::string{name}] = {rule};
  }
  return mapping;
}

Result<ExportReport> export_products(engines::DocumentStore& store, ImportFormat format, std::ostream& out,
                                     const std::function<void(std::int64_t)>& progress) {
  constexpr std::size_t kPage = 1'000;
  const char separator = format == ImportFormat::kTsv ? '\t' : ',';
  const bool lines = format == ImportFormat::kJsonLines;
  const engines::Collection<Product> products{store, "product"};
  ExportReport report;
  if (!lines) out << csv_row(header(), separator);
  std::string cursor;
  do {
    std::string next;
    for (const auto& stored : TRY(products.query({.limit = kPage, .cursor = cursor}, &next))) {
      const auto line = to_product_line(stored.value);
      if (lines) {
        out << line << '\n';
      } else {
        const auto value = TRY(parse_json(line));
        out << csv_row(row_of(stored.value, value), separator);
      }
      ++report.products;
    }
    if (!out) return fail(unavailable("export.write", "The file cannot be written; is the disk full?"));
    if (progress) progress(report.products);
    cursor = std::move(next);
  } while (!cursor.empty());
  return report;
}

}  // namespace souk::online::catalogue
