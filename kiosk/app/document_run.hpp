#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/archive.hpp"
#include "common/export/made_documents.hpp"
#include "kiosk/core/review/review_action.hpp"

namespace candour {

/// Makes the documents of a review and writes them, on a thread of its own: the same ones, by the same code, as
/// `candour-hub export`.
///
///  1. Nothing is written while something in a document for everybody was found that nobody accepted, whatever the
///     screen had been told before.
///  2. The old files stay until the new ones are on the disk and were read back (FilesInTheMaking).
///  3. The passphrase of the archive is in what it answers, and nowhere else once it has ended.
class DocumentRun {
 public:
  struct Order {
    std::shared_ptr<const ReviewedEvent> event;
    std::vector<std::string> formats;
    std::filesystem::path folder;
    bool locked = true;
    std::set<AcceptedFinding> accepted;
  };
  using Ended = std::variant<review_news::Exported, review_news::NotExported, review_news::FoundMore>;

  static constexpr const char* kArchive = "export.zip";

  /// `wake` is called from its thread when there is something to take.
  DocumentRun(Order order, std::function<void()> wake);
  DocumentRun(const DocumentRun&) = delete;
  DocumentRun& operator=(const DocumentRun&) = delete;
  ~DocumentRun();

  /// Asks it to end: between two records, or two pieces of a file.
  void stop() { stop_ = true; }
  ExportProgress progress() const;
  /// Once, when it is over.
  std::optional<Ended> take();

 private:
  void run(const Order& order);
  /// In frames of its own, which run() overwrites.
  [[gnu::noinline]] Ended ended(const Order& order);
  std::optional<Ended> look(const Order& order);
  Ended make(const Order& order);
  Ended write(const Order& order, const std::vector<ArchiveEntry>& files, ExportResult result);
  void tell(const MakingProgress& progress);
  void begin(ExportProgress::Doing doing);

  const std::function<void()> wake_;
  std::atomic<bool> stop_ = false, over_ = false;
  std::atomic<ExportProgress::Doing> doing_ = ExportProgress::Doing::looking;
  std::atomic<const DocumentFormat*> document_ = nullptr;
  std::atomic<std::size_t> made_ = 0, of_ = 0, records_ = 0, of_records_ = 0;
  std::optional<Ended> result_;
  std::thread thread_;
};

}  // namespace candour
