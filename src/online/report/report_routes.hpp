// The staff's API of figures.
#pragma once

#include "online/report/dashboard.hpp"
#include "online/report/live.hpp"
#include "online/shop/settings_store.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::report {

struct ReportRouteDeps {
  const Reports* reports = nullptr;
  const StockAlarms* alarms = nullptr;
  const Live* live = nullptr;
  const shop::SettingsStore* settings = nullptr;
  // Begins a rebuild that goes on by itself; main runs it on a fiber of its own.
  std::function<Status()> begin_rebuild{};
};

http::Routes report_routes(ReportRouteDeps deps);
// What the address asks for: a currency of one of the shop's markets, the first one's when none is named.
Result<Currency> wanted_currency(const shop::Settings& settings, std::string_view code);

}  // namespace souk::online::report
