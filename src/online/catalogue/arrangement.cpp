#include "online/catalogue/arrangement.hpp"

#include <algorithm>
#include <unordered_set>

namespace souk::online::catalogue {
namespace {

void raise_and_bury(const Arrangement& arrangement, const Snapshot& snapshot, RowList& rows) {
  if (arrangement.boosts.empty()) return;
  std::vector<std::pair<float, RowId>> boosted;
  boosted.reserve(rows.size());
  for (const auto row : rows) boosted.emplace_back(boost_of(arrangement, snapshot, row), row);
  std::stable_sort(boosted.begin(), boosted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = boosted[i].second;
}

bool has(const RowList& sorted, RowId row) { return std::binary_search(sorted.begin(), sorted.end(), row); }

RowList sorted(RowList rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

void put_pins_first(const RowList& wanted, RowList& rows) {
  if (wanted.empty()) return;
  const auto any = sorted(wanted);
  std::unordered_set<RowId> there;
  for (const auto row : rows)
    if (has(any, row)) there.insert(row);
  RowList ordered;
  ordered.reserve(rows.size());
  for (const auto pin : wanted) {
    const bool is_twice = std::find(ordered.begin(), ordered.end(), pin) != ordered.end();
    if (!is_twice && there.contains(pin)) ordered.push_back(pin);
  }
  for (const auto row : rows)
    if (!there.contains(row)) ordered.push_back(row);
  rows = std::move(ordered);
}

}  // namespace

float boost_of(const Arrangement& arrangement, const Snapshot& snapshot, RowId row) {
  float sum = 0;
  const auto& chunk = snapshot.chunk_of(row);
  const auto& columns = snapshot.row(row);
  for (const auto& boost : arrangement.boosts) {
    bool fits = std::binary_search(boost.rows.begin(), boost.rows.end(), row) ||
                (boost.brand != kNoId && columns.brand == boost.brand);
    for (const auto id : chunk.categories(columns)) {
      if (fits || boost.category == kNoId || id >= snapshot.ancestors->size()) break;
      const auto& way = (*snapshot.ancestors)[id];
      fits = std::find(way.begin(), way.end(), boost.category) != way.end();
    }
    if (fits) sum += boost.by;
  }
  return sum;
}

RowListPtr arranged(const Arrangement& arrangement, const Snapshot& snapshot, RowListPtr rows,
                    bool in_order) {
  RowList out;
  out.reserve(rows->size());
  const auto hidden = sorted(arrangement.hidden);
  for (const auto row : *rows)
    if (!has(hidden, row)) out.push_back(row);
  if (in_order) {
    raise_and_bury(arrangement, snapshot, out);
    put_pins_first(arrangement.pins, out);
  }
  return std::make_shared<const RowList>(std::move(out));
}

std::string key_of(const Arrangement& arrangement) {
  std::string key{"\x1d"};
  const auto add = [&](char kind, const RowList& rows) {
    key += kind;
    for (const auto row : rows) key += std::to_string(row) + ',';
  };
  add('p', arrangement.pins);
  add('h', arrangement.hidden);
  for (const auto& boost : arrangement.boosts) {
    add('b', boost.rows);
    key +=
        std::to_string(boost.category) + ',' + std::to_string(boost.brand) + ',' + std::to_string(boost.by);
  }
  return key;
}

}  // namespace souk::online::catalogue
