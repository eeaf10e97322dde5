#pragma once
#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "common/disk/folder.hpp"
#include "common/event/reviewed_event.hpp"
#include "common/sealed/keys.hpp"
#include "common/sealed/secret_bytes.hpp"
#include "common/store/event_store.hpp"
#include "kiosk/app/document_run.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/core/review/review_action.hpp"

namespace candour {

/// Reads a whole event on a thread of its own: the passphrase takes up to a second by design. The store is nobody
/// else's until it is over. `wake` is called from there when there is something to take.
class EventReading {
 public:
  struct Read {
    EventKeys keys;
    std::shared_ptr<const ReviewedEvent> event;
  };
  EventReading(const EventStore& store, std::string wrapped_key, SecretBytes passphrase, std::function<void()> wake);
  EventReading(const EventReading&) = delete;
  EventReading& operator=(const EventReading&) = delete;
  ~EventReading();

  std::size_t opened() const { return opened_; }
  std::size_t of() const { return of_; }
  /// Once, when it is over. Wrong passphrase (5), or bad input (4) in one sentence.
  std::optional<Result<Read>> take();

 private:
  void run(const EventStore& store, const std::string& wrapped_key, const SecretBytes& passphrase);
  /// In frames of its own, which run() overwrites.
  [[gnu::noinline]] Result<Read> read(const EventStore& store, const std::string& wrapped_key,
                                      const SecretBytes& passphrase);

  std::function<void()> wake_;
  std::atomic<std::size_t> opened_ = 0, of_ = 0;
  std::atomic<bool> over_ = false, stop_ = false;
  std::optional<Result<Read>> result_;
  std::thread thread_;
};

/// The lead reviewer's table: an event's folder and its key, and no broker.
///
///  1. It alone has the folder while it runs (FolderLock), so nothing changes underneath it.
///  2. What a reviewer does is on the disk, sealed, before the next frame is drawn, or is said not to be; and then it
///     is not there later either, unless the table is killed while its disk fails.
///  3. The key and everything that it opened are gone with the lock; an export under way ends with it.
class ReviewTable final : public Screen {
 public:
  static Result<std::unique_ptr<ReviewTable>> open(const ScreenOptions& options, Chance& chance);
  ~ReviewTable() override;
  Done unlock(const std::filesystem::path& passphrase_file) override;

 private:
  ReviewTable(const ScreenOptions& options, Chance& chance, FolderLock lock, EventStore store);
  Done begin();
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override;
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }

  void take(const ReviewAction& action);
  void take_what_was_read();
  void take_what_is_stored(std::uint64_t from);
  void perform(const review_effect::Unlock& effect);
  void perform(const review_effect::Keep& effect);
  void perform(const review_effect::Redact& effect);
  void perform(const review_effect::Forget& effect);
  void perform(const review_effect::LookForPlaces& effect);
  void perform(const review_effect::LookBeforeLeaving& effect);
  void perform(const review_effect::Export& effect);
  void perform(const review_effect::StopExport& effect);
  void take_what_was_made();
  std::shared_ptr<const ReviewedEvent> event_now() const;
  std::optional<std::vector<SealedNote>> sealed_notes(const std::vector<NumberedNote>& notes) const;

  const ScreenOptions options_;
  Chance& chance_;
  FolderLock lock_;
  EventStore store_;
  std::string wrapped_key_;
  ReviewModel model_;
  ReviewActions actions_;          ///< of the frame at hand
  std::optional<EventKeys> keys_;  ///< while it is unlocked
  std::unique_ptr<EventReading> reading_;
  std::future<Result<std::vector<LookedAtFormat>>> looking_;
  std::unique_ptr<DocumentRun> documents_;
};

}  // namespace candour
