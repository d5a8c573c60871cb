// Movements that have left their balance's document, and the proof that nothing was lost on the way.
#include <algorithm>

#include <fmt/format.h>

#include "online/balance/balances.hpp"

namespace souk::online::balance {
namespace {

constexpr std::size_t kPage = 500;

std::string archive_id(std::string_view balance_id, std::string_view movement_id) {
  return fmt::format("{}/{}", balance_id, movement_id);
}

// Numbers with leading zeros sort as numbers.
std::string place_of(std::string_view balance_id, std::int64_t number) {
  return fmt::format("{}/{:010}", balance_id, number);
}

}  // namespace

Result<Archived> Balances::archived(const Balance& balance, const std::vector<std::string>& ids) const {
  Archived known;
  if (balance.archived.movements == 0 || ids.empty()) return known;
  std::vector<std::string> wanted;
  for (const auto& id : ids) {
    if (balance.movement(id, {}) == nullptr) wanted.push_back(archive_id(balance.id, id));
  }
  if (wanted.empty()) return known;
  for (auto& document : TRY(movements_.store().get_many(movements_.name(), wanted))) {
    auto one = TRY(engines::Collection<ArchivedMovement>::decode(std::move(document)));
    auto id = one.value.movement.id;
    known.emplace(std::move(id), std::move(one.value.movement));
  }
  return known;
}

// The oldest movements go, when there are many. Written before the document forgets them: a crash in between
// leaves them in both places, where they are the same.
Status Balances::archive(Balance& balance) const {
  if (balance.movements.size() <= keep_ * 2) return {};
  const auto count = balance.movements.size() - keep_;
  std::vector<engines::Document> gone;
  auto sums = balance.archived;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& one = balance.movements[i];
    gone.push_back({.id = archive_id(balance.id, one.id),
                    .revision = 0,
                    .body = to_json(ArchivedMovement{place_of(balance.id, sums.movements), one})});
    ++sums.movements;
    sums.available += one.available;
    sums.held += one.held;
  }
  TRY(movements_.store().put_many(movements_.name(), gone));
  balance.movements.erase(balance.movements.begin(),
                          balance.movements.begin() + static_cast<std::ptrdiff_t>(count));
  balance.archived = sums;
  return {};
}

Result<Balances::History> Balances::history(std::string_view id, std::size_t limit,
                                            std::int64_t before) const {
  const auto balance = TRY(load(id));
  const auto archived_count = balance.archived.movements;
  const auto all = archived_count + static_cast<std::int64_t>(balance.movements.size());
  const auto until = before < 0 ? all : std::min(before, all);
  const auto from = std::max<std::int64_t>(0, until - static_cast<std::int64_t>(limit));
  History history{.movements = {}, .next_before = from};
  for (auto number = until; number > std::max(from, archived_count); --number)
    history.movements.push_back(balance.movements[static_cast<std::size_t>(number - 1 - archived_count)]);
  if (from >= archived_count) return history;
  auto older =
      TRY(movements_.query({.path = "place",
                            .from = engines::IndexValue{place_of(id, from)},
                            .until = engines::IndexValue{place_of(id, std::min(until, archived_count))},
                            .descending = true,
                            .limit = limit}));
  for (auto& one : older) history.movements.push_back(std::move(one.value.movement));
  return history;
}

Status Balances::each(const std::function<Status(const Balance&)>& visit) const {
  std::string cursor;
  do {
    for (const auto& stored : TRY(balances_.query({.limit = kPage, .cursor = cursor}, &cursor)))
      TRY(visit(stored.value));
  } while (!cursor.empty());
  return {};
}

Result<std::optional<Movement>> Balances::movement(const Balance& balance,
                                                   std::string_view movement_id) const {
  const auto known = TRY(archived(balance, {std::string{movement_id}}));
  const auto* found = balance.movement(movement_id, known);
  return found == nullptr ? std::nullopt : std::optional{*found};
}

Result<std::vector<std::string>> Balances::check(const Balance& balance) const {
  auto found = differences(balance);
  ArchivedSums sums;
  std::string cursor;
  do {
    const auto page =
        TRY(movements_.query({.path = "place",
                              .from = engines::IndexValue{place_of(balance.id, 0)},
                              .until = engines::IndexValue{place_of(balance.id, balance.archived.movements)},
                              .limit = kPage,
                              .cursor = cursor},
                             &cursor));
    for (const auto& one : page) {
      ++sums.movements;
      sums.available += one.value.movement.available;
      sums.held += one.value.movement.held;
    }
  } while (!cursor.empty());
  const auto& told = balance.archived;
  if (sums.movements != told.movements || sums.available != told.available || sums.held != told.held) {
    found.push_back(fmt::format("Balance {}: {} of {} archived movements are there, they make {} of {}.",
                                balance.id, sums.movements, told.movements, sums.available, told.available));
  }
  return found;
}

}  // namespace souk::online::balance
