#include "online/report/report_routes.hpp"

#include <algorithm>
#include <charconv>

namespace souk::online::report {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct AlarmPage {
  std::vector<StockAlarm> items;
  std::string next_cursor;
  std::int64_t threshold = 0;
  static constexpr std::string_view kName = "StockAlarmPage";
  static constexpr auto fields() {
    return field_table(field("items", &AlarmPage::items, {.max_length = 100}),
                       field("next_cursor", &AlarmPage::next_cursor, {.help = "Empty on the last page."}),
                       field("threshold", &AlarmPage::threshold, {.help = "From so few left on."}));
  }
};

const http::Parameter kRange{.name = "range",
                             .help = "today, 7d, 30d or 12m.",
                             .schema = {{"type", "string"}, {"enum", {"today", "7d", "30d", "12m"}}}};
const http::Parameter kCurrency{.name = "currency",
                                .help = "Of one of the shop's markets; the first one's when left out.",
                                .schema = {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}};

}  // namespace

Result<Currency> wanted_currency(const shop::Settings& settings, std::string_view code) {
  if (code.empty() && !settings.markets.empty()) return settings.markets.front().currency;
  for (const auto& market : settings.markets) {
    if (market.currency.code() == code) return market.currency;
  }
  return fail(invalid("report.currency", "No market of the shop has this currency."));
}

http::Routes report_routes(ReportRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, Dashboard>(
      {.method = Method::kGet,
       .path = "/api/v1/admin/reports/dashboard",
       .summary = "Sales, orders, conversion and what needs attention, of a period",
       .tag = "report",
       .access = Access::kStaff,
       .permission = "dashboard.read",
       .parameters = {kRange, kCurrency},
       .failures = {{ErrorKind::kInvalid, "report.range", "an unknown range"},
                    {ErrorKind::kInvalid, "report.currency", "no market has it"}}},
      [deps](const Nothing&, const Request& request) -> Result<Dashboard> {
        const auto name = request.query_value("range");
        const auto range = name.empty() ? Range::kToday : range_of(name);
        if (!range) return fail(invalid("report.range", "The range is one of today, 7d, 30d and 12m."));
        const auto currency = TRY(wanted_currency(*deps.settings->get(), request.query_value("currency")));
        return deps.reports->dashboard(*range, currency);
      });
  routes.add<Nothing, AlarmPage>(
      {.method = Method::kGet,
       .path = "/api/v1/admin/reports/stock-alarms",
       .summary = "Variants that are sold out or nearly so, fewest left first",
       .tag = "report",
       .access = Access::kStaff,
       .permission = "dashboard.read",
       .parameters = {{.name = "cursor", .help = "next_cursor of the page before."}}},
      [deps](const Nothing&, const Request& request) -> Result<AlarmPage> {
        AlarmPage page{.threshold = deps.alarms->threshold()};
        page.items =
            TRY(deps.alarms->list(100, std::string{request.query_value("cursor")}, &page.next_cursor));
        return page;
      });
  routes.add<Nothing, LiveFigures>(
      {.method = Method::kGet,
       .path = "/api/v1/admin/reports/live",
       .summary = "Visitors now and the last orders",
       .tag = "report",
       .access = Access::kStaff,
       .permission = "dashboard.read"},
      [deps](const Nothing&, const Request&) -> Result<LiveFigures> { return deps.live->figures(); });
  routes.add<Nothing, Nothing>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/reports/rebuild",
       .summary = "Count all figures anew from the orders; the old ones are shown until it is done",
       .tag = "report",
       .access = Access::kStaff,
       .permission = "report.read",
       .failures = {{ErrorKind::kConflict, "report.rebuilding", "it runs already"}},
       .success_status = 202,
       .ignores_key = true},
      [deps](const Nothing&, const Request&) -> Result<Nothing> {
        TRY(deps.begin_rebuild ? deps.begin_rebuild() : Status{});
        return Nothing{};
      });
  return routes;
}

}  // namespace souk::online::report
