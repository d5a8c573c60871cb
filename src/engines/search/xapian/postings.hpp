// Decoded lists of documents by term: what a search reads. Four bytes a posting: the document's number and
// how much the term says about it (BM25 without the rarity, which changes with every write). Kept while there
// is room, because most queries of a day ask for the same few thousand words.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace souk::engines::search {

using Posting = std::uint32_t;  // number << 8 | strength
inline constexpr unsigned kStrengthBits = 8;
inline constexpr std::uint32_t kMaxStrength = (1U << kStrengthBits) - 1;
inline constexpr std::uint32_t kMaxNumber = (1U << (32 - kStrengthBits)) - 1;

using Postings = std::vector<Posting>;  // ascending by number
using PostingsPtr = std::shared_ptr<const Postings>;

// Empty for a term that no document has. Throws Xapian::Error.
PostingsPtr read_postings(const Xapian::Database& database, const std::string& term);

// Threads: any.
class PostingCache {
 public:
  explicit PostingCache(std::size_t max_bytes) : max_bytes_{max_bytes} {}

  PostingsPtr get(const std::string& term);
  // Nothing is kept when the index was written to since `revision`: the list may be of before.
  void put(const std::string& term, PostingsPtr postings, std::uint64_t revision);
  std::uint64_t revision() const;
  // After a write: forgets the lists that it changed.
  void written(const std::vector<std::string>& changed_terms);
  std::size_t size_bytes() const;

 private:
  struct Entry {
    std::string term;
    PostingsPtr postings;
  };
  static std::size_t bytes_of(const Entry& entry);
  void erase(std::list<Entry>::iterator entry);

  std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;                                                  // last used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_term_;  // keys live in the entries
  std::size_t bytes_ = 0;
  std::uint64_t revision_ = 1;
};

}  // namespace souk::engines::search
