// The machine around a shop: its folder, its disk, its clock, its certificate and its backups.
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "engines/document/sqlite/backup/take.hpp"
#include "engines/document/upgrade/upgrade.hpp"
#include "main/doctor.hpp"

namespace souk::app {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t kMebi = std::uintmax_t{1} << 20;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t sum = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator file{folder, error}, end; !error && file != end;
       file.increment(error)) {
    std::error_code ignored;
    if (file->is_regular_file(ignored)) sum += file->file_size(ignored);
  }
  return sum;
}

Finding folder(Workshop& shop) {
  Finding found{.check = "data folder", .saw = {}};
  const fs::path path = shop.settings.data.folder;
  std::error_code error;
  const auto format = engines::upgrade::format_of(*shop.engines.documents);
  if (!format) return failed_check(found.check, format.error());
  found.saw = fmt::format("{} has {} MiB, data format {}.", path.string(), bytes_in(path) / kMebi,
                          format->value_or(0));
  const auto others =
      fs::status(path, error).permissions() & (fs::perms::others_read | fs::perms::others_exec);
  if (!error && others != fs::perms::none) {
    found.verdict = Verdict::kWatch;
    found.saw += " Every user of this machine can read it.";
    found.advice = fmt::format("It holds addresses and password hashes: chmod 700 {}.", path.string());
  }
  return found;
}

Finding disk(Workshop& shop) {
  Finding found{.check = "disk", .saw = {}};
  std::error_code error;
  const auto space = fs::space(shop.settings.data.folder, error);
  if (error)
    return failed_check(found.check,
                        unavailable("doctor.disk", "The disk cannot be asked.", error.message()));
  found.saw = fmt::format("{} of {} MiB are free.", space.available / kMebi, space.capacity / kMebi);
  constexpr std::uintmax_t kWrongBelow = 64 * kMebi, kWatchBelow = 1024 * kMebi;
  if (space.available < kWatchBelow) {
    found.verdict = space.available < kWrongBelow ? Verdict::kWrong : Verdict::kWatch;
    found.advice = "Make room: on a full disk the shop answers 507 to every write until there is some again.";
  }
  return found;
}

// An order of later than now was taken while the clock stood elsewhere.
Finding time_of_day(Workshop& shop) {
  Finding found{.check = "clock", .saw = "No order is of later than now."};
  const auto newest = shop.online->orders.newest(1, "");
  if (!newest) return failed_check(found.check, newest.error());
  constexpr milliseconds kTolerance{60'000};
  const auto now = shop.clock.now();
  if (!newest->orders.empty() && newest->orders.front().placed_at > now + kTolerance) {
    found.verdict = Verdict::kWatch;
    found.saw = fmt::format("It is {} here, and the newest order is of {}.", to_string(now),
                            to_string(newest->orders.front().placed_at));
    found.advice = "Set the machine's clock (timedatectl set-ntp true); no order is lost or mixed up by it.";
  }
  return found;
}

Result<Instant> end_of_certificate(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "re"), std::fclose};
  if (!file) return fail(invalid("doctor.certificate", path + " cannot be read."));
  const std::unique_ptr<X509, void (*)(X509*)> certificate{
      PEM_read_X509(file.get(), nullptr, nullptr, nullptr), X509_free};
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1)
    return fail(invalid("doctor.certificate", path + " holds no PEM certificate."));
  return Instant{static_cast<std::int64_t>(timegm(&end)) * 1'000};
}

Finding encryption(Workshop& shop) {
  Finding found{.check = "TLS", .saw = "Serves plain HTTP, to this machine alone."};
  const auto& http = shop.settings.http;
  const bool outside = !http.listen.starts_with("127.") && !http.listen.starts_with("localhost") &&
                       !http.listen.starts_with("[::1]");
  if (http.tls_certificate.empty()) {
    if (!outside) return found;
    found.verdict = http.trusted_proxies.empty() ? Verdict::kWatch : Verdict::kFine;
    found.saw = "Serves plain HTTP to other machines.";
    if (found.verdict == Verdict::kWatch)
      found.advice =
          "Set http.tls_certificate and http.tls_key, or name the proxy that does TLS in "
          "http.trusted_proxies.";
    return found;
  }
  const auto end = end_of_certificate(http.tls_certificate);
  if (!end) return failed_check(found.check, end.error());
  const auto left = *end - shop.clock.now();
  found.saw = fmt::format("The certificate ends on {}.", to_date_string(*end));
  constexpr milliseconds kRenewWithin{14 * kDayMs};
  if (left < kRenewWithin) {
    found.verdict = left.count() <= 0 ? Verdict::kWrong : Verdict::kWatch;
    found.advice = fmt::format("Renew {} and restart the shop.", http.tls_certificate);
  }
  return found;
}

Finding backups(Workshop& shop) {
  Finding found{.check = "backup", .saw = {}};
  const auto last = engines::backup::last_backup(shop.settings.data.folder);
  const auto again =
      fmt::format("souk backup FOLDER --data {}, every night; or with --follow, for every change.",
                  shop.settings.data.folder);
  if (!last) {
    found.verdict = Verdict::kWatch;
    found.saw = "None was ever taken.";
    found.advice = again;
    return found;
  }
  const auto age = shop.clock.now() - last->at;
  found.saw = fmt::format("{} holds everything up to {}.", last->backup, to_string(last->at));
  constexpr milliseconds kOld{2 * kDayMs};
  if (age > kOld) {
    found.verdict = Verdict::kWatch;
    found.saw += fmt::format(" That is {} days ago.", age.count() / kDayMs);
    found.advice = again;
  }
  return found;
}

}  // namespace

Finding failed_check(std::string check, const Error& error) {
  Finding found{.check = std::move(check), .verdict = Verdict::kWrong, .saw = error.message, .advice = {}};
  if (!error.detail.empty()) found.details.push_back(error.detail);
  found.advice =
      error.kind == ErrorKind::kCorrupt
          ? "Keep the folder as it is, restore the latest backup elsewhere (souk restore) and compare."
          : "This could not be looked at; put that right and run the doctor again.";
  return found;
}

Status check_is_shop(const Settings& settings) {
  std::error_code error;
  if (fs::exists(fs::path{settings.data.folder} / "souk.db", error)) return {};
  return fail(invalid("doctor.no_shop", fmt::format("{} holds no shop; name its data folder with --data.",
                                                    settings.data.folder)));
}

std::vector<Finding> examine_machine(Workshop& shop) {
  return {folder(shop), disk(shop), time_of_day(shop), encryption(shop), backups(shop)};
}

}  // namespace souk::app
