// The search port: an index of words that finds the products worth ranking. It knows terms, not languages:
// whoever indexes has folded, segmented and weighted the words, and asks with the same ones. Everything here
// can be made anew from the catalogue, so nothing in it is precious: what is not certain to be whole is not
// opened, and the caller builds another one beside it.
//
// Threads: every method from any fiber or thread; calls that read from disk or write wait on a thread of the
// adapter's own pool. Errors: kUnavailable "search.engine" (the index cannot be read), kInvalid for arguments
// outside the bounds below, kLimit "pool.full", kStorageFull.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace souk::engines {

inline constexpr std::size_t kMaxTermBytes = 120;
inline constexpr std::size_t kMaxTermsOfDocument = 20'000;
inline constexpr std::size_t kMaxWordsOfQuery = 32;
inline constexpr std::size_t kMaxFormsOfWord = 24;
inline constexpr std::size_t kMaxDocumentsOfBatch = 5'000;
inline constexpr std::size_t kMaxHits = 1'000;

// How strongly a document has a term: the sum over the fields it stands in.
struct IndexTerm {
  std::string text;  // 1 to kMaxTermBytes bytes, none of them NUL
  std::uint32_t weight = 1;
};

struct IndexedDocument {
  std::string id;  // 1 to 100 bytes
  std::vector<IndexTerm> terms;
  std::string payload;  // given back as it is by each(); at most 1 MiB
};

// What is written together: all of it becomes visible at once, or none.
struct IndexBatch {
  std::vector<IndexedDocument> puts;
  std::vector<std::string> removals;  // ids; unknown ones are passed over
};

// A word of a query in all its forms (stem, synonyms, corrections); the best one that a document has counts.
struct SoughtWord {
  struct Form {
    std::string text;
    double weight = 1;  // 0 to 1
  };
  std::vector<Form> forms;
  double weight = 1;      // of the word within the query
  bool optional = false;  // helps the score, but a document need not have it
};

struct SearchQuery {
  std::vector<SoughtWord> words;
  std::size_t limit = 300;    // of `best`; at most kMaxHits
  std::size_t enough = 20;    // with fewer documents that have all words, some of them will do
  double least_share = 0.34;  // of the query's weight that a document must have then
};

struct SearchHit {
  std::uint32_t number = 0;
  float score = 0;
  float coverage = 0;  // share of the query's weight that the document has; 1: every word
};

struct SearchFindings {
  std::vector<SearchHit> best;         // of the matched, the highest scores first
  std::vector<std::uint32_t> matched;  // every one, ascending
  std::size_t with_all_words = 0;
  std::vector<std::int64_t> frequencies;  // by word of the query: documents that have any of its forms
};

// One index. Documents carry small numbers that stay theirs while they are in it.
class SearchIndex {
 public:
  virtual ~SearchIndex() = default;

  // Answers the numbers of `puts`, in order. Visible to every search that begins afterwards.
  virtual Result<std::vector<std::uint32_t>> write(const IndexBatch& batch) = 0;
  // kInvalid "search.query" past the bounds. A query without words finds nothing.
  virtual Result<SearchFindings> find(const SearchQuery& query) = 0;
  // All documents in the order of their numbers, until `visit` answers an error.
  using Visit = std::function<Status(std::uint32_t number, std::string_view id, std::string_view payload)>;
  virtual Status each(const Visit& visit) = 0;
  // Terms that begin with `prefix`, in their order, each with the number of documents that have it.
  struct TermCount {
    std::string text;
    std::int64_t documents = 0;
  };
  virtual Result<std::vector<TermCount>> terms(std::string_view prefix, std::size_t at_most) = 0;

  virtual std::size_t document_count() const = 0;
  // Changes with every write.
  virtual std::uint64_t revision() const = 0;
  virtual std::size_t memory_bytes() const = 0;
};

// Where indexes are kept: the one in service and, now and then, another one being built beside it.
class SearchEngine {
 public:
  virtual ~SearchEngine() = default;

  // The index in service if it was made under the same `stamp` (what the words depend on: version of the
  // analysis, names of brands and categories) and is certain to be whole; nullptr otherwise.
  virtual Result<std::shared_ptr<SearchIndex>> open(std::string_view stamp) = 0;
  // The same under whatever stamp: good enough to serve while another one is built.
  virtual Result<std::shared_ptr<SearchIndex>> open_any() = 0;
  // An empty index beside the one in service. One at a time: a former one that was never adopted is dropped.
  virtual Result<std::shared_ptr<SearchIndex>> create() = 0;
  // Puts `index`, which create() made, into service. The former one is removed when its last user lets go.
  virtual Status adopt(const std::shared_ptr<SearchIndex>& index, std::string_view stamp) = 0;
};

}  // namespace souk::engines
