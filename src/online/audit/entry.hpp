// One line of the audit trail: who did what to which object, when and from where. It never holds what was
// written, only digests of it: nothing personal, no secret.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::audit {

// A document that the act changed: SHA-256 of it before and after; empty where there was or is none.
struct ChangedDocument {
  std::string collection;
  std::string id;
  std::string before;
  std::string after;
  static constexpr std::string_view kName = "AuditChange";
  static constexpr auto fields() {
    using C = ChangedDocument;
    return field_table(field("collection", &C::collection), field("id", &C::id), field("before", &C::before),
                       field("after", &C::after));
  }
};

struct Entry {
  std::int64_t sequence = 0;  // 1, 2, 3 ... without gaps
  std::string previous;       // hash of the entry before; empty for the first of all
  Instant at{};
  std::string who;         // "stf_...", "key_...", "staff", "system"
  std::string act;         // "POST /api/v1/admin/roles/{id}", "staff.sign_in"
  std::string object;      // what the path names, "role=weekend-till"
  std::string permission;  // that allowed it
  std::string from;        // network address
  std::string request_id;
  std::optional<std::int64_t> of;      // the end of the act whose beginning is that entry
  std::optional<std::int64_t> status;  // of the answer; absent while nobody knows
  std::vector<ChangedDocument> changes;
  std::int64_t changed_documents = 0;  // of which `changes` lists the first ones
  std::string hash;                    // of all above

  static constexpr std::string_view kName = "AuditEntry";
  static constexpr auto fields() {
    using E = Entry;
    return field_table(
        field("sequence", &E::sequence),
        field("previous", &E::previous, {.help = "Hash of the entry before."}), field("at", &E::at),
        field("who", &E::who), field("act", &E::act), field("object", &E::object),
        field("permission", &E::permission), field("from", &E::from), field("request_id", &E::request_id),
        field("of", &E::of, {.help = "Number of the entry whose act ends with this one."}),
        field("status", &E::status, {.help = "HTTP status of the answer."}),
        field("changes", &E::changes, {.max_length = 50}), field("changed_documents", &E::changed_documents),
        field("hash", &E::hash, {.help = "SHA-256 over all members above."}));
  }
};

// SHA-256 in hexadecimal over the entry's JSON without `hash`; the hash of the entry before is part of it, so
// whoever changes one entry must change all after it.
std::string hash_of(const Entry& entry);
// SHA-256 of a JSON text whose members are put in order first, so that two stores that write the same
// document differently agree.
std::string digest_of(std::string_view json);

}  // namespace souk::online::audit
