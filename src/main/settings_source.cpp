#include "main/settings_source.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include <fmt/format.h>

namespace souk::app {
namespace {

constexpr std::uintmax_t kMaxConfigBytes = 1024 * 1024;

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) > kMaxConfigBytes) {
    return fail(
        invalid("config.too_large", fmt::format("{} is larger than 1 MiB: that is no configuration.", path)));
  }
  std::ifstream file{path, std::ios::binary};
  if (!file)
    return fail(invalid("config.unreadable",
                        fmt::format("{} cannot be read; check its path and permissions.", path)));
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Result<config::Sources> gather_sources(const CommandLine& line) {
  config::Sources sources;
  sources.flags = line.flags;
  std::error_code ignored;
  const std::string file = !line.config_file.empty()                       ? line.config_file
                           : std::filesystem::exists("souk.yaml", ignored) ? "souk.yaml"
                                                                           : "";
  if (!file.empty()) {
    sources.yaml = TRY(read_file(file));
    sources.yaml_name = file;
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view pair{*entry};
    const auto equals = pair.find('=');
    if (pair.starts_with("SOUK_") && equals != std::string_view::npos) {
      sources.environment.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
  return sources;
}

Result<Settings> load_settings(const CommandLine& line) {
  return config::load<Settings>(TRY(gather_sources(line)));
}

Result<std::string> share_folder(const Settings& settings) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::path> candidates;
  if (!settings.share_folder.empty())
    candidates = {settings.share_folder};
  else {
    // build/<preset>/souk stands two folders below the checkout.
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    candidates = {program / ".." / "..", program / ".." / "share" / "souk", "/usr/share/souk"};
  }
  for (const auto& candidate : candidates) {
    if (fs::exists(candidate / "web" / "css" / "order.txt", error))
      return fs::canonical(candidate, error).string();
  }
  return fail(
      invalid("config.share_folder",
              fmt::format("{} holds no web/ folder; set share_folder to where Souk's web/ and data/ are.",
                          candidates.front().lexically_normal().string())));
}

}  // namespace souk::app
