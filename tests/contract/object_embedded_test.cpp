#include "cloud/storage/embedded_objects.hpp"
#include "engines/document/sqlite/store.hpp"
#include "tests/contract/object_contract.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

class EmbeddedObjectHarness final : public ObjectHarness {
 public:
  EmbeddedObjectHarness() { open(); }
  ObjectStore& store() override { return *objects_; }
  bool reopen() override {
    objects_.reset();
    storage_.reset();
    index_.reset();
    open();
    return true;
  }

 private:
  void open() {
    index_ = support::value_of(SqliteDocumentStore::open({.folder = folder_ / "index"}));
    storage_ =
        support::value_of(storage::Storage::open(*index_, clock_, random_, {.folder = folder_ / "blobs"}));
    objects_ = std::make_unique<storage::EmbeddedObjects>(*storage_, "shop");
  }

  support::TempFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<SqliteDocumentStore> index_;
  std::unique_ptr<storage::Storage> storage_;
  std::unique_ptr<storage::EmbeddedObjects> objects_;
};

const ObjectAdapter kEmbedded{"embedded", [] { return std::make_unique<EmbeddedObjectHarness>(); }};
INSTANTIATE_TEST_SUITE_P(Embedded, ObjectContract, testing::Values(kEmbedded));

}  // namespace
}  // namespace souk::engines
