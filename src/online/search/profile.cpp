#include "online/search/profile.hpp"

#include <algorithm>
#include <cstring>

namespace souk::online::search {
namespace {

constexpr unsigned kFieldBits = 6;
constexpr std::uint32_t kFieldMask = (1U << kFieldBits) - 1;
constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxTerms = 400;
constexpr std::uint32_t kVersion = 1;

// The payload's head; all of it in the machine's byte order: the index never leaves the machine.
struct Head {
  std::uint32_t version = kVersion;
  std::uint16_t name_size = 0;
  std::uint16_t brand_size = 0;
  std::int64_t revision = 0;
  std::uint64_t fingerprint = 0;
};
static_assert(sizeof(Head) == 24);

}  // namespace

std::uint32_t Profile::fields_of(TermHash term) const {
  const auto from = words_.begin() + name_size_;
  const auto found = std::lower_bound(from, words_.end(), term << kFieldBits);
  return found != words_.end() && *found >> kFieldBits == term ? *found & kFieldMask : 0;
}

std::size_t Profile::memory_bytes() const {
  return sizeof(*this) + words_.capacity() * sizeof(std::uint32_t) + (sku.size() > 15 ? sku.capacity() : 0);
}

std::string Profile::pack() const {
  const Head head{kVersion, name_size_, brand_size_, revision, fingerprint};
  std::string payload(sizeof(head) + words_.size() * sizeof(std::uint32_t), '\0');
  std::memcpy(payload.data(), &head, sizeof(head));
  if (!words_.empty())
    std::memcpy(payload.data() + sizeof(head), words_.data(), words_.size() * sizeof(std::uint32_t));
  return payload;
}

std::optional<Profile> Profile::unpack(std::string_view sku, std::string_view payload) {
  Head head;
  if (payload.size() < sizeof(head)) return std::nullopt;
  std::memcpy(&head, payload.data(), sizeof(head));
  const auto count = (payload.size() - sizeof(head)) / sizeof(std::uint32_t);
  if (head.version != kVersion || head.name_size > count) return std::nullopt;
  Profile profile;
  profile.sku = sku;
  profile.revision = head.revision;
  profile.fingerprint = head.fingerprint;
  profile.name_size_ = head.name_size;
  profile.brand_size_ = head.brand_size;
  profile.words_.resize(count);
  if (count > 0)
    std::memcpy(profile.words_.data(), payload.data() + sizeof(head), count * sizeof(std::uint32_t));
  return profile;
}

void ProfileBuilder::add(Field field, const std::vector<std::string>& terms) {
  if (field == Field::kBrand)
    profile_.brand_size_ = static_cast<std::uint16_t>(std::min<std::size_t>(terms.size(), 100));
  for (const auto& term : terms)
    terms_.push_back(hash_of(term) << kFieldBits | static_cast<std::uint32_t>(field));
}

void ProfileBuilder::name(const std::vector<std::string>& terms) {
  add(Field::kName, terms);
  const auto size = std::min(terms.size(), kMaxName);
  if (size <= profile_.name_size_) return;
  profile_.words_.clear();
  for (std::size_t i = 0; i < size; ++i) profile_.words_.push_back(hash_of(terms[i]));
  profile_.name_size_ = static_cast<std::uint16_t>(size);
}

Profile ProfileBuilder::finish(std::string sku, std::int64_t revision, std::uint64_t fingerprint) {
  std::sort(terms_.begin(), terms_.end());
  std::vector<std::uint32_t> merged;
  for (const auto term : terms_) {
    if (!merged.empty() && merged.back() >> kFieldBits == term >> kFieldBits) {
      merged.back() |= term & kFieldMask;
    } else if (merged.size() < kMaxTerms) {
      merged.push_back(term);
    }
  }
  profile_.words_.insert(profile_.words_.end(), merged.begin(), merged.end());
  profile_.words_.shrink_to_fit();
  profile_.sku = std::move(sku);
  profile_.revision = revision;
  profile_.fingerprint = fingerprint;
  return std::move(profile_);
}

}  // namespace souk::online::search
