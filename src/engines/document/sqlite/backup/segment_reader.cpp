// Reading segments (segment.hpp): a step's checksum is known before its lines are handed over, so each step
// is read twice; a segment never stands in memory whole.
#include <fstream>

#include <fmt/format.h>

#include "base/codec.hpp"
#include "engines/document/sqlite/backup/segment.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {

struct Head {
  std::string kind;
  std::int64_t format = 0;
  std::string backup_id;
  std::int64_t from = 0;
  static constexpr auto fields() {
    return field_table(field("kind", &Head::kind), field("format", &Head::format),
                       field("backup_id", &Head::backup_id), field("from", &Head::from));
  }
};

struct StoredLine : SegmentLine {
  static constexpr auto fields() {
    using S = SegmentLine;
    return field_table(field("kind", &S::kind), field("name", &S::name), field("indexes", &S::indexes),
                       field("sequence", &S::sequence), field("collection", &S::collection),
                       field("id", &S::id), field("revision", &S::revision),
                       field("body", &S::body, {.max_length = 16 * 1024 * 1024}));
  }
};

Error damaged(const fs::path& file, std::string_view how) {
  return {.kind = ErrorKind::kCorrupt,
          .code = "backup.damaged",
          .message = fmt::format("{} {}; restore to a moment before it, or take another backup.",
                                 file.string(), how)};
}

Result<SegmentLine> parse_line(const fs::path& file, const std::string& text) {
  const auto value = parse_json(text);
  if (!value) return fail(damaged(file, "holds a line that cannot be read"));
  auto line = from_value<StoredLine>(*value, Strictness::kStored);
  if (!line) return fail(damaged(file, "holds a line that cannot be read"));
  if (line->kind == "file") {
    auto entry = from_value<FileEntry>(*value, Strictness::kStored);
    if (!entry) return fail(damaged(file, "holds a line that cannot be read"));
    line->file = std::move(*entry);
  }
  return SegmentLine{std::move(*line)};
}

class Reader {
 public:
  Reader(const Manifest& manifest, SegmentVisitor* visitor) : manifest_{manifest}, visitor_{visitor} {
    whole_.last = manifest.last_change;
    whole_.at = manifest.taken_at;
  }

  Status read(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string text;
    if (!std::getline(in, text)) return fail(damaged(file, "has no head"));
    TRY(check_head(file, text));
    auto begin = in.tellg();
    Sha256 sum;
    while (std::getline(in, text) && !in.eof()) {  // a line without its end is unfinished
      if (!text.starts_with(R"({"kind":"end",)")) {
        sum.add(text);
        sum.add("\n");
        continue;
      }
      const auto end = from_json<StepEnd>(text, Strictness::kStored);
      if (!end || end->sha256 != sum.take()) return fail(damaged(file, "is damaged (a checksum is another)"));
      if (end->from != whole_.last.sequence || end->last.sequence < end->from)
        return fail(damaged(file, "does not follow the changes before it: one is missing"));
      const auto behind = in.tellg();
      TRY(take_step(file, in, begin, *end));
      in.seekg(behind);
      begin = behind;
    }
    std::error_code ignored;
    whole_.unfinished_bytes += static_cast<std::int64_t>(fs::file_size(file, ignored)) - begin;
    return {};
  }

  const Whole& whole() const { return whole_; }

 private:
  Status check_head(const fs::path& file, const std::string& text) const {
    const auto head = from_json<Head>(text, Strictness::kStored);
    if (!head || head->kind != "head") return fail(damaged(file, "has no head"));
    if (head->format > kBackupFormat) {
      return fail(precondition("backup.newer_format",
                               fmt::format("{} was written by a newer Souk (format {}, this one knows {}).",
                                           file.string(), head->format, kBackupFormat)));
    }
    if (head->backup_id != manifest_.backup_id) return fail(damaged(file, "belongs to another backup"));
    return {};
  }

  Status take_step(const fs::path& file, std::ifstream& in, std::streampos begin, const StepEnd& end) {
    wanted_ = wanted_ && (visitor_ == nullptr || visitor_->wants(end));
    if (visitor_ != nullptr && wanted_) {
      in.seekg(begin);
      std::string text;
      while (std::getline(in, text) && !text.starts_with(R"({"kind":"end",)"))
        TRY(visitor_->line(TRY(parse_line(file, text))));
      TRY(visitor_->end(end));
    }
    whole_.last = end.last;
    whole_.at = end.at;
    ++whole_.steps;
    return {};
  }

  const Manifest& manifest_;
  SegmentVisitor* visitor_;
  bool wanted_ = true;
  Whole whole_;
};

}  // namespace

Result<Whole> read_segments(const fs::path& backup, const Manifest& manifest, SegmentVisitor* visitor) {
  Reader reader{manifest, visitor};
  for (const auto& name : TRY(files_below(backup / "changes"))) {
    if (name.ends_with(".jsonl") && name.find('/') == std::string::npos)
      TRY(reader.read(backup / "changes" / name));
  }
  return reader.whole();
}

}  // namespace souk::engines::backup
