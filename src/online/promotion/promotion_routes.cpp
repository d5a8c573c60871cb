#include "online/promotion/promotion_routes.hpp"

#include <charconv>

namespace souk::online::promotion {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;
constexpr std::size_t kMaxPage = 200;
constexpr std::size_t kMaxBody = 512 * 1024;

struct PromotionView {
  std::int64_t revision = 0;
  Promotion promotion;
  std::map<std::string, std::int64_t> used;
  static constexpr std::string_view kName = "StoredPromotion";
  static constexpr auto fields() {
    using V = PromotionView;
    return field_table(
        field("revision", &V::revision, {.help = "Send it back in If-Match when changing it."}),
        field("promotion", &V::promotion),
        field("used", &V::used,
              {.help = "By limit: \"orders\", \"budget/CNY\". Only where one is counted."}));
  }
};

struct PromotionPage {
  std::vector<PromotionView> promotions;
  std::string next_cursor;
  static constexpr std::string_view kName = "PromotionPage";
  static constexpr auto fields() {
    return field_table(
        field("promotions", &PromotionPage::promotions),
        field("next_cursor", &PromotionPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct CouponView {
  std::int64_t revision = 0;
  Coupon coupon;
  std::int64_t used = 0;
  static constexpr std::string_view kName = "StoredCoupon";
  static constexpr auto fields() {
    return field_table(field("revision", &CouponView::revision), field("coupon", &CouponView::coupon),
                       field("used", &CouponView::used, {.help = "Orders; counted where it has a limit."}));
  }
};

struct CouponPage {
  std::vector<CouponView> coupons;
  std::string next_cursor;
  static constexpr std::string_view kName = "CouponPage";
  static constexpr auto fields() {
    return field_table(field("coupons", &CouponPage::coupons),
                       field("next_cursor", &CouponPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

// If-Match: "7" names the revision that the caller has read; without it the last writer wins.
Result<std::int64_t> expected_revision(const Request& request) {
  auto text = request.headers.get("If-Match");
  if (text.empty() || text == "*") return 0;
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error != std::errc{} || end != text.data() + text.size() || revision < 1) {
    return fail(invalid("request.revision", "Send the revision that you read in If-Match, such as \"7\"."));
  }
  return revision;
}

Result<std::size_t> page_size(const Request& request) {
  const auto text = request.query_value("limit");
  if (text.empty()) return kPage;
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc{} || end != text.data() + text.size() || size < 1 || size > kMaxPage) {
    return fail(invalid("request.limit", "A page has 1 to 200 entries."));
  }
  return size;
}

http::Route route_of(Method method, std::string path, std::string summary) {
  http::Route route{.method = method,
                    .path = std::move(path),
                    .summary = std::move(summary),
                    .tag = "promotion",
                    .access = Access::kStaff,
                    .max_body_bytes = kMaxBody,
                    .ignores_key = true};
  if (method == Method::kPut) {
    route.parameters.push_back(
        {.name = "If-Match",
         .in = "header",
         .help = "The revision that was read, such as \"7\"; without it the last writer wins.",
         .schema = {{"type", "string"}, {"pattern", R"(^(\*|"[1-9][0-9]{0,17}"|[1-9][0-9]{0,17})$)"}}});
    route.failures.push_back(
        {ErrorKind::kConflict, "document.changed", "somebody else changed it meanwhile"});
  }
  return route;
}

http::Route list_route(std::string path, std::string summary) {
  auto route = route_of(Method::kGet, std::move(path), std::move(summary));
  route.parameters = {{.name = "cursor", .help = "`next_cursor` of the page before."},
                      {.name = "limit",
                       .help = "Entries on a page.",
                       .schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", 200}}}};
  return route;
}

Result<PromotionView> view_of(const Promotions& promotions, StoredPromotion stored) {
  PromotionView view{stored.revision, std::move(stored.value), {}};
  for (const auto& [name, quota] : TRY(promotions.uses(view.promotion)))
    view.used[name] = quota.limit - quota.left;
  return view;
}

Result<CouponView> view_of(const Coupons& coupons, StoredCoupon stored) {
  CouponView view{stored.revision, std::move(stored.value), 0};
  const auto quota = TRY(coupons.uses(view.coupon));
  if (quota) view.used = quota->limit - quota->left;
  return view;
}

template <class T>
Status same_code(const Request& request, const T& body) {
  if (request.path_parameter("code") == body.code) return {};
  return fail(
      invalid("request.code", "The code in the body must be the one in the URL; codes do not change."));
}

void add_promotions(http::Routes& routes, Promotions& promotions) {
  const std::string path = "/api/v1/admin/promotions";
  routes.add<Nothing, PromotionPage>(
      list_route(path, "List promotions, in the order of their codes"),
      [&promotions](const Nothing&, const Request& request) -> Result<PromotionPage> {
        PromotionPage page;
        const auto size = TRY(page_size(request));
        for (auto& one :
             TRY(promotions.list(size, std::string{request.query_value("cursor")}, &page.next_cursor)))
          page.promotions.push_back(TRY(view_of(promotions, std::move(one))));
        return page;
      });
  auto create = route_of(Method::kPost, path, "Create a promotion");
  create.success_status = 201;
  create.failures = {{ErrorKind::kInvalid, "promotion.invalid", "`fields` says what is wrong"},
                     {ErrorKind::kConflict, "promotion.taken", "there is one of that code"}};
  routes.add<Promotion, PromotionView>(
      std::move(create), [&promotions](const Promotion& input, const Request&) -> Result<PromotionView> {
        return view_of(promotions, TRY(promotions.create(input)));
      });
  routes.add<Nothing, PromotionView>(
      route_of(Method::kGet, path + "/{code}", "One promotion and how much of its limits is used"),
      [&promotions](const Nothing&, const Request& request) -> Result<PromotionView> {
        return view_of(promotions, TRY(promotions.find(request.path_parameter("code"))));
      });
  routes.add<Promotion, PromotionView>(
      route_of(Method::kPut, path + "/{code}", "Replace a promotion"),
      [&promotions](const Promotion& input, const Request& request) -> Result<PromotionView> {
        TRY(same_code(request, input));
        const auto revision = TRY(expected_revision(request));
        return view_of(promotions, TRY(promotions.change(input, revision)));
      });
  routes.add<Nothing, Nothing>(route_of(Method::kDelete, path + "/{code}", "Remove a promotion"),
                               [&promotions](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(promotions.remove(request.path_parameter("code")));
                                 return Nothing{};
                               });
}

void add_coupons(http::Routes& routes, Coupons& coupons) {
  const std::string path = "/api/v1/admin/coupons";
  routes.add<Nothing, CouponPage>(
      list_route(path, "List coupons, in the order of their codes"),
      [&coupons](const Nothing&, const Request& request) -> Result<CouponPage> {
        CouponPage page;
        const auto size = TRY(page_size(request));
        for (auto& one :
             TRY(coupons.list(size, std::string{request.query_value("cursor")}, &page.next_cursor)))
          page.coupons.push_back(TRY(view_of(coupons, std::move(one))));
        return page;
      });
  auto create = route_of(Method::kPost, path, "Create a coupon");
  create.success_status = 201;
  create.failures = {{ErrorKind::kInvalid, "coupon.invalid", "`fields` says what is wrong"},
                     {ErrorKind::kConflict, "coupon.taken", "there is one of that code"}};
  routes.add<Coupon, CouponView>(std::move(create),
                                 [&coupons](const Coupon& input, const Request&) -> Result<CouponView> {
                                   return view_of(coupons, TRY(coupons.create(input)));
                                 });
  routes.add<Nothing, CouponView>(route_of(Method::kGet, path + "/{code}", "One coupon"),
                                  [&coupons](const Nothing&, const Request& request) -> Result<CouponView> {
                                    return view_of(coupons,
                                                   TRY(coupons.load(request.path_parameter("code"))));
                                  });
  routes.add<Coupon, CouponView>(
      route_of(Method::kPut, path + "/{code}", "Replace a coupon"),
      [&coupons](const Coupon& input, const Request& request) -> Result<CouponView> {
        TRY(same_code(request, input));
        const auto revision = TRY(expected_revision(request));
        return view_of(coupons, TRY(coupons.change(input, revision)));
      });
  routes.add<Nothing, Nothing>(route_of(Method::kDelete, path + "/{code}", "Remove a coupon"),
                               [&coupons](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(coupons.remove(request.path_parameter("code")));
                                 return Nothing{};
                               });
}

}  // namespace

http::Routes promotion_routes(PromotionRouteDeps deps) {
  http::Routes routes;
  add_promotions(routes, *deps.promotions);
  add_coupons(routes, *deps.coupons);
  auto simulation = route_of(Method::kPost, "/api/v1/admin/promotions/simulate",
                             "What a basket costs under planned promotions, beside today");
  simulation.permission = "promotion.read";
  simulation.failures = {{ErrorKind::kNotFound, "variant.missing", "a variant is not for sale"},
                         {ErrorKind::kInvalid, "promotion.invalid", "a planned promotion cannot work"}};
  routes.add<SimulateBasket, Simulation>(
      std::move(simulation), [deps](const SimulateBasket& input, const Request&) -> Result<Simulation> {
        return simulate(deps.simulator, input);
      });
  return routes;
}

}  // namespace souk::online::promotion
