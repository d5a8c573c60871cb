// What a shopper is shown when nothing was found: never an empty page, and always said what it is. The answer
// itself stays empty, so that reports count it as such.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "online/search/prompter.hpp"
#include "online/search/request.hpp"

namespace souk::online::search {

struct RescueInputs {
  const catalogue::Snapshot& snapshot;
  const catalogue::Names& names;
  const Prompts* prompts = nullptr;  // nullptr: no category is near
};

// Products that are named as what was typed begins or sounds; else the popular ones of the category whose
// name is nearest to the query by sound or by its letters; else those of the whole shop. Visible ones, at
// most kMaxInstead.
Instead rescue(const RescueInputs& inputs, std::string_view query, Instant now);

}  // namespace souk::online::search
