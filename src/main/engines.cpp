#include "main/engines.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "engines/document/upgrade/upgrade.hpp"
#include "engines/mail/file/folder.hpp"
#include "engines/mail/smtp/smtp.hpp"
#include "engines/search/xapian/engine.hpp"

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

Status open_objects(const Settings& settings, const Clock& clock, Engines& engines) {
  if (!settings.objects.endpoint.empty())
    return fail(
        invalid("config.invalid", "objects.endpoint is not understood by this version yet; leave it empty."));
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
