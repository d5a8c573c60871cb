// Access keys: who may sign requests, and what each may do. They are kept in one file that its owner alone
// may read, because verifying a signature takes the secret itself. A serving endpoint sees a change of the
// file within a second; the commands of `souk objects key` change it, one at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace souk::s3 {

// kRead: objects and lists. kWrite: also put, remove, tag. kAll: also buckets and their settings.
enum class Right { kRead, kWrite, kAll };

}  // namespace souk::s3

template <>
struct souk::EnumNames<souk::s3::Right> {
  using enum souk::s3::Right;
  static constexpr std::array kNames{std::pair{kRead, std::string_view{"read"}},
                                     std::pair{kWrite, std::string_view{"write"}},
                                     std::pair{kAll, std::string_view{"all"}}};
};

namespace souk::s3 {

struct AccessKey {
  std::string id;
  std::string secret;
  std::string name;   // for people
  bool root = false;  // may do everything everywhere, and no policy denies it anything
  bool enabled = true;
  Right right = Right::kAll;
  std::vector<std::string> buckets;  // empty: every bucket
  std::string prefix;                // of keys within them
  Instant made{};

  static constexpr auto fields() {
    using S = AccessKey;
    return field_table(field("id", &S::id), field("secret", &S::secret), field("name", &S::name),
                       field("root", &S::root), field("enabled", &S::enabled), field("right", &S::right),
                       field("buckets", &S::buckets), field("prefix", &S::prefix), field("made", &S::made));
  }

  // Whether its scope covers this. An empty bucket: the list of buckets, of which it sees its own.
  bool covers(Right wanted, std::string_view bucket, std::string_view key) const;
};

class KeyRing {
 public:
  static constexpr std::size_t kMaxKeys = 1'000;

  // Makes the file with a root key when there is none. kUnavailable "objects.keys" when it cannot be read or
  // written, kPrecondition "objects.keys_open" when everybody may read it.
  static Result<std::unique_ptr<KeyRing>> open(const std::filesystem::path& file, const Clock& clock,
                                               Random& random);

  // An enabled key. From any thread.
  std::optional<AccessKey> find(std::string_view id) const;
  AccessKey root() const;
  std::vector<AccessKey> all() const;

  // Answers the new key with its id and secret. kInvalid "objects.key".
  Result<AccessKey> add(AccessKey wanted);
  // kNotFound "objects.no_key"; kInvalid "objects.key" for the root key, which stays enabled.
  Status set_enabled(std::string_view id, bool enabled);

 private:
  using Keys = std::vector<AccessKey>;
  KeyRing(std::filesystem::path file, const Clock& clock, Random& random)
      : file_{std::move(file)}, clock_{clock}, random_{random} {}
  std::shared_ptr<const Keys> current() const;
  Status reload() const;
  Status store(const Keys& keys) const;
  AccessKey made(AccessKey wanted) const;

  std::filesystem::path file_;
  const Clock& clock_;
  Random& random_;
  mutable std::mutex mutex_;  // of all below
  mutable std::shared_ptr<const Keys> keys_;
  mutable std::filesystem::file_time_type read_at_{};
  mutable std::chrono::steady_clock::time_point looked_at_{};
};

}  // namespace souk::s3
