// Search over the catalogue: keeps an index beside the snapshot, built in the background and again after
// changes. Until the first one is ready, searching answers kUnavailable "search.building" with a time to try
// again.
//
// Memory: with up to 50,000 products every text is indexed (about 3 KiB a product of long English texts);
// beyond that names, brands, categories and short attributes only (about 230 bytes a product: 220 MiB for a
// million).
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "online/catalogue/catalogue.hpp"
#include "online/search/index.hpp"

namespace souk::online::search {

struct SearchPage {
  std::vector<catalogue::Card> cards;
  std::int64_t total = 0;
  bool all_words = true;  // false: too few products have all words, so those with some of them are there too
};

struct Suggestion {
  std::string text;
  std::string slug;     // of a product; empty for a word to search for
  std::string picture;  // path below /media/
};

class Search {
 public:
  // Registers itself with the catalogue: make it before the catalogue starts.
  explicit Search(catalogue::Catalogue& catalogue);
  ~Search();

  // Builds in a thread of its own, at once and after changes.
  void start();
  void stop();
  // Builds now, on this thread.
  Status rebuild();

  // kInvalid "search.empty" for a query without a word, "search.too_long" beyond 200 characters.
  Result<SearchPage> find(std::string_view query, const catalogue::PriceContext& prices, std::size_t offset,
                          std::size_t limit) const;
  // For what has been typed so far: the last word may be unfinished. Empty for an empty query.
  Result<std::vector<Suggestion>> suggest(std::string_view query, std::string_view language, Instant now,
                                          std::size_t limit) const;
  std::size_t memory_bytes() const;

 private:
  struct Built {
    std::uint64_t version = 0;
    Index index;
    std::vector<std::uint32_t>
        tags;  // hash of the sku by row: a row may have been given to another product since
  };
  void build_in_background();
  bool is_current(const Built& built, const catalogue::Snapshot& snapshot, RowId row, Instant now) const;
  std::vector<std::string> words_of(std::string_view query) const;
  std::optional<RowId> row_of_code(const catalogue::Snapshot& snapshot, std::string_view code) const;
  Hits hits_for(const Built& built, const catalogue::Snapshot& snapshot, std::string_view query,
                std::size_t wanted, Instant now) const;

  catalogue::Catalogue& catalogue_;
  std::atomic<std::shared_ptr<const Built>> built_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool dirty_ = true;
  bool stopping_ = false;
  std::thread builder_;
};

}  // namespace souk::online::search
