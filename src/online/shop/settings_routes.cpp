#include "online/shop/settings_routes.hpp"

namespace souk::online::shop {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct StoredSettings {
  std::int64_t revision = 0;
  Settings settings;
  static constexpr std::string_view kName = "StoredShopSettings";
  static constexpr auto fields() {
    return field_table(field("revision", &StoredSettings::revision,
                             {.min = 0, .help = "As it was read; a save of an older one is refused."}),
                       field("settings", &StoredSettings::settings));
  }
};

}  // namespace

http::Routes settings_routes(SettingsStore& settings, UsesOf uses_of) {
  http::Routes routes;
  routes.add<Nothing, StoredSettings>({.method = Method::kGet,
                                       .path = "/api/v1/admin/settings",
                                       .summary = "The shop's settings",
                                       .tag = "settings",
                                       .access = Access::kStaff},
                                      [&settings](const Nothing&, const Request&) -> Result<StoredSettings> {
                                        return StoredSettings{settings.revision(), *settings.get()};
                                      });
  routes.add<StoredSettings, StoredSettings>(
      {.method = Method::kPut,
       .path = "/api/v1/admin/settings",
       .summary = "Change the shop's settings",
       .tag = "settings",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kInvalid, "shop.invalid", "a member is wrong; `fields` says which"},
                    {ErrorKind::kPrecondition, "shop.in_use",
                     "a tax class or shipping method that is missing now is in use; `fields` says by what"},
                    {ErrorKind::kConflict, "document.changed", "somebody else saved since `revision`"}},
       .max_body_bytes = 512 * 1024},
      [&settings, uses_of = std::move(uses_of)](const StoredSettings& input,
                                                const Request&) -> Result<StoredSettings> {
        if (uses_of) {
          const auto uses = TRY(uses_of(*settings.get(), input.settings));
          TRY(check_uses(uses));
        }
        TRY(settings.save(input.settings, input.revision));
        return StoredSettings{settings.revision(), *settings.get()};
      });
  return routes;
}

}  // namespace souk::online::shop
