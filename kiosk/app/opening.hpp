#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "common/sealed/keys.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/note_json.hpp"
#include "kiosk/core/desk/desk_action.hpp"

namespace candour {

/// What a desk has of an event before it is opened: all of it sealed.
struct SealedEvent {
  std::string wrapped_key, pack;
  std::map<RecordId, Sealed> records;
  std::map<std::uint64_t, SealedNote> notes;
};

/// What came of opening it.
struct OpenedSeals {
  std::optional<EventKeys> keys;
  OpenedEvent event;
  std::string case_json;  ///< what participants may see
  std::map<RecordId, SealHash> opened_from;
};
/// What came while it was being opened, with its keys. A comment that was redacted meanwhile stands there under
/// another seal: the words that were opened are not shown any more.
void open_what_came_meanwhile(OpenedSeals& opened, const SealedEvent& now);

/// Opens an event on a thread of its own: the passphrase takes up to a second by design, and thousands of comments as
/// long again. `wake` is called from there when there is something to take.
class Opening {
 public:
  Opening(SealedEvent sealed, SecretBytes passphrase, std::function<void()> wake);
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;
  ~Opening();

  std::size_t opened() const { return opened_; }
  std::size_t of() const { return of_; }
  /// Once, when it is over. Wrong passphrase (5), or bad input (4) in one sentence.
  std::optional<Result<OpenedSeals>> take();

 private:
  void run(const SealedEvent& sealed, const SecretBytes& passphrase);
  /// In frames of its own, which run() overwrites.
  [[gnu::noinline]] Result<OpenedSeals> open_all(const SealedEvent& sealed, const SecretBytes& passphrase);

  std::function<void()> wake_;
  std::atomic<std::size_t> opened_ = 0;
  const std::size_t of_;
  std::atomic<bool> over_ = false;
  std::optional<Result<OpenedSeals>> result_;
  std::thread thread_;
};

}  // namespace candour
