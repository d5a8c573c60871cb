#include "engines/document/sqlite/store.hpp"
#include "tests/contract/document_contract.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

class SqliteHarness final : public DocumentHarness {
 public:
  SqliteHarness() { open(); }
  DocumentStore& store() override { return *store_; }
  bool reopen() override {
    store_.reset();
    open();
    return true;
  }

 private:
  void open() {
    store_ =
        support::value_of(SqliteDocumentStore::open({.folder = folder_.path(), .max_changes_kept = 1'000}));
  }

  support::TempFolder folder_;
  std::unique_ptr<SqliteDocumentStore> store_;
};

const DocumentAdapter kSqlite{"sqlite", [] { return std::make_unique<SqliteHarness>(); }, 1'000};
INSTANTIATE_TEST_SUITE_P(Sqlite, DocumentContract, testing::Values(kSqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, DocumentFindContract, testing::Values(kSqlite));

}  // namespace
}  // namespace souk::engines
