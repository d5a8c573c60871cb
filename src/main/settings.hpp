// Every setting of the program: one struct, from which come the defaults, the limits, `souk config --explain`
// and docs/reference/configuration.md. Nothing needs to be set to see the shop.
#pragma once

#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/secret.hpp"

namespace souk::app {

struct HttpSection {
  std::string listen = "127.0.0.1:8080";
  std::int64_t max_connections = 10'000;
  std::int64_t header_timeout_ms = 10'000;
  std::int64_t idle_timeout_ms = 60'000;
  std::int64_t drain_timeout_ms = 10'000;
  std::vector<std::string> trusted_proxies;
  std::string tls_certificate;
  std::string tls_key;
  std::int64_t requests_per_minute = 6'000;
  static constexpr auto fields() {
    using S = HttpSection;
    return std::tuple{
        field("listen", &S::listen, {.help = "Address and port to serve on; port 0 takes any free one."}),
        field("max_connections", &S::max_connections,
              {.min = 1, .max = 1'000'000, .help = "Connections beyond this get 503 and are closed."}),
        field("header_timeout_ms", &S::header_timeout_ms,
              {.min = 100,
               .max = 600'000,
               .help = "A client must have sent its whole header within this time."}),
        field("idle_timeout_ms", &S::idle_timeout_ms,
              {.min = 100,
               .max = 3'600'000,
               .help = "A connection without a request is closed after this time."}),
        field("drain_timeout_ms", &S::drain_timeout_ms,
              {.min = 0, .max = 600'000, .help = "How long a stopping server lets running requests finish."}),
        field("trusted_proxies", &S::trusted_proxies,
              {.help = "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed."}),
        field("tls_certificate", &S::tls_certificate,
              {.help = "PEM file with the certificate chain; empty serves plain HTTP."}),
        field("tls_key", &S::tls_key, {.help = "PEM file with the certificate's private key."}),
        field("requests_per_minute", &S::requests_per_minute,
              {.min = 1,
               .max = 100'000'000,
               .help = "Writes and personal requests that one client address may make a minute; beyond it "
                       "the answer is 429."})};
  }
};

struct DataSection {
  std::string folder = "souk-data";
  std::int64_t page_cache_mib = 24;
  std::int64_t product_cache_mib = 24;
  std::int64_t session_cache_mib = 16;
  static constexpr auto fields() {
    using S = DataSection;
    return std::tuple{
        field("folder", &S::folder,
              {.help = "Where everything that must survive is kept; made when it is not there."}),
        field("page_cache_mib", &S::page_cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for rendered pages."}),
        field("product_cache_mib", &S::product_cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for whole products read on demand."}),
        field("session_cache_mib", &S::session_cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for sessions and rate limits."})};
  }
};

struct LogSection {
  std::string level = "info";
  std::string format = "text";
  std::int64_t access_sample_percent = 0;
  static constexpr auto fields() {
    using S = LogSection;
    return std::tuple{
        field("level", &S::level, {.help = "Least level that is written: debug, info, warning or error."}),
        field("format", &S::format,
              {.help = "text for people, json for collectors; both go to standard error."}),
        field("access_sample_percent", &S::access_sample_percent,
              {.min = 0,
               .max = 100,
               .help = "Share of requests that are logged one by one; errors are always logged."})};
  }
};

struct ShopSection {
  std::string public_url;
  std::int64_t reservation_minutes = 15;
  std::int64_t guest_cart_days = 60;
  static constexpr auto fields() {
    using S = ShopSection;
    return std::tuple{
        field("public_url", &S::public_url,
              {.help = "Address under which shoppers reach the shop, for the sitemap and shared links; empty "
                       "takes http:// and http.listen."}),
        field("reservation_minutes", &S::reservation_minutes,
              {.min = 1, .max = 1'440, .help = "How long goods stay set aside for an unfinished checkout."}),
        field("guest_cart_days", &S::guest_cart_days,
              {.min = 1, .max = 3'650, .help = "Guest carts untouched for so long are removed."})};
  }
};

struct TelemetrySection {
  std::string otlp_endpoint;
  Secret otlp_header;
  std::int64_t trace_sample_percent = 0;
  std::int64_t metrics_interval_s = 0;
  static constexpr auto fields() {
    using S = TelemetrySection;
    return std::tuple{
        field("otlp_endpoint", &S::otlp_endpoint,
              {.help = "Collector that takes OTLP/HTTP, e.g. http://127.0.0.1:4318; empty sends nothing."}),
        field("otlp_header", &S::otlp_header,
              {.help = "A header for the collector, written as name: value, for its token."}),
        field("trace_sample_percent", &S::trace_sample_percent,
              {.min = 0, .max = 100, .help = "Share of the traces starting here whose spans are recorded."}),
        field("metrics_interval_s", &S::metrics_interval_s,
              {.min = 0,
               .max = 3'600,
               .help = "How often the metrics go to the collector, too; 0 leaves them to /metrics."})};
  }
};

struct Settings {
  HttpSection http;
  DataSection data;
  LogSection log;
  ShopSection shop;
  TelemetrySection telemetry;
  std::int64_t cores = 0;
  Secret staff_token;
  std::string share_folder;
  static constexpr auto fields() {
    using S = Settings;
    return std::tuple{
        field("http", &S::http),
        field("data", &S::data),
        field("log", &S::log),
        field("shop", &S::shop),
        field("telemetry", &S::telemetry),
        field("cores", &S::cores,
              {.min = 0, .max = 1'024, .help = "Threads that serve requests; 0 takes one per processor."}),
        field("staff_token", &S::staff_token,
              {.help = "Bearer token that lets a program use the staff's part of the API; empty closes that "
                       "part."}),
        field("share_folder", &S::share_folder,
              {.help = "Where web/ and data/ are; empty looks beside the program and in /usr/share/souk."})};
  }
};

}  // namespace souk::app
