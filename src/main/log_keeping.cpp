#include "main/log_keeping.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "main/shop_events.hpp"

namespace souk::app {

namespace logbook = souk::cloud::logbook;

std::filesystem::path spool_folder(const Settings& settings) {
  return std::filesystem::path{settings.data.folder} / "logs";
}

Result<logbook::LogbookSettings> logbook_settings(const Settings& settings, const Secret& key) {
  constexpr std::int64_t kMebi = 1024 * 1024;
  const auto& logs = settings.logs;
  std::optional<logbook::ClientAddresses> addresses;
  for (const auto& [value, name] : EnumNames<logbook::ClientAddresses>::kNames)
    if (name == logs.client_addresses) addresses = value;
  if (!addresses) {
    return fail(invalid(
        "config.invalid",
        fmt::format("logs.client_addresses is \"{}\"; write short, hash or none.", logs.client_addresses)));
  }
  logbook::LogbookSettings made{.folder = spool_folder(settings),
                                .instance = logs.instance,
                                .bucket = logs.bucket,
                                .privacy = logbook::Privacy{*addresses, key}};
  made.max_bytes = {logs.access_spool_mib * kMebi, logs.business_spool_mib * kMebi,
                    logs.system_spool_mib * kMebi};
  made.keep_days = {logs.access_days, logs.business_days, logs.system_days};
  made.ship_every = seconds{logs.ship_every_s};
  return made;
}

Result<std::unique_ptr<LogKeeping>> LogKeeping::open(const Settings& settings, const Secret& key,
                                                     engines::DocumentStore& documents,
                                                     engines::ObjectStore* objects, const Clock& clock,
                                                     Random& random) {
  std::unique_ptr<LogKeeping> made{new LogKeeping{objects, random}};
  made->logbook_ = TRY(logbook::Logbook::open(TRY(logbook_settings(settings, key)), clock, random));
  made->feed_ = std::make_unique<logbook::Feed>(documents, *made->logbook_, clock,
                                                shop_tellers(made->logbook_->instance()));
  TRY(made->feed_->open());
  made->source_ =
      std::make_unique<logbook::BucketAndSpool>(objects, settings.logs.bucket, spool_folder(settings));
  made->answers_ = std::make_unique<logbook::Answers>(*made->source_);
  return made;
}

LogKeeping::~LogKeeping() { stop(); }

void LogKeeping::start(Background& background) {
  constexpr milliseconds kWait{500};
  logbook_->start(objects_);
  log::set_tap(logbook_.get());
  background.repeat("write business log", milliseconds{200}, [this]() -> Status {
    TRY(feed_->turn(kWait));
    return {};
  });
}

void LogKeeping::stop() {
  log::set_tap(nullptr);
  logbook_->stop();
}

http::AfterFilter LogKeeping::sign_ins() const { return note_sign_ins(*logbook_, random_); }

void LogKeeping::searched(std::string_view query, std::int64_t found, std::chrono::microseconds took) {
  constexpr std::size_t kLongest = 100;
  logbook_->note(logbook::Kind::kBusiness,
                 logbook::SearchLine{.id = random_hex(random_, 8),
                                     .query = logbook::without_mail_addresses(text::shorten(query, kLongest)),
                                     .found = found,
                                     .us = took.count()});
}

}  // namespace souk::app
