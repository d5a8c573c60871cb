// What every page knows of the shop and of its reader's language, and the frame around every page: head,
// header, footer. Pages are plain functions from data to Html; they read nothing and wait for nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "base/time.hpp"
#include "online/catalogue/category_tree.hpp"
#include "online/catalogue/taxonomy.hpp"
#include "online/media/addresses.hpp"
#include "online/shop/settings.hpp"
#include "online/storefront/text/html.hpp"
#include "online/storefront/text/messages.hpp"

namespace souk::online::storefront {

// Addresses of what the browser loads besides the page; they change with their content.
struct AssetUrls {
  std::string stylesheet;
  std::string script;
  std::string sprite;
  std::string logo;
  std::string logo_dark;
  std::string arch;
};

struct Page {
  const Messages& words;
  Currency currency{};
  const shop::Settings& settings;
  const catalogue::CategoryTree& categories;
  const std::vector<std::shared_ptr<const catalogue::ProductCollection>>& collections;
  const AssetUrls& assets;
  std::string_view public_url;              // "https://shop.example", without a slash at the end
  std::vector<std::string_view> languages;  // of the shop, the default first
  std::string path{};  // of this page below its language: "/p/celadon-gaiwan"; "" is the home page
  Instant now{};
  milliseconds utc_offset{};
  const media::Addresses* pictures = nullptr;  // of renditions; without it pictures are as they came
  bool notes_taste = false;  // what the reader looks at counts in their searches (js/taste.js)

  const std::string& language() const { return words.language(); }
};

enum class Frame { kShop, kCheckout };

// What stands in <head>, and how the frame looks.
struct PageHead {
  std::string title;
  std::string description{};
  std::string searched{};                      // stands in the search field
  std::string query{};                         // that belongs to the page's own address: "page=2"
  std::string picture{};                       // path below /media/
  bool is_product = false;                     // for Open Graph
  bool indexed = true;                         // false: search engines pass over it
  std::string category{};                      // slug of the top category that the page belongs to
  std::vector<std::string> structured_data{};  // JSON-LD documents
  Frame frame = Frame::kShop;
};

std::string whole_page(const Page& page, const PageHead& head, const Html& main);

// "/en" + path; the path's segments are escaped already.
std::string link(const Page& page, std::string_view path);
std::string link_in(std::string_view language, std::string_view path);
std::string absolute(const Page& page, std::string_view path);
std::string product_link(const Page& page, std::string_view slug);
std::string category_link(const Page& page, std::string_view slug);
std::string collection_link(const Page& page, std::string_view slug);
std::string brand_link(const Page& page, std::string_view slug);
using media::media_url;

std::string_view text_of(const Page& page, const Texts& texts);
std::string_view text_of(const Page& page, Texts&& texts) = delete;  // the view would outlive it
std::string money(const Page& page, std::int64_t minor);

}  // namespace souk::online::storefront
