#include "online/console/rule_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::console {
namespace {

using promotion::BundlePart;
using promotion::GoodsFilter;
using promotion::Tier;
using promotion::WeeklyHours;

// A list of a filter by the word that people write for it.
struct GoodsWord {
  std::string_view word;
  std::vector<std::string> GoodsFilter::*list;
};
constexpr std::array kGoodsWords{GoodsWord{"not product", &GoodsFilter::except_products},
                                 GoodsWord{"not category", &GoodsFilter::except_categories},
                                 GoodsWord{"product", &GoodsFilter::products},
                                 GoodsWord{"category", &GoodsFilter::categories},
                                 GoodsWord{"brand", &GoodsFilter::brands},
                                 GoodsWord{"collection", &GoodsFilter::collections}};

std::optional<std::int64_t> whole(std::string_view text) {
  text = text::trim(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0)
    return std::nullopt;
  return number;
}

std::vector<std::string_view> lines_of(std::string_view text, char between = '\n') {
  std::vector<std::string_view> lines;
  for (const auto line : text::split(text, between)) {
    if (const auto trimmed = text::trim(line); !trimmed.empty()) lines.push_back(trimmed);
  }
  return lines;
}

Result<std::int64_t> minute_from(std::string_view text) {
  const auto colon = text.find(':');
  const auto hours = colon == std::string_view::npos ? std::nullopt : whole(text.substr(0, colon));
  const auto minutes = colon == std::string_view::npos ? std::nullopt : whole(text.substr(colon + 1));
  if (!hours || !minutes || *hours > 24 || *minutes > 59 || *hours * 60 + *minutes > 1'440)
    return fail(invalid("form.hours", "Write hours such as 18:00-22:00."));
  return *hours * 60 + *minutes;
}

std::string text_of_minute(std::int64_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

}  // namespace

Result<AmountByCurrency> amounts_from(std::string_view text, Currency first) {
  AmountByCurrency amounts;
  for (const auto entry : lines_of(text, ',')) {
    const auto blank = entry.find(' ');
    auto currency = first;
    auto number = entry;
    if (blank != std::string_view::npos) {
      const auto named = Currency::parse(entry.substr(0, blank));
      if (!named) return fail(invalid("form.amounts", "Write amounts such as \"CNY 30, USD 4.50\"."));
      currency = *named;
      number = text::trim(entry.substr(blank));
    }
    const auto money = parse_decimal(number, currency);
    if (!money || money->minor < 0)
      return fail(invalid("form.amounts", "Write amounts such as \"CNY 30, USD 4.50\"."));
    amounts[std::string{currency.code()}] = money->minor;
  }
  return amounts;
}

std::string text_of_amounts(const AmountByCurrency& amounts) {
  std::string text;
  for (const auto& [code, minor] : amounts) {
    const auto currency = Currency::parse(code);
    if (!currency) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", code, to_decimal({minor, *currency}));
  }
  return text;
}

Result<GoodsFilter> goods_from(std::string_view text, char between) {
  GoodsFilter goods;
  for (const auto line : lines_of(text, between)) {
    const auto word = std::find_if(kGoodsWords.begin(), kGoodsWords.end(), [&](const GoodsWord& one) {
      return line.starts_with(one.word) && line.size() > one.word.size() && line[one.word.size()] == ' ';
    });
    if (word == kGoodsWords.end()) {
      return fail(invalid("form.goods",
                          "Write one entry a line: \"category tea\", \"product TEA-1\", \"brand x\", "
                          "\"collection y\", \"not product Z\"."));
    }
    (goods.*word->list).emplace_back(text::trim(line.substr(word->word.size())));
  }
  return goods;
}

std::string text_of_goods(const GoodsFilter& goods, std::string_view between) {
  std::string text;
  for (const auto& [word, list] : kGoodsWords) {
    for (const auto& entry : goods.*list)
      text += fmt::format("{}{} {}", text.empty() ? "" : between, word, entry);
  }
  return text;
}

Result<std::vector<Tier>> tiers_from(std::string_view text, Currency first) {
  const auto unclear = [] {
    return fail(invalid("form.tiers", "Write one tier a line: \"3: 10 %\", \"CNY 200: CNY 30\"."));
  };
  std::vector<Tier> tiers;
  for (const auto line : lines_of(text)) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return unclear();
    const auto from = text::trim(line.substr(0, colon));
    auto gives = text::trim(line.substr(colon + 1));
    Tier tier;
    if (const auto pieces = whole(from)) {
      tier.quantity = *pieces;
    } else {
      tier.value = TRY(amounts_from(from, first));
    }
    if (gives.ends_with('%')) {
      tier.basis_points = TRY(percent_from(gives));
    } else if (gives.starts_with("each ")) {
      tier.unit_price = TRY(amounts_from(gives.substr(5), first));
    } else {
      tier.amount = TRY(amounts_from(gives, first));
    }
    if (gives.empty()) return unclear();
    tiers.push_back(std::move(tier));
  }
  return tiers;
}

std::string text_of_tiers(const std::vector<Tier>& tiers) {
  std::string text;
  for (const auto& tier : tiers) {
    const auto from = tier.quantity > 0 ? std::to_string(tier.quantity) : text_of_amounts(tier.value);
    std::string gives = text_of_amounts(tier.amount);
    if (tier.basis_points > 0) gives = text_of_percent(tier.basis_points) + " %";
    if (!tier.unit_price.empty()) gives = "each " + text_of_amounts(tier.unit_price);
    text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", from, gives);
  }
  return text;
}

Result<std::vector<BundlePart>> parts_from(std::string_view text) {
  std::vector<BundlePart> parts;
  for (const auto line : lines_of(text)) {
    const auto times = line.find(" x ");
    const auto pieces = times == std::string_view::npos ? std::nullopt : whole(line.substr(0, times));
    if (!pieces) return fail(invalid("form.parts", "Write one part a line: \"2 x category tea; brand x\"."));
    BundlePart part{.goods = {}, .quantity = *pieces};
    part.goods = TRY(goods_from(line.substr(times + 3), ';'));
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string text_of_parts(const std::vector<BundlePart>& parts) {
  std::string text;
  for (const auto& part : parts)
    text +=
        fmt::format("{}{} x {}", text.empty() ? "" : "\n", part.quantity, text_of_goods(part.goods, "; "));
  return text;
}

Result<std::vector<WeeklyHours>> hours_from(std::string_view text) {
  std::vector<WeeklyHours> all;
  for (const auto line : lines_of(text)) {
    WeeklyHours hours;
    auto span = line;
    if (const auto blank = line.find(' '); blank != std::string_view::npos) {
      for (const auto day : text::split(line.substr(0, blank), ',')) {
        const auto number = whole(day);
        if (!number || *number < 1 || *number > 7)
          return fail(invalid("form.hours", "Days are numbers from 1 (Monday) to 7."));
        hours.weekdays.push_back(*number);
      }
      span = text::trim(line.substr(blank));
    }
    const auto dash = span.find('-');
    if (dash == std::string_view::npos)
      return fail(invalid("form.hours", "Write hours such as 18:00-22:00."));
    hours.from_minute = TRY(minute_from(text::trim(span.substr(0, dash))));
    hours.until_minute = TRY(minute_from(text::trim(span.substr(dash + 1))));
    all.push_back(std::move(hours));
  }
  return all;
}

std::string text_of_hours(const std::vector<WeeklyHours>& hours) {
  std::string text;
  for (const auto& one : hours) {
    std::string days;
    for (const auto day : one.weekdays) days += fmt::format("{}{}", days.empty() ? "" : ",", day);
    text += fmt::format("{}{}{}{}-{}", text.empty() ? "" : "\n", days, days.empty() ? "" : " ",
                        text_of_minute(one.from_minute), text_of_minute(one.until_minute));
  }
  return text;
}

Result<std::int64_t> percent_from(std::string_view text) {
  text = text::trim(text);
  if (text.ends_with('%')) text = text::trim(text.substr(0, text.size() - 1));
  if (text.empty()) return 0;
  // Two decimals, as money of two decimals has them.
  const auto hundredths = parse_decimal(text, Currency::of("CNY"));
  if (!hundredths || hundredths->minor < 0 || hundredths->minor > 10'000)
    return fail(invalid("form.percent", "Write a percentage such as 10 or 12.5."));
  return hundredths->minor;
}

std::string text_of_percent(std::int64_t basis_points) {
  auto text = to_decimal({basis_points, Currency::of("CNY")});
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::vector<std::string> words_from(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool parts = c == ' ' || c == ',' || c == '\n' || c == '\r' || c == '\t';
    if (!parts) word += c;
    if (parts && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string text_of_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace souk::online::console
