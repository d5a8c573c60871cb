#include "online/inventory/count_routes.hpp"

#include "base/random.hpp"

namespace souk::online::inventory {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;
using StaffOf = std::function<std::string(const Request&)>;

struct OpenCount {
  std::string location;
  std::string note;
  static constexpr std::string_view kName = "OpenStockCount";
  static constexpr auto fields() {
    return field_table(field("location", &OpenCount::location, {.min_length = 1, .max_length = 32}),
                       field("note", &OpenCount::note, {.max_length = 500, .required = false}));
  }
};

struct CountedLine {
  std::string sku;
  std::int64_t quantity = 0;
  bool adds = false;
  static constexpr std::string_view kName = "CountedLine";
  static constexpr auto fields() {
    return field_table(
        field("sku", &CountedLine::sku, {.min_length = 1, .max_length = 64}),
        field("quantity", &CountedLine::quantity, {.min = 0, .max = 1'000'000'000}),
        field("adds", &CountedLine::adds,
              {.required = false, .help = "To what was counted already; else it is all there is."}));
  }
};

struct CountList {
  std::vector<StockCount> counts;
  std::string next_cursor;
  static constexpr std::string_view kName = "StockCountList";
  static constexpr auto fields() {
    return field_table(field("counts", &CountList::counts), field("next_cursor", &CountList::next_cursor));
  }
};

http::Route route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = "/api/v1/staff/stock-counts" + std::move(path),
          .summary = std::move(summary),
          .tag = "inventory",
          .access = Access::kStaff,
          .failures = {{ErrorKind::kNotFound, "stock_count.missing", "no count of that id"},
                       {ErrorKind::kPrecondition, "stock_count.ended", "it is posted or cancelled"}}};
}

std::string key_of(const Request& request, Random& random) {
  const auto key = request.headers.get("Idempotency-Key");
  return key.empty() ? random_hex(random, 8) : std::string{key};
}

}  // namespace

http::Routes count_routes(const StockCounts& counts, Random& random, StaffOf staff_of) {
  http::Routes routes;
  auto list = route(Method::kGet, "", "Stock counts, the newest first");
  list.parameters = {{.name = "cursor", .help = "next_cursor of the page before."}};
  list.failures.clear();
  routes.add<Nothing, CountList>(
      std::move(list), [&counts](const Nothing&, const Request& request) -> Result<CountList> {
        auto page = TRY(counts.newest(50, std::string{request.query_value("cursor")}));
        return CountList{std::move(page.counts), std::move(page.next_cursor)};
      });
  routes.add<OpenCount, StockCount>(
      route(Method::kPost, "", "Begin to count a location"),
      [&counts, &random, staff_of](const OpenCount& input, const Request& request) -> Result<StockCount> {
        return counts.open("cnt_" + key_of(request, random), input.location, input.note, staff_of(request));
      });
  routes.add<Nothing, StockCount>(route(Method::kGet, "/{id}", "One count"),
                                  [&counts](const Nothing&, const Request& request) {
                                    return counts.load(request.path_parameter("id"));
                                  });
  routes.add<CountedLine, CountLine>(
      route(Method::kPost, "/{id}/lines", "What was counted of one article"),
      [&counts, &random, staff_of](const CountedLine& input, const Request& request) -> Result<CountLine> {
        return counts.record(request.path_parameter("id"), {key_of(request, random), input.sku,
                                                            input.quantity, input.adds, staff_of(request)});
      });
  routes.add<Nothing, StockCount>(
      route(Method::kPost, "/{id}/post", "Write the differences into the ledger"),
      [&counts, staff_of](const Nothing&, const Request& request) -> Result<StockCount> {
        TRY(counts.post(request.path_parameter("id"), staff_of(request)));
        return counts.load(request.path_parameter("id"));
      });
  routes.add<Nothing, StockCount>(
      route(Method::kPost, "/{id}/cancel", "Throw a sheet away"),
      [&counts, staff_of](const Nothing&, const Request& request) -> Result<StockCount> {
        TRY(counts.cancel(request.path_parameter("id"), staff_of(request)));
        return counts.load(request.path_parameter("id"));
      });
  return routes;
}

}  // namespace souk::online::inventory
