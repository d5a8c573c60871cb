// Values as few bytes, for caches of this very process: written and read from the same field tables as JSON
// (codec.hpp), but without names, complaints or versions. Never for a disk or another machine.
//
//   std::string bytes = pack(product);
//   std::optional<Product> again = unpack<Product>(bytes);
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/fields.hpp"
#include "base/json.hpp"
#include "base/money.hpp"
#include "base/time.hpp"

namespace souk {

namespace packed {

void write(std::string& out, std::uint64_t value);  // 7 bits a byte, the small ones first
inline void write(std::string& out, bool value) { out += value ? '\1' : '\0'; }
void write(std::string& out, std::int64_t value);
void write(std::string& out, std::string_view value);
inline void write(std::string& out, const std::string& value) { write(out, std::string_view{value}); }
inline void write(std::string& out, Instant value) { write(out, value.unix_ms); }
inline void write(std::string& out, Currency value) { write(out, value.code()); }
void write(std::string& out, const json::value& value);

// What is left to read; after a failed read everything fails.
class Source {
 public:
  explicit Source(std::string_view bytes) : rest_{bytes} {}
  bool clean() const { return clean_; }
  bool at_end() const { return clean_ && rest_.empty(); }
  std::uint64_t number();
  std::string_view bytes(std::uint64_t count);
  void spoil() { clean_ = false; }

 private:
  std::string_view rest_;
  bool clean_ = true;
};

inline void read(Source& from, bool& out) { out = from.bytes(1) == std::string_view{"\1", 1}; }
void read(Source& from, std::int64_t& out);
inline void read(Source& from, std::string& out) { out = from.bytes(from.number()); }
inline void read(Source& from, Instant& out) { read(from, out.unix_ms); }
void read(Source& from, Currency& out);
void read(Source& from, json::value& out);

template <NamedEnum T>
void write(std::string& out, T value) {
  write(out, static_cast<std::uint64_t>(value));
}
template <NamedEnum T>
void read(Source& from, T& out) {
  out = static_cast<T>(from.number());
}

template <class T>
void write(std::string& out, const std::optional<T>& value);
template <class T>
void write(std::string& out, const std::vector<T>& list);
template <class T, class C>
void write(std::string& out, const std::map<std::string, T, C>& map);
template <Described T>
void write(std::string& out, const T& value) {
  kFields<T>([&](const auto& field) { write(out, value.*(field.member)); });
}
template <class T>
void write(std::string& out, const std::optional<T>& value) {
  write(out, value.has_value());
  if (value) write(out, *value);
}
template <class T>
void write(std::string& out, const std::vector<T>& list) {
  write(out, std::uint64_t{list.size()});
  for (const auto& item : list) write(out, item);
}
template <class T, class C>
void write(std::string& out, const std::map<std::string, T, C>& map) {
  write(out, std::uint64_t{map.size()});
  for (const auto& [key, item] : map) {
    write(out, key);
    write(out, item);
  }
}

template <class T>
void read(Source& from, std::optional<T>& out);
template <class T>
void read(Source& from, std::vector<T>& out);
template <class T, class C>
void read(Source& from, std::map<std::string, T, C>& out);
template <Described T>
void read(Source& from, T& out) {
  kFields<T>([&](const auto& field) { read(from, out.*(field.member)); });
}
template <class T>
void read(Source& from, std::optional<T>& out) {
  bool there = false;
  read(from, there);
  out.reset();
  if (there) read(from, out.emplace());
}
template <class T>
void read(Source& from, std::vector<T>& out) {
  out.clear();
  for (auto left = from.number(); left > 0 && from.clean(); --left) read(from, out.emplace_back());
}
template <class T, class C>
void read(Source& from, std::map<std::string, T, C>& out) {
  out.clear();
  for (auto left = from.number(); left > 0 && from.clean(); --left) {
    std::string key;
    read(from, key);
    read(from, out.emplace_hint(out.end(), std::move(key), T{})->second);  // they were written in order
  }
}

}  // namespace packed

template <class T>
std::string pack(const T& value) {
  std::string bytes;
  packed::write(bytes, value);
  bytes.shrink_to_fit();
  return bytes;
}

// nullopt for bytes that pack<T>() did not write.
template <class T>
std::optional<T> unpack(std::string_view bytes) {
  packed::Source from{bytes};
  std::optional<T> out{std::in_place};
  packed::read(from, *out);
  if (!from.at_end()) out.reset();
  return out;
}

}  // namespace souk
