// What the storefront's handlers share: the rooms below it, its words and files, and making a Page for a
// request.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "online/cart/cart_routes.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/checkout/checkout.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/location.hpp"
#include "online/inventory/stock.hpp"
#include "online/order/orders.hpp"
#include "online/search/routes.hpp"
#include "online/session/account_routes.hpp"
#include "online/shop/settings_store.hpp"
#include "online/storefront/assets.hpp"
#include "online/storefront/page/form.hpp"
#include "online/storefront/page/page.hpp"
#include "online/storefront/text/messages.hpp"

namespace souk::online::aftersale {
class Cases;
}
namespace souk::online::fulfilment {
class Fulfilment;
}
namespace souk::online::invoice {
class PdfPrinter;
class Register;
}  // namespace souk::online::invoice
namespace souk::online::media {
class Pictures;
}
namespace souk::online::review {
class Reviews;
}
namespace souk::online::wishlist {
class Wishlists;
}

namespace souk::online::storefront {

// The rooms behind what comes before and after the sale; pages leave out what is not there.
struct CareRooms {
  const fulfilment::Fulfilment* fulfilment = nullptr;
  const aftersale::Cases* cases = nullptr;
  const invoice::Register* invoices = nullptr;
  invoice::PdfPrinter* printer = nullptr;
  const wishlist::Wishlists* wishes = nullptr;
  const review::Reviews* reviews = nullptr;
};

// All must outlive the storefront.
struct StorefrontDependencies {
  const catalogue::Catalogue& catalogue;
  const search::Search& search;
  const inventory::Stock& stock;
  const inventory::Locations& locations;
  const cart::CartService& carts;
  checkout::Checkout& checkout;
  const order::Orders& orders;
  const customer::Accounts& accounts;
  const shop::SettingsStore& settings;
  session::AccountRouteDeps sign_in;  // as the account's API has it, with its hooks
  const Clock& clock;
  Random& random;
  const balance::Balances* balances = nullptr;  // none: no gift cards and no store credit
  CareRooms care{};
  media::Pictures* pictures = nullptr;  // none: pictures are served as they lie in the folders
  search::SearchRouteDeps finding{};    // where searches are counted; nothing is without
};

struct StorefrontOptions {
  std::string web_folder;                  // web/
  std::vector<std::string> media_folders;  // below /media/
  std::string public_url = "http://127.0.0.1:8080";
  std::size_t page_cache_bytes = std::size_t{24} << 20;
  std::size_t sitemap_urls = 50'000;       // of one document, as sitemaps.org allows
  milliseconds utc_offset{8 * 3'600'000};  // the shop's time
  std::vector<std::string> payment_methods{"sandbox:approve", "sandbox:delay", "sandbox:decline"};
};

// A Page and what it refers to.
struct PageScope {
  std::shared_ptr<const shop::Settings> settings;
  std::shared_ptr<const catalogue::CategoryTree> tree;
  std::vector<std::shared_ptr<const catalogue::ProductCollection>> collections;
  Page page;

  PageScope(const PageScope&) = delete;
  PageScope& operator=(const PageScope&) = delete;
  PageScope(const Messages& words, const AssetUrls& assets, const StorefrontDependencies& deps,
            const StorefrontOptions& options, const std::vector<std::string_view>& languages,
            std::string path);
  catalogue::PriceContext prices() const {
    return {.currency = page.currency, .customer_group = {}, .at = page.now};
  }
};

// Who sends a request, as far as the storefront cares.
struct Visitor {
  std::optional<session::Session> session;
  cart::Shopper shopper;
  std::string form_token;  // empty for somebody who has nothing yet
};

class Shopfront {
 public:
  Shopfront(StorefrontDependencies deps, StorefrontOptions options);
  // Reads words and files; everything else works after it alone.
  Status open();

  // nullopt when the shop does not speak the language of the path.
  std::optional<std::string_view> language_of(const http::Request& request) const;
  // The language for a request whose path names none.
  std::string_view preferred_language(const http::Request& request) const;
  std::vector<std::string_view> languages() const;
  // `path` as Page::path.
  std::unique_ptr<PageScope> scope(std::string_view language, std::string path) const;

  Visitor visitor(const http::Request& request) const;
  // The request's open cart in the language and currency of the page; nullopt when there is none. A reader
  // who changes the language goes to another market, and the cart goes along.
  Result<std::optional<cart::StoredCart>> cart_of(const http::Request& request, const Page& page) const;
  // What is on a gift card, for whoever says its code; counted, right or wrong.
  Result<balance::Balance> card_by_code(std::string_view code, std::string_view from) const;
  // Fields by name; the first of several. kDenied "form.stale" where the token is not the visitor's. Forms on
  // cached pages and those of strangers carry none: there the check of the origin stands alone
  // (session/filters.hpp).
  enum class Token { kNeeded, kOptional };
  Result<FormState> read_form(const http::Request& request, const Visitor& visitor, Token token) const;
  // The variant that a product page's form names: by the options where it has some (the reader may have
  // chosen others than those that were drawn), else by the code. kNotFound "variant.missing".
  Result<std::string> wanted_variant(const FormState& form) const;
  // The order that the path's {number} names, for the guest who has the token or the member whose it is.
  // Anybody else learns nothing, not even that it exists: kNotFound "order.missing".
  Result<order::StoredOrder> readable_order(const http::Request& request, std::string_view token) const;
  std::string new_key() const { return random_hex(deps.random, 16); }
  std::vector<inventory::Location> stores() const;

  StorefrontDependencies deps;
  StorefrontOptions options;
  catalogue::Browse browse;
  std::optional<MessageCatalogue> words;
  std::optional<Assets> assets;
  AssetUrls asset_urls;
};

// A page for one person: kept by nobody.
http::Response personal(int status, std::string html);
// 303 to a path below the page's language; kept by nobody.
http::Response go_to(const Page& page, std::string_view path);

}  // namespace souk::online::storefront
