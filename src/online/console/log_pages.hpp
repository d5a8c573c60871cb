// What the logs say, for staff with "logs.read": requests, errors and times over the last hour, day or week,
// what was looked for, what the program complained of.
#pragma once

#include "online/console/console.hpp"
#include "online/console/log_reader.hpp"

namespace souk::online::console {

// `logs` must outlive the console.
Console::AddPages log_pages(LogReader& logs);

}  // namespace souk::online::console
