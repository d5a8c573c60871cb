// The format of the data: a number in a document of the store, and the ordered list of migrations that lead
// from each format to the next. Forward alone: a store of a newer format is refused before anything is read.
//
// This is about what documents mean. Members that are added with a default need no migration (CONTRIBUTING);
// the file format of an engine is the adapter's own affair.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "engines/document/port.hpp"

namespace souk::engines::upgrade {

// One step to the next format, over every document of one collection. Several may lead to the same format;
// they run in their order.
struct Migration {
  std::int64_t to = 0;
  std::string_view name;  // stable: an interrupted upgrade goes on by it
  std::string_view collection;
  // Pure. nullopt leaves a document as it is; and it must leave what it changed before as it is, for the last
  // documents before a crash are seen again.
  std::function<Result<std::optional<json::value>>(const json::value&)> change;
};

struct Progress {
  std::string_view migration;
  std::int64_t documents = 0;  // looked at
};

struct Outcome {
  std::int64_t before = 0;  // the format that was found; 0 for an empty store
  std::int64_t changed = 0;
};

inline constexpr std::string_view kCollection = "format";

// The format that `store` has; nullopt when it is empty. Reads alone. A store with documents and no format is
// of format 1: the first release wrote none.
Result<std::optional<std::int64_t>> format_of(DocumentStore& store);

// Brings the store to `current`; call it before anything else uses the store. Can be interrupted at any
// moment and goes on at the next call. kPrecondition "data.newer_format"; kCorrupt "data.migration" names the
// document that a migration refused.
Result<Outcome> upgrade(DocumentStore& store, std::span<const Migration> migrations, std::int64_t current,
                        const std::function<void(const Progress&)>& progress = {});

}  // namespace souk::engines::upgrade
