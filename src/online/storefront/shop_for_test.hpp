// For tests: the sample shop in memory with every room that the storefront stands on, and a browser without
// JavaScript that follows what it is told.
#pragma once

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "engines/mail/port.hpp"
#include "online/aftersale/cases.hpp"
#include "online/catalogue/sample.hpp"
#include "online/checkout/cart_baskets.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/recovery.hpp"
#include "online/fulfilment/fulfilment.hpp"
#include "online/inventory/stock_view.hpp"
#include "online/invoice/pdf.hpp"
#include "online/invoice/register.hpp"
#include "online/media/pictures.hpp"
#include "online/review/reviews.hpp"
#include "online/session/filters.hpp"
#include "online/storefront/storefront.hpp"
#include "online/wishlist/routes.hpp"

namespace souk::online::storefront {

inline const Instant kTestNow = *parse_instant("2026-11-24T04:00:00Z");

// Charges whatever it is asked, but for methods that end in "decline".
class TestGateway final : public checkout::PaymentGateway {
 public:
  Result<checkout::PaymentOutcome> charge(const checkout::PaymentRequest& request) override {
    const bool declined = request.method.ends_with("decline");
    outcomes_[request.payment_id] = {
        declined ? checkout::PaymentStatus::kDeclined : checkout::PaymentStatus::kSucceeded, "test",
        declined ? "insufficient_funds" : ""};
    return outcomes_[request.payment_id];
  }
  Result<checkout::PaymentOutcome> query(std::string_view payment_id) override {
    const auto found = outcomes_.find(payment_id);
    if (found == outcomes_.end()) return fail(not_found("payment.unknown", "Unknown."));
    return found->second;
  }
  Result<checkout::PaymentOutcome> refund(std::string_view, std::string_view refund_id, Money) override {
    return checkout::PaymentOutcome{checkout::PaymentStatus::kRefunded, std::string{refund_id}, ""};
  }

 private:
  std::map<std::string, checkout::PaymentOutcome, std::less<>> outcomes_;
};

// Keeps the tokens of letters.
struct TestPost final : customer::Letters {
  std::vector<std::string> tokens;
  Status verify_mail(const customer::Letter& letter) override { return keep(letter); }
  Status reset_password(const customer::Letter& letter) override { return keep(letter); }
  Status password_changed(const customer::Letter&) override { return {}; }
  Status mail_changed(const customer::Letter& letter) override {
    departures.push_back(letter);
    return {};
  }
  std::vector<customer::Letter> departures;
  Status keep(const customer::Letter& letter) {
    tokens.push_back(letter.token.reveal());
    return {};
  }
};
struct NoMail final : engines::Mail {
  Status send(const engines::MailMessage&) override { return {}; }
};

struct TestShop {
  explicit TestShop(std::size_t its_sitemap_urls = 50'000) : sitemap_urls{its_sitemap_urls} { open(); }

  void open() {
    const auto declared = [](const Status& status) { ASSERT_TRUE(status) << describe(status.error()); };
    declared(locations.declare());
    declared(inventory.declare());
    declared(coupons.declare());
    declared(promotions.declare());
    declared(carts.declare());
    declared(orders.declare());
    declared(payments.declare());
    declared(accounts.declare());
    for (const auto& status : {notices.declare(), fulfilment.declare(), invoices.declare(), cases.declare(),
                               wishes.declare(), reviews.declare()})
      declared(status);
    data.add(wishes.personal_records());
    data.add(reviews.personal_records());
    reviews.on_change([this](std::string_view sku) { storefront.reviews_changed(sku); });
    const auto loaded = catalogue::load_sample(
        "data/sample", store, settings,
        {.location = [&](const json::value& line) -> Status {
           TRY(locations.import_lines(to_text(line)));
           return {};
         },
         .coupon = [&](const json::value& entry) { return coupons.import_entry(entry); },
         .stock = [&](const std::vector<catalogue::StockLine>& lines) { return take_stock(lines); }});
    ASSERT_TRUE(loaded) << describe(loaded.error());
    catalogue.watch_stock(stock_view);
    catalogue.watch_stars(reviews.ratings());
    declared(stock_view.read_all(store));
    declared(catalogue.load());
    declared(search.rebuild());
    declared(storefront.open());
    auto routes = storefront.routes();
    routes.include(pictures.routes());
    router = std::make_unique<http::Router>(std::move(routes));
    router->before(session::load_session(sessions));
    router->before(session::refuse_cross_site());
    router->set_error_page([this](const http::Request& request, int status, const Error& error) {
      return storefront.error_page(request, status, error);
    });
  }

  Status take_stock(const std::vector<catalogue::StockLine>& lines) {
    std::vector<inventory::StockCommand> levels;
    for (const auto& line : lines) {
      levels.push_back(
          {"import/" + line.location + "/" + line.sku, line.sku, line.location, line.quantity, "import"});
      if (levels.size() == 1'000) {
        TRY(inventory.import_levels(levels));
        levels.clear();
      }
    }
    return inventory.import_levels(levels);
  }

  std::size_t sitemap_urls;
  ManualClock clock{kTestNow};
  SeededRandom random{7};
  engines::MemoryDocumentStore store;
  engines::InProcessCache cache{clock, {}};
  shop::SettingsStore settings{store};
  catalogue::Catalogue catalogue{store, settings};
  search::Search search{catalogue};
  inventory::Locations locations{store};
  inventory::Inventory inventory{store, locations, clock};
  inventory::GlancingStockView stock_view{inventory};
  promotion::Coupons coupons{store, clock, random};
  promotion::Promotions promotions{store, clock, random};
  cart::CartService carts{{.store = &store,
                           .offers = &catalogue,
                           .stock = &inventory,
                           .locations = &locations,
                           .settings = &settings,
                           .coupons = &coupons,
                           .promotions = &promotions,
                           .clock = &clock,
                           .random = &random}};
  order::Orders orders{store};
  TestGateway gateway;
  checkout::Payments payments{store};
  checkout::CartBaskets baskets{carts, coupons, promotions};
  checkout::Checkout checkout{{.baskets = &baskets,
                               .orders = &orders,
                               .stock = &inventory,
                               .inventory = &inventory,
                               .payments = &payments,
                               .gateway = &gateway,
                               .clock = &clock,
                               .random = &random}};
  runtime::Pool pool{"passwords", 1, 16};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  customer::Accounts accounts{
      {.store = &store, .passwords = &passwords, .attempts = &attempts, .clock = &clock, .random = &random}};
  session::Sessions sessions{cache, random};
  TestPost post;
  customer::Recovery recovery{accounts, post};
  customer::PersonalData data{accounts};
  NoMail no_mail;
  notice::Notices notices{
      {.store = &store, .mail = &no_mail, .settings = &settings, .clock = &clock, .random = &random}};
  fulfilment::Fulfilment fulfilment{
      {.store = &store, .orders = &orders, .inventory = &inventory, .clock = &clock, .random = &random}};
  invoice::Register invoices{
      {.store = &store, .orders = &orders, .settings = &settings, .clock = &clock, .seller = {}}};
  invoice::PdfPrinter printer{1, 4};
  aftersale::Cases cases{{.store = &store,
                          .orders = &orders,
                          .checkout = &checkout,
                          .offers = &catalogue,
                          .locations = &locations,
                          .notices = &notices,
                          .clock = &clock,
                          .random = &random,
                          .base_url = "https://shop.example"}};
  wishlist::Wishlists wishes{
      {.store = &store, .offers = &catalogue, .stock = &inventory, .clock = &clock, .random = &random}};
  review::Reviews reviews{
      {.store = &store, .cache = &cache, .orders = &orders, .clock = &clock, .is_sold = [](std::string_view) {
         return true;
       }}};
  media::Pictures pictures{{.folders = {"data/sample/media"}, .key = Secret{std::string(32, 'k')}}};
  Storefront storefront{{.catalogue = catalogue,
                         .search = search,
                         .stock = inventory,
                         .locations = locations,
                         .carts = carts,
                         .checkout = checkout,
                         .orders = orders,
                         .accounts = accounts,
                         .settings = settings,
                         .sign_in = {.accounts = &accounts,
                                     .sessions = &sessions,
                                     .clock = &clock,
                                     .on_signed_in =
                                         [this](const auto& request, const auto& account, auto& answer) {
                                           cart::merge_on_sign_in(carts, request, account, answer);
                                           wishlist::merge_on_sign_in(wishes, request, account, answer);
                                         },
                                     .on_erased = {},
                                     .data = &data,
                                     .recovery = &recovery},
                         .clock = clock,
                         .random = random,
                         .care = {.fulfilment = &fulfilment,
                                  .cases = &cases,
                                  .invoices = &invoices,
                                  .printer = &printer,
                                  .wishes = &wishes,
                                  .reviews = &reviews},
                         .pictures = &pictures},
                        {.web_folder = "web",
                         .media_folders = {"data/sample/media"},
                         .public_url = "https://shop.example",
                         .sitemap_urls = sitemap_urls}};
  std::unique_ptr<http::Router> router;
};

struct Answer {
  int status = 0;
  std::string body;
  http::Headers headers;
  bool has(std::string_view text) const { return body.find(text) != std::string::npos; }
};

// Keeps cookies and fills forms in; has no scripts.
class Browser {
 public:
  using Fields = std::map<std::string, std::string>;
  explicit Browser(TestShop& shop) : shop_{shop} {}

  Answer get(const std::string& target) { return send(http::Method::kGet, target, {}); }
  Answer post(const std::string& target, const Fields& fields);
  // Redirects followed.
  Answer follow(Answer answer);
  // Posts with the hidden fields of the form on `page` whose action is `action`.
  Answer submit(const Answer& page, const std::string& action, Fields fields);
  http::Headers headers;  // sent with every request
  std::map<std::string, std::string> cookies;

 private:
  Answer send(http::Method method, const std::string& target, std::string body);
  TestShop& shop_;
};

// The body of any kind, streams and files included.
std::string body_of(const http::Response& response);
// Values of an attribute over the whole page, each once, unescaped.
std::set<std::string> attributes_of(std::string_view html, std::string_view name);

}  // namespace souk::online::storefront
