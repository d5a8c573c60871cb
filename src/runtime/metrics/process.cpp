// What the machine says about this process (metrics.hpp), under the names that Prometheus clients agree on.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/metrics/metrics.hpp"

namespace souk::metrics {
namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

// Second number of /proc/self/statm: resident pages.
double resident_bytes() {
  std::ifstream file{"/proc/self/statm"};
  long total = 0, resident = 0;
  file >> total >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_fds() {
  std::error_code error;
  double count = -1;  // the one that reads the folder
  for (std::filesystem::directory_iterator it{"/proc/self/fd", error}, end; !error && it != end;
       it.increment(error))
    ++count;
  return count;
}

double max_fds() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<double>(limit.rlim_cur);
}

}  // namespace

void add_process_metrics(Registry& registry) {
  const auto started = std::chrono::steady_clock::now();
  registry.on_read("process_cpu_seconds_total", "Processor time used, user and system.", cpu_seconds, true);
  registry.on_read("process_resident_memory_bytes", "Memory held in RAM.", resident_bytes);
  registry.on_read("process_open_fds", "Open file descriptors.", open_fds);
  registry.on_read("process_max_fds", "How many file descriptors may be open.", max_fds);
  registry.on_read("process_uptime_seconds", "Time since the start.", [started] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  });
}

}  // namespace souk::metrics
