#include "online/catalogue/sample.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/taxonomy.hpp"

namespace souk::online::catalogue {

using engines::Document;
using engines::DocumentStore;

namespace {

constexpr std::size_t kBatch = 500;

Error missing(const std::string& path) {
  return not_found("sample.missing",
                   fmt::format("The sample file {} cannot be read; name a folder that has it.", path));
}

Error at_line(Error error, const std::string& file, std::size_t line) {
  error.code = "sample.invalid";
  error.message = fmt::format("{} line {}: {}", file, line, error.message);
  return error;
}

// Calls `each(line)` for every line that is not empty.
template <class F>
Status for_each_line(const std::string& folder, const std::string& name, F each) {
  std::ifstream file{folder + "/" + name};
  if (!file) return fail(missing(folder + "/" + name));
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty()) continue;
    if (Status done = each(line); !done) return fail(at_line(std::move(done).error(), name, number));
  }
  return {};
}

class Batch {
 public:
  Batch(DocumentStore& store, std::string_view collection) : store_{store}, collection_{collection} {}
  Status add(std::string id, std::string body) {
    documents_.push_back({std::move(id), 0, std::move(body)});
    return documents_.size() < kBatch ? Status{} : flush();
  }
  Status flush() {
    if (documents_.empty()) return {};
    auto written = store_.put_many(collection_, documents_);
    documents_.clear();
    return written;
  }

 private:
  DocumentStore& store_;
  std::string collection_;
  std::vector<Document> documents_;
};

template <class T>
Result<std::size_t> load_named(const std::string& folder, const std::string& file, DocumentStore& store,
                               std::string_view collection) {
  Batch batch{store, collection};
  std::size_t count = 0;
  const auto take = [&](const std::string& line) -> Status {
    const auto value = TRY(from_json<T>(line, Strictness::kInput));
    ++count;
    return batch.add(value.slug, to_json(value));
  };
  TRY(for_each_line(folder, file, take));
  TRY(batch.flush());
  return count;
}

Status load_products(const std::string& folder, DocumentStore& store, const SampleSinks& sinks,
                     SampleReport& report) {
  Batch batch{store, kProducts};
  std::vector<StockLine> stock;
  const auto hand_over = [&]() -> Status {
    if (sinks.stock && !stock.empty()) TRY(sinks.stock(stock));
    stock.clear();
    return {};
  };
  const auto take = [&](const std::string& text) -> Status {
    auto line = TRY(parse_product_line(text));
    ++report.products;
    report.variants += line.product.variants.size();
    stock.insert(stock.end(), std::make_move_iterator(line.stock.begin()),
                 std::make_move_iterator(line.stock.end()));
    TRY(batch.add(line.product.sku, to_json(line.product)));
    return stock.size() < kBatch ? Status{} : hand_over();
  };
  TRY(for_each_line(folder, "products.jsonl", take));
  TRY(batch.flush());
  return hand_over();
}

Status load_goods(const std::string& folder, DocumentStore& store, const SampleSinks& sinks,
                  SampleReport& report) {
  report.categories = TRY(load_named<Category>(folder, "categories.jsonl", store, kCategories));
  report.brands = TRY(load_named<Brand>(folder, "brands.jsonl", store, kBrands));
  report.collections = TRY(load_named<ProductCollection>(folder, "collections.jsonl", store, kCollections));
  return load_products(folder, store, sinks, report);
}

Result<json::value> read_shop(const std::string& folder) {
  std::ifstream file{folder + "/shop.json"};
  if (!file) return fail(missing(folder + "/shop.json"));
  std::ostringstream text;
  text << file.rdbuf();
  auto value = parse_json(text.str());
  if (!value) return fail(at_line(std::move(value).error(), "shop.json", 1));
  return value;
}

}  // namespace

Result<SampleReport> load_sample(const std::string& folder, DocumentStore& store,
                                 shop::SettingsStore& settings, const SampleSinks& sinks, SampleScope scope) {
  TRY(declare_collections(store));
  const auto file = TRY(read_shop(folder));
  auto shop_settings = TRY(shop::settings_from_file(file));
  if (sinks.location) {
    const auto take = [&](const std::string& line) -> Status {
      return sinks.location(TRY(parse_json(line)));
    };
    TRY(for_each_line(folder, "locations.jsonl", take));
  }
  SampleReport report;
  if (scope == SampleScope::kEverything) TRY(load_goods(folder, store, sinks, report));
  if (const auto* coupons = find_path(file, "coupons");
      sinks.coupon && coupons != nullptr && coupons->is_array()) {
    for (const auto& coupon : coupons->as_array()) TRY(sinks.coupon(coupon));
  }
  TRY(settings.open());
  TRY(settings.save(std::move(shop_settings), settings.revision()));
  return report;
}

}  // namespace souk::online::catalogue
