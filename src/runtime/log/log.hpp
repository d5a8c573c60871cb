// Structured logging: an event name, then key=value pairs. One line per event, as text for people or JSON for
// collectors, to standard error. The ids of the request in force (fiber/scope.hpp) are added to every line.
//
//   log::info("order.placed", {{"order", order.id}, {"total", order.total}});
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace souk::log {

enum class Level { kDebug, kInfo, kWarning, kError };
Result<Level> parse_level(std::string_view name);

// What a key can hold. Text is only looked at during the call.
class Value {
 public:
  template <class T>
  requires std::is_arithmetic_v<T> Value(T value) : held_{widen(value)} {}
  Value(std::string_view text) : held_{text} {}
  Value(const std::string& text) : held_{std::string_view{text}} {}
  Value(const char* text) : held_{std::string_view{text}} {}
  Value(const Secret&) : held_{std::string_view{"***"}} {}
  Value(Money amount) : held_{to_decimal(amount) + ' ' + std::string{amount.currency.code()}} {}
  Value(Instant instant) : held_{to_string(instant)} {}
  Value(milliseconds span) : held_{std::int64_t{span.count()}} {}
  Value(const Error& error) : held_{describe(error)} {}
  template <class Tag>
  Value(const Id<Tag>& id) : held_{id.text()} {}
  template <NamedEnum T>
  Value(T value) : held_{enum_name(value)} {}

  void append_text(std::string& out) const;
  void append_json(std::string& out) const;

 private:
  using Held = std::variant<bool, std::int64_t, std::uint64_t, double, std::string_view, std::string>;

  template <class T>
  static Held widen(T value) {
    if constexpr (std::is_same_v<T, bool>) {
      return value;
    } else if constexpr (std::is_floating_point_v<T>) {
      return static_cast<double>(value);
    } else if constexpr (std::is_signed_v<T>) {
      return static_cast<std::int64_t>(value);
    } else {
      return static_cast<std::uint64_t>(value);
    }
  }

  Held held_;
};

struct Pair {
  std::string_view key;
  Value value;
};
using Pairs = std::initializer_list<Pair>;

struct Settings {
  Level level = Level::kInfo;
  bool json = false;
  std::size_t max_line_bytes = 8 * 1024;  // a longer line is cut and says so
};
// Before the first core starts; safe to call again from one thread.
void configure(const Settings& settings);

bool enabled(Level level);
void write(Level level, std::string_view event, Pairs pairs);

inline void debug(std::string_view event, Pairs pairs = {}) { write(Level::kDebug, event, pairs); }
inline void info(std::string_view event, Pairs pairs = {}) { write(Level::kInfo, event, pairs); }
inline void warning(std::string_view event, Pairs pairs = {}) { write(Level::kWarning, event, pairs); }
inline void error(std::string_view event, Pairs pairs = {}) { write(Level::kError, event, pairs); }

// The line that write() would print, without its end; for tests and other sinks.
std::string format(const Settings& settings, Level level, std::string_view event, Pairs pairs, Instant now);

}  // namespace souk::log
