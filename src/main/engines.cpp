#include "main/engines.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "engines/document/upgrade/upgrade.hpp"
#include "engines/mail/file/folder.hpp"
#include "engines/mail/smtp/smtp.hpp"
#include "engines/object/s3/store.hpp"
#include "engines/search/xapian/engine.hpp"
#include "runtime/http/url.hpp"

namespace souk::app {
namespace {

// What documents mean; a change that old data does not bear gets a migration and the next number.
constexpr std::int64_t kDataFormat = 1;
const std::vector<engines::upgrade::Migration> kMigrations{};

std::optional<engines::SmtpSecurity> security_of(std::string_view name) {
  for (const auto& [security, known] : EnumNames<engines::SmtpSecurity>::kNames) {
    if (known == name) return security;
  }
  return std::nullopt;
}

Result<std::unique_ptr<engines::Mail>> open_mail(const Settings& settings) {
  const auto& mail = settings.mail;
  if (mail.smtp_host.empty()) {
    return std::make_unique<engines::FolderMail>(
        engines::FolderMail::Settings{.folder = std::filesystem::path{settings.data.folder} / "mail"});
  }
  const auto security = security_of(mail.smtp_security);
  if (!security) {
    return fail(invalid(
        "config.invalid",
        fmt::format("mail.smtp_security is \"{}\"; write starttls, tls or none.", mail.smtp_security)));
  }
  return std::make_unique<engines::SmtpMail>(engines::SmtpSettings{.host = mail.smtp_host,
                                                                   .port = static_cast<int>(mail.smtp_port),
                                                                   .security = *security,
                                                                   .user = mail.smtp_user,
                                                                   .password = mail.smtp_password});
}

// Another S3 than the one of this program.
Result<std::unique_ptr<engines::ObjectStore>> open_s3(const ObjectsSection& objects) {
  for (const auto& url : {objects.endpoint, objects.public_url}) {
    if (!url.empty() && !http::parse_url(url))
      return fail(invalid("config.invalid", fmt::format("\"{}\" is no address of an S3; write it like "
                                                        "https://s3.example.com.",
                                                        url)));
  }
  return std::make_unique<engines::S3ObjectStore>(engines::S3Settings{.endpoint = objects.endpoint,
                                                                      .public_endpoint = objects.public_url,
                                                                      .access_key = objects.access_key,
                                                                      .secret = objects.secret_key,
                                                                      .region = objects.region,
                                                                      .path_style = !objects.bucket_in_host});
}

Status open_objects(const Settings& settings, const Clock& clock, Engines& engines) {
  const auto& objects = settings.objects;
  if (!objects.endpoint.empty()) {
    if (objects.access_key.empty() || objects.secret_key.empty())
      return fail(
          invalid("config.invalid", "objects.endpoint needs objects.access_key and objects.secret_key."));
    engines.objects = TRY(open_s3(objects));
    return {};
  }
  engines.object_room = TRY(ObjectRoom::open(settings, clock));
  engines.objects = engines.object_room->port();
  return {};
}

}  // namespace

Result<Engines> open_engines(const Settings& settings, const Clock& clock) {
  constexpr std::size_t kMebi = 1024 * 1024;
  Engines engines;
  engines.documents = TRY(engines::SqliteDocumentStore::open({.folder = settings.data.folder}));
  TRY(engines::upgrade::upgrade(*engines.documents, kMigrations, kDataFormat));
  engines.cache = std::make_unique<engines::InProcessCache>(
      clock, engines::InProcessCache::Settings{
                 .max_bytes = static_cast<std::size_t>(settings.data.session_cache_mib) * kMebi});
  engines.mail = TRY(open_mail(settings));
  engines.search = TRY(engines::XapianSearchEngine::open_folder(
      {.folder = std::filesystem::path{settings.data.folder} / "search"}));
  TRY(open_objects(settings, clock, engines));
  return engines;
}

}  // namespace souk::app
