// What is known of the index in service, in a small file beside it. While it is being written to, the file
// names the boot of the machine: killed processes lose nothing, but after a power cut the folder may be half
// old and half new, and then it is not opened.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace souk::engines::search {

struct IndexState {
  std::string name;   // of the folder in service
  std::string stamp;  // what its words depend on
  bool clean = true;  // everything is on the disk
  std::string boot;   // of the machine, while not clean

  static constexpr auto fields();
};

// nullopt when there is none or it cannot be read: then there is no index.
std::optional<IndexState> read_state(const std::filesystem::path& file);
Status write_state(const std::filesystem::path& file, const IndexState& state);
// Whole, as far as can be known.
bool is_certain(const IndexState& state);
std::string boot_of_machine();

}  // namespace souk::engines::search
