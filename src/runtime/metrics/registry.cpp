// Families of series and their exposition (metrics.hpp).
#include <stdexcept>
#include <variant>

#include <fmt/format.h>

#include "runtime/metrics/metrics.hpp"

namespace souk::metrics {
namespace {

constexpr std::size_t kMaxSeries = 1000;

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

struct OnRead {
  std::function<double()> read;
  bool counts_up = false;
};

using Metric = std::variant<Counter, Gauge, Histogram, OnRead>;

}  // namespace

class Family {
 public:
  Family(std::string_view name, std::string_view help, Labels names)
      : name_{name}, help_{help}, names_(names.begin(), names.end()) {}

  template <class T, class... Args>
  T& series(Labels values, Args&&... args) {
    if (values.size() != names_.size())
      throw std::invalid_argument{"metric " + name_ + ": labels do not match"};
    auto key = labels_text(values);
    if (series_.size() >= kMaxSeries && !series_.contains(key)) key = overflow_labels();
    auto& slot = series_[key];
    if (!slot) slot = std::make_unique<Metric>(std::in_place_type<T>, std::forward<Args>(args)...);
    auto* metric = std::get_if<T>(slot.get());
    if (metric == nullptr) throw std::invalid_argument{"metric " + name_ + " is of another kind"};
    return *metric;
  }

  void append(std::string& out) const {
    if (series_.empty()) return;
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name_, help_, type());
    for (const auto& [labels, metric] : series_) append_series(out, labels, *metric);
  }

 private:
  std::string labels_text(Labels values) const {
    std::string text;
    auto name = names_.begin();
    for (const auto value : values) {
      if (!text.empty()) text += ',';
      text += *name++ + "=\"";
      append_escaped(text, value);
      text += '"';
    }
    return text;
  }

  std::string overflow_labels() const {
    std::string text;
    for (const auto& name : names_) text += (text.empty() ? "" : ",") + name + "=\"other\"";
    return text;
  }

  std::string_view type() const {
    const auto& first = *series_.begin()->second;
    if (std::holds_alternative<Histogram>(first)) return "histogram";
    if (std::holds_alternative<Counter>(first)) return "counter";
    const auto* on_read = std::get_if<OnRead>(&first);
    return on_read != nullptr && on_read->counts_up ? "counter" : "gauge";
  }

  void append_series(std::string& out, const std::string& labels, const Metric& metric) const {
    const std::string braces = labels.empty() ? "" : "{" + labels + "}";
    if (const auto* counter = std::get_if<Counter>(&metric)) {
      out += fmt::format("{}{} {}\n", name_, braces, counter->value());
    } else if (const auto* gauge = std::get_if<Gauge>(&metric)) {
      out += fmt::format("{}{} {}\n", name_, braces, gauge->value());
    } else if (const auto* on_read = std::get_if<OnRead>(&metric)) {
      out += fmt::format("{}{} {}\n", name_, braces, on_read->read());
    } else {
      append_histogram(out, labels, std::get<Histogram>(metric));
    }
  }

  void append_histogram(std::string& out, const std::string& labels, const Histogram& histogram) const {
    const auto snapshot = histogram.snapshot();
    const std::string comma = labels.empty() ? "" : labels + ",";
    const std::string braces = labels.empty() ? "" : "{" + labels + "}";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < histogram.bounds().size(); ++i) {
      total += snapshot.counts[i];
      const auto bound = static_cast<double>(histogram.bounds()[i]) * histogram.scale();
      out += fmt::format("{}_bucket{{{}le=\"{:g}\"}} {}\n", name_, comma, bound, total);
    }
    total += snapshot.counts.back();
    out += fmt::format("{}_bucket{{{}le=\"+Inf\"}} {}\n", name_, comma, total);
    out += fmt::format("{}_sum{} {}\n", name_, braces, static_cast<double>(snapshot.sum) * histogram.scale());
    out += fmt::format("{}_count{} {}\n", name_, braces, total);
  }

  std::string name_;
  std::string help_;
  std::vector<std::string> names_;
  std::map<std::string, std::unique_ptr<Metric>> series_;  // by rendered labels
};

Registry::Registry() = default;
Registry::~Registry() = default;

Family& Registry::family(std::string_view name, std::string_view help, Labels names) {
  auto found = families_.find(name);
  if (found == families_.end())
    found = families_.emplace(std::string{name}, std::make_unique<Family>(name, help, names)).first;
  return *found->second;
}

Counter& Registry::counter(std::string_view name, std::string_view help, Labels names, Labels values) {
  const std::lock_guard lock{mutex_};
  return family(name, help, names).series<Counter>(values);
}

Gauge& Registry::gauge(std::string_view name, std::string_view help, Labels names, Labels values) {
  const std::lock_guard lock{mutex_};
  return family(name, help, names).series<Gauge>(values);
}

Histogram& Registry::seconds(std::string_view name, std::string_view help, Labels names, Labels values) {
  const std::lock_guard lock{mutex_};
  return family(name, help, names).series<Histogram>(values, latency_bounds_ns(), 1e-9);
}

Histogram& Registry::histogram(std::string_view name, std::string_view help,
                               std::vector<std::int64_t> bounds) {
  const std::lock_guard lock{mutex_};
  return family(name, help, {}).series<Histogram>({}, std::move(bounds), 1.0);
}

void Registry::on_read(std::string_view name, std::string_view help, std::function<double()> read,
                       bool counts_up) {
  const std::lock_guard lock{mutex_};
  family(name, help, {}).series<OnRead>({}) = OnRead{std::move(read), counts_up};
}

std::string Registry::exposition() const {
  const std::lock_guard lock{mutex_};
  std::string out;
  for (const auto& [name, family] : families_) family->append(out);
  return out;
}

Registry& registry() {
  static Registry& instance = [&]() -> Registry& {
    static Registry made;
    add_process_metrics(made);
    return made;
  }();
  return instance;
}

}  // namespace souk::metrics
