// What may be suggested while somebody types: the shop's categories, brands and best sold products in every
// language of their names, and the queries that many shoppers ask. Made anew in the background after changes,
// with at most a twentieth of one core; until then the former ones serve.
//
// About 400 bytes a product in two languages; at most kMaxProducts products, the popular ones.
// Threads: current() from anywhere; rebuild() one at a time.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "online/catalogue/catalogue.hpp"
#include "online/search/interest.hpp"
#include "online/search/language/suggester.hpp"
#include "online/search/tongue.hpp"

namespace souk::online::search {

// What is suggested, and what the ids of the entries mean: of a product its row, of the others a place here.
// Two suggesters, because what is asked changes every minute and costs little to take in, while products are
// many and change less often.
struct Prompts {
  struct CategoryName {
    std::uint32_t category = 0;  // in `categories`
    std::vector<std::uint32_t> pairs;
  };
  std::shared_ptr<const language::Suggester> words;  // queries, categories, brands
  std::shared_ptr<const language::Suggester> products;
  std::vector<std::string> categories;  // slugs
  std::vector<std::string> brands;
  std::vector<CategoryName> category_names;  // for finding one that is written in nearly the same way
  std::vector<PopularQuery> popular;
  std::uint64_t tongue_version = 0;

  // The best of both, as Suggester::suggest().
  std::vector<language::Suggested> suggest(std::string_view typed, std::size_t limit,
                                           std::span<const std::string> personal = {}) const;
};

// Neighbouring letters of a text, and its Chinese characters, hashed; ascending, each once.
std::vector<std::uint32_t> letter_pairs(std::string_view text);

class Prompter {
 public:
  static constexpr std::size_t kMaxProducts = 50'000;

  Prompter(const catalogue::Catalogue& catalogue, const Tongue& tongue)
      : catalogue_{catalogue}, tongue_{tongue} {}
  ~Prompter() { stop(); }

  // Popular queries come from there; before start().
  void hear(const Interest& interest) { interest_ = &interest; }
  void start();
  void stop();
  // The catalogue has changed.
  void note();
  Status rebuild() { return rebuild(true); }
  // nullptr before the first rebuild().
  std::shared_ptr<const Prompts> current() const { return prompts_.load(); }
  std::size_t memory_bytes() const;

 private:
  void follow();
  bool stopping() const;
  bool outdated() const;
  void add_names(const catalogue::Snapshot& snapshot, language::SuggesterBuilder& builder,
                 Prompts& prompts) const;
  Result<std::shared_ptr<const language::Suggester>> products_of(const catalogue::Snapshot& snapshot) const;
  // `anew`: products have changed, too.
  Status rebuild(bool anew);

  const catalogue::Catalogue& catalogue_;
  const Tongue& tongue_;
  const Interest* interest_ = nullptr;
  std::atomic<std::shared_ptr<const Prompts>> prompts_;
  std::atomic<std::shared_ptr<const InterestView>> heard_;  // what prompts_ was made from
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool dirty_ = true;
  bool stopping_ = false;
  std::thread follower_;
};

}  // namespace souk::online::search
