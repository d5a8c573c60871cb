#include "online/staff/steward.hpp"

namespace souk::online::staff {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 100;

struct NewApiKeyInput {
  std::string name;
  Grants scopes;
  std::int64_t requests_per_minute = 600;
  std::optional<Instant> expires_at;
  static constexpr std::string_view kName = "NewApiKey";
  static constexpr auto fields() {
    using I = NewApiKeyInput;
    return field_table(
        field("name", &I::name, {.min_length = 1, .max_length = 100, .example = "ERP import"}),
        field("scopes", &I::scopes, {.min_length = 1, .max_length = 100, .help = "Names of permissions."}),
        field("requests_per_minute", &I::requests_per_minute, {.min = 1, .max = 100'000, .required = false}),
        field("expires_at", &I::expires_at));
  }
};

struct ApiKeyView {
  std::string id;
  std::string name;
  std::string prefix;
  Grants scopes;
  std::int64_t requests_per_minute = 0;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> expires_at;
  std::optional<Instant> last_used_at;
  std::optional<Instant> revoked_at;
  static constexpr std::string_view kName = "ApiKey";
  static constexpr auto fields() {
    using V = ApiKeyView;
    return field_table(field("id", &V::id), field("name", &V::name),
                       field("prefix", &V::prefix, {.help = "The beginning of the key."}),
                       field("scopes", &V::scopes), field("requests_per_minute", &V::requests_per_minute),
                       field("created_by", &V::created_by), field("created_at", &V::created_at),
                       field("expires_at", &V::expires_at),
                       field("last_used_at", &V::last_used_at, {.help = "To within a minute."}),
                       field("revoked_at", &V::revoked_at));
  }
};

struct NewApiKeyView {
  ApiKeyView key;
  std::string token;
  static constexpr std::string_view kName = "NewApiKeyView";
  static constexpr auto fields() {
    return field_table(
        field("key", &NewApiKeyView::key),
        field("token", &NewApiKeyView::token, {.help = "For Authorization: Bearer; shown this once."}));
  }
};

struct ApiKeyPage {
  std::vector<ApiKeyView> items;
  std::string next_cursor;
  static constexpr std::string_view kName = "ApiKeyPage";
  static constexpr auto fields() {
    return field_table(field("items", &ApiKeyPage::items, {.max_length = kPage}),
                       field("next_cursor", &ApiKeyPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

ApiKeyView view_of(const ApiKey& key) {
  return {.id = key.id,
          .name = key.name,
          .prefix = key.prefix,
          .scopes = key.scopes,
          .requests_per_minute = key.requests_per_minute,
          .created_by = key.created_by,
          .created_at = key.created_at,
          .expires_at = key.expires_at,
          .last_used_at = key.last_used_at,
          .revoked_at = key.revoked_at};
}

http::Route key_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "staff",
          .access = Access::kStaff,
          .permission = method == Method::kGet ? "api_key.read" : "api_key.write",
          .ignores_key = true};
}

}  // namespace

http::Routes api_key_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  auto list = key_route(Method::kGet, "/api/v1/admin/api-keys", "API keys, newest first");
  list.parameters = {{.name = "cursor", .help = "next_cursor of the page before."}};
  routes.add<Nothing, ApiKeyPage>(
      std::move(list), [deps](const Nothing&, const Request& request) -> Result<ApiKeyPage> {
        ApiKeyPage page;
        const std::string cursor{request.query_value("cursor")};
        for (const auto& stored : TRY(deps.keys->list(kPage, cursor, &page.next_cursor))) {
          page.items.push_back(view_of(stored.value));
        }
        return page;
      });
  auto create = key_route(Method::kPost, "/api/v1/admin/api-keys",
                          "Make an API key with some of the permissions one has oneself");
  create.success_status = 201;
  create.failures = {{ErrorKind::kInvalid, "permission.unknown", "There is no such permission."},
                     {ErrorKind::kInvalid, "api_key.expired", "The end lies in the past."},
                     {ErrorKind::kDenied, "permission.missing", "It is more than you may yourself."}};
  routes.add<NewApiKeyInput, NewApiKeyView>(
      std::move(create),
      [deps](const NewApiKeyInput& input, const Request& request) -> Result<Answer<NewApiKeyView>> {
        const auto who = TRY(require(request));
        const auto made = TRY(make_api_key(deps, who,
                                           {.name = input.name,
                                            .scopes = input.scopes,
                                            .requests_per_minute = input.requests_per_minute,
                                            .expires_at = input.expires_at}));
        return Answer<NewApiKeyView>{
            {view_of(made.key), made.token.reveal()}, 0, {{"Cache-Control", "private, no-store"}}};
      });
  auto revoke =
      key_route(Method::kDelete, "/api/v1/admin/api-keys/{id}", "Revoke an API key, at once and for good");
  revoke.failures = {{ErrorKind::kNotFound, "api_key.missing", "There is no such API key."}};
  routes.add<Nothing, ApiKeyView>(std::move(revoke),
                                  [deps](const Nothing&, const Request& request) -> Result<ApiKeyView> {
                                    return view_of(TRY(deps.keys->revoke(request.path_parameter("id"))));
                                  });
  return routes;
}

}  // namespace souk::online::staff
