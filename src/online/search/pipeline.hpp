// A query's way from what was typed to an answer: rules, correction, words, synonyms, candidates, ranking.
// Pure but for the index that it asks.
#pragma once

#include "online/search/finder.hpp"
#include "online/search/language/language.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

struct PipelineInputs {
  FinderInputs finder;
  const language::Language& language;
  std::shared_ptr<const RuleBook> book;  // nullptr: no rules
};

// kInvalid "search.empty" for a query without a word.
Result<SearchAnswer> run_pipeline(const PipelineInputs& inputs, const SearchRequest& request);
Error no_word();

}  // namespace souk::online::search
