// Writes and reads values as JSON from their field tables (fields.hpp).
//
//   std::string text = to_json(order);
//   Result<Order> order = from_json<Order>(text, Strictness::kStored);
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace souk {

// kInput: from outside; a missing required member and an unknown member are complaints.
// kSettings: a configuration; everything has a default, an unknown member is a complaint.
// kStored: our own documents, perhaps of another version: missing members keep their defaults, unknown ones
// are passed over.
enum class Strictness { kInput, kSettings, kStored };

namespace codec {

// ---- writing ----------------------------------------------------------------------------------------------

void write(std::string& out, bool value);
void write(std::string& out, std::int64_t value);
void write(std::string& out, std::string_view value);
void write(std::string& out, const json::value& value);
void write(std::string& out, Instant value);
void write(std::string& out, Currency value);
void write(std::string& out, const Money& value);
void write(std::string& out, const Secret& value);  // as "***"
inline void write(std::string& out, const std::string& value) { write(out, std::string_view{value}); }
inline void write(std::string& out, int value) { write(out, std::int64_t{value}); }
inline void write(std::string& out, std::uint32_t value) { write(out, std::int64_t{value}); }

template <class Tag>
void write(std::string& out, const Id<Tag>& id) {
  write(out, std::string_view{id.text()});
}
template <NamedEnum T>
void write(std::string& out, T value) {
  write(out, enum_name(value));
}
template <class T>
void write(std::string& out, const std::vector<T>& list);
template <class T>
void write(std::string& out, const std::set<T>& list);
template <class T, class C>
void write(std::string& out, const std::map<std::string, T, C>& map);
template <Described T>
void write(std::string& out, const T& value);
template <class T>
void write(std::string& out, const std::optional<T>& value) {
  if (value) {
    write(out, *value);
  } else {
    out += "null";
  }
}

template <class List>
void write_list(std::string& out, const List& list) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    write(out, item);
  }
  out += ']';
}
template <class T>
void write(std::string& out, const std::vector<T>& list) {
  write_list(out, list);
}
template <class T>
void write(std::string& out, const std::set<T>& list) {
  write_list(out, list);
}
template <class T, class C>
void write(std::string& out, const std::map<std::string, T, C>& map) {
  out += '{';
  bool first = true;
  for (const auto& [key, item] : map) {
    if (!first) out += ',';
    first = false;
    write(out, std::string_view{key});
    out += ':';
    write(out, item);
  }
  out += '}';
}

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

// A member's name with the comma before it, where it is not the first.
void write_name(std::string& out, std::string_view name, bool& first);

// An absent optional member is left out.
template <Described T>
void write(std::string& out, const T& value) {
  out += '{';
  bool first = true;
  const auto write_field = [&](const auto& field) {
    const auto& member = value.*(field.member);
    if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
      if (!member) return;
    }
    write_name(out, field.name, first);
    write(out, member);
  };
  kFields<T>(write_field);
  out += '}';
}

// ---- reading ----------------------------------------------------------------------------------------------

// Walks a value and collects complaints with the JSON pointer of each.
class Reader {
 public:
  explicit Reader(Strictness strictness) : strictness_{strictness} {}

  bool wants_all() const { return strictness_ == Strictness::kInput; }
  bool refuses_unknown() const { return strictness_ != Strictness::kStored; }
  void complain(std::string_view code, std::string message);
  bool clean() const { return errors_.empty(); }
  std::vector<FieldError> take_errors() { return std::move(errors_); }

  // Names the member being read, for as long as it lives.
  class Scope {
   public:
    Scope(Reader& reader, std::string_view name);
    Scope(Reader& reader, std::size_t index);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Reader& reader_;
    std::size_t before_;
  };

 private:
  static constexpr std::size_t kMaxErrors = 20;
  Strictness strictness_;
  std::string pointer_;
  std::vector<FieldError> errors_;
};

void read(Reader& reader, const json::value& value, bool& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, std::int64_t& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, int& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, std::uint32_t& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, std::string& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, json::value& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, Instant& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, Currency& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, Money& out, const FieldRule& rule);
void read(Reader& reader, const json::value& value, Secret& out, const FieldRule& rule);

// Says that `size` elements break the rule's bounds; true when they are within them.
bool check_size(Reader& reader, std::size_t size, const FieldRule& rule);
const json::array* expect_array(Reader& reader, const json::value& value);
const json::object* expect_object(Reader& reader, const json::value& value);
// Null where there is none, with a complaint where input must have it.
const json::value* find_member(Reader& reader, const json::object& object, std::string_view name,
                               bool required);
void complain_unknown(Reader& reader, std::string_view name, const std::vector<std::string_view>& known);
void complain_choice(Reader& reader, const std::vector<std::string_view>& known);

template <class Tag>
void read(Reader& reader, const json::value& value, Id<Tag>& out, const FieldRule&) {
  const auto* text = value.if_string();
  auto id = text == nullptr ? Id<Tag>::parse("") : Id<Tag>::parse(*text);
  if (id) {
    out = *id;
  } else {
    reader.complain("malformed", std::move(id.error().message));
  }
}

template <NamedEnum T>
void read(Reader& reader, const json::value& value, T& out, const FieldRule&) {
  std::vector<std::string_view> known;
  for (const auto& [candidate, name] : EnumNames<T>::kNames) {
    if (const auto* text = value.if_string(); text != nullptr && std::string_view{*text} == name) {
      out = candidate;
      return;
    }
    known.push_back(name);
  }
  complain_choice(reader, known);
}

template <class T>
void read(Reader& reader, const json::value& value, std::vector<T>& out, const FieldRule& rule);
template <class T>
void read(Reader& reader, const json::value& value, std::set<T>& out, const FieldRule& rule);
template <class T, class C>
void read(Reader& reader, const json::value& value, std::map<std::string, T, C>& out, const FieldRule& rule);
template <Described T>
void read(Reader& reader, const json::value& value, T& out, const FieldRule& rule);

template <class T>
void read(Reader& reader, const json::value& value, std::optional<T>& out, const FieldRule& rule) {
  if (value.is_null()) {
    out.reset();
    return;
  }
  read(reader, value, out.emplace(), rule);
}

template <class T>
void read(Reader& reader, const json::value& value, std::vector<T>& out, const FieldRule& rule) {
  const auto* array = expect_array(reader, value);
  if (array == nullptr || !check_size(reader, array->size(), rule)) return;
  out.clear();
  out.reserve(array->size());
  for (const auto& item : *array) {
    const Reader::Scope scope{reader, out.size()};
    read(reader, item, out.emplace_back(), FieldRule{});
  }
}

template <class T>
void read(Reader& reader, const json::value& value, std::set<T>& out, const FieldRule& rule) {
  std::vector<T> list;
  read(reader, value, list, rule);
  out = std::set<T>(std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
}

template <class T, class C>
void read(Reader& reader, const json::value& value, std::map<std::string, T, C>& out, const FieldRule& rule) {
  const auto* object = expect_object(reader, value);
  if (object == nullptr || !check_size(reader, object->size(), rule)) return;
  out.clear();
  for (const auto& [key, item] : *object) {
    const Reader::Scope scope{reader, key};
    read(reader, item, out[std::string{key}], FieldRule{});
  }
}

template <Described T>
void read(Reader& reader, const json::value& value, T& out, const FieldRule&) {
  const auto* object = expect_object(reader, value);
  if (object == nullptr) return;
  std::size_t found = 0;
  const auto read_field = [&](const auto& field) {
    using Member = std::remove_cvref_t<decltype(out.*(field.member))>;
    const Reader::Scope scope{reader, field.name};
    const bool required = field.rule.required && !is_optional<Member>;
    if (const auto* member = find_member(reader, *object, field.name, required)) {
      ++found;
      read(reader, *member, out.*(field.member), field.rule);
    }
  };
  kFields<T>(read_field);
  if (!reader.refuses_unknown() || found == object->size()) return;
  std::vector<std::string_view> known;
  kFields<T>([&](const auto& field) { known.push_back(field.name); });
  for (const auto& [key, member] : *object) complain_unknown(reader, key, known);
}

Error to_error(Reader& reader);

}  // namespace codec

template <class T>
std::string to_json(const T& value) {
  std::string out;
  codec::write(out, value);
  return out;
}

template <class T>
Result<T> from_value(const json::value& value, Strictness strictness) {
  codec::Reader reader{strictness};
  T out{};
  codec::read(reader, value, out, FieldRule{});
  if (!reader.clean()) return fail(codec::to_error(reader));
  return out;
}

template <class T>
Result<T> from_json(std::string_view text, Strictness strictness) {
  return from_value<T>(TRY(parse_json(text)), strictness);
}

}  // namespace souk
