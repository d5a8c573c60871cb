// Durable jobs: work that outlives the request that asked for it, now, later or again and again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/fields.hpp"
#include "base/time.hpp"

namespace souk::runtime {

enum class JobStatus {
  kWaiting,  // for its time, or for a free worker
  kRunning,  // leased to a worker
  kDone,     // kept for a while for people to see
  kDead,     // every attempt failed; a person decides
  kCancelled,
};

// What somebody wants done. One job per kind and key: asking again replaces its payload, keeps the earlier
// time and makes sure that one more run begins after the call.
struct JobRequest {
  std::string kind;               // [a-z0-9_.-]+, names the handler; 60 bytes at most
  std::string key{};              // 130 bytes at most; empty: a job of its own
  json::value payload = nullptr;  // 64 KiB at most
  Instant run_at{};               // the past means at once
  std::int64_t max_attempts = 8;  // 1 to 100
  milliseconds repeat_every{0};   // 0: once; otherwise at least one second, from planned time to planned time
};

// A job as workers and consoles see it.
struct Job {
  std::string id;
  std::string kind;
  json::value payload;
  JobStatus status = JobStatus::kWaiting;
  Instant run_at{};
  std::int64_t attempt = 0;  // of this run, from 1; begins anew after a success
  std::int64_t max_attempts = 0;
  std::int64_t run = 0;  // counts all runs; a worker whose run is not the latest has lost the job
  std::int64_t repeat_every_ms = 0;
  std::int64_t progress_permille = 0;
  std::string message;  // where it stands, from its handler
  std::string last_error;
  std::optional<Instant> ended_at;
};

struct JobStatistics {
  std::int64_t waiting = 0;  // each counts to 1,000 at most
  std::int64_t running = 0;
  std::int64_t dead = 0;
  std::optional<Instant> oldest_due;  // the lag is now minus this
};

}  // namespace souk::runtime

template <>
struct souk::EnumNames<souk::runtime::JobStatus> {
  static constexpr std::array kNames{
      std::pair{souk::runtime::JobStatus::kWaiting, std::string_view{"waiting"}},
      std::pair{souk::runtime::JobStatus::kRunning, std::string_view{"running"}},
      std::pair{souk::runtime::JobStatus::kDone, std::string_view{"done"}},
      std::pair{souk::runtime::JobStatus::kDead, std::string_view{"dead"}},
      std::pair{souk::runtime::JobStatus::kCancelled, std::string_view{"cancelled"}}};
};
