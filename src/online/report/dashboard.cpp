#include "online/report/dashboard.hpp"

#include <algorithm>

namespace souk::online::report {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::size_t kTop = 10;
constexpr std::size_t kMaxIds = 1'000;  // of get_many

// The names of `count` hours or days that end with the one of `last`, oldest first.
std::vector<std::string> names_until(Instant last, std::int64_t count, bool hours) {
  const auto step = hours ? kHourMs : kDayMs;
  std::vector<std::string> names;
  for (auto i = count - 1; i >= 0; --i)
    names.push_back(to_string(last - milliseconds{i * step}).substr(0, hours ? 13 : 10));
  return names;
}

std::vector<std::string> distinct_months(const std::vector<std::string>& days) {
  std::vector<std::string> months;
  for (const auto& day : days) {
    if (months.empty() || months.back() != day.substr(0, 7)) months.push_back(day.substr(0, 7));
  }
  return months;
}

// First day, as days before today, of the months that the year's curve shows: the 1st eleven months ago.
std::int64_t days_of_year_curve(Instant local) {
  const auto today = to_string(local).substr(0, 10);
  auto year = std::stoi(today.substr(0, 4));
  const auto month = std::stoi(today.substr(5, 2));
  auto first = month + 1;  // of the year before
  year -= 1;
  if (first > 12) {
    first = 1;
    year += 1;
  }
  const auto text = std::to_string(year) + (first < 10 ? "-0" : "-") + std::to_string(first) + "-01";
  const auto begin = parse_instant(text);
  const auto today_begin = parse_instant(today);
  return begin && today_begin ? (today_begin->unix_ms - begin->unix_ms) / kDayMs + 1 : 365;
}

void take(Figures& figures, const FigureBucket& bucket, std::string_view currency) {
  figures.carts += bucket.carts;
  const auto found = bucket.sums.find(std::string{currency});
  if (found == bucket.sums.end()) return;
  for (const auto& [channel, sums] : found->second) figures.take(sums);
}

}  // namespace

std::optional<Range> range_of(std::string_view name) {
  for (const auto& [value, known] : EnumNames<Range>::kNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

void Figures::take(const Sums& sums) {
  orders += sums.orders;
  cancelled += sums.cancelled;
  units += sums.units;
  sales_minor += sums.net_minor();
  refunded_minor += sums.refunded_minor;
}

std::optional<std::int64_t> Figures::conversion_basis_points() const {
  if (carts == 0) return std::nullopt;
  return std::min<std::int64_t>(10'000, orders * 10'000 / carts);
}

Result<Reports::Buckets> Reports::read(const std::vector<std::string>& names, std::int64_t generation,
                                       bool hours) const {
  Buckets buckets;
  for (std::size_t from = 0; from < names.size(); from += kMaxIds) {
    std::vector<std::string> ids;
    for (auto i = from; i < std::min(names.size(), from + kMaxIds); ++i)
      ids.push_back(hours ? hour_id(generation, names[i]) : day_id(generation, names[i]));
    for (auto& document : TRY(deps_.store->get_many(kFigures, ids))) {
      auto stored = TRY(engines::Collection<FigureBucket>::decode(std::move(document)));
      buckets.emplace(stored.id.substr(stored.id.rfind('/') + 1), std::move(stored.value));
    }
  }
  return buckets;
}

Result<std::vector<TopProduct>> Reports::top_products(const std::vector<std::string>& periods,
                                                      Currency currency, std::int64_t generation) const {
  std::vector<std::string> ids;
  for (const auto& period : periods) {
    for (std::size_t shard = 0; shard < kProductShards; ++shard)
      ids.push_back(product_id(generation, period, shard));
  }
  std::unordered_map<std::string, Sold> sold;
  for (auto& document : TRY(deps_.store->get_many(kProducts, ids))) {
    const auto bucket = TRY(engines::Collection<ProductBucket>::decode(std::move(document)));
    const auto found = bucket.value.sold.find(std::string{currency.code()});
    if (found == bucket.value.sold.end()) continue;
    for (const auto& [sku, more] : found->second) add(sold[sku], more);
  }
  std::vector<std::pair<std::string, Sold>> ranked(sold.begin(), sold.end());
  const auto count = std::min(kTop, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    [](const auto& a, const auto& b) {
                      return std::tuple{-a.second.minor, -a.second.units, a.first} <
                             std::tuple{-b.second.minor, -b.second.units, b.first};
                    });
  std::vector<TopProduct> top;
  const auto snapshot = deps_.catalogue->snapshot();
  for (std::size_t i = 0; i < count; ++i) {
    TopProduct each{.sku = ranked[i].first, .units = ranked[i].second.units, .minor = ranked[i].second.minor};
    const auto product = snapshot == nullptr ? Result<catalogue::ProductPtr>{nullptr}
                                             : deps_.catalogue->find_by_sku(*snapshot, each.sku);
    // One that was removed since keeps its code.
    if (product && *product != nullptr) {
      each.name = (*product)->name;
      if (!(*product)->media.empty()) each.picture = (*product)->media.front().path;
    }
    top.push_back(std::move(each));
  }
  return top;
}

Result<Dashboard> Reports::dashboard(Range range, Currency currency) const {
  Dashboard shown{.range = range, .currency = currency};
  const auto generation = TRY(deps_.tally->generation());
  const auto local = deps_.clock->now() + deps_.utc_offset;
  const bool hours = range == Range::kToday;
  const auto hour_of_day = local.unix_ms % kDayMs / kHourMs;
  const auto length = range == Range::kToday   ? hour_of_day + 1
                      : range == Range::kWeek  ? 7
                      : range == Range::kMonth ? 30
                                               : days_of_year_curve(local);
  const auto names = names_until(local, length, hours);
  // Yesterday up to the same hour; otherwise the same number of days before.
  const auto before = names_until(local - milliseconds{hours ? kDayMs : length * kDayMs}, length, hours);

  auto all = names;
  all.insert(all.end(), before.begin(), before.end());
  const auto buckets = TRY(read(all, generation, hours));
  std::map<std::string, ChannelFigures> channels;
  for (const auto& name : names) {
    const auto point = range == Range::kYear ? name.substr(0, 7) : name;
    if (shown.points.empty() || shown.points.back().at != point) shown.points.push_back({.at = point});
    const auto found = buckets.find(name);
    if (found == buckets.end()) continue;
    take(shown.points.back(), found->second, currency.code());
    take(shown.period, found->second, currency.code());
    const auto sums = found->second.sums.find(std::string{currency.code()});
    if (sums == found->second.sums.end()) continue;
    for (const auto& [channel, each] : sums->second) {
      channels[channel].orders += each.orders;
      channels[channel].sales_minor += each.net_minor();
    }
  }
  for (const auto& name : before) {
    if (const auto found = buckets.find(name); found != buckets.end())
      take(shown.before, found->second, currency.code());
  }
  for (auto& [code, figures] : channels) {
    figures.channel = code;
    shown.channels.push_back(figures);
  }
  std::sort(shown.channels.begin(), shown.channels.end(),
            [](const auto& a, const auto& b) { return a.sales_minor > b.sales_minor; });
  const auto today = std::vector{to_string(local).substr(0, 10)};
  shown.products = TRY(top_products(range == Range::kYear ? distinct_months(names)
                                    : hours               ? today
                                                          : names,
                                    currency, generation));
  const auto states = TRY(deps_.store->get(kFigures, states_id(generation)));
  if (states) shown.states = TRY(engines::Collection<FigureBucket>::decode(*states)).value.states;
  shown.alarms = TRY(deps_.alarms->counts());
  shown.visitors = deps_.visitors->now();
  return shown;
}

}  // namespace souk::online::report
