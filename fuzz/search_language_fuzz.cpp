// Queries as strangers type them: normalising twice changes nothing more, tokens lie within the text in their
// order, corrections and suggestions stay within their bounds.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "online/search/language/language_builder.hpp"
#include "online/search/language/suggester.hpp"

using namespace souk::online::search::language;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const std::shared_ptr<const Language>& shop() {
  static const auto instance = [] {
    LanguageBuilder builder;
    for (const auto* title : {"法式收腰连衣裙女夏季新款", "冰丝防晒衣spf50+女夏季薄款", "t恤男短袖500ml",
                              "Women's Leather Belt, 1.5 inch", "Wireless Headphones t-shirt"})
      builder.learn({.title = title, .brand = "三只松鼠", .categories = {"女装/连衣裙"}});
    for (const auto* term : {"刘德华", "江南style", "2014最新dj", "2048"}) builder.add({term, "", 9});
    builder.dictionary({.words = {"收腰裙"}, .never_split = {"防晒衣"}, .never_join = {"夏季 薄款", "三只"}});
    return builder.build();
  }();
  return instance;
}

const Suggester& suggester() {
  static const auto instance = [] {
    SuggesterBuilder builder{shop()};
    for (const auto* text : {"连衣裙长款", "江南style", "Leather Belt", "小米手环8"}) builder.add({text});
    return builder.build();
  }();
  return *instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const auto normal = normalise(text);
  require(normalise(normal) == normal);
  std::uint32_t last = 0;
  for (const auto& token : shop()->segment(text)) {
    require(!token.text.empty() && token.begin >= last && token.begin < token.end &&
            token.end <= normal.size());
    last = token.end;
  }
  const auto correction = shop()->correct(text, {});
  require(correction.offers.size() <= 5);
  require((correction.certainty == Certainty::kNone) == correction.text.empty());
  require(suggester().suggest(text, 10).size() <= 10);
  return 0;
}
