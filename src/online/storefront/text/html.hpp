// The buffer that pages are written into. What stands in the source as a literal is markup; everything that
// comes at run time is text and is escaped. There is no way to append run-time text as markup by accident:
//
//   html << "<a href=\"" << url << "\">" << product.name << "</a>";
//
// Attribute values always stand in double quotes; then one escaping serves text and attributes alike.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

// clang 14 crashes on a consteval constructor in a conditional expression; g++ is what holds the rule.
#if defined(__clang__) && __clang_major__ < 15
#define SOUK_LITERAL_ONLY constexpr
#else
#define SOUK_LITERAL_ONLY consteval
#endif

namespace souk::online::storefront {

// Markup from the source: can be made from a string literal alone, at compile time.
class Markup {
 public:
  template <std::size_t N>
  SOUK_LITERAL_ONLY Markup(const char (&literal)[N])
      : text_{literal, N - 1} {}  // NOLINT: implicit on purpose
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <class T>
concept RuntimeText = std::same_as<std::remove_cvref_t<T>, std::string> ||
    std::same_as<std::remove_cvref_t<T>, std::string_view>;

class Html {
 public:
  Html() = default;
  explicit Html(std::size_t expected_bytes) { out_.reserve(expected_bytes); }

  Html& operator<<(Markup markup) {
    out_ += markup.text();
    return *this;
  }
  template <RuntimeText T>
  Html& operator<<(const T& text) {
    append_escaped(text);
    return *this;
  }
  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) Html& operator<<(T number) {
    out_ += std::to_string(number);
    return *this;
  }
  Html& operator<<(const Html& part) {
    out_ += part.out_;
    return *this;
  }

  // A JSON document for a <script> of a data type: "<", ">", "&" and the two line separators become \u
  // escapes, so that nothing in it can end the element.
  Html& data_block(std::string_view json);

  const std::string& text() const& { return out_; }
  std::string take() && { return std::move(out_); }
  bool empty() const { return out_.empty(); }

 private:
  void append_escaped(std::string_view text);
  std::string out_;
};

// `markup` where `condition` holds, else nothing: html << when(is_open, " open").
constexpr Markup when(bool condition, Markup markup) { return condition ? markup : Markup{""}; }

}  // namespace souk::online::storefront
