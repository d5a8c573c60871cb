// Pages that are mostly words: legal texts and errors.
#pragma once

#include <string>
#include <string_view>

#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

// terms, privacy, returns or imprint.
bool is_legal_page(std::string_view name);
std::string legal_page(const Page& page, std::string_view name);
// `incident` is shown for 500 and above, so that whoever reports it can name it.
std::string error_page(const Page& page, int status, std::string_view incident);

}  // namespace souk::online::storefront
