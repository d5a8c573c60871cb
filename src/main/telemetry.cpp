// Spans and metrics to a collector, when the settings name one.
#include "main/application.hpp"
#include "main/version.hpp"

namespace souk::app {

Status Application::start_telemetry() {
  const auto& wanted = settings_.telemetry;
  if (wanted.otlp_endpoint.empty()) return {};
  std::vector<std::string> lines;
  if (const auto header = wanted.otlp_header.reveal(); !header.empty()) lines.emplace_back(header);
  auto headers = TRY(otlp::parse_headers(lines));
  otlp::Resource resource;
  resource.service_version = kVersion;
  resource.instance_id = random_hex(random_, 8);
  otlp::ExporterSettings exporter;
  exporter.endpoint = wanted.otlp_endpoint;
  exporter.headers = std::move(headers);
  exporter.resource = std::move(resource);
  exporter.metrics_every = seconds{wanted.metrics_interval_s};
  telemetry_ =
      std::make_unique<otlp::Exporter>(std::move(exporter), trace::ring(), metrics::registry(), clock_);
  return {};
}

}  // namespace souk::app
