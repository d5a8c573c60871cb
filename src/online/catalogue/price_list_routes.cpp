#include "online/catalogue/price_list_routes.hpp"

namespace souk::online::catalogue {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct PriceLists {
  std::vector<PriceList> lists;
  static constexpr std::string_view kName = "PriceLists";
  static constexpr auto fields() { return field_table(field("lists", &PriceLists::lists)); }
};

struct StoredListView {
  std::int64_t revision = 0;
  PriceList list;
  static constexpr std::string_view kName = "StoredPriceList";
  static constexpr auto fields() {
    return field_table(field("revision", &StoredListView::revision), field("list", &StoredListView::list));
  }
};

struct SetPrice {
  std::optional<std::int64_t> amount;
  static constexpr std::string_view kName = "SetListPrice";
  static constexpr auto fields() {
    return field_table(
        field("amount", &SetPrice::amount, {.min = 0, .help = "Minor units; absent takes it out."}));
  }
};

http::Route route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = "/api/v1/price-lists" + std::move(path),
          .summary = std::move(summary),
          .tag = "catalogue",
          .access = Access::kStaff,
          .failures = {{ErrorKind::kNotFound, "price_list.missing", "no price list of that code"},
                       {ErrorKind::kInvalid, "price_list.invalid", "a member is wrong; `fields` says which"}},
          .ignores_key = true};
}

Result<StoredListView> view_of(const Catalogue& catalogue, std::string_view code) {
  auto stored = TRY(load_price_list(catalogue, code));
  return StoredListView{stored.revision, std::move(stored.value)};
}

}  // namespace

http::Routes price_list_routes(const Catalogue& catalogue, const BulkJobs& jobs) {
  http::Routes routes;
  routes.add<Nothing, PriceLists>(route(Method::kGet, "", "All price lists"),
                                  [&catalogue](const Nothing&, const Request&) -> Result<PriceLists> {
                                    auto lists = TRY(price_lists(catalogue));
                                    return PriceLists{std::move(lists)};
                                  });
  auto create = route(Method::kPost, "", "Make a price list");
  create.success_status = 201;
  create.failures.push_back({ErrorKind::kConflict, "price_list.exists", "there is one of that code"});
  routes.add<PriceList, StoredListView>(
      std::move(create), [&catalogue](const PriceList& list, const Request&) -> Result<StoredListView> {
        TRY(create_price_list(catalogue, list));
        return view_of(catalogue, list.code);
      });
  routes.add<Nothing, StoredListView>(route(Method::kGet, "/{code}", "One price list"),
                                      [&catalogue](const Nothing&, const Request& request) {
                                        return view_of(catalogue, request.path_parameter("code"));
                                      });
  auto save = route(Method::kPut, "/{code}", "Change a price list; a job carries it into its prices");
  save.failures.push_back({ErrorKind::kConflict, "document.changed", "somebody else saved since `revision`"});
  routes.add<StoredListView, StoredListView>(
      std::move(save),
      [&catalogue, &jobs](const StoredListView& input, const Request& request) -> Result<StoredListView> {
        const auto code = request.path_parameter("code");
        if (input.list.code != code)
          return fail(invalid("price_list.invalid", "The code in the body must be the one in the URL."));
        TRY(save_price_list(catalogue, input.list, input.revision));
        TRY(jobs.carry_list(code));
        return view_of(catalogue, code);
      });
  routes.add<Nothing, Nothing>(
      route(Method::kDelete, "/{code}", "Take a list's prices out, then the list"),
      [&catalogue, &jobs](const Nothing&, const Request& request) -> Result<Nothing> {
        const auto code = request.path_parameter("code");
        TRY(begin_removing_price_list(catalogue, code));
        TRY(jobs.carry_list(code));
        return Nothing{};
      });
  auto put = route(Method::kPut, "/{code}/prices/{sku}", "Set or take out the price of a variant");
  put.failures.push_back({ErrorKind::kNotFound, "variant.missing", "no variant of that code"});
  routes.add<SetPrice, Nothing>(
      std::move(put), [&catalogue](const SetPrice& input, const Request& request) -> Result<Nothing> {
        const auto stored = TRY(load_price_list(catalogue, request.path_parameter("code")));
        TRY(set_list_price(catalogue, stored.value, request.path_parameter("sku"), input.amount));
        return Nothing{};
      });
  return routes;
}

}  // namespace souk::online::catalogue
