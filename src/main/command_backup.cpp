// `souk backup` and `souk restore`: copies of a shop that may be serving, and back.
#include <charconv>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <unistd.h>

#include <fmt/format.h>

#include "engines/document/sqlite/backup/restore.hpp"
#include "main/commands.hpp"
#include "main/settings_source.hpp"
#include "main/version.hpp"

namespace souk::app {
namespace {

namespace backup = souk::engines::backup;
constexpr std::int64_t kMebi = 1024 * 1024;

void show_progress(const backup::Progress& progress) {
  if (isatty(STDERR_FILENO) == 0) return;
  if (progress.total_bytes > 0) {
    fmt::print(stderr, "\r{:3} %  {}, {} of {} MiB      ",
               std::min<std::int64_t>(100, progress.done_bytes * 100 / progress.total_bytes), progress.stage,
               progress.done_bytes / kMebi, progress.total_bytes / kMebi);
  } else {
    fmt::print(stderr, "\r{}, {} MiB      ", progress.stage, progress.done_bytes / kMebi);
  }
  std::fflush(stderr);
}

void end_progress() {
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{:60}\r", "");
}

Status take(const std::string& data, const CommandLine& line) {
  const SystemClock clock;
  SystemRandom random;
  const auto began = clock.monotonic();
  const auto manifest = TRY(backup::take_backup({.data_folder = data,
                                                 .backup = line.output,
                                                 .souk_version = std::string{kVersion},
                                                 .bytes_per_second = line.mib_per_second * kMebi,
                                                 .progress = show_progress},
                                                clock, random));
  end_progress();
  const std::chrono::duration<double> took = clock.monotonic() - began;
  fmt::print("{}: everything up to {} (change {}), {} files, {:.1f} MiB in {:.1f} s.\n", line.output,
             to_string(manifest.taken_at), manifest.last_change.sequence, manifest.files.size(),
             static_cast<double>(manifest.bytes()) / kMebi, took.count());
  std::fflush(stdout);
  return {};
}

// False when the program was told to end.
bool pause_until_signal(const sigset_t& signals, std::chrono::milliseconds span) {
  const timespec wait{span.count() / 1'000, (span.count() % 1'000) * 1'000'000};
  return sigtimedwait(&signals, nullptr, &wait) < 0;
}

class Following {
 public:
  Following(std::string data, std::string folder, backup::Follower follower)
      : data_{std::move(data)}, folder_{std::move(folder)}, follower_{std::move(follower)} {}

  Status turn() {
    constexpr std::chrono::seconds kMediaEvery{30};
    constexpr std::chrono::seconds kNoteEvery{5};
    const auto shipped = TRY(follower_.step(clock_));
    changes_ += shipped.changes;
    const auto now = clock_.monotonic();
    if (now >= media_due_) {
      TRY(follower_.step_media(clock_));
      media_due_ = now + kMediaEvery;
    }
    if (now >= note_due_) {
      TRY(backup::note_backup(data_, {shipped.at, folder_, shipped.last.sequence, 0}));
      note_due_ = now + kNoteEvery;
    }
    return {};
  }
  std::int64_t changes() const { return changes_; }

 private:
  SystemClock clock_;
  std::string data_, folder_;
  backup::Follower follower_;
  std::int64_t changes_ = 0;
  std::chrono::steady_clock::time_point media_due_{}, note_due_{};
};

// Until SIGTERM or SIGINT. What may pass by itself (a disk that is full or away) is tried again.
Status follow(const std::string& data, const CommandLine& line, const sigset_t& signals) {
  std::error_code error;
  const auto folder = std::filesystem::absolute(line.output, error).string();
  Following following{data, folder, TRY(backup::Follower::resume(data, line.output))};
  fmt::print("Following {} into {}; Ctrl-C ends it, and the same command goes on later.\n", data,
             line.output);
  std::fflush(stdout);
  constexpr std::chrono::milliseconds kEvery{500};
  bool complained = false;
  do {
    const auto turn = following.turn();
    if (turn) {
      complained = false;
      continue;
    }
    const bool may_pass =
        turn.error().kind == ErrorKind::kUnavailable || turn.error().kind == ErrorKind::kStorageFull;
    if (!may_pass) return turn;
    if (!complained) (void)complain(turn.error());
    complained = true;
  } while (pause_until_signal(signals, kEvery));
  const auto last = following.turn();
  fmt::print("{} changes shipped.\n", following.changes());
  return last;
}

Status backup_or_follow(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  std::error_code error;
  if (!line.follow) return take(settings.data.folder, line);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  if (!std::filesystem::exists(line.output, error)) TRY(take(settings.data.folder, line));
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  return follow(settings.data.folder, line, signals);
}

Result<backup::Until> parse_until(const std::string& text) {
  backup::Until until;
  if (text.empty()) return until;
  std::int64_t sequence = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), sequence);
  if (failed == std::errc{} && end == text.data() + text.size()) {
    until.sequence = sequence;
    return until;
  }
  const auto moment = parse_instant(text);
  if (!moment) {
    return fail(
        invalid("restore.until", fmt::format("--until \"{}\" is neither a moment (2026-11-24T08:30:00Z) nor "
                                             "the number of a change.",
                                             text)));
  }
  until.moment = *moment;
  return until;
}

Status check_only(const CommandLine& line) {
  const auto whole = TRY(backup::check_backup(line.input, show_progress));
  end_progress();
  fmt::print("{} is whole: everything up to {} (change {}), {} shipped steps.\n", line.input,
             to_string(whole.at), whole.last.sequence, whole.steps);
  if (whole.unfinished_bytes > 0)
    fmt::print("Its last {} bytes are an unfinished step and do not count.\n", whole.unfinished_bytes);
  return {};
}

Status restore(const CommandLine& line) {
  if (line.check) return check_only(line);
  const auto settings = TRY(load_settings(line));
  const auto until = TRY(parse_until(line.until));
  const SystemClock clock;
  const auto restored = TRY(backup::restore_backup({.backup = line.input,
                                                    .data_folder = settings.data.folder,
                                                    .replace = line.replace,
                                                    .until = until,
                                                    .progress = show_progress},
                                                   clock));
  end_progress();
  fmt::print(
      "{} holds everything up to {} (change {}): the backup of Souk {} and {} changes shipped after it.\n",
      settings.data.folder, to_string(restored.at), restored.sequence, restored.manifest.souk_version,
      restored.changes);
  if (!restored.set_aside.empty()) fmt::print("What was there is now {}.\n", restored.set_aside.string());
  return {};
}

}  // namespace

int run_backup(const CommandLine& line) {
  const auto done = backup_or_follow(line);
  end_progress();
  return done ? kExitDone : complain(done.error());
}

int run_restore(const CommandLine& line) {
  const auto done = restore(line);
  end_progress();
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
