// `souk objects`: the S3 endpoint alone; `souk objects key ...`: who may use it.
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include "main/commands.hpp"
#include "main/object_room.hpp"
#include "main/serving.hpp"
#include "main/settings_source.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {
namespace {

void greet_objects(const ObjectRoom& room, const Settings& settings) {
  fmt::print(
      "The object store is open.\n\n  S3 endpoint  {0}\n  region       {1}\n\nIts root key: souk objects key "
      "--data "
      "{2}\nTry it: aws --endpoint-url {0} s3 ls\n\nCtrl-C closes it; nothing is lost.\n",
      room.address(), settings.objects.region, settings.data.folder);
  std::fflush(stdout);
}

Status serve_objects(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  if (settings.objects.listen.empty())
    return fail(
        invalid("config.invalid", "objects.listen is empty; say where to serve, e.g. 127.0.0.1:9000."));
  TRY(configure_log(settings.log));
  const auto share = TRY(share_folder(settings));
  const auto signals = block_signals();
  const SystemClock clock;
  runtime::Cores cores{settings.cores > 0 ? static_cast<std::size_t>(settings.cores)
                                          : std::max(1U, std::thread::hardware_concurrency())};
  const auto room = TRY(ObjectRoom::open(settings, clock));
  Background background{cores};
  TRY(room->start(cores, background, share, nullptr));
  greet_objects(*room, settings);
  wait_for_end(signals);
  room->stop(std::chrono::steady_clock::now() + milliseconds{settings.http.drain_timeout_ms});
  background.stop();
  log::info("server.stopped");
  return {};
}

std::string scope_of(const s3::AccessKey& key) {
  if (key.root) return "root: everything";
  std::string buckets;
  for (const auto& bucket : key.buckets) buckets += (buckets.empty() ? "" : ",") + bucket;
  return fmt::format("{} in {}{}", enum_name(key.right), buckets.empty() ? "all buckets" : buckets,
                     key.prefix.empty() ? "" : ", keys " + key.prefix + "*");
}

void print_key(const s3::AccessKey& key) {
  fmt::print("access key  {}\nsecret      {}\n", key.id, key.secret);
}

Result<s3::AccessKey> wanted_key(const CommandLine& line) {
  s3::AccessKey key{.id = {}, .secret = {}, .name = line.key_name};
  key.buckets = line.key_buckets;
  key.prefix = line.key_prefix;
  for (const auto& [right, name] : EnumNames<s3::Right>::kNames) {
    if (name != line.key_right) continue;
    key.right = right;
    return key;
  }
  return fail(
      invalid("objects.key", fmt::format("--rights is \"{}\"; write read, write or all.", line.key_right)));
}

Status change_keys(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  const SystemClock clock;
  SystemRandom random;
  const auto keys = TRY(open_access_keys(settings, clock, random));
  if (line.action == "key") print_key(keys->root());
  if (line.action == "add") print_key(TRY(keys->add(TRY(wanted_key(line)))));
  if (line.action == "list") {
    for (const auto& key : keys->all())
      fmt::print("{}  {:<8}  {:<16}  {}\n", key.id, key.enabled ? "enabled" : "disabled", key.name,
                 scope_of(key));
  }
  if (line.action == "disable" || line.action == "enable")
    TRY(keys->set_enabled(line.key, line.action == "enable"));
  return {};
}

}  // namespace

int run_objects(const CommandLine& line) {
  if (line.action == "report" || line.action == "scrub" || line.action == "rotate-key")
    return run_object_care(line);
  const auto done = line.action.empty() ? serve_objects(line) : change_keys(line);
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
