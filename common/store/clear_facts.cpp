#include "common/store/clear_facts.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace candour {

Result<EventFacts> read_clear_facts(const std::filesystem::path& event) {
  if (!std::filesystem::exists(event / "event.db")) {
    return fail(ExitCode::bad_input, fmt::format("There is no event at {}.", event.string()));
  }
  // The program that serves the event has the file to itself. The facts were written once, by `new`; what changes beside
  // them on their page may be met half written, so a look that found nothing good is taken again.
  constexpr int kLooks = 5;
  for (int look = 1;; ++look) {
    const auto store = EventStore::open(event / "event.db", Database::For::looking);
    if (store) return store->facts();
    if (look == kLooks) return tl::make_unexpected(store.error());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace candour
