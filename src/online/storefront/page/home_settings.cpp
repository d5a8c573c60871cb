#include "base/codec.hpp"
#include "online/storefront/page/home_page.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxBanners = 6;

template <class T>
T member(const json::value& value, std::string_view name) {
  const auto* found = find_path(value, name);
  if (found == nullptr) return {};
  return from_value<T>(*found, Strictness::kStored).value_or(T{});
}

HomeBanner banner_of(const json::value& value) {
  HomeBanner banner{.title = member<Texts>(value, "title"),
                    .text = member<Texts>(value, "text"),
                    .action = member<Texts>(value, "action"),
                    .kind = member<std::string>(value, "target.kind"),
                    .slug = member<std::string>(value, "target.slug")};
  if (auto picture = member<catalogue::Picture>(value, "picture"); !picture.path.empty())
    banner.picture = std::move(picture);
  return banner;
}

}  // namespace

HomeSettings home_settings(const json::value& home) {
  HomeSettings settings;
  if (const auto* hero = find_path(home, "hero"); hero != nullptr) settings.hero = banner_of(*hero);
  if (const auto* banners = find_path(home, "banners"); banners != nullptr && banners->is_array()) {
    for (const auto& banner : banners->get_array()) {
      if (settings.banners.size() < kMaxBanners) settings.banners.push_back(banner_of(banner));
    }
  }
  settings.collections = member<std::vector<std::string>>(home, "featured_collections");
  settings.categories = member<std::vector<std::string>>(home, "featured_categories");
  return settings;
}

}  // namespace souk::online::storefront
