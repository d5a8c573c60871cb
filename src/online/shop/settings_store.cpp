#include "online/shop/settings_store.hpp"

namespace souk::online::shop {
namespace {

constexpr std::string_view kId = "shop";

// What an empty store answers with, so that a page can say what is missing.
Settings unset_settings() {
  Settings settings;
  settings.name = {{std::string{kEnglish}, "Souk"}, {std::string{kChinese}, "Souk"}};
  settings.markets = {{std::string{kChinese}, Currency::of("CNY")},
                      {std::string{kEnglish}, Currency::of("USD")}};
  return settings;
}

}  // namespace

SettingsStore::SettingsStore(engines::DocumentStore& store)
    : documents_{store, std::string{kSettingsCollection}},
      current_{std::make_shared<const Settings>(unset_settings())} {}

Status SettingsStore::open() {
  TRY(documents_.store().declare({.name = documents_.name(), .indexes = {}}));
  return reload();
}

Status SettingsStore::reload() {
  auto found = TRY(documents_.find(kId));
  if (!found) return {};
  current_.store(std::make_shared<const Settings>(std::move(found->value)));
  revision_.store(found->revision);
  return {};
}

Status SettingsStore::save(Settings settings, std::int64_t revision) {
  TRY(check(settings));
  engines::Stored<Settings> stored{std::string{kId}, revision, std::move(settings)};
  if (revision == 0) {
    stored = TRY(documents_.insert(std::string{kId}, std::move(stored.value)));
  } else {
    TRY(documents_.replace(stored));
  }
  current_.store(std::make_shared<const Settings>(std::move(stored.value)));
  revision_.store(stored.revision);
  return {};
}

}  // namespace souk::online::shop
