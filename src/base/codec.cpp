#include "base/codec.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace souk::codec {

void write_name(std::string& out, std::string_view name, bool& first) {
  out += first ? "\"" : ",\"";
  first = false;
  out += name;
  out += "\":";
}

void write(std::string& out, bool value) { out += value ? "true" : "false"; }

void write(std::string& out, std::int64_t value) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void write(std::string& out, std::string_view value) { append_json_string(out, value); }
void write(std::string& out, const json::value& value) { out += to_text(value); }
void write(std::string& out, Instant value) {
  out += '"';
  out += to_string(value);
  out += '"';
}
void write(std::string& out, Currency value) {
  out += '"';
  out += value.code();
  out += '"';
}
void write(std::string& out, const Money& value) {
  out += "{\"amount\":";
  write(out, value.minor);
  out += ",\"currency\":";
  write(out, value.currency);
  out += '}';
}

void write(std::string& out, const Secret&) { out += "\"***\""; }

void Reader::complain(std::string_view code, std::string message) {
  if (errors_.size() < kMaxErrors) errors_.push_back({pointer_, std::string{code}, std::move(message)});
}

Reader::Scope::~Scope() { reader_.pointer_.resize(before_); }
Reader::Scope::Scope(Reader& reader, std::string_view name)
    : reader_{reader}, before_{reader.pointer_.size()} {
  reader_.pointer_ += '/';
  for (const char c : name) {
    if (c == '~') {
      reader_.pointer_ += "~0";
    } else if (c == '/') {
      reader_.pointer_ += "~1";
    } else {
      reader_.pointer_ += c;
    }
  }
}

Reader::Scope::Scope(Reader& reader, std::size_t index) : Scope{reader, std::to_string(index)} {}

void read(Reader& reader, const json::value& value, bool& out, const FieldRule&) {
  if (const auto* flag = value.if_bool()) {
    out = *flag;
  } else {
    reader.complain("not_a_boolean", "Write true or false.");
  }
}

namespace {
// JSON Schema's "integer" includes 3.0; up to where a double still tells every whole number from the next.
bool is_whole(double number) {
  constexpr double kMost = 9'007'199'254'740'992.0;
  return std::abs(number) <= kMost && std::trunc(number) == number;
}
}  // namespace

void read(Reader& reader, const json::value& value, std::int64_t& out, const FieldRule& rule) {
  std::int64_t number = 0;
  if (const auto* signed_number = value.if_int64()) {
    number = *signed_number;
  } else if (const auto* real = value.if_double(); real != nullptr && is_whole(*real)) {
    number = static_cast<std::int64_t>(*real);
  } else {
    reader.complain("not_an_integer", "Write a whole number.");
    return;
  }
  if (number < rule.min) {
    reader.complain("too_small", fmt::format("Write at least {}.", rule.min));
  } else if (number > rule.max) {
    reader.complain("too_large", fmt::format("Write at most {}.", rule.max));
  } else {
    out = number;
  }
}

namespace {
template <class Narrow>
void read_narrow(Reader& reader, const json::value& value, Narrow& out, FieldRule rule) {
  rule.min = std::max<std::int64_t>(rule.min, std::numeric_limits<Narrow>::min());
  rule.max = std::min<std::int64_t>(rule.max, std::numeric_limits<Narrow>::max());
  std::int64_t wide = out;
  read(reader, value, wide, rule);
  out = static_cast<Narrow>(wide);
}
}  // namespace

void read(Reader& reader, const json::value& value, int& out, const FieldRule& rule) {
  read_narrow(reader, value, out, rule);
}
void read(Reader& reader, const json::value& value, std::uint32_t& out, const FieldRule& rule) {
  read_narrow(reader, value, out, rule);
}

void read(Reader& reader, const json::value& value, std::string& out, const FieldRule& rule) {
  const auto* string = value.if_string();
  if (string == nullptr) {
    reader.complain("not_a_text", "Write a text in quotes.");
    return;
  }
  if (!text::is_valid_utf8(*string)) {
    reader.complain("not_utf8", "The text is not valid UTF-8.");
  } else if (check_size(reader, text::length(*string), rule)) {
    out.assign(string->data(), string->size());
  }
}

void read(Reader&, const json::value& value, json::value& out, const FieldRule&) { out = value; }

void read(Reader& reader, const json::value& value, Instant& out, const FieldRule&) {
  const auto* string = value.if_string();
  auto instant = parse_instant(string == nullptr ? std::string_view{} : std::string_view{*string});
  if (instant) {
    out = *instant;
  } else {
    reader.complain("malformed", std::move(instant.error().message));
  }
}

void read(Reader& reader, const json::value& value, Currency& out, const FieldRule&) {
  const auto* string = value.if_string();
  auto currency = Currency::parse(string == nullptr ? std::string_view{} : std::string_view{*string});
  if (currency) {
    out = *currency;
  } else {
    reader.complain("malformed", std::move(currency.error().message));
  }
}

namespace {
// The same shape as Money, as a field table, so that complaints name its members.
struct MoneyForm {
  std::int64_t amount = 0;
  Currency currency{};
  static constexpr auto fields() {
    return field_table(field("amount", &MoneyForm::amount), field("currency", &MoneyForm::currency));
  }
};
}  // namespace

void read(Reader& reader, const json::value& value, Money& out, const FieldRule& rule) {
  MoneyForm form;
  read(reader, value, form, rule);
  if (form.amount < rule.min || form.amount > rule.max) {
    const Reader::Scope scope{reader, "amount"};
    reader.complain("out_of_range", "The amount is out of range.");
    return;
  }
  out = {form.amount, form.currency};
}

void read(Reader& reader, const json::value& value, Secret& out, const FieldRule& rule) {
  std::string text;
  read(reader, value, text, rule);
  out = Secret{std::move(text)};
}

bool check_size(Reader& reader, std::size_t size, const FieldRule& rule) {
  if (size < rule.min_length) {
    reader.complain("too_short", rule.min_length == 1
                                     ? std::string{"Must not be empty."}
                                     : fmt::format("Write at least {} of them.", rule.min_length));
    return false;
  }
  if (size > rule.max_length) {
    reader.complain("too_long", fmt::format("Has {}; at most {} are allowed.", size, rule.max_length));
    return false;
  }
  return true;
}

const json::array* expect_array(Reader& reader, const json::value& value) {
  const auto* array = value.if_array();
  if (array == nullptr) reader.complain("not_a_list", "Write a list in [ ].");
  return array;
}

const json::value* find_member(Reader& reader, const json::object& object, std::string_view name,
                               bool required) {
  const auto* member = object.if_contains(name);
  if (member == nullptr && required && reader.wants_all())
    reader.complain("missing", "This member is required.");
  return member;
}

const json::object* expect_object(Reader& reader, const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr) reader.complain("not_an_object", "Write an object in { }.");
  return object;
}

void complain_unknown(Reader& reader, std::string_view name, const std::vector<std::string_view>& known) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const Reader::Scope scope{reader, name};
  const auto near = text::nearest(name, known);
  reader.complain("unknown", near ? fmt::format("There is no such member; did you mean \"{}\"?", *near)
                                  : "There is no such member; leave it out.");
}

void complain_choice(Reader& reader, const std::vector<std::string_view>& known) {
  reader.complain("unknown_choice", fmt::format("Write one of: {}.", fmt::join(known, ", ")));
}

Error to_error(Reader& reader) {
  Error error = invalid("input.invalid", "The input has members that must be changed.");
  error.fields = reader.take_errors();
  if (!error.fields.empty()) {
    const auto& first = error.fields.front();
    error.message = first.pointer.empty() ? first.message : first.pointer.substr(1) + ": " + first.message;
  }
  return error;
}

}  // namespace souk::codec
