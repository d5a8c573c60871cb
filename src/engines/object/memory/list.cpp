// Pages of keys in byte order (std::string compares unsigned bytes). The cursor is the last thing given, "k"
// before a key and "p" before a folded prefix.
#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/memory/store.hpp"

namespace souk::engines {
namespace {

// The prefix that `key` is folded into; empty when it stands for itself.
std::string_view folded(std::string_view key, const ObjectQuery& query) {
  if (query.delimiter.empty()) return {};
  const auto at = key.find(query.delimiter, query.prefix.size());
  return at == std::string_view::npos ? std::string_view{} : key.substr(0, at + query.delimiter.size());
}

// The least text behind all that begin with `prefix`; empty when there is none.
std::string behind(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

}  // namespace

Result<ObjectPage> MemoryObjectStore::list(std::string_view in, const ObjectQuery& query) {
  TRY(object::check_bucket(in));
  TRY(object::check_query(query));
  TRY(object::check_deadline());
  const std::lock_guard lock{mutex_};
  const auto& from = *TRY(bucket(in));
  const auto skip_prefix = [&](const std::string& prefix) {
    const auto next = behind(prefix);
    return next.empty() ? from.end() : from.lower_bound(next);
  };
  auto at = from.lower_bound(query.prefix);
  if (query.cursor.starts_with('k')) {
    at = from.upper_bound(query.cursor.substr(1));
  } else if (query.cursor.starts_with('p')) {
    at = skip_prefix(query.cursor.substr(1));
  } else if (!query.cursor.empty()) {
    return fail(invalid("object.cursor", "The cursor is not one that a page before gave."));
  }
  ObjectPage page;
  std::string last;
  while (at != from.end() && at->first.starts_with(query.prefix)) {
    if (page.objects.size() + page.prefixes.size() == query.limit) {
      page.next_cursor = last;
      break;
    }
    if (const auto prefix = folded(at->first, query); !prefix.empty()) {
      last = "p" + std::string{prefix};
      page.prefixes.emplace_back(prefix);
      at = skip_prefix(page.prefixes.back());
    } else {
      last = "k" + at->first;
      page.objects.push_back(at->second.info);
      page.objects.back().metadata.clear();
      ++at;
    }
  }
  return page;
}

}  // namespace souk::engines
