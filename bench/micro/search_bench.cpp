// LIBS: souk_online_search souk_engines_document_memory souk_engines_search_xapian
// The product search on SOUK_BENCH_PRODUCTS products (50,000 by default): building the index, queries that
// nobody asked before, and a day's queries, of which a few make up most. One thread; time is CPU time.
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdlib>
#include <random>

#include "engines/document/memory/store.hpp"
#include "engines/search/xapian/engine.hpp"
#include "online/search/search.hpp"

namespace souk::online::search {
namespace {

constexpr std::array kAdjectives{"Quiet",  "Bright", "Folded", "Woven",   "Amber", "Northern",
                                 "Little", "Round",  "Plain",  "Morning", "River", "Cedar",
                                 "Linen",  "Stone",  "Copper", "Paper"};
constexpr std::array kNouns{"Lamp",   "Kettle", "Blanket", "Backpack", "Notebook", "Teapot",
                            "Pillow", "Jacket", "Speaker", "Bowl",     "Vase",     "Tent",
                            "Pan",    "Scarf",  "Watch",   "Basket"};
constexpr std::array kMaterials{"cotton", "linen", "oak", "steel", "glass", "clay", "wool", "silk"};
constexpr std::array kSentences{
    "It is made in small batches by people who have done nothing else for twenty years.",
    "The surface is left as it is, so that it ages with the hand that uses it.",
    "Wash it by hand in cool water and let it dry in the shade.",
    "It fits the shelf, the bag and the evening equally well.",
    "We tested it for a winter and changed two things: the handle and the weight."};

class BenchShop {
 public:
  static BenchShop& get() {
    static BenchShop shop;
    return shop;
  }

  BenchShop() {
    using namespace catalogue;
    check(settings_.open());
    check(declare_collections(store_));
    AttributeDefinition material{"material", {{"en", "Material"}}, AttributeType::kChoice, true, "", {}};
    for (const auto* name : kMaterials) material.choices.push_back({name, {{"en", name}}});
    put(kCategories, "all", Category{.slug = "all", .name = {{"en", "All"}}, .attributes = {material}});
    for (int i = 0; i < 30; ++i) {
      const auto slug = "category-" + std::to_string(i);
      put(kCategories, slug,
          Category{.slug = slug, .parent = "all", .name = {{"en", "Category " + std::to_string(i)}}});
    }
    for (int i = 0; i < 40; ++i) {
      const auto slug = "brand-" + std::to_string(i);
      put(kBrands, slug, Brand{.slug = slug, .name = {{"en", "Brand" + std::to_string(i)}}});
    }
    const auto* asked = std::getenv("SOUK_BENCH_PRODUCTS");
    const int count = asked == nullptr ? 50'000 : std::atoi(asked);
    for (int i = 0; i < count; ++i) add_product(i);
    check(catalogue_.load());
    auto engine = engines::XapianSearchEngine::open_folder({});
    check(engine ? Status{} : Status{fail(engine.error())});
    engine_ = std::move(*engine);
    search_ = std::make_unique<Search>(catalogue_, engine_.get());
    const auto started = std::chrono::steady_clock::now();
    check(search_->rebuild());
    build_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  }

  SearchRequest request(std::size_t number, bool facets) const {
    SearchRequest made{.query = query(number), .language = "en", .limit = 10, .facets = facets};
    made.listing.prices = {Currency::of("USD"), {}, Instant{1'790'000'000'000}};
    return made;
  }
  void ask(const SearchRequest& request) {
    const auto answer = search_->answer(request);
    check(answer ? Status{} : Status{fail(answer.error())});
    benchmark::DoNotOptimize(search_->cards(**answer, request));
  }
  Search& search() { return *search_; }
  double build_seconds = 0;

 private:
  static void check(const Status& status) {
    if (status) return;
    std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
    std::abort();
  }
  template <class T>
  void put(std::string_view collection, const std::string& id, const T& value) {
    check(store_.put(collection, id, to_json(value)) ? Status{} : Status{fail(bug("bench", id))});
  }
  template <class List>
  const char* pick(const List& list) {
    return list[random_() % list.size()];
  }
  void add_product(int number) {
    const auto sku = "GEN-" + std::to_string(number);
    catalogue::Product product{.sku = sku, .slug = "gen-" + std::to_string(number)};
    product.status = catalogue::ProductStatus::kPublished;
    product.name = {
        {"en", std::string{pick(kAdjectives)} + ' ' + pick(kNouns) + ' ' + std::to_string(number)},
        {"zh-CN", "手作好物 " + std::to_string(number)}};
    product.summary = {{"en", pick(kSentences)}};
    product.description = {{"en", std::string{pick(kSentences)} + ' ' + pick(kSentences)}};
    product.brand = "brand-" + std::to_string(random_() % 40);
    product.categories = {"category-" + std::to_string(random_() % 30)};
    product.attributes["material"] = pick(kMaterials);
    product.popularity = static_cast<std::int64_t>(random_() % 1'000);
    product.variants.push_back({.sku = sku + "-1", .prices = {{"USD", 990 + number % 9'000}}});
    put(catalogue::kProducts, sku, product);
  }
  static std::string query(std::size_t number) {
    const auto adjective = number % kAdjectives.size();
    const auto noun = number / kAdjectives.size() % kNouns.size();
    const auto brand = number / 256 % 40;
    std::string text = kNouns[noun];
    if (number % 3 != 0) text = std::string{kAdjectives[adjective]}.append(" ").append(text);
    if (number % 5 == 0) text = "brand" + std::to_string(brand) + ' ' + text;
    if (number % 7 == 0) text += std::string{" "} + kMaterials[number % kMaterials.size()];
    return text;
  }

  std::mt19937 random_{7};
  engines::MemoryDocumentStore store_;
  shop::SettingsStore settings_{store_};
  catalogue::Catalogue catalogue_{store_, settings_};
  std::unique_ptr<engines::XapianSearchEngine> engine_;
  std::unique_ptr<Search> search_;
};

void new_queries(benchmark::State& state) {
  auto& shop = BenchShop::get();
  std::size_t number = 0;
  std::vector<double> times;
  for (auto _ : state) {
    auto request = shop.request(++number, state.range(0) != 0);
    request.language = std::to_string(number);  // the memo has never seen it
    const auto started = std::chrono::steady_clock::now();
    shop.ask(request);
    times.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - started).count());
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_us"] = times[times.size() / 2];
  state.counters["p99_us"] = times[times.size() * 99 / 100];
  state.counters["build_s"] = shop.build_seconds;
  state.counters["MiB"] = static_cast<double>(shop.search().memory_bytes()) / 1048576.0;
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(new_queries)->ArgName("facets")->Arg(0)->Arg(1);

void a_days_queries(benchmark::State& state) {
  auto& shop = BenchShop::get();
  std::mt19937 random{11};
  for (auto _ : state) {
    // Zipf over 2,000 queries, about.
    const double share = std::uniform_real_distribution<>{0, 1}(random);
    const auto number = static_cast<std::size_t>(std::pow(2'000.0, share));
    shop.ask(shop.request(number, state.range(0) != 0));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(a_days_queries)->ArgName("facets")->Arg(0)->Arg(1);

}  // namespace
}  // namespace souk::online::search
