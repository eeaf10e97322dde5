#include "common/store/clear_facts.hpp"

#include <fmt/format.h>

#include <optional>

#include "common/disk/file.hpp"

namespace candour {
namespace {

constexpr int kGlances = 20;

/// A hub that serves the event has its store for itself. What stands in clear never changes, but a page may be written
/// over in the moment in which it is read: what was seen twice is so.
std::optional<EventFacts> glanced_facts(const std::filesystem::path& file) {
  std::optional<EventFacts> before;
  for (int i = 0; i < kGlances; ++i) {
    const auto store = EventStore::open(file, Database::For::looking);
    if (store && before == store->facts()) return before;
    before = store ? std::optional(store->facts()) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<EventFacts> read_clear_facts(const std::filesystem::path& event) {
  const auto file = event / "event.db";
  const auto here = is_here(file);
  if (!here) return tl::make_unexpected(here.error());
  if (!*here) return fail(ExitCode::bad_input, fmt::format("There is no event at {}.", event.string()));
  if (const auto facts = glanced_facts(file)) return *facts;
  const auto store = EventStore::open(file, Database::For::reading);  // for its sentence, or after a crash in mid-write
  if (!store) return tl::make_unexpected(store.error());
  return store->facts();
}

}  // namespace candour
