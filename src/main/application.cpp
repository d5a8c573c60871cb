#include "main/application.hpp"

#include <thread>

#include <fmt/format.h>

#include "main/settings_source.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {

Application::~Application() { stop(); }

Status Application::open(const CommandLine& line) {
  share_ = TRY(share_folder(settings_));
  engines_ = TRY(open_engines(settings_, clock_));
  const auto processors = std::max(1U, std::thread::hardware_concurrency());
  cores_ = std::make_unique<runtime::Cores>(settings_.cores > 0 ? static_cast<std::size_t>(settings_.cores)
                                                                : processors);
  online_ = std::make_unique<OnlineWing>(settings_, engines_, clock_, random_);
  TRY(online::webhook::Destinations::parse(settings_.webhook.allowed_networks));
  const auto key_file =
      settings_.key_file.empty() ? settings_.data.folder + "/secret.key" : settings_.key_file;
  const auto key = TRY(runtime::open_key_file(key_file, random_));
  auto seal = TRY(runtime::Seal::with_key(key));
  TRY(open_logs(key));
  online_->pictures = open_pictures(key);
  // A shop whose S3 is away for the moment serves what it can.
  if (const auto opened = online_->pictures->open(); !opened) {
    if (opened.error().kind != ErrorKind::kUnavailable && opened.error().kind != ErrorKind::kTimeout)
      return opened;
    log::warning("media.no_store", {{"error", opened.error()}});
  }
  if (engines_.object_room != nullptr)
    TRY(engines_.object_room->let_scripts_send(online::media::kMediaBucket));
  office_ = std::make_unique<BackOffice>(settings_, engines_, *online_, share_, std::move(seal),
                                         logs_ == nullptr ? nullptr : &logs_->reader());
  TRY(online_->open());
  TRY(office_->open());
  if (line.command != "serve")
    TRY(online_->load_sample(share_ + "/data/sample", line.command == "up" && !line.empty, *cores_));
  return {};
}

std::unique_ptr<online::media::Pictures> Application::open_pictures(const Secret& key) const {
  return std::make_unique<online::media::Pictures>(online::media::PictureSettings{
      .objects = engines_.objects.get(),
      .folders = {settings_.data.folder + "/media", share_ + "/data/sample/media"},
      .key = key,
      .cache_bytes = static_cast<std::size_t>(settings_.media.cache_mib) << 20U,
      .avif = settings_.media.avif});
}

Status Application::open_logs(const Secret& key) {
  if (!settings_.logs.enabled) return {};
  logs_ = TRY(LogKeeping::open(settings_, key, *engines_.documents, engines_.objects.get(), clock_, random_));
  online_->search_analytics.on_searched = [this](const online::search::Analytics::Search& search) {
    logs_->searched(search.query, search.total, search.took);
  };
  return {};
}

http::ServerSettings Application::server_settings() const {
  const auto& http = settings_.http;
  http::ServerSettings server;
  server.listen = http.listen;
  server.max_connections = static_cast<std::size_t>(http.max_connections);
  server.header_timeout = milliseconds{http.header_timeout_ms};
  server.idle_timeout = milliseconds{http.idle_timeout_ms};
  server.trusted_proxies = http.trusted_proxies;
  server.tls_certificate = http.tls_certificate;
  server.tls_key = http.tls_key;
  server.access_sample_percent = static_cast<int>(settings_.log.access_sample_percent);
  server.trace_sample_percent = static_cast<int>(settings_.telemetry.trace_sample_percent);
  server.access = logs_ == nullptr ? nullptr : logs_->access();
  return server;
}

Status Application::start() {
  background_ = std::make_unique<Background>(*cores_);
  started_ = true;
  TRY(open_storefront());
  TRY(online_->start(*background_));
  TRY(office_->start(*background_));
  office_->goods.start(*cores_);
  if (logs_ != nullptr) logs_->start(*background_);
  add_metrics();
  TRY(start_telemetry());
  router_ = std::make_unique<http::Router>(routes());
  add_filters(*router_);
  server_ = std::make_unique<http::Server>(*cores_, *router_, server_settings());
  TRY(server_->start());
  if (engines_.object_room == nullptr) return {};
  return engines_.object_room->start(*cores_, *background_, share_, &office_->goods.jobs);
}

std::string Application::objects_address() const {
  return engines_.object_room == nullptr ? std::string{} : engines_.object_room->address();
}

void Application::stop() {
  if (!started_) return;
  started_ = false;
  readiness_.start_draining();
  if (server_ != nullptr) {
    server_->drain(std::chrono::steady_clock::now() + milliseconds{settings_.http.drain_timeout_ms});
    server_.reset();
  }
  if (engines_.object_room != nullptr)
    engines_.object_room->stop(std::chrono::steady_clock::now() +
                               milliseconds{settings_.http.drain_timeout_ms});
  office_->end_long_work();
  background_->stop();
  telemetry_.reset();
  office_->stop();
  online_->stop();
  if (logs_ != nullptr) logs_->stop();
  router_.reset();
  storefront_.reset();
  cores_.reset();
}

std::string Application::address() const {
  const auto host = settings_.http.listen.substr(0, settings_.http.listen.rfind(':'));
  return fmt::format("{}://{}:{}", settings_.http.tls_certificate.empty() ? "http" : "https",
                     host.empty() || host == "0.0.0.0" ? "127.0.0.1" : host, server_->bound_port());
}

}  // namespace souk::app
