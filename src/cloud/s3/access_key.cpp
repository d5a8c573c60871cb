#include "cloud/s3/access_key.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "runtime/file/durable_file.hpp"
#include "runtime/log/log.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kIdLetters = 17;    // behind "SK": as long as the ids of others that tools check
constexpr std::size_t kSecretBytes = 30;  // 40 characters of base 64

struct KeyFileText {
  std::vector<AccessKey> keys;
  static constexpr auto fields() { return field_table(field("keys", &KeyFileText::keys)); }
};

Error unreadable(const std::filesystem::path& file, std::string detail) {
  return unavailable("objects.keys",
                     fmt::format("The file of access keys {} cannot be read or written.", file.string()),
                     std::move(detail));
}

std::string letters(Random& random, std::size_t size, std::string_view alphabet) {
  std::vector<std::uint8_t> bytes(size);
  random.fill(bytes);
  std::string text;
  for (const auto byte : bytes) text += alphabet[byte % alphabet.size()];
  return text;
}

// Held by a command while it reads, changes and writes the file.
class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& file)
      : fd_{::open((file.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)} {
    if (fd_ >= 0) ::flock(fd_, LOCK_EX);
  }
  ~FileLock() {
    if (fd_ >= 0) ::close(fd_);
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int fd_;
};

}  // namespace

bool AccessKey::covers(Right wanted, std::string_view bucket, std::string_view key) const {
  if (root) return true;
  if (wanted > right) return false;
  if (bucket.empty()) return wanted == Right::kRead;
  if (!buckets.empty() && std::find(buckets.begin(), buckets.end(), bucket) == buckets.end()) return false;
  return key.starts_with(prefix);
}

Result<std::unique_ptr<KeyRing>> KeyRing::open(const std::filesystem::path& file, const Clock& clock,
                                               Random& random) {
  std::unique_ptr<KeyRing> ring{new KeyRing{file, clock, random}};
  const FileLock lock{file};
  if (!std::filesystem::exists(file))
    TRY(ring->store({ring->made({.id = {}, .secret = {}, .name = "root", .root = true})}));
  TRY(ring->reload());
  return ring;
}

AccessKey KeyRing::made(AccessKey wanted) const {
  wanted.id = "SK" + letters(random_, kIdLetters + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  wanted.secret =
      letters(random_, kSecretBytes + 10, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  wanted.made = clock_.now();
  return wanted;
}

Status KeyRing::reload() const {
  struct stat about {};
  if (::stat(file_.c_str(), &about) != 0) return fail(unreadable(file_, "it is not there"));
  if ((about.st_mode & (S_IROTH | S_IWOTH)) != 0)
    return fail(precondition(
        "objects.keys_open",
        fmt::format("Everybody may read the access keys in {}; run chmod 600 on it.", file_.string())));
  std::error_code error;
  const auto written_at = std::filesystem::last_write_time(file_, error);
  std::ifstream in{file_};
  std::stringstream text;
  text << in.rdbuf();
  auto read = from_json<KeyFileText>(text.str(), Strictness::kStored);
  if (!read) return fail(unreadable(file_, read.error().message));
  const std::lock_guard hold{mutex_};
  keys_ = std::make_shared<const Keys>(std::move(read->keys));
  read_at_ = written_at;
  looked_at_ = clock_.monotonic();
  return {};
}

Status KeyRing::store(const Keys& keys) const {
  const auto text = to_json(KeyFileText{keys});
  if (const auto error = runtime::write_durably(file_, text, 0600))
    return fail(unreadable(file_, error.message()));
  return {};
}

// A file that cannot be read any more leaves the keys that were known: a full disk locks nobody out.
std::shared_ptr<const KeyRing::Keys> KeyRing::current() const {
  bool changed = false;
  {
    const std::lock_guard hold{mutex_};
    const auto now = clock_.monotonic();
    if (now - looked_at_ < std::chrono::seconds{1}) return keys_;
    looked_at_ = now;
    std::error_code error;
    changed = std::filesystem::last_write_time(file_, error) != read_at_ && !error;
  }
  if (changed) {
    if (const auto read = reload(); !read) log::error("objects.keys", {{"error", read.error()}});
  }
  const std::lock_guard hold{mutex_};
  return keys_;
}

std::optional<AccessKey> KeyRing::find(std::string_view id) const {
  const auto keys = current();
  for (const auto& key : *keys) {
    if (key.enabled && key.id == id) return key;
  }
  return std::nullopt;
}

AccessKey KeyRing::root() const {
  const auto keys = current();
  for (const auto& key : *keys) {
    if (key.root) return key;
  }
  return {};
}

std::vector<AccessKey> KeyRing::all() const { return *current(); }

Result<AccessKey> KeyRing::add(AccessKey wanted) {
  const FileLock lock{file_};
  TRY(reload());
  auto keys = all();
  if (keys.size() >= kMaxKeys)
    return fail(invalid("objects.key", fmt::format("There are {} access keys already.", kMaxKeys)));
  auto key = made(std::move(wanted));
  key.root = false;
  keys.push_back(key);
  TRY(store(keys));
  TRY(reload());
  return key;
}

Status KeyRing::set_enabled(std::string_view id, bool enabled) {
  const FileLock lock{file_};
  TRY(reload());
  auto keys = all();
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const AccessKey& key) { return key.id == id; });
  if (found == keys.end())
    return fail(
        not_found("objects.no_key", "There is no such access key; souk objects key list shows them."));
  if (found->root)
    return fail(invalid("objects.key", "The root key stays enabled; scoped keys can be disabled."));
  found->enabled = enabled;
  TRY(store(keys));
  return reload();
}

}  // namespace souk::s3
