#include "main/object_room.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/storage/embedded_objects.hpp"
#include "main/object_care.hpp"
#include "runtime/http/url.hpp"
#include "runtime/log/log.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::app {
namespace {

constexpr std::string_view kOwner = "souk";

Status make_objects_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (!error) return {};
  return fail(unavailable("objects.folder", fmt::format("The folder {} cannot be made.", folder.string()),
                          error.message()));
}

// "/bucket/a%20key"
std::string path_of_object(std::string_view bucket, std::string_view key) {
  std::string path = "/" + std::string{bucket};
  for (const auto part : text::split(key, '/')) path += '/' + text::percent_encode(part);
  return path;
}

}  // namespace

std::filesystem::path objects_folder(const Settings& settings) {
  if (!settings.objects.folder.empty()) return settings.objects.folder;
  return std::filesystem::path{settings.data.folder} / "objects";
}

Result<std::unique_ptr<s3::KeyRing>> open_access_keys(const Settings& settings, const Clock& clock,
                                                      Random& random) {
  const auto folder = objects_folder(settings);
  TRY(make_objects_folder(folder));
  return s3::KeyRing::open(folder / "access-keys.json", clock, random);
}

ObjectRoom::~ObjectRoom() { stop(std::chrono::steady_clock::now()); }

Result<std::unique_ptr<ObjectRoom>> ObjectRoom::open(const Settings& settings, const Clock& clock,
                                                     MasterKeyUse use) {
  const auto& objects = settings.objects;
  const auto folder = objects_folder(settings);
  std::unique_ptr<ObjectRoom> room{new ObjectRoom{settings, clock}};
  room->keys_ = TRY(open_access_keys(settings, clock, room->random_));
  room->index_ = TRY(engines::SqliteDocumentStore::open({.folder = folder / "index"}));
  storage::StorageSettings wanted{
      .folder = folder / "blobs", .ia_folder = objects.ia_folder, .archive_folder = objects.archive_folder};
  wanted.keys = TRY(open_master_keys(master_key_file(settings), use, room->random_));
  wanted.encrypt_all = objects.encrypt_all;
  room->store_ = TRY(storage::Storage::open(*room->index_, clock, room->random_, wanted));
  return room;
}

std::unique_ptr<engines::ObjectStore> ObjectRoom::port() {
  return std::make_unique<storage::EmbeddedObjects>(
      *store_, std::string{kOwner}, [this](const storage::PresignRequest& request) -> Result<std::string> {
        std::string query;
        if (!request.upload.empty())
          query =
              fmt::format("partNumber={}&uploadId={}", request.part, text::percent_encode(request.upload));
        return presign(request.method, path_of_object(request.bucket, request.key), query, request.valid_for);
      });
}

Status ObjectRoom::let_scripts_send(std::string_view bucket) {
  if (TRY(store_->bucket(bucket)).text("cors") != nullptr) return {};
  TRY(store_->change_bucket(bucket, [](storage::Bucket& changed) -> Status {
    changed.texts.try_emplace("cors",
                              "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>"
                              "<AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader>"
                              "<ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>3600</MaxAgeSeconds>"
                              "</CORSRule></CORSConfiguration>");
    return {};
  }));
  return {};
}

Result<std::string> ObjectRoom::presign(engines::PresignedMethod method, const std::string& path,
                                        const std::string& query, std::chrono::seconds valid_for) const {
  auto base = settings_.objects.public_url.empty() ? address() : settings_.objects.public_url;
  if (base.empty())
    return fail(unavailable("object.no_endpoint", "The S3 endpoint is not served; set objects.listen."));
  while (base.ends_with('/')) base.pop_back();
  const auto url = TRY(http::parse_url(base + path));
  const auto root = keys_->root();
  const sigv4::Signer signer{
      {.access_key = root.id, .secret = Secret{root.secret}, .region = settings_.objects.region}};
  const auto host = url.authority();
  const auto signed_query =
      signer.presigned_query({.method = method == engines::PresignedMethod::kGet ? "GET" : "PUT",
                              .host = host,
                              .path = url.target,
                              .query = query},
                             valid_for, clock_.now());
  return fmt::format("{}{}?{}", base, path, signed_query);
}

http::ServerSettings ObjectRoom::server_settings() const {
  const auto& objects = settings_.objects;
  http::ServerSettings server;
  server.listen = objects.listen;
  server.max_connections = static_cast<std::size_t>(objects.max_connections);
  server.header_timeout = milliseconds{settings_.http.header_timeout_ms};
  server.idle_timeout = milliseconds{settings_.http.idle_timeout_ms};
  server.trusted_proxies = settings_.http.trusted_proxies;
  server.tls_certificate = objects.tls_certificate;
  server.tls_key = objects.tls_key;
  server.access_sample_percent = static_cast<int>(settings_.log.access_sample_percent);
  s3::Endpoint::prepare(server);
  return server;
}

// Many programs like the usual port; the first look at the shop must not fail for it.
Status ObjectRoom::serve(runtime::Cores& cores) {
  auto wanted = server_settings();
  server_ = std::make_unique<http::Server>(cores, *router_, wanted);
  auto started = server_->start();
  if (started || started.error().code != "http.listen" || started.error().kind != ErrorKind::kConflict ||
      wanted.listen != ObjectsSection::kUsualListen)
    return started;
  log::warning("objects.port_taken", {{"listen", wanted.listen}});
  wanted.listen = wanted.listen.substr(0, wanted.listen.rfind(':')) + ":0";
  server_ = std::make_unique<http::Server>(cores, *router_, wanted);
  return server_->start();
}

Status ObjectRoom::start(runtime::Cores& cores, Background& background, const std::string& share,
                         runtime::JobQueue* jobs) {
  auto prices = TRY(open_price_list(settings_, share));
  look_after_objects(*store_, clock_, settings_.objects, std::move(prices), background);
  const auto& objects = settings_.objects;
  if (objects.listen.empty()) return {};
  endpoint_ = std::make_unique<s3::Endpoint>(s3::Desk{.store = *store_,
                                                      .keys = *keys_,
                                                      .clock = clock_,
                                                      .random = random_,
                                                      .settings = {.region = objects.region,
                                                                   .domain = objects.domain,
                                                                   .website_domain = objects.website_domain},
                                                      .jobs = jobs});
  router_ = std::make_unique<http::Router>(endpoint_->routes());
  router_->set_error_page(s3::Endpoint::server_error, http::Readers::kEveryone);
  return serve(cores);
}

void ObjectRoom::stop(runtime::Deadline deadline) {
  if (server_ != nullptr) server_->drain(deadline);
  server_.reset();
}

std::string ObjectRoom::address() const {
  if (server_ == nullptr) return {};
  const auto& objects = settings_.objects;
  const auto host = objects.listen.substr(0, objects.listen.rfind(':'));
  return fmt::format("{}://{}:{}", objects.tls_certificate.empty() ? "http" : "https",
                     host.empty() || host == "0.0.0.0" ? "127.0.0.1" : host, server_->bound_port());
}

}  // namespace souk::app
