// The text exposition of Prometheus, read back, as OTLP metrics (encode.hpp).
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include "runtime/otlp/encode.hpp"

namespace souk::otlp {
namespace {

constexpr int kCumulative = 2;  // AggregationTemporality

// name{key="value",...} 1.5
struct Sample {
  std::string name;
  std::vector<std::pair<std::string, std::string>> labels;
  double value = 0;
};

// The text within quotes from `at` on, without its escapes; `at` is behind the closing quote afterwards.
std::string read_quoted(std::string_view line, std::size_t& at) {
  std::string text;
  for (; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] != '\\' || at + 1 == line.size()) {
      text += line[at];
      continue;
    }
    ++at;
    text += line[at] == 'n' ? '\n' : line[at];
  }
  ++at;
  return text;
}

std::optional<Sample> read_sample(std::string_view line) {
  Sample sample;
  auto at = line.find_first_of("{ ");
  if (at == std::string_view::npos) return std::nullopt;
  sample.name = line.substr(0, at);
  if (line[at] == '{') {
    ++at;
    while (at < line.size() && line[at] != '}') {
      const auto equals = line.find("=\"", at);
      if (equals == std::string_view::npos) return std::nullopt;
      std::string key{line.substr(at, equals - at)};
      at = equals + 2;
      sample.labels.emplace_back(std::move(key), read_quoted(line, at));
      if (at < line.size() && line[at] == ',') ++at;
    }
    ++at;
  }
  if (at >= line.size()) return std::nullopt;
  const auto number = line.substr(at + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), sample.value);
  if (error != std::errc{}) return std::nullopt;
  return sample;
}

// One family on its way from its lines to a Metric.
class Family {
 public:
  Family(std::string name, std::string help, std::string type, Instant start, Instant now)
      : name_{std::move(name)},
        help_{std::move(help)},
        type_{std::move(type)},
        start_{std::to_string(start.unix_ms * 1'000'000)},
        now_{std::to_string(now.unix_ms * 1'000'000)} {}

  void add(Sample sample) {
    if (type_ != "histogram") {
      auto point = begin_point(sample.labels);
      point["asDouble"] = sample.value;
      points_.push_back(std::move(point));
    } else if (sample.name == name_ + "_bucket") {
      add_bucket(sample);
    } else if (sample.name == name_ + "_sum") {
      sum_ = sample.value;
    } else {
      end_histogram(sample);
    }
  }

  json::object finish() {
    json::object data{{"dataPoints", std::move(points_)}};
    if (type_ != "gauge") data["aggregationTemporality"] = kCumulative;
    if (type_ == "counter") data["isMonotonic"] = true;
    json::object metric{{"name", name_}, {"description", help_}};
    metric[type_ == "counter" ? "sum" : type_] = std::move(data);
    return metric;
  }
  bool empty() const { return points_.empty(); }

 private:
  json::object begin_point(const std::vector<std::pair<std::string, std::string>>& labels) const {
    json::array attributes;
    for (const auto& [key, value] : labels) {
      if (key != "le") attributes.push_back({{"key", key}, {"value", {{"stringValue", value}}}});
    }
    return {{"attributes", std::move(attributes)}, {"startTimeUnixNano", start_}, {"timeUnixNano", now_}};
  }

  // The exposition counts up to each bound; OTLP wants the count within each.
  void add_bucket(const Sample& sample) {
    const auto total = static_cast<std::int64_t>(sample.value);
    counts_.push_back(json::value(std::to_string(total - below_)));
    below_ = total;
    const auto& bound = sample.labels.back().second;
    double number = 0;
    std::from_chars(bound.data(), bound.data() + bound.size(), number);
    if (bound != "+Inf") bounds_.push_back(number);
  }

  void end_histogram(const Sample& sample) {
    auto point = begin_point(sample.labels);
    point["count"] = std::to_string(static_cast<std::int64_t>(sample.value));
    point["sum"] = sum_;
    point["bucketCounts"] = std::exchange(counts_, {});
    point["explicitBounds"] = std::exchange(bounds_, {});
    points_.push_back(std::move(point));
    below_ = 0;
  }

  std::string name_, help_, type_, start_, now_;
  json::array points_, counts_, bounds_;
  std::int64_t below_ = 0;
  double sum_ = 0;
};

}  // namespace

std::string encode_metrics(const Resource& resource, std::string_view exposition, Instant start,
                           Instant now) {
  json::array metrics;
  std::optional<Family> family;
  std::string help;
  const auto finish = [&] {
    if (family && !family->empty()) metrics.push_back(family->finish());
    family.reset();
  };
  while (!exposition.empty()) {
    const auto line = exposition.substr(0, exposition.find('\n'));
    exposition.remove_prefix(std::min(line.size() + 1, exposition.size()));
    if (line.starts_with("# HELP ")) {
      const auto rest = line.substr(7);
      help = rest.substr(std::min(rest.find(' ') + 1, rest.size()));
    } else if (line.starts_with("# TYPE ")) {
      finish();
      const auto rest = line.substr(7);
      const auto blank = rest.find(' ');
      family.emplace(std::string{rest.substr(0, blank)}, help, std::string{rest.substr(blank + 1)}, start,
                     now);
    } else if (auto sample = read_sample(line); sample && family && std::isfinite(sample->value)) {
      family->add(std::move(*sample));
    }
  }
  finish();
  const json::object scoped{{"scope", encode_scope(resource)}, {"metrics", std::move(metrics)}};
  const json::object one{{"resource", encode_resource(resource)}, {"scopeMetrics", json::array{scoped}}};
  return to_text(json::object{{"resourceMetrics", json::array{one}}});
}

}  // namespace souk::otlp
