// Every setting of the program: one struct, from which come the defaults, the limits, `souk config --explain`
// and docs/reference/configuration.md. Nothing needs to be set to see the shop.
#pragma once

#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/secret.hpp"
#include "main/settings_objects.hpp"

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
    return field_table(
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
                       "the answer is 429."}));
  }
};

struct DataSection {
  std::string folder = "souk-data";
  std::int64_t page_cache_mib = 24;
  std::int64_t product_cache_mib = 24;
  std::int64_t session_cache_mib = 16;
  static constexpr auto fields() {
    using S = DataSection;
    return field_table(
        field("folder", &S::folder,
              {.help = "Where everything that must survive is kept; made when it is not there."}),
        field("page_cache_mib", &S::page_cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for rendered pages."}),
        field("product_cache_mib", &S::product_cache_mib,
              {.min = 1,
               .max = 65'536,
               .help =
                   "Memory for whole products read on demand; lists keep what they show in twice as much."}),
        field("session_cache_mib", &S::session_cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for sessions and rate limits."}));
  }
};

struct MediaSection {
  std::int64_t cache_mib = 32;
  bool avif = false;
  static constexpr auto fields() {
    using S = MediaSection;
    return field_table(
        field("cache_mib", &S::cache_mib,
              {.min = 1, .max = 65'536, .help = "Memory for renditions of pictures."}),
        field("avif", &S::avif,
              {.help = "Gives AVIF to browsers that take it: smaller than WebP by a quarter, and many times "
                       "the work when a picture is first asked for."}));
  }
};

struct LogSection {
  std::string level = "info";
  std::string format = "text";
  std::int64_t access_sample_percent = 0;
  static constexpr auto fields() {
    using S = LogSection;
    return field_table(
        field("level", &S::level, {.help = "Least level that is written: debug, info, warning or error."}),
        field("format", &S::format,
              {.help = "text for people, json for collectors; both go to standard error."}),
        field("access_sample_percent", &S::access_sample_percent,
              {.min = 0,
               .max = 100,
               .help = "Share of requests that are logged one by one; errors are always logged."}));
  }
};

struct ShopSection {
  std::string public_url;
  std::int64_t reservation_minutes = 15;
  std::int64_t guest_cart_days = 60;
  static constexpr auto fields() {
    using S = ShopSection;
    return field_table(
        field("public_url", &S::public_url,
              {.help = "Address under which shoppers reach the shop, for the sitemap and shared links; empty "
                       "takes http:// and http.listen."}),
        field("reservation_minutes", &S::reservation_minutes,
              {.min = 1, .max = 1'440, .help = "How long goods stay set aside for an unfinished checkout."}),
        field("guest_cart_days", &S::guest_cart_days,
              {.min = 1, .max = 3'650, .help = "Guest carts untouched for so long are removed."}));
  }
};

struct MailSection {
  std::string smtp_host;
  std::int64_t smtp_port = 587;
  std::string smtp_security = "starttls";
  std::string smtp_user;
  Secret smtp_password;
  std::string from;
  static constexpr auto fields() {
    using S = MailSection;
    return field_table(
        field("smtp_host", &S::smtp_host,
              {.help = "Mail server; empty writes each mail as a file into mail/ of the data folder."}),
        field("smtp_port", &S::smtp_port, {.min = 1, .max = 65'535, .help = "Its port."}),
        field("smtp_security", &S::smtp_security,
              {.help = "starttls (required of the server), tls from the first byte, or none for a server on "
                       "this machine."}),
        field("smtp_user", &S::smtp_user, {.help = "Name to sign in with; empty signs in nowhere."}),
        field("smtp_password", &S::smtp_password, {.help = "Its password."}),
        field("from", &S::from, {.help = "Sender's address; empty takes the shop's support mail."}));
  }
};

struct WebhookSection {
  std::vector<std::string> allowed_networks;
  static constexpr auto fields() {
    return field_table(field(
        "allowed_networks", &WebhookSection::allowed_networks,
        {.help = "Private addresses and networks that webhooks may be sent to, e.g. 10.0.8.0/24; public "
                 "ones always may."}));
  }
};

struct InvoiceSection {
  std::string tax_number;
  std::string address;
  static constexpr auto fields() {
    using S = InvoiceSection;
    return field_table(
        field("tax_number", &S::tax_number, {.help = "The seller's, as invoices print it."}),
        field("address", &S::address, {.help = "The seller's address, as invoices print it."}));
  }
};

struct TelemetrySection {
  std::string otlp_endpoint;
  Secret otlp_header;
  std::int64_t trace_sample_percent = 0;
  std::int64_t metrics_interval_s = 0;
  static constexpr auto fields() {
    using S = TelemetrySection;
    return field_table(
        field("otlp_endpoint", &S::otlp_endpoint,
              {.help = "Collector that takes OTLP/HTTP, e.g. http://127.0.0.1:4318; empty sends nothing."}),
        field("otlp_header", &S::otlp_header,
              {.help = "A header for the collector, written as name: value, for its token."}),
        field("trace_sample_percent", &S::trace_sample_percent,
              {.min = 0, .max = 100, .help = "Share of the traces starting here whose spans are recorded."}),
        field("metrics_interval_s", &S::metrics_interval_s,
              {.min = 0,
               .max = 3'600,
               .help = "How often the metrics go to the collector, too; 0 leaves them to /metrics."}));
  }
};

struct Settings {
  HttpSection http;
  DataSection data;
  MediaSection media;
  LogSection log;
  ShopSection shop;
  MailSection mail;
  WebhookSection webhook;
  InvoiceSection invoice;
  TelemetrySection telemetry;
  ObjectsSection objects;
  std::int64_t cores = 0;
  Secret staff_token;
  std::string key_file;
  std::string share_folder;
  static constexpr auto fields() {
    using S = Settings;
    return field_table(
        field("http", &S::http), field("data", &S::data), field("media", &S::media), field("log", &S::log),
        field("shop", &S::shop), field("mail", &S::mail), field("webhook", &S::webhook),
        field("invoice", &S::invoice), field("telemetry", &S::telemetry), field("objects", &S::objects),
        field("cores", &S::cores,
              {.min = 0, .max = 1'024, .help = "Threads that serve requests; 0 takes one per processor."}),
        field("staff_token", &S::staff_token,
              {.help = "Bearer token that lets a program use the staff's part of the API; empty closes that "
                       "part."}),
        field("key_file", &S::key_file,
              {.help = "File with the 32-byte key that seals the secrets of authenticator apps and webhooks; "
                       "empty takes secret.key in the data folder, made at the first start. Instances that "
                       "share a shop share it."}),
        field("share_folder", &S::share_folder,
              {.help = "Where web/ and data/ are; empty looks beside the program and in /usr/share/souk."}));
  }
};

// Under which people reach the shop, without a slash at its end.
inline std::string public_url(const Settings& settings) {
  auto url = settings.shop.public_url.empty() ? "http://" + settings.http.listen : settings.shop.public_url;
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace souk::app
