// The shop's own words in one language, from web/text/<language>.yaml: nested keys joined by dots, named
// placeholders ("{name}"), and plurals as a map of `one` and `other`. A key that is not there shows as ⟦key⟧,
// and a test proves that no page has one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "online/storefront/text/html.hpp"

namespace souk::online::storefront {

struct Filling {
  std::string_view name;
  std::string_view text;
};
struct HtmlFilling {
  std::string_view name;
  const Html& html;
};

class Messages {
 public:
  // kInvalid "messages.invalid" names the line.
  static Result<Messages> parse(std::string language, std::string_view yaml);

  const std::string& language() const { return language_; }
  std::string operator()(std::string_view key) const;
  std::string operator()(std::string_view key, std::initializer_list<Filling> fillings) const;
  // A key made of a fixed part and a value ("order.state." + "paid").
  std::string of(std::string_view prefix, std::string_view value) const;
  bool has(std::string_view key) const { return entries_.contains(key); }
  // Picks `one` or `other`; {n} is the number with separators.
  std::string count(std::string_view key, std::int64_t n) const;
  std::string count(std::string_view key, std::int64_t n, std::initializer_list<Filling> fillings) const;
  // With markup in the placeholders; the words around it are escaped.
  Html rich(std::string_view key, std::initializer_list<HtmlFilling> fillings) const;

  std::vector<std::string> keys() const;
  // The placeholders of a key, each once, sorted.
  std::vector<std::string> placeholders(std::string_view key) const;

 private:
  struct Entry {
    std::string one;  // empty: no plural
    std::string other;
  };
  friend class MessageReader;
  const Entry* find(std::string_view key) const;
  const std::string& form(const Entry& entry, std::int64_t n) const;

  std::string language_;
  std::map<std::string, Entry, std::less<>> entries_;
};

// The languages of the shop's own words, read from a folder of <language>.yaml.
class MessageCatalogue {
 public:
  static Result<MessageCatalogue> load(const std::string& folder);
  // nullptr for a language without words.
  const Messages* find(std::string_view language) const;
  std::vector<std::string_view> languages() const;

 private:
  std::map<std::string, Messages, std::less<>> by_language_;
};

// "1,234" in both languages of the shop.
std::string format_number(std::int64_t number);

}  // namespace souk::online::storefront
