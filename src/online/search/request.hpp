// What one search asks for, and what it answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/columns.hpp"
#include "online/search/query_plan.hpp"
#include "online/search/ranking.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

struct SearchRequest {
  std::string query;
  std::string language;
  // Filters, sort (kFeatured: by relevance) and prices; its page is not looked at.
  catalogue::ListingQuery listing;
  std::size_t offset = 0;
  std::size_t limit = 24;
  bool facets = false;
  bool verbatim = false;  // no correction and no rewriting: the way back
  bool explain = false;
  bool related = false;     // the caller wants related() as well
  bool everything = false;  // an empty query finds all products, popular ones first
  std::string visitor;      // for the trial under way; empty: not part of it
  // What this shopper is known to like, slugs, the best first; the feature `affinity` is made of it.
  std::vector<std::string> liked_brands;
  std::vector<std::string> liked_categories;
  // In place of those in force: a preview.
  std::shared_ptr<const RankingWeights> weights;
  std::shared_ptr<const RuleBook> book;
  std::shared_ptr<const language::Language> tongue;
};
inline constexpr std::size_t kMaxLiked = 16;  // of either; further ones are passed over

struct ExplainedHit {
  std::string sku;
  float score = 0;
  Features features{};
};

// For `explain=1`.
struct Explanation {
  std::vector<std::int64_t> frequencies;                         // by word of the plan
  std::vector<std::string> segments;                             // the query as it was cut into words
  std::vector<std::pair<std::string, std::string>> corrections;  // from, to
  std::vector<std::string> rules;                                // names of those that fired
  std::vector<ExplainedHit> hits;                                // of the page
  RankingWeights weights;
  std::int64_t candidates = 0;
  std::int64_t took_us = 0;
};

inline constexpr std::size_t kMaxInstead = 12;

// Shown when nothing was found.
struct Instead {
  enum class Kind {
    kUnfiltered,  // what the words find without the filters
    kAlike,       // products whose names begin or sound like the query
    kCategory,    // popular ones of the category that is named nearly like the query
    kPopular,     // popular ones of the shop
  };
  Kind kind = Kind::kPopular;
  std::string category;  // slug
  std::vector<catalogue::RowId> rows;
  std::int64_t total = 0;  // of kUnfiltered
};

struct SearchAnswer {
  std::vector<catalogue::RowId> rows;  // in order; at most kMaxOrdered
  std::int64_t total = 0;
  bool all_words = true;   // false: too few products have all words, so those with some of them are there too
  std::string searched;    // what was searched for; differs from the query where that was corrected
  bool corrected = false;  // `searched` is a correction: say so, and offer the way back (verbatim)
  std::string offered;     // a correction that is not certain enough to be made unasked
  std::vector<std::string> dropped;  // words that no product has and that were passed over
  std::optional<Instead> instead;    // when nothing was found
  std::vector<catalogue::Facet> facets;
  std::optional<catalogue::PriceRange> price_range;
  std::int64_t in_stock_count = 0;
  QueryPlan plan;        // for highlighting
  std::string redirect;  // a page instead of a list; decided by a rule
  Texts banner;
  std::shared_ptr<const Explanation> explanation;
};
inline constexpr std::size_t kMaxOrdered = 1'200;

}  // namespace souk::online::search
