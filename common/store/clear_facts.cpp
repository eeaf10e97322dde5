#include "common/store/clear_facts.hpp"

#include <fmt/format.h>

namespace candour {

Result<EventFacts> read_clear_facts(const std::filesystem::path& event) {
  if (!std::filesystem::exists(event / "event.db")) {
    return fail(ExitCode::bad_input, fmt::format("There is no event at {}.", event.string()));
  }
  const auto store = EventStore::open(event / "event.db", Database::For::reading);
  if (!store) return tl::make_unexpected(store.error());
  return store->facts();
}

}  // namespace candour
