// The contract of the document port, run against every adapter: include this in a test program of the adapter
// and instantiate DocumentContract with it.
#pragma once

#include "tests/contract/document_feed.hpp"
#include "tests/contract/document_find.hpp"
#include "tests/contract/document_harness.hpp"
#include "tests/contract/document_update.hpp"
#include "tests/contract/document_write.hpp"
