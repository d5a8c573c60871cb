#include "engines/document/memory/store.hpp"
#include "tests/contract/document_contract.hpp"

namespace souk::engines {
namespace {

class MemoryHarness final : public DocumentHarness {
 public:
  DocumentStore& store() override { return store_; }
  bool reopen() override { return false; }

 private:
  MemoryDocumentStore store_{{.max_changes_kept = 1'000}};
};

const DocumentAdapter kMemory{"memory", [] { return std::make_unique<MemoryHarness>(); }, 1'000};
INSTANTIATE_TEST_SUITE_P(Memory, DocumentContract, testing::Values(kMemory));
INSTANTIATE_TEST_SUITE_P(Memory, DocumentFindContract, testing::Values(kMemory));

}  // namespace
}  // namespace souk::engines
