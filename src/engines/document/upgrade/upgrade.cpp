#include "engines/document/upgrade/upgrade.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/codec.hpp"

namespace souk::engines::upgrade {
namespace {

constexpr std::string_view kId = "data";

struct Format {
  std::int64_t format = 0;
  std::string migration;  // under way; empty when none is
  std::string behind;     // ids up to this one are done
  static constexpr auto fields() {
    return field_table(field("format", &Format::format), field("migration", &Format::migration),
                       field("behind", &Format::behind));
  }
};

Result<std::optional<Format>> read(DocumentStore& store) {
  const auto stored = store.get(kCollection, kId);
  if (!stored && stored.error().code == "document.undeclared") return std::nullopt;
  if (!stored) return fail(stored.error());
  if (!*stored) return std::nullopt;
  return TRY(from_json<Format>((*stored)->body, Strictness::kStored));
}

Status write(DocumentStore& store, const Format& format) {
  TRY(store.put(kCollection, kId, to_json(format)));
  return {};
}

Result<bool> is_empty(DocumentStore& store) {
  const auto last = TRY(store.changes(-1, 1, milliseconds{0})).next_sequence;
  return last == 0;
}

Error refused(const Migration& migration, const std::string& id, const Error& why) {
  return {
      .kind = ErrorKind::kCorrupt,
      .code = "data.migration",
      .message = fmt::format("The upgrade \"{}\" cannot read {} {}; restore the backup taken before it and "
                             "report this.",
                             migration.name, migration.collection, id),
      .detail = describe(why)};
}

Result<std::int64_t> change_page(DocumentStore& store, const Migration& migration,
                                 const std::vector<Document>& page) {
  std::vector<Document> changed;
  for (const auto& document : page) {
    const auto value = parse_json(document.body);
    auto after = value ? migration.change(*value) : Result<std::optional<json::value>>{fail(value.error())};
    if (!after) return fail(refused(migration, document.id, after.error()));
    if (*after) changed.push_back({document.id, 0, to_text(**after)});
  }
  if (!changed.empty()) TRY(store.put_many(migration.collection, changed));
  return static_cast<std::int64_t>(changed.size());
}

// Pages by id. Where it stands is written behind each page, so that a later start goes on there.
Status run(DocumentStore& store, const Migration& migration, Format& format, Outcome& outcome,
           const std::function<void(const Progress&)>& progress) {
  if (format.migration != migration.name) {
    format.migration = migration.name;
    format.behind.clear();
  }
  Progress so_far{.migration = migration.name};
  FindQuery query;
  query.limit = 500;
  for (;;) {
    if (!format.behind.empty()) query.from = IndexValue{format.behind};
    auto page = store.find(migration.collection, query);
    if (!page && page.error().code == "document.undeclared") return {};  // this shop never had any
    if (!page) return fail(std::move(page).error());
    auto& documents = page->documents;
    const bool last = page->next_cursor.empty();
    if (!documents.empty() && documents.front().id == format.behind) documents.erase(documents.begin());
    outcome.changed += TRY(change_page(store, migration, documents));
    so_far.documents += static_cast<std::int64_t>(documents.size());
    if (progress) progress(so_far);
    if (last) return {};
    if (!documents.empty()) format.behind = documents.back().id;
    TRY(write(store, format));
  }
}

}  // namespace

Result<std::optional<std::int64_t>> format_of(DocumentStore& store) {
  const auto format = TRY(read(store));
  if (format) return format->format;
  if (TRY(is_empty(store))) return std::nullopt;
  return 1;
}

Result<Outcome> upgrade(DocumentStore& store, std::span<const Migration> migrations, std::int64_t current,
                        const std::function<void(const Progress&)>& progress) {
  const auto found = TRY(format_of(store));
  Outcome outcome{.before = found.value_or(0)};
  if (found && *found > current) {
    return fail(
        precondition("data.newer_format",
                     fmt::format("The data folder was written by a newer Souk (data format {}, this one "
                                 "knows {}); run that version or a later one.",
                                 *found, current)));
  }
  auto format = TRY(read(store)).value_or(Format{.format = found.value_or(current)});
  TRY(store.declare({std::string{kCollection}, {}}));
  for (const auto& migration : migrations) {
    if (migration.to <= format.format || migration.to > current) continue;
    const bool passed = !format.migration.empty() && format.migration != migration.name &&
                        std::any_of(migrations.begin(), migrations.end(), [&](const Migration& other) {
                          return other.name == format.migration && &other > &migration;
                        });
    if (passed) continue;  // done before the interruption
    TRY(run(store, migration, format, outcome, progress));
    const bool last_of_format = &migration == &migrations.back() || (&migration + 1)->to != migration.to;
    if (last_of_format) format = Format{.format = migration.to};
    TRY(write(store, format));
  }
  if (!found || format.format != current || *found != current || !TRY(read(store)))
    TRY(write(store, Format{.format = current}));
  return outcome;
}

}  // namespace souk::engines::upgrade
