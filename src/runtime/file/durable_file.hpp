// Small files that must survive: all of it or nothing, whenever the power goes.
#pragma once

#include <filesystem>
#include <string_view>
#include <sys/types.h>
#include <system_error>

namespace souk::runtime {

// Writes `bytes` beside `target` under a name that begins with a dot, makes them durable and renames: a
// reader sees the file of before or the new one, and what this answered without an error is there after a
// crash. The folder must be there. It blocks: call it on a pool. The error is errno's; who calls has the
// words for it.
std::error_code write_durably(const std::filesystem::path& target, std::string_view bytes,
                              mode_t mode = 0600);

}  // namespace souk::runtime
