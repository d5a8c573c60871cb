// Reviews: what waits for a decision first, then what was decided.
#pragma once

#include "online/console/console.hpp"
#include "online/review/reviews.hpp"

namespace souk::online::console {

// For Console::add; `reviews` must outlive the console.
Console::AddPages review_pages(const review::Reviews& reviews);

}  // namespace souk::online::console
