#include "cloud/logbook/logbook.hpp"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <unistd.h>

#include "cloud/logbook/errors.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/file/durable_file.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::size_t kInstanceBytes = 6;

// One process at a time: two would pack each other's segments away. Held until the descriptor is closed.
Result<int> lock_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const int lock = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return fail(spool_error("open"));
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  ::close(lock);
  return fail(conflict("logs.in_use",
                       "The shop is open and brings its logs to the bucket by itself; close it first."));
}

// The name in the settings, or the one that the folder keeps. It is kept there for those who only read.
Result<std::string> instance_in(const std::filesystem::path& folder, const std::string& wanted,
                                Random& random) {
  std::string kept;
  std::ifstream file{folder / "instance"};
  if (file >> kept && is_instance_name(kept) && (wanted.empty() || wanted == kept)) return kept;
  const auto name = wanted.empty() ? random_hex(random, kInstanceBytes) : wanted;
  if (const auto failed = runtime::write_durably(folder / "instance", name)) {
    errno = failed.value();
    return fail(spool_error("write"));
  }
  return name;
}

// Nearly every path and route is plain: a look is quicker than writing it letter by letter.
void append_quoted(std::string& out, std::string_view text) {
  bool plain = true;
  for (const char c : text) plain = plain && c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
  if (!plain) return append_json_string(out, text);
  out += '"';
  out.append(text) += '"';
}

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

}  // namespace

Result<std::unique_ptr<Logbook>> Logbook::open(LogbookSettings settings, const Clock& clock, Random& random) {
  if (!settings.instance.empty() && !is_instance_name(settings.instance)) {
    return fail(invalid("logs.instance", "logs.instance is 4 to 40 of a-z and 0-9."));
  }
  std::unique_ptr<Logbook> logbook{new Logbook{std::move(settings), clock}};
  const auto& its = logbook->settings_;
  logbook->lock_ = TRY(lock_folder(its.folder));
  logbook->instance_ = TRY(instance_in(its.folder, its.instance, random));
  for (const auto kind : kKinds) {
    const auto i = static_cast<std::size_t>(kind);
    logbook->buffers_[i] = std::make_unique<LineBuffers>(its.buffer_bytes);
    logbook->spools_[i] = TRY(Spool::open({.folder = its.folder / std::string{enum_name(kind)},
                                           .kind = kind,
                                           .instance = logbook->instance_,
                                           .max_bytes = its.max_bytes[i]}));
  }
  logbook->add_metrics();
  return logbook;
}

Logbook::~Logbook() {
  stop(milliseconds{0});
  if (lock_ >= 0) ::close(lock_);
}

// The hottest line of this wing: written by hand, for a table of fields would cost four times as much. The
// test compares it with the schema.
void Logbook::note(const http::AccessRecord& record) noexcept {
  buffers(Kind::kAccess).add(clock_.now(), [&](std::string& out, std::string_view stamp) {
    out.append(R"({"schema":"access","version":1,"at":")").append(stamp);
    out.append(R"(","instance":")").append(instance_);
    out.append(R"(","method":")").append(record.method).append(R"(","path":)");
    thread_local std::string path;
    path.clear();
    append_path(path, record.path, record.route);
    append_quoted(out, path);
    out.append(R"(,"route":)");
    append_quoted(out, record.route);
    out.append(R"(,"status":)");
    append_number(out, record.status);
    out.append(R"(,"bytes":)");
    append_number(out, static_cast<std::int64_t>(record.bytes));
    out.append(R"(,"us":)");
    append_number(out, record.took.count() / 1'000);
    out.append(R"(,"client":")");
    settings_.privacy.append_client(out, record.client);
    out.append(R"(","request_id":")").append(record.request_id).append("\"}\n");
  });
}

void Logbook::line(log::Level level, std::string_view event, std::string_view json) noexcept {
  if (event == "http.request") return;  // in the access log already
  constexpr std::array<std::string_view, 4> kLevels{"debug", "info", "warning", "error"};
  auto data = parse_json(without_mail_addresses(json));
  if (!data || !data->is_object()) return;
  auto& members = data->as_object();
  for (const auto told : {"time", "level", "event"}) members.stable_erase(told);
  for (const auto* address : {"client", "from", "address", "peer"}) {
    const auto found = members.find(address);
    if (found == members.end() || !found->value().is_string()) continue;
    std::string kept;
    settings_.privacy.append_client(kept, found->value().as_string());
    found->value() = kept;
  }
  note(Kind::kSystem, SystemLine{.level = std::string{kLevels[static_cast<std::size_t>(level)]},
                                 .event = std::string{event},
                                 .data = std::move(*data)});
}

Status Logbook::record(const std::vector<Block>& blocks) {
  for (const auto& block : blocks) TRY(spool(Kind::kBusiness).append(block.hour, block.lines, true));
  return {};
}

Status Logbook::write_kind(Kind kind, bool sync) {
  auto& into = spool(kind);
  count_dropped(kind, buffers(kind).take_dropped());
  // Business lines noted in passing are as few as people are: each turn ends on the disk.
  const bool durable = kind == Kind::kBusiness;
  Status outcome;
  for (const auto& block : buffers(kind).take()) {
    if (const auto appended = into.append(block.hour, block.lines, durable); !appended) {
      count_dropped(kind, std::count(block.lines.begin(), block.lines.end(), '\n'));
      outcome = appended;
    }
  }
  if (outcome && sync) return into.sync();
  return outcome;
}

Status Logbook::write(bool sync) {
  Status outcome;
  for (const auto kind : kKinds) {
    if (auto written = write_kind(kind, sync); !written) outcome = std::move(written);
  }
  return outcome;
}

Status Logbook::seal(Instant now, bool all) {
  const auto before = all ? std::numeric_limits<std::int64_t>::max() : hour_of(now - settings_.seal_after);
  for (const auto kind : kKinds) TRY(spool(kind).seal_before(before));
  return {};
}

Result<std::size_t> Logbook::ship(engines::ObjectStore& store) {
  Shipper shipper{store, settings_.bucket};
  std::size_t count = 0;
  for (const auto kind : {Kind::kBusiness, Kind::kSystem, Kind::kAccess})
    count += TRY(shipper.ship(spool(kind)));
  constexpr milliseconds kDay{24 * kHourMs};
  const auto now = clock_.now();
  if (expired_at_ && now - *expired_at_ < kDay) return count;
  for (const auto kind : kKinds) {
    TRY(shipper.expire(kind, settings_.keep_days[static_cast<std::size_t>(kind)], now));
  }
  expired_at_ = now;
  return count;
}

}  // namespace souk::cloud::logbook
