// The Language that this shop speaks at the moment, learnt from its own products. Learning reads every
// product once, in the background; until then the general dictionary serves. Documents that were indexed
// under another Language stay findable by the parts and single characters of their words.
//
// Threads: current() from anywhere; learn() one at a time.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "online/catalogue/catalogue.hpp"
#include "online/search/language/language.hpp"

namespace souk::online::search {

using LanguagePtr = std::shared_ptr<const language::Language>;

class Tongue {
 public:
  explicit Tongue(const catalogue::Catalogue& catalogue)
      : catalogue_{catalogue}, current_{language::Language::plain()} {}

  LanguagePtr current() const { return current_.load(); }
  // Changes with every other Language.
  std::uint64_t version() const { return version_.load(); }
  bool learnt() const { return learnt_.load(); }
  // Reads the shop. `stopping` is asked now and then.
  Status learn(const std::function<bool()>& stopping);
  // The merchant's own words; at once.
  void set_dictionary(const language::Dictionary& dictionary);

 private:
  const catalogue::Catalogue& catalogue_;
  std::mutex changing_;
  language::Dictionary dictionary_;
  std::atomic<LanguagePtr> current_;
  std::atomic<std::uint64_t> version_{0};
  std::atomic<bool> learnt_{false};
};

}  // namespace souk::online::search
