// The first page: how the shop does, and what waits for somebody.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/chart.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"
#include "online/report/report_routes.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using report::Dashboard;
using report::Figures;

constexpr std::size_t kAlarmsShown = 6;

std::string point_name(const Visit& visit, std::string_view at) {
  if (at.size() == 13) return std::string{at.substr(11)} + ":00";
  if (at.size() == 7)
    return visit.words("dashboard.month", {{"year", at.substr(0, 4)}, {"month", at.substr(5)}});
  return storefront::format_day(at, visit.language());
}

// Short, for the axis: "14", "24/11" and "11".
std::string axis_name(std::string_view at) {
  if (at.size() == 13) return std::string{at.substr(11)};
  if (at.size() == 7) return std::string{at.substr(2)};
  return std::string{at.substr(5)};
}

// "12,000" as "12k": whole major units, for an axis.
std::string axis_money(std::int64_t minor, Currency currency) {
  std::int64_t unit = 1;
  for (int i = 0; i < currency.exponent(); ++i) unit *= 10;
  const auto major = minor / unit;
  if (major >= 1'000'000) return fmt::format("{}.{}M", major / 1'000'000, major % 1'000'000 / 100'000);
  if (major >= 10'000) return fmt::format("{}k", major / 1'000);
  if (minor > 0 && minor < unit * 10) return to_decimal({minor, currency});
  return std::to_string(major);
}

// How it moved against the period before: "+12 %"; empty when there is nothing to compare with.
Html change(const Visit& visit, std::int64_t now, std::int64_t before) {
  Html html;
  if (before <= 0) return html;
  const auto percent = (now - before) * 100 / before;
  const Markup tone = percent > 0 ? Markup{"up"} : percent < 0 ? Markup{"down"} : Markup{"flat"};
  html << "<span class=\"delta delta--" << tone << "\">"
       << icon(visit, percent < 0 ? "arrow-down" : "arrow-up", "icon--sm") << fmt::format("{:+} %", percent)
       << "<span class=\"u-hidden\"> " << visit.words("dashboard.than_before") << "</span></span>";
  return html;
}

void tile(Html& html, std::string_view name, std::string_view value, const Html& more,
          std::string_view live = {}) {
  html << "<div class=\"tile\"><p class=\"tile-name\">" << name << "</p><p class=\"tile-value\"";
  if (!live.empty()) html << " data-live=\"" << live << "\"";
  html << ">" << value << "</p><p class=\"tile-more\">" << more << "</p></div>";
}

std::string percent_of(const std::optional<std::int64_t>& basis_points) {
  return basis_points ? fmt::format("{}.{} %", *basis_points / 100, *basis_points % 100 / 10) : "–";
}

Html tiles(const Visit& visit, const Dashboard& shown) {
  const auto& words = visit.words;
  const auto& now = shown.period;
  const auto& before = shown.before;
  Html html;
  html << "<div class=\"tiles\">";
  tile(html, words("dashboard.sales"), visit.money(now.sales_minor, shown.currency),
       change(visit, now.sales_minor, before.sales_minor));
  tile(html, words("dashboard.orders"), visit.number(now.orders), change(visit, now.orders, before.orders));
  tile(html, words("dashboard.average"), visit.money(now.average_minor(), shown.currency),
       change(visit, now.average_minor(), before.average_minor()));
  Html carts;
  carts << words.count("dashboard.carts", now.carts);
  tile(html, words("dashboard.conversion"), percent_of(now.conversion_basis_points()), carts);
  html << "</div>";
  return html;
}

Html figures_table(const Visit& visit, const Dashboard& shown) {
  Html html;
  html << "<details class=\"as-table\"><summary>" << visit.words("dashboard.as_table")
       << icon(visit, "chevron-down", "icon--sm")
       << "</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << visit.words("dashboard.as_table") << "\"><table class=\"table table--tight\"><thead><tr><th>"
       << visit.words("dashboard.when") << "</th><th class=\"num\">" << visit.words("dashboard.sales")
       << "</th><th class=\"num\">" << visit.words("dashboard.orders") << "</th><th class=\"num\">"
       << visit.words("dashboard.units") << "</th></tr></thead><tbody>";
  for (const auto& each : shown.points)
    html << "<tr><td>" << point_name(visit, each.at) << "</td><td class=\"num\">"
         << visit.money(each.sales_minor, shown.currency) << "</td><td class=\"num\">" << each.orders
         << "</td><td class=\"num\">" << each.units << "</td></tr>";
  html << "</tbody></table></div></details>";
  return html;
}

Html charts(const Visit& visit, const Dashboard& shown) {
  std::vector<ChartPoint> sales;
  std::vector<ChartPoint> orders;
  for (const auto& each : shown.points) {
    const auto name = point_name(visit, each.at);
    sales.push_back(
        {axis_name(each.at), name + ": " + visit.money(each.sales_minor, shown.currency), each.sales_minor});
    orders.push_back({axis_name(each.at), name + ": " + visit.words.count("dashboard.n_orders", each.orders),
                      each.orders});
  }
  Html line;
  line << line_chart(sales,
                     visit.words("dashboard.sales_chart",
                                 {{"sum", visit.money(shown.period.sales_minor, shown.currency)}}),
                     [&](std::int64_t minor) { return axis_money(minor, shown.currency); })
       << figures_table(visit, shown);
  Html html;
  html << card(visit.words("dashboard.sales"), line, "card--wide")
       << card(visit.words("dashboard.orders"),
               bar_chart(orders,
                         visit.words("dashboard.orders_chart", {{"n", visit.number(shown.period.orders)}}),
                         [](std::int64_t n) { return std::to_string(n); }));
  return html;
}

std::int64_t in_states(const Dashboard& shown, std::initializer_list<const char*> states) {
  std::int64_t sum = 0;
  for (const auto* state : states) {
    if (const auto found = shown.states.find(state); found != shown.states.end()) sum += found->second;
  }
  return sum;
}

Html to_do(const Visit& visit, const Dashboard& shown) {
  Html list;
  list << "<ul class=\"todo\">";
  const auto line = [&](std::string_view name, std::string_view href, std::string_view sign,
                        std::int64_t count) {
    list << "<li><a href=\"" << href << "\">" << icon(visit, sign) << "<span>"
         << visit.words.of("dashboard.", name) << "</span><b" << when(count == 0, " class=\"is-zero\"") << ">"
         << visit.number(count) << "</b></a></li>";
  };
  if (visit.may("order.read")) {
    line("to_pack", "/console/orders?state=paid", "box", in_states(shown, {"paid", "allocated"}));
    line("to_ship", "/console/orders?state=packed", "truck",
         in_states(shown, {"packed", "partially_shipped"}));
    line("unpaid", "/console/orders?state=placed", "clock", in_states(shown, {"placed"}));
  }
  if (visit.may("inventory.read")) {
    line("sold_out", "/console/stock?show=alarms", "alert", shown.alarms.out);
    line("nearly_out", "/console/stock?show=alarms", "trend", shown.alarms.low);
  }
  list << "</ul>";
  return card(visit.words("dashboard.to_do"), list);
}

Html live(const Visit& visit) {
  const auto figures = visit.deps().live->figures();
  Html body;
  body << "<div class=\"live\"><p class=\"live-count\"><b data-live=\"visitors\">" << figures.visitors
       << "</b> " << visit.words("dashboard.visitors") << "</p><div data-live=\"pages\">"
       << spark_line(figures.pages, visit.words("dashboard.pages_chart")) << "</div><p class=\"u-muted\">"
       << visit.words("dashboard.pages_text") << "</p></div><h3 class=\"card-sub\">"
       << visit.words("dashboard.last_orders") << "</h3><ul class=\"feed\" data-live=\"orders\" data-empty=\""
       << visit.words("dashboard.no_orders_yet") << "\">";
  for (const auto& each : figures.orders) {
    const auto currency = Currency::parse(each.currency).value_or(visit.currency());
    body << "<li><a href=\"/console/orders/" << each.id << "\"><span>" << each.number << "</span>"
         << order_badge(visit, each.state) << "<b>" << visit.money(each.minor, currency) << "</b></a></li>";
  }
  if (figures.orders.empty())
    body << "<li class=\"u-muted\">" << visit.words("dashboard.no_orders_yet") << "</li>";
  body << "</ul>";
  // The words that the script needs for orders that come in.
  body << "<template id=\"order-states\">";
  for (const auto& [state, name] : EnumNames<order::OrderState>::kNames)
    body << "<i data-state=\"" << name << "\">" << order_badge(visit, name) << "</i>";
  body << "</template>";
  return card(visit.words("dashboard.now"), body, "card--live");
}

Html products(const Visit& visit, const Dashboard& shown) {
  if (shown.products.empty())
    return card(visit.words("dashboard.top"),
                nothing(visit, "products", visit.words("dashboard.nothing_sold")));
  const auto most = std::max<std::int64_t>(1, shown.products.front().minor);
  Html list;
  list << "<ol class=\"top\">";
  for (const auto& each : shown.products) {
    const auto name = visit.text(each.name);
    list << "<li>" << thumb(visit, each.picture) << "<div class=\"top-main\"><a href=\"/console/products/"
         << text::percent_encode(each.sku) << "\">" << (name.empty() ? each.sku : name) << "</a>"
         << share_bar(each.minor, most) << "</div><div class=\"top-end\"><b>"
         << visit.money(each.minor, shown.currency) << "</b><span class=\"u-muted\">"
         << visit.words.count("dashboard.n_units", each.units) << "</span></div></li>";
  }
  list << "</ol>";
  return card(visit.words("dashboard.top"), list);
}

Html channels(const Visit& visit, const Dashboard& shown) {
  if (shown.channels.empty()) return {};
  Html list;
  list << "<ul class=\"top\">";
  for (const auto& each : shown.channels) {
    auto name = visit.words("dashboard.online");
    if (each.channel != report::kOnline) {
      const auto store = visit.deps().locations->find(each.channel);
      name = store ? visit.text(store->name) : each.channel;
    }
    list << "<li><div class=\"top-main\"><span>" << name << "</span>"
         << share_bar(each.sales_minor, std::max<std::int64_t>(1, shown.period.sales_minor))
         << "</div><div class=\"top-end\"><b>" << visit.money(each.sales_minor, shown.currency)
         << "</b><span class=\"u-muted\">" << visit.words.count("dashboard.n_orders", each.orders)
         << "</span></div></li>";
  }
  list << "</ul>";
  return card(visit.words("dashboard.channels"), list);
}

Result<Html> alarms(const Visit& visit) {
  if (!visit.may("inventory.read")) return Html{};
  std::string next;
  const auto list = TRY(visit.deps().alarms->list(kAlarmsShown, "", &next));
  if (list.empty())
    return card(visit.words("dashboard.alarms"), nothing(visit, "check", visit.words("dashboard.no_alarms")));
  Html body;
  body << "<ul class=\"feed\">";
  for (const auto& each : list)
    body << "<li><a href=\"/console/stock/" << text::percent_encode(each.sku) << "\"><span>" << each.sku
         << "</span>"
         << badge(each.left <= 0 ? "bad" : "warn",
                  each.left <= 0 ? visit.words("stock.out") : visit.words.count("stock.left", each.left))
         << "</a></li>";
  body << "</ul>";
  Html more;
  more << "<a class=\"more\" href=\"/console/stock?show=alarms\">" << visit.words("action.all") << "</a>";
  return card(visit.words("dashboard.alarms"), body, "", more);
}

Html choices(const Visit& visit, const Dashboard& shown) {
  std::vector<Chip> ranges;
  const auto currency = std::string{shown.currency.code()};
  for (const auto& [range, name] : EnumNames<report::Range>::kNames)
    ranges.push_back({visit.words.of("dashboard.range.", name),
                      fmt::format("/console?range={}&currency={}", name, currency), range == shown.range});
  Html html;
  html << chips(ranges, visit.words("dashboard.period"));
  std::vector<Chip> currencies;
  for (const auto& market : visit.settings->markets) {
    const std::string code{market.currency.code()};
    if (std::none_of(currencies.begin(), currencies.end(),
                     [&](const auto& each) { return each.name == code; }))
      currencies.push_back({code, fmt::format("/console?range={}&currency={}", enum_name(shown.range), code),
                            market.currency == shown.currency});
  }
  if (currencies.size() > 1) html << chips(currencies, visit.words("dashboard.currency"));
  return html;
}

Result<Response> show(const Visit& visit) {
  const auto range = report::range_of(visit.request.query_value("range")).value_or(report::Range::kWeek);
  const auto currency = report::wanted_currency(*visit.settings, visit.request.query_value("currency"))
                            .value_or(visit.currency());
  const auto shown = TRY(visit.deps().reports->dashboard(range, currency));
  const auto alarm_list = TRY(alarms(visit));
  Html main;
  main << "<div class=\"dash\" data-live-stream=\"/console/live\" data-currency=\"" << currency.code()
       << "\">" << tiles(visit, shown) << "<div class=\"dash-grid\"><div class=\"dash-main\">"
       << charts(visit, shown) << products(visit, shown) << "</div><div class=\"dash-side\">"
       << to_do(visit, shown) << live(visit) << alarm_list << channels(visit, shown) << "</div></div></div>";
  return page(visit,
              {.title = visit.words("dashboard.title"), .nav = "dashboard", .actions = choices(visit, shown)},
              main);
}

}  // namespace

void add_dashboard_pages(Pages& pages) {
  pages.nav({.key = "dashboard",
             .path = "/console",
             .icon = "dashboard",
             .permission = "dashboard.read",
             .group = "sell",
             .in_tabs = true});
  // Whoever may not see the figures starts at the first place that is theirs.
  pages.get("/console", std::string{staff::kSelf}, [](const Visit& visit) -> Result<Response> {
    if (visit.who.must_change_password) return Response::redirect("/console/account/password", 302);
    if (visit.may("dashboard.read")) return show(visit);
    for (const auto& each : visit.desk.navigation) {
      if (visit.may(each.permission)) return Response::redirect(each.path, 302);
    }
    return Response::redirect("/console/account", 302);
  });
}

}  // namespace souk::online::console
