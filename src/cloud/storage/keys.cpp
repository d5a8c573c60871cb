#include "cloud/storage/keys.hpp"

#include <array>

#include "cloud/storage/cipher.hpp"
#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"

namespace souk::storage {
namespace {

constexpr std::string_view kWrapMark = "v1.";
constexpr std::size_t kMasterIdDigits = 16;
constexpr std::size_t kNonceBytes = 12;

std::string random_bytes(Random& random, std::size_t size) {
  std::string bytes(size, '\0');
  random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

std::string_view master_of(std::string_view wrapped) {
  if (!wrapped.starts_with(kWrapMark) || wrapped.size() < kWrapMark.size() + kMasterIdDigits + 1) return {};
  return wrapped.substr(kWrapMark.size(), kMasterIdDigits);
}

}  // namespace

Result<Keys> Keys::make(const std::vector<Secret>& masters) {
  Keys keys;
  for (const auto& master : masters) {
    if (master.reveal().size() != kKeyBytes)
      return fail(
          invalid("object.keys", "A master key of the object store has 32 bytes; this one is no key."));
    keys.masters_.push_back(
        {to_hex(digest_of(ChecksumKind::kSha256, master.reveal())).substr(0, kMasterIdDigits), master});
  }
  return keys;
}

Result<Secret> Keys::make_key(Random& random) const {
  if (!can_encrypt())
    return fail(invalid("object.no_keys", "This store has no key file: set one to store objects encrypted."));
  return Secret{random_bytes(random, kKeyBytes)};
}

Result<std::string> Keys::wrap(const Secret& key, std::string_view blob, Random& random) const {
  if (!can_encrypt())
    return fail(invalid("object.no_keys", "This store has no key file: set one to store objects encrypted."));
  const auto& master = masters_.front();
  auto sealed = random_bytes(random, kNonceBytes);
  sealed += gcm_seal(master.key.reveal(), std::string{sealed}, blob, key.reveal());
  return std::string{kWrapMark} + master.id + "." + to_base64(sealed);
}

Result<Secret> Keys::unwrap(std::string_view wrapped, std::string_view blob) const {
  const auto id = master_of(wrapped);
  for (const auto& master : masters_) {
    if (master.id != id) continue;
    const auto sealed = from_base64(wrapped.substr(kWrapMark.size() + kMasterIdDigits + 1));
    if (!sealed || sealed->size() < kNonceBytes) break;
    const std::string_view all{*sealed};
    auto key = gcm_open(master.key.reveal(), all.substr(0, kNonceBytes), blob, all.substr(kNonceBytes));
    if (key) return Secret{std::move(*key)};
  }
  Error error{
      .kind = ErrorKind::kCorrupt,
      .code = "object.key_unknown",
      .message = "An encrypted object cannot be opened: put the key file back under which it was written."};
  error.detail = std::string{blob};
  return fail(std::move(error));
}

bool Keys::is_current(std::string_view wrapped) const {
  return can_encrypt() && master_of(wrapped) == masters_.front().id;
}

}  // namespace souk::storage
