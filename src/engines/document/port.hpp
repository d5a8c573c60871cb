// The document port: where everything that must survive lives. One aggregate is one document, and one document
// is the unit of atomicity: there is no transaction over two, and no join. The same contract holds on every
// adapter (tests/contract/document_contract.hpp is run against each).
//
// Threads: every method may be called from any fiber or thread at any time. Each waits until the deadline of
// the current RequestScope at most, then answers kTimeout; a write that timed out may still happen.
// Errors of every method: kUnavailable (the engine is gone), kTimeout, kStorageFull (writes), kCorrupt, kLimit
// (too many writes wait). A write that answered success is durable: it survives kill -9 and power loss.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace souk::engines {

// A JSON object as text, with its place and version.
struct Document {
  std::string id;            // 1 to 200 bytes, chosen by the caller
  std::int64_t revision = 0;  // 1 at insert, +1 at each change
  std::string body;           // a JSON object, at most 8 MiB
};

// A declared index: a dotted path into the body, over texts and integers. Documents without the member are not
// in the index. Only declared paths can be searched.
struct IndexSpec {
  std::string path;
  bool unique = false;
};

struct CollectionSpec {
  std::string name;  // [a-z_]+
  std::vector<IndexSpec> indexes;
};

using IndexValue = std::variant<std::int64_t, std::string>;

// Over one declared index: equality, or a range, or everything that has it; or over ids when `path` is empty.
struct FindQuery {
  std::string path;
  std::optional<IndexValue> equals;
  std::optional<IndexValue> from;   // inclusive
  std::optional<IndexValue> until;  // exclusive
  bool descending = false;
  std::size_t limit = 100;   // 1 to 1,000
  std::string cursor;        // from the page before; empty for the first
};

struct FindPage {
  std::vector<Document> documents;
  std::string next_cursor;  // empty on the last page
};

// What must hold for an update to happen.
struct Condition {
  enum class Kind { kAtLeast, kEquals, kAbsent, kPresent };
  std::string path;
  Kind kind = Kind::kPresent;
  IndexValue value{std::int64_t{0}};  // for kAtLeast (an integer) and kEquals
};

struct Increment {
  std::string path;  // a missing member counts as 0
  std::int64_t by = 0;
};

struct Assignment {
  std::string path;
  std::string json;  // the new value as JSON text; an empty text removes the member
};

// One atomic change of one document: nothing happens unless all conditions hold. Missing objects on the way of
// a path are made. No path of one update may lie inside another.
struct Update {
  std::vector<Condition> conditions;
  std::vector<Increment> increments;
  std::vector<Assignment> assignments;
};

// One committed write, in the order of commits.
struct Change {
  std::int64_t sequence = 0;
  std::string collection;
  std::string id;
  std::int64_t revision = 0;  // 0 when the document was removed
};

struct ChangeBatch {
  std::vector<Change> changes;
  std::int64_t next_sequence = 0;  // pass it as `after` to go on
};

class DocumentStore {
 public:
  virtual ~DocumentStore() = default;

  // Makes the collection and its indexes; again with the same or more indexes is fine. Call it at start-up.
  virtual Status declare(const CollectionSpec& spec) = 0;

  // nullopt when there is none.
  virtual Result<std::optional<Document>> get(std::string_view collection, std::string_view id) = 0;
  // In the order of `ids`, at most 1,000; missing ones are left out.
  virtual Result<std::vector<Document>> get_many(std::string_view collection, const std::vector<std::string>& ids) = 0;
  virtual Result<FindPage> find(std::string_view collection, const FindQuery& query) = 0;
  // An estimate may be given for more than 10,000 documents.
  virtual Result<std::int64_t> count(std::string_view collection) = 0;

  // Answers the new revision, 1. kConflict "document.exists" when the id, or "document.not_unique" when a
  // unique index's value, is taken.
  virtual Result<std::int64_t> insert(std::string_view collection, std::string_view id, std::string_view body) = 0;
  // Replaces the body if the stored revision is `revision`; answers the new one. kConflict "document.changed"
  // when it is not, kNotFound "document.missing" when there is none, "document.not_unique" as above.
  virtual Result<std::int64_t> replace(std::string_view collection, std::string_view id, std::int64_t revision,
                                       std::string_view body) = 0;
  // Inserts or replaces whatever is there; for caches and imports, where the last writer may win.
  virtual Result<std::int64_t> put(std::string_view collection, std::string_view id, std::string_view body) = 0;
  // Answers the document after the change. kPrecondition "document.condition" when a condition does not hold
  // (nothing was changed), kNotFound "document.missing".
  virtual Result<Document> update(std::string_view collection, std::string_view id, const Update& update) = 0;
  // revision 0 removes any. Removing what is not there succeeds.
  virtual Status erase(std::string_view collection, std::string_view id, std::int64_t revision) = 0;
  // put() of many in as few commits as possible; all or none of one call. At most 1,000.
  virtual Status put_many(std::string_view collection, const std::vector<Document>& documents) = 0;

  // Changes after `after` in commit order, at most `limit` (1 to 10,000); waits up to `wait` for the first. -1 starts at the
  // present. kPrecondition "feed.too_old" when that part of the feed is gone: read everything anew.
  virtual Result<ChangeBatch> changes(std::int64_t after, std::size_t limit, std::chrono::milliseconds wait) = 0;
};

}  // namespace souk::engines
