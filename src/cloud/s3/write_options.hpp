// What the fields of a write say of the object to be: attributes, tags, class, encryption, lock. Of PUT's and
// uploads' header fields, and of a form's, which have the same names.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cloud/storage/request.hpp"
#include "runtime/http/message.hpp"

namespace souk::s3 {

struct WriteOptions {
  storage::Attributes attributes{};
  storage::Tier tier = storage::Tier::kStandard;
  bool has_tier = false;
  std::optional<bool> encrypt{};
  std::optional<storage::Retention> retention{};
  bool legal_hold = false;
};

// InvalidArgument, InvalidTag, InvalidStorageClass, InvalidEncryptionAlgorithmError, MetadataTooLarge,
// AccessControlListNotSupported, NotImplemented for what is not done here.
Result<WriteOptions> read_write_options(const http::Headers& fields);

// "a=1&b=2"
Result<std::map<std::string, std::string>> read_tag_field(std::string_view text);
Status check_tags(const std::map<std::string, std::string>& tags, std::size_t most);
Result<storage::LockMode> read_lock_mode(std::string_view text);
// private, bucket-owner-full-control and the like are what is so anyway.
Status check_acl(std::string_view canned);
// If-Match and If-None-Match of writes.
Result<storage::WriteCondition> read_write_condition(const http::Headers& fields);

}  // namespace souk::s3
