#include "runtime/log/log.hpp"

#include <atomic>
#include <cmath>

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/json.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/log/tap.hpp"

namespace souk::log {
namespace {

constexpr std::string_view kNames[] = {"debug", "info", "warning", "error"};

std::string_view name_of(Level level) { return kNames[static_cast<std::size_t>(level)]; }

struct Sink {
  Sink() : logger{"souk", std::make_shared<spdlog::sinks::stderr_sink_mt>()} {
    logger.set_pattern("%v");
    logger.set_level(spdlog::level::trace);  // write() has decided already
  }
  spdlog::logger logger;
  std::atomic<Level> level{Level::kInfo};
  std::atomic<bool> json{false};
  std::atomic<std::size_t> max_line_bytes{Settings{}.max_line_bytes};
  std::atomic<Tap*> tap{nullptr};
};

Sink& sink() {
  static Sink instance;
  return instance;
}

// Text that needs no quotes is easier to read and to search for.
void append_quoted(std::string& out, std::string_view text) {
  const bool plain = !text.empty() && text.find_first_of(" \t\r\n\"=\\") == std::string_view::npos;
  bool control = false;
  for (const char c : text) control = control || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  if (plain && !control) {
    out += text;
  } else {
    append_json_string(out, text);
  }
}

class Line {
 public:
  Line(bool json, std::string& out) : json_{json}, out_{out} {}

  void add(std::string_view key, const Value& value) {
    if (json_) {
      out_ += out_.empty() ? "{\"" : ",\"";
      out_ += key;
      out_ += "\":";
      value.append_json(out_);
    } else {
      out_ += ' ';
      out_ += key;
      out_ += '=';
      value.append_text(out_);
    }
  }

 private:
  bool json_;
  std::string& out_;
};

}  // namespace

void Value::append_text(std::string& out) const {
  std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
          append_quoted(out, value);
        } else {
          fmt::format_to(std::back_inserter(out), "{}", value);
        }
      },
      held_);
}

void Value::append_json(std::string& out) const {
  std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
          append_json_string(out, value);
        } else if constexpr (std::is_same_v<T, double>) {
          if (std::isfinite(value)) {
            fmt::format_to(std::back_inserter(out), "{}", value);
          } else {
            out += "null";  // JSON has no infinity
          }
        } else {
          fmt::format_to(std::back_inserter(out), "{}", value);
        }
      },
      held_);
}

Result<Level> parse_level(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<Level>(i);
  }
  return fail(invalid("log.level", "A log level is one of debug, info, warning and error."));
}

std::string format(const Settings& settings, Level level, std::string_view event, Pairs pairs, Instant now) {
  std::string out;
  Line line{settings.json, out};
  if (settings.json) {
    line.add("time", now);
    line.add("level", name_of(level));
    line.add("event", event);
  } else {
    out = fmt::format("{} {:<7} {}", to_string(now), name_of(level), event);
  }
  bool cut = false;
  for (const auto& [key, value] : pairs) {
    const std::size_t before = out.size();
    line.add(key, value);
    if (out.size() <= settings.max_line_bytes) continue;
    out.resize(before);  // whole pairs only, so that the line stays readable by programs
    cut = true;
  }
  const auto& scope = runtime::current_scope();
  if (!scope.request_id.empty()) line.add("request_id", scope.request_id);
  if (!scope.trace_id.empty()) line.add("trace_id", scope.trace_id);
  if (cut) line.add("cut", true);
  if (settings.json) out += '}';
  return out;
}

void configure(const Settings& settings) {
  sink().level = settings.level;
  sink().json = settings.json;
  sink().max_line_bytes = settings.max_line_bytes;
}

void set_tap(Tap* tap) { sink().tap = tap; }

bool enabled(Level level) { return level >= sink().level.load(std::memory_order_relaxed); }

void write(Level level, std::string_view event, Pairs pairs) {
  if (!enabled(level)) return;
  auto& target = sink();
  Settings settings{.level = level, .json = target.json, .max_line_bytes = target.max_line_bytes};
  const auto now = SystemClock{}.now();
  const auto text = format(settings, level, event, pairs, now);
  if (auto* const tap = target.tap.load(std::memory_order_acquire); tap != nullptr) {
    const bool same = std::exchange(settings.json, true);
    tap->line(level, event, same ? text : format(settings, level, event, pairs, now));
  }
  target.logger.log(spdlog::level::info, spdlog::string_view_t{text.data(), text.size()});
}

}  // namespace souk::log
