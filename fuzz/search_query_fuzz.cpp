// A query from what was typed to an answer, on a small shop with a real index: normalised, cut into words,
// corrected, planned, found, ranked, filtered, highlighted, suggested. The first bytes choose language,
// order, filters and the way back. Whatever it is, the answer is one, or says what is wrong with the query,
// and stays within its bounds.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engines/document/memory/store.hpp"
#include "engines/search/xapian/engine.hpp"
#include "online/search/highlight.hpp"
#include "online/search/search.hpp"

using namespace souk;
using namespace souk::online;

namespace {

constexpr std::size_t kLimit = 10;
const Instant kNow{1'790'000'000'000};

void require(bool holds) {
  if (!holds) std::abort();
}

class Shop {
 public:
  Shop() {
    require(settings_.open().has_value());
    require(catalogue::declare_collections(store_).has_value());
    require(merchandising_.declare().has_value());
    put(catalogue::kCategories, "tea",
        catalogue::Category{.slug = "tea", .name = {{"en", "Tea"}, {"zh-CN", "茶"}}});
    put(catalogue::kBrands, "still",
        catalogue::Brand{.slug = "still", .name = {{"en", "Stillwater"}, {"zh-CN", "静水"}}});
    int number = 0;
    for (const auto& [english, chinese] :
         {std::pair{"Celadon Gaiwan 150ml", "青瓷盖碗"}, std::pair{"iPhone15 Case", "苹果手机壳"},
          std::pair{"Women's Leather Belt", "法式连衣裙长款"},
          std::pair{"Sunscreen SPF50+", "防晒衣 spf50+"}})
      add(++number, english, chinese);
    require(merchandising_.save_synonym("s", {.words = {"cup", "杯 子"}, .targets = {"gaiwan"}}).has_value());
    search::SearchRule rule{.name = "without",
                            .trigger = {.kind = search::TriggerKind::kPattern, .text = "no *#"}};
    rule.actions.add = {"belt"};
    require(merchandising_.save_rule("r", rule).has_value());
    engine_ = std::move(*engines::XapianSearchEngine::open_folder({}));
    search_ = std::make_unique<search::Search>(catalogue_, engine_.get());
    search_->obey(merchandising_);
    require(merchandising_.reload().has_value());
    require(catalogue_.load().has_value());
    require(search_->rebuild().has_value());
  }
  const search::Search& search() const { return *search_; }

 private:
  template <class T>
  void put(std::string_view collection, const std::string& id, const T& value) {
    require(store_.put(collection, id, to_json(value)).has_value());
  }
  void add(int number, const char* english, const char* chinese) {
    const auto sku = "P-" + std::to_string(number);
    catalogue::Product product{.sku = sku, .slug = "p-" + std::to_string(number)};
    product.status = catalogue::ProductStatus::kPublished;
    product.name = {{"en", english}, {"zh-CN", chinese}};
    product.brand = "still";
    product.categories = {"tea"};
    product.variants.push_back({.sku = sku + "-1", .prices = {{"CNY", 1'000 * number}}});
    put(catalogue::kProducts, sku, product);
  }

  engines::MemoryDocumentStore store_;
  shop::SettingsStore settings_{store_};
  catalogue::Catalogue catalogue_{store_, settings_};
  search::Merchandising merchandising_{store_};
  std::unique_ptr<engines::XapianSearchEngine> engine_;
  std::unique_ptr<search::Search> search_;
};

search::SearchRequest request_of(std::uint8_t choice, std::string query) {
  search::SearchRequest made{.query = std::move(query), .language = (choice & 1U) != 0 ? "zh-CN" : "en"};
  made.limit = kLimit;
  made.facets = (choice & 2U) != 0;
  made.verbatim = (choice & 4U) != 0;
  made.explain = (choice & 8U) != 0;
  made.listing.prices = {Currency::of("CNY"), {}, kNow};
  if ((choice & 16U) != 0) made.listing.selections = {{"brand", {"still"}}};
  if ((choice & 32U) != 0) made.listing.sort = catalogue::Sort::kPriceAscending;
  if ((choice & 64U) != 0) made.listing.price_until = 2'000;
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Shop shop;
  if (size == 0) return 0;
  const auto request = request_of(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  const auto answer = shop.search().answer(request);
  if (!answer) {
    require(answer.error().kind == ErrorKind::kInvalid);
    return 0;
  }
  const auto& found = **answer;
  require(found.total >= 0 && found.rows.size() <= search::kMaxOrdered);
  require(found.plan.words.size() <= search::kMaxQueryWords &&
          found.dropped.size() <= search::kMaxQueryWords);
  require(found.total > 0 || !found.redirect.empty() || found.instead.has_value());
  require(shop.search().cards(found, request).has_value());
  require(shop.search().related(found, request).has_value());
  std::string together;
  for (const auto& piece : search::pieces_of("Celadon <Gaiwan> 青瓷盖碗", found.plan)) together += piece.text;
  require(together == "Celadon <Gaiwan> 青瓷盖碗");
  const auto suggested =
      shop.search().suggest({request.query, request.language, kNow, kLimit, {request.query}});
  require(suggested.has_value() && suggested->size() <= kLimit);
  return 0;
}
