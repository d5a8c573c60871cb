#include "online/storefront/text/messages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <yaml-cpp/yaml.h>

#include "base/language.hpp"

namespace souk::online::storefront {
namespace {

// Calls `words` and `placeholder` in the order in which they stand. A "{" without "}" is a word.
template <class Words, class Placeholder>
void walk(std::string_view text, Words words, Placeholder placeholder) {
  for (;;) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    words(text.substr(0, open));
    placeholder(text.substr(open + 1, close - open - 1));
    text = text.substr(close + 1);
  }
  words(text);
}

std::string fill(std::string_view text, std::initializer_list<Filling> fillings) {
  std::string out;
  walk(
      text, [&](std::string_view words) { out += words; },
      [&](std::string_view name) {
        for (const auto& filling : fillings) {
          if (filling.name == name) out += filling.text;
        }
      });
  return out;
}

std::string missing(std::string_view key) { return "⟦" + std::string{key} + "⟧"; }

}  // namespace

class MessageReader {
 public:
  explicit MessageReader(Messages& messages) : messages_{messages} {}

  void read(const std::string& prefix, const YAML::Node& node) {
    if (node.IsScalar()) {
      messages_.entries_[prefix].other = node.Scalar();
    } else if (node.IsMap() && node["other"] && node["one"]) {
      messages_.entries_[prefix] = {node["one"].Scalar(), node["other"].Scalar()};
    } else if (node.IsMap()) {
      for (const auto& member : node)
        read(prefix.empty() ? member.first.Scalar() : prefix + "." + member.first.Scalar(), member.second);
    } else {
      throw YAML::Exception(node.Mark(), "a message is a text, or a map of messages");
    }
  }

 private:
  Messages& messages_;
};

Result<Messages> Messages::parse(std::string language, std::string_view yaml) {
  Messages messages;
  messages.language_ = std::move(language);
  try {
    MessageReader{messages}.read("", YAML::Load(std::string{yaml}));
  } catch (const YAML::Exception& exception) {
    return fail(invalid("messages.invalid", "The message catalogue \"" + messages.language_ +
                                                "\" cannot be read: " + exception.what() + "."));
  }
  return messages;
}

const Messages::Entry* Messages::find(std::string_view key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

const std::string& Messages::form(const Entry& entry, std::int64_t n) const {
  return n == 1 && language_ == kEnglish && !entry.one.empty() ? entry.one : entry.other;
}

std::string Messages::operator()(std::string_view key) const {
  const auto* entry = find(key);
  return entry == nullptr ? missing(key) : entry->other;
}

std::string Messages::operator()(std::string_view key, std::initializer_list<Filling> fillings) const {
  const auto* entry = find(key);
  return entry == nullptr ? missing(key) : fill(entry->other, fillings);
}

std::string Messages::of(std::string_view prefix, std::string_view value) const {
  return (*this)(std::string{prefix} + std::string{value});
}

std::string Messages::count(std::string_view key, std::int64_t n) const { return count(key, n, {}); }

std::string Messages::count(std::string_view key, std::int64_t n,
                            std::initializer_list<Filling> fillings) const {
  const auto* entry = find(key);
  if (entry == nullptr) return missing(key);
  const auto number = format_number(n);
  std::string out;
  walk(
      form(*entry, n), [&](std::string_view words) { out += words; },
      [&](std::string_view name) {
        if (name == "n") out += number;
        for (const auto& filling : fillings) {
          if (filling.name == name) out += filling.text;
        }
      });
  return out;
}

Html Messages::rich(std::string_view key, std::initializer_list<HtmlFilling> fillings) const {
  Html out;
  const auto* entry = find(key);
  if (entry == nullptr) return std::move(out << missing(key));
  walk(
      entry->other, [&](std::string_view words) { out << words; },
      [&](std::string_view name) {
        for (const auto& filling : fillings) {
          if (filling.name == name) out << filling.html;
        }
      });
  return out;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, entry] : entries_) keys.push_back(key);
  return keys;
}

std::vector<std::string> Messages::placeholders(std::string_view key) const {
  std::set<std::string> names;
  if (const auto* entry = find(key); entry != nullptr) {
    walk(
        entry->other, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  }
  return {names.begin(), names.end()};
}

Result<MessageCatalogue> MessageCatalogue::load(const std::string& folder) {
  MessageCatalogue catalogue;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file{entry.path(), std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    const auto language = entry.path().stem().string();
    catalogue.by_language_.emplace(language, TRY(Messages::parse(language, text.str())));
  }
  if (catalogue.by_language_.empty()) {
    return fail(not_found("messages.missing", "There are no message catalogues in " + folder +
                                                  "; set share_folder to where Souk's web/ folder is."));
  }
  return catalogue;
}

const Messages* MessageCatalogue::find(std::string_view language) const {
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> MessageCatalogue::languages() const {
  std::vector<std::string_view> languages;
  for (const auto& [language, messages] : by_language_) languages.push_back(language);
  return languages;
}

std::string format_number(std::int64_t number) {
  auto digits = std::to_string(number < 0 ? -number : number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return number < 0 ? "-" + digits : digits;
}

}  // namespace souk::online::storefront
