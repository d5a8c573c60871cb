// The program while it serves: everything that `souk up` and `souk serve` are made of, in the order of being
// made; taken apart backwards.
#pragma once

#include <memory>
#include <string>

#include "main/back_office.hpp"
#include "main/command_line.hpp"
#include "main/online_wing.hpp"
#include "online/session/account_routes.hpp"
#include "online/storefront/storefront.hpp"
#include "runtime/http/health.hpp"
#include "runtime/http/server.hpp"
#include "runtime/otlp/exporter.hpp"

namespace souk::app {

class Application {
 public:
  explicit Application(const Settings& settings) : settings_{settings} {}
  ~Application();

  // Opens the engines and fills an empty folder as `line` asks.
  Status open(const CommandLine& line);
  // Ready to serve when it returns.
  Status start();
  // Lets running requests finish, then stops everything.
  void stop();

  std::string address() const;
  // Of the S3 endpoint; empty when it is not served.
  std::string objects_address() const;
  // What it answers to, once started; for the reference pages.
  const http::Routes& table() const { return router_->routes(); }
  // The owner's, on the first start alone.
  const std::optional<Secret>& first_password() const { return office_->first_password; }

 private:
  std::unique_ptr<online::media::Pictures> open_pictures(const Secret& key) const;
  Status open_storefront();
  http::Routes routes();
  http::Routes shop_routes();
  online::session::AccountRouteDeps account_deps();
  online::search::SearchRouteDeps search_deps();
  void add_filters(http::Router& router);
  http::ServerSettings server_settings() const;
  void add_metrics();
  Status start_telemetry();

  Settings settings_;
  SystemClock clock_;
  SystemRandom random_;
  std::string share_;
  Engines engines_;
  std::unique_ptr<OnlineWing> online_;
  std::unique_ptr<BackOffice> office_;
  std::unique_ptr<online::storefront::Storefront> storefront_;
  std::unique_ptr<runtime::Cores> cores_;
  std::unique_ptr<Background> background_;
  http::Readiness readiness_;
  std::unique_ptr<otlp::Exporter> telemetry_;
  std::unique_ptr<http::Router> router_;
  std::unique_ptr<http::Server> server_;
  bool started_ = false;
};

}  // namespace souk::app
