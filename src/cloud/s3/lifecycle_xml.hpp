// The LifecycleConfiguration document to the store's rules and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cloud/storage/lifecycle_rule.hpp"

namespace souk::s3 {

// MalformedXML, InvalidArgument.
Result<std::vector<storage::LifecycleRule>> read_lifecycle(std::string_view xml);
std::string write_lifecycle(const std::vector<storage::LifecycleRule>& rules);

}  // namespace souk::s3
