// The contract of the object port, run against every adapter: include this in a test program of the adapter
// and instantiate ObjectContract with it.
#pragma once

#include "tests/contract/object_concurrent.hpp"
#include "tests/contract/object_harness.hpp"
#include "tests/contract/object_presign.hpp"
#include "tests/contract/object_read.hpp"
#include "tests/contract/object_upload.hpp"
#include "tests/contract/object_write.hpp"
