// The document port: where everything that must survive lives. One aggregate is one document, and one
// document is the unit of atomicity: there is no transaction over two, and no join. The same contract holds
// on every adapter (tests/contract/document_contract.hpp is run against each).
//
// Threads: every method may be called from any fiber or thread at any time. Each waits until the deadline of
// the current RequestScope at most, then answers kTimeout; a write that timed out may still happen.
// Errors of every method: kUnavailable (the engine is gone), kTimeout "document.timeout", kStorageFull
// (writes), kCorrupt, kLimit "document.busy" (too many writes wait), kInvalid for arguments outside the
// bounds below and kBug "document.undeclared" for a collection or index that nobody declared. A write that
// answered success is durable (it survives kill -9 and power loss) and is seen by every read that begins
// afterwards.
//
// Ids: 1 to 200 bytes of UTF-8 without control characters; dots are fine. They sort by their bytes.
// Paths: 1 to 8 member names joined by dots ("levels.shanghai.available"), 400 bytes at most. A name is 1 to
// 200 bytes of UTF-8 without dots and control characters and does not begin with "$"; so an id or a code that
// becomes a member name must hold no dot. Paths of declared indexes are narrower: letters, digits, "_" and
// "-". A path leads through objects only, never into an array.
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
  std::string id;             // chosen by the caller
  std::int64_t revision = 0;  // 1 at insert, +1 at each change; begins again at 1 after a removal
  std::string body;           // a JSON object, at most 8 MiB and 32 levels deep
};

// A declared index: a dotted path into the body, over texts and integers; integers come before texts, texts
// are ordered by their bytes. Documents without the member, or with another type there, are not in the index.
// An indexed text has at most 1,200 bytes (kInvalid "document.index_value"). Only declared paths can be
// searched.
struct IndexSpec {
  std::string path;
  bool unique = false;
};

struct CollectionSpec {
  std::string name;                // [a-z_]+, 40 bytes at most
  std::vector<IndexSpec> indexes;  // 16 at most
};

using IndexValue = std::variant<std::int64_t, std::string>;

// Over one declared index: equality, or a range, or everything that has it; or over ids (texts) when `path`
// is empty. The order is that of the value, then of the id. A range holds values of its bounds' type only.
struct FindQuery {
  std::string path;
  std::optional<IndexValue> equals;
  std::optional<IndexValue> from;   // inclusive
  std::optional<IndexValue> until;  // exclusive
  bool descending = false;
  std::size_t limit = 100;  // 1 to 1,000
  std::string cursor;       // from the page before of the same query; empty for the first
};

// A page may end before `limit` when its bodies pass 16 MiB together. What is written between two pages is
// seen if it lies behind the cursor; nothing is given twice or left out unless its indexed value changed
// meanwhile.
struct FindPage {
  std::vector<Document> documents;
  std::string next_cursor;  // empty on the last page
};

// What must hold for an update to happen.
struct Condition {
  enum class Kind { kAtLeast, kEquals, kAbsent, kPresent };
  std::string path;
  Kind kind = Kind::kPresent;
  IndexValue value{
      std::int64_t{0}};  // for kAtLeast (an integer) and kEquals; neither holds for a missing member
};

struct Increment {
  std::string path;  // a missing member counts as 0
  std::int64_t by = 0;
};

struct Assignment {
  std::string path;
  std::string json{};  // the new value as JSON text; an empty text removes the member
};

// One atomic change of one document: nothing happens unless all conditions hold. Missing objects on the way
// of a path are made. No path of an increment or assignment may be or lie inside another's (a condition's
// may). At most 200 of each kind.
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

  // Makes the collection and its indexes; again with the same or more indexes is fine, and an index left out
  // is kept. Call it at start-up. kConflict "document.not_unique" when a new unique index meets equal values.
  virtual Status declare(const CollectionSpec& spec) = 0;

  // nullopt when there is none.
  virtual Result<std::optional<Document>> get(std::string_view collection, std::string_view id) = 0;
  // In the order of `ids`, at most 1,000; missing ones are left out. kTooLarge past 64 MiB.
  virtual Result<std::vector<Document>> get_many(std::string_view collection,
                                                 const std::vector<std::string>& ids) = 0;
  virtual Result<FindPage> find(std::string_view collection, const FindQuery& query) = 0;
  // An estimate may be given for more than 10,000 documents; the embedded adapters are exact.
  virtual Result<std::int64_t> count(std::string_view collection) = 0;

  // Answers the new revision, 1. kConflict "document.exists" when the id, or "document.not_unique" when a
  // unique index's value, is taken.
  virtual Result<std::int64_t> insert(std::string_view collection, std::string_view id,
                                      std::string_view body) = 0;
  // Replaces the body if the stored revision is `revision`; answers the new one. kConflict "document.changed"
  // when it is not, kNotFound "document.missing" when there is none, "document.not_unique" as above.
  virtual Result<std::int64_t> replace(std::string_view collection, std::string_view id,
                                       std::int64_t revision, std::string_view body) = 0;
  // Inserts or replaces whatever is there; for caches and imports, where the last writer may win.
  virtual Result<std::int64_t> put(std::string_view collection, std::string_view id,
                                   std::string_view body) = 0;
  // Answers the document after the change. Nothing was changed on kPrecondition "document.condition" (a
  // condition does not hold; `detail` has its path), "document.type" (a path leads through something that is
  // no object, or an increment meets something that is no integer) and "document.overflow"; on kNotFound
  // "document.missing", "document.not_unique", and on kTooLarge when the body would pass its bound.
  virtual Result<Document> update(std::string_view collection, std::string_view id, const Update& update) = 0;
  // revision 0 removes any, otherwise as replace(): kConflict "document.changed". Removing what is not there
  // succeeds.
  virtual Status erase(std::string_view collection, std::string_view id, std::int64_t revision) = 0;
  // put() of many in one commit: all or none. At most 1,000 and 64 MiB; their revisions are not looked at.
  virtual Status put_many(std::string_view collection, const std::vector<Document>& documents) = 0;

  // Changes after `after` in commit order, at most `limit` (1 to 10,000); waits up to `wait` for the first
  // and answers an empty batch when none came. 0 starts at the beginning, -1 at the present (to read
  // everything and then follow: ask for -1 with no wait first, keep next_sequence, read, then go on from
  // there). Sequences grow without gaps. kPrecondition "feed.too_old" when that part of the feed is gone, or
  // lies in a future that a restored backup does not have: read everything anew.
  virtual Result<ChangeBatch> changes(std::int64_t after, std::size_t limit,
                                      std::chrono::milliseconds wait) = 0;
};

}  // namespace souk::engines
