// What a shopper did in this session, as the ranking's `affinity` needs it. The server keeps none of it: the
// shop's page sends it in a cookie that goes to searches alone, an application in the parameter `liked`.
//
// One touch is the code of a product, with "cart:" or "bought:" before it where that was done with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/catalogue.hpp"
#include "online/search/request.hpp"

namespace souk::online::search {

inline constexpr std::string_view kTasteCookie = "souk_taste";  // touches with ~ between, the latest first
inline constexpr std::size_t kMaxTouches = 20;                  // further ones are passed over

struct Touch {
  std::string sku;
  float weight = 1;
};

// What cannot be read is passed over.
std::vector<Touch> touches_of(const std::vector<std::string_view>& texts);
std::vector<Touch> touches_of_cookie(std::string_view cookie);

// Fills liked_brands and liked_categories: what was bought counts more than what was put into the cart, that
// more than what was looked at, and the latest most. Products that are not there are passed over.
void take_taste(const std::vector<Touch>& touches, const catalogue::Catalogue& catalogue,
                SearchRequest& request);

}  // namespace souk::online::search
