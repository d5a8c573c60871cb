// The master key of encrypted objects as a file, and its replacement in steps that may break off anywhere:
// the new key lies beside the old one as FILE.next before anything is wrapped by it, whoever opens the store
// takes both while both are there, and FILE.next becomes FILE when nothing needs the old one any more.
#pragma once

#include <filesystem>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "main/settings.hpp"

namespace souk::app {

enum class MasterKeyUse {
  kServe,   // the key in FILE wraps
  kRotate,  // the one in FILE.next does; made where it is not there
};

// Where objects.key_file says, or master.key in the folder of the objects.
std::filesystem::path master_key_file(const Settings& settings);
// The first wraps, the others only open. Errors are those of runtime/seal's open_key_file.
Result<std::vector<Secret>> open_master_keys(const std::filesystem::path& file, MasterKeyUse use,
                                             Random& random);
// FILE.next becomes FILE; answers where the old one lies now: FILE.old-ID, by the id that its wraps name.
Result<std::filesystem::path> put_next_key_in_place(const std::filesystem::path& file, Random& random);

}  // namespace souk::app
