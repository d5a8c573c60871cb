// The search of a shop without a search engine, and of one whose first candidate index is still being built:
// one inverted index in memory, made anew from the store after changes. It knows no ranking but BM25.
//
// Memory: with up to 50,000 products every text is indexed (about 3 KiB a product of long English texts);
// beyond that names, brands, categories and short attributes only (about 230 bytes a product).
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/catalogue.hpp"
#include "online/search/index.hpp"

namespace souk::online::search {

class SimpleSearch {
 public:
  explicit SimpleSearch(const catalogue::Catalogue& catalogue) : catalogue_{catalogue} {}

  // Reads the whole store. With `short_texts_only` less is indexed, for the time until something better
  // comes.
  Status rebuild(bool short_texts_only = false);
  void drop() { built_.store(nullptr); }
  bool ready() const { return built_.load() != nullptr; }

  // Visible products only. kUnavailable "search.building" before the first rebuild().
  Result<Hits> find(const catalogue::Snapshot& snapshot, std::string_view query, std::size_t wanted,
                    Instant now) const;
  // Rows of products for what has been typed, each once.
  Result<std::vector<RowId>> suggest(const catalogue::Snapshot& snapshot, std::string_view query,
                                     std::size_t limit, Instant now) const;
  std::size_t memory_bytes() const;

 private:
  struct Built {
    Index index;
    std::vector<std::uint32_t> tags;  // hash of the sku by row: it may have been given to another since
  };
  static bool is_current(const Built& built, const catalogue::Snapshot& snapshot, RowId row, Instant now);

  const catalogue::Catalogue& catalogue_;
  std::atomic<std::shared_ptr<const Built>> built_;
};

Error search_building();

}  // namespace souk::online::search
