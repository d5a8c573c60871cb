// Mapping files as strangers write them, applied to a record: an answer or an error, never a crash.
#include <cstdint>

#include "online/catalogue/import/draft.hpp"

namespace {

class SameEverywhere final : public souk::online::catalogue::Record {
 public:
  explicit SameEverywhere(std::string_view text) : text_{text} {}
  std::string_view column(std::string_view) const override { return text_; }
  std::string_view line() const override { return text_; }

 private:
  std::string_view text_;
};

}  // namespace

// The input is a mapping; behind a NUL stands what every column holds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const auto cut = input.find('\0');
  const auto mapping = souk::online::catalogue::parse_mapping(input.substr(0, cut), "fuzz.yaml");
  if (!mapping) return 0;
  const SameEverywhere record{cut == std::string_view::npos ? std::string_view{"1"} : input.substr(cut + 1)};
  if (is_skipped(*mapping, record)) return 0;
  if (const auto draft = draft_from(*mapping, record)) merged(nullptr, *draft);
  return 0;
}
