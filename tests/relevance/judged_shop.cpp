#include "tests/relevance/judged_shop.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <stdexcept>

#include "base/text.hpp"

namespace souk::relevance {

namespace {

using Row = std::map<std::string, std::string>;

// Tab-separated, quotes doubled within quoted values; a quoted value may hold line ends.
std::vector<Row> read_table(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw std::runtime_error{"cannot read " + file};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& value = lines.back().back();
    if (quoted) {
      if (text[i] != '"')
        value += text[i];
      else if (i + 1 < text.size() && text[i + 1] == '"')
        value += text[i++];
      else
        quoted = false;
    } else if (text[i] == '"' && value.empty()) {
      quoted = true;
    } else if (text[i] == '\t') {
      lines.back().emplace_back();
    } else if (text[i] == '\n') {
      lines.emplace_back(1);
    } else if (text[i] != '\r') {
      value += text[i];
    }
  }
  std::vector<Row> rows;
  for (std::size_t line = 1; line < lines.size(); ++line) {
    if (lines[line].size() != lines.front().size()) continue;
    Row row;
    for (std::size_t i = 0; i < lines[line].size(); ++i) row[lines.front()[i]] = lines[line][i];
    rows.push_back(std::move(row));
  }
  return rows;
}

void must(const Status& status) {
  if (!status) throw std::runtime_error{describe(status.error())};
}

std::unique_ptr<engines::XapianSearchEngine> make_engine() {
  auto engine = engines::XapianSearchEngine::open_folder({});
  if (!engine) throw std::runtime_error{describe(engine.error())};
  return std::move(*engine);
}

std::string shortened(std::string text) { return text::shorten(text, 9'000); }

}  // namespace

JudgedShop::JudgedShop(const std::string& folder)
    : engine_{make_engine()}, search_{catalogue_, engine_.get()} {
  must(settings_.open());
  must(online::catalogue::declare_collections(store_));
  add_products(folder + "/product.csv");
  must(catalogue_.load());
  must(search_.rebuild());
}

void JudgedShop::add_products(const std::string& file) {
  using online::catalogue::Brand;
  using online::catalogue::Category;
  std::set<std::string> known;
  const auto put = [&](std::string_view collection, const std::string& id, const std::string& body) {
    if (known.insert(std::string{collection} + '/' + id).second) {
      auto done = store_.put(collection, id, body);
      if (!done) throw std::runtime_error{describe(done.error())};
    }
  };
  for (const auto& row : read_table(file)) {
    online::catalogue::Product product{.sku = row.at("product_id"),
                                       .slug = text::to_lower_ascii(row.at("product_id")),
                                       .status = online::catalogue::ProductStatus::kPublished,
                                       .name = {{"en", row.at("title")}},
                                       .summary = {{"en", shortened(row.at("bullet_points"))}},
                                       .description = {{"en", shortened(row.at("description"))}}};
    if (const auto brand = text::slugify(row.at("brand")); !brand.empty()) {
      put(online::catalogue::kBrands, brand,
          to_json(Brand{.slug = brand, .name = {{"en", row.at("brand")}}}));
      product.brand = brand;
    }
    std::optional<std::string> parent;
    std::string path;
    std::string_view rest = row.at("category_path");
    while (!rest.empty()) {
      const auto end = rest.find(" / ");
      const auto part = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 3);
      path += (path.empty() ? "" : "-") + text::slugify(part);
      auto slug =
          path.size() <= 110 ? path : path.substr(0, 90) + std::to_string(std::hash<std::string>{}(path));
      put(online::catalogue::kCategories, slug,
          to_json(Category{.slug = slug, .parent = parent, .name = {{"en", std::string{part}}}}));
      parent = slug;
    }
    if (parent) product.categories = {*parent};
    if (!row.at("color").empty()) product.attributes["color"] = json::object{{"en", row.at("color")}};
    const auto number = [&](const char* name) {
      return row.at(name).empty() ? 0.0 : std::stod(row.at(name));
    };
    product.rating = {std::lround(number("rating") * 100), std::lround(number("rating_count"))};
    product.popularity = product.rating.count;
    product.variants.push_back(
        {.sku = product.sku + "-1", .prices = {{"USD", std::lround(number("price") * 100)}}});
    put(online::catalogue::kProducts, product.sku, to_json(product));
  }
}

online::search::SearchRequest JudgedShop::request(const std::string& query, std::size_t limit) const {
  online::search::SearchRequest request{.query = query, .language = "en", .limit = limit};
  request.listing.prices = {Currency::of("USD"), {}, Instant{1'790'000'000'000}};
  return request;
}

std::vector<Judged> read_queries(const std::string& file, const std::string& labels) {
  std::vector<Judged> queries;
  std::map<std::string, std::size_t> places;
  for (const auto& row : read_table(file)) {
    places[row.at("query_id")] = queries.size();
    queries.push_back({row.at("query_id"), row.at("query"), {}});
  }
  for (const auto& row : read_table(labels)) {
    const auto place = places.find(row.at("query_id"));
    if (place == places.end()) continue;
    static const std::map<std::string, double> kGains{{"E", 1}, {"S", 0.1}, {"C", 0.01}, {"I", 0}};
    queries[place->second].gains[row.at("product_id")] = kGains.at(row.at("label"));
  }
  return queries;
}

double ndcg(const std::vector<std::string>& skus, const std::map<std::string, double>& gains,
            std::size_t depth) {
  const auto discount = [](std::size_t at) { return 1 / std::log2(static_cast<double>(at) + 2); };
  std::vector<double> best;
  for (const auto& [sku, gain] : gains) best.push_back(gain);
  std::sort(best.rbegin(), best.rend());
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(depth, best.size()); ++i) ideal += best[i] * discount(i);
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, skus.size()); ++i) {
    const auto found = gains.find(skus[i]);
    if (found != gains.end()) sum += found->second * discount(i);
  }
  return ideal > 0 ? sum / ideal : 0;
}

}  // namespace souk::relevance
