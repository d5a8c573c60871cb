#include "online/storefront/shopfront.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/media/pictures.hpp"
#include "online/session/cookies.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::string_view kOptionPrefix = "option.";

Error no_such_order() { return not_found("order.missing", "There is no such order, or it is not yours."); }

}  // namespace

PageScope::PageScope(const Messages& words, const AssetUrls& assets, const StorefrontDependencies& deps,
                     const StorefrontOptions& options, const std::vector<std::string_view>& languages,
                     std::string path)
    : settings{deps.settings.get()},
      tree{catalogue::Browse{deps.catalogue}.categories()},
      collections{catalogue::Browse{deps.catalogue}.collections()},
      page{.words = words,
           .settings = *settings,
           .categories = *tree,
           .collections = collections,
           .assets = assets,
           .public_url = options.public_url,
           .languages = languages,
           .path = std::move(path),
           .now = deps.clock.now(),
           .utc_offset = options.utc_offset,
           .pictures = deps.pictures == nullptr ? nullptr : &deps.pictures->addresses(),
           .notes_taste = deps.search.uses_affinity()} {
  if (const auto* market = shop::market_of(*settings, words.language()); market != nullptr)
    page.currency = market->currency;
}

Shopfront::Shopfront(StorefrontDependencies its_deps, StorefrontOptions its_options)
    : deps{std::move(its_deps)}, options{std::move(its_options)}, browse{deps.catalogue} {
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
}

Status Shopfront::open() {
  words = TRY(MessageCatalogue::load(options.web_folder + "/text"));
  assets = TRY(Assets::load(options.web_folder));
  asset_urls = assets->urls();
  return {};
}

std::vector<std::string_view> Shopfront::languages() const {
  std::vector<std::string_view> languages;
  const auto settings = deps.settings.get();
  for (const auto& market : settings->markets) {
    if (const auto* known = words->find(market.language); known != nullptr)
      languages.push_back(known->language());
  }
  if (languages.empty()) languages = words->languages();
  return languages;
}

std::optional<std::string_view> Shopfront::language_of(const http::Request& request) const {
  const auto wanted = request.path_parameter("lang");
  for (const auto language : languages()) {
    if (language == wanted) return language;
  }
  return std::nullopt;
}

// Enough of RFC 4647 lookup for a handful of languages: in the order of the field, the primary tag decides.
std::string_view Shopfront::preferred_language(const http::Request& request) const {
  const auto known = languages();
  for (auto entry : text::split(request.headers.get("accept-language"), ',')) {
    entry = text::trim(entry.substr(0, entry.find(';')));
    const auto primary = entry.substr(0, entry.find('-'));
    if (primary.empty()) continue;
    for (const auto language : known) {
      if (http::equal_names(primary, language.substr(0, language.find('-')))) return language;
    }
  }
  return known.front();
}

std::unique_ptr<PageScope> Shopfront::scope(std::string_view language, std::string path) const {
  const auto* messages = words->find(language);
  if (messages == nullptr) messages = words->find(languages().front());
  return std::make_unique<PageScope>(*messages, asset_urls, deps, options, languages(), std::move(path));
}

Visitor Shopfront::visitor(const http::Request& request) const {
  Visitor visitor{.session = session::of(request), .shopper = cart::shopper_of(request), .form_token = {}};
  const auto cart_id = request.cookie(session::kCartCookie);
  if (visitor.session) {
    visitor.form_token = visitor.session->csrf;
  } else if (!cart_id.empty()) {
    // Only who has the cookie can know it, and the page does not give the cookie away.
    visitor.form_token = http::etag_of("form " + std::string{cart_id}).substr(1, 24);
  }
  return visitor;
}

Result<balance::Balance> Shopfront::card_by_code(std::string_view code, std::string_view from) const {
  TRY(deps.accounts.attempts().begin_code(from));
  if (deps.balances == nullptr) return fail(not_found("gift_card.missing", "This shop has no gift cards."));
  return deps.balances->find_card(code);
}

Result<std::optional<cart::StoredCart>> Shopfront::cart_of(const http::Request& request,
                                                           const Page& page) const {
  auto cart = TRY(cart::cart_of(deps.carts, request));
  if (!cart || (cart->value.language == page.language() && cart->value.currency == page.currency))
    return cart;
  if (cart->value.status != cart::CartStatus::kOpen) return cart;
  return TRY(deps.carts.change(cart->id, cart::shopper_of(request), {}, [&](cart::Cart& changed) -> Status {
    changed.language = page.language();
    changed.currency = page.currency;
    for (auto& line : changed.lines) line.added_minor.reset();  // of the other currency
    return {};
  }));
}

Result<FormState> Shopfront::read_form(const http::Request& request, const Visitor& visitor,
                                       Token token) const {
  FormState form{.token = visitor.form_token};
  for (auto& [name, value] : TRY(request.form())) form.values.emplace(std::move(name), std::move(value));
  const auto given = form.value("form_token");
  const bool right = text::equal_constant_time(given, visitor.form_token);
  if (!right && (token == Token::kNeeded || !given.empty()))
    return fail(denied("form.stale", "This form was open for too long; send it again."));
  return form;
}

Result<std::string> Shopfront::wanted_variant(const FormState& form) const {
  const std::string drawn{form.value("sku")};
  std::map<std::string, std::string> chosen;
  for (const auto& [name, value] : form.values) {
    if (name.starts_with(kOptionPrefix)) chosen[name.substr(kOptionPrefix.size())] = value;
  }
  if (chosen.empty()) return drawn;
  const auto product = TRY(browse.product_by_sku(drawn, deps.clock.now()));
  for (const auto& variant : product->variants) {
    const bool fits = std::all_of(chosen.begin(), chosen.end(), [&](const auto& option) {
      const auto found = variant.options.find(option.first);
      return found != variant.options.end() && found->second == option.second;
    });
    if (fits) return variant.sku;
  }
  return fail(not_found("variant.missing", "There is no variant with these options."));
}

Result<order::StoredOrder> Shopfront::readable_order(const http::Request& request,
                                                     std::string_view token) const {
  auto found = TRY(deps.orders.find_by_number(request.path_parameter("number")));
  if (!token.empty()) {
    if (!text::equal_constant_time(token, found.value.access_token)) return fail(no_such_order());
    return found;
  }
  const auto member = session::customer_of(request);
  if (!member || found.value.customer_id != member) return fail(no_such_order());
  return found;
}

std::vector<inventory::Location> Shopfront::stores() const {
  std::vector<inventory::Location> stores;
  const auto all = deps.locations.all();
  for (const auto& location : *all) {
    if (location.active && location.kind == inventory::LocationKind::kStore) stores.push_back(location);
  }
  return stores;
}

http::Response personal(int status, std::string html) {
  auto response = http::Response::html(status, std::move(html));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

http::Response go_to(const Page& page, std::string_view path) {
  auto response = http::Response::redirect(link(page, path));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace souk::online::storefront
