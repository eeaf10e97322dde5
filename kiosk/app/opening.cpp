#include "kiosk/app/opening.hpp"

#include <utility>
#include <vector>

#include "common/event/opened_record.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/random.hpp"
#include "common/sealed/secret_bytes.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/opened_pack.hpp"

namespace candour {
namespace {

constexpr std::size_t kAtOnce = 64;  // that a core takes; then the screen is told

Result<OpenedSeals> opened_with(const SealedEvent& sealed, const SecretBytes& passphrase) {
  const auto file = KeyFile::parse(sealed.wrapped_key, "The event's key");
  if (!file) return tl::make_unexpected(file.error());
  auto keys = file->unlock(passphrase);
  if (!keys) return tl::make_unexpected(keys.error());
  auto pack = open_pack(sealed.pack, *keys);
  if (!pack) return tl::make_unexpected(pack.error());
  OpenedSeals opened;
  opened.case_json = case_json(pack->pack, pack->session, random_bytes<NameSalt>());
  opened.event.session = pack->session;
  opened.event.pack_remarks = std::move(pack->remarks);
  opened.event.pack = std::make_shared<const EventPack>(std::move(pack->pack));
  opened.keys = std::move(*keys);
  return opened;
}

}  // namespace

void open_what_came_meanwhile(OpenedSeals& opened, const SealedEvent& now) {
  for (const auto& [id, each] : now.records) {
    const auto from = opened.opened_from.find(id);
    if (from != opened.opened_from.end() && from->second == seal_hash_of(each)) continue;
    if (auto record = opened_record(*opened.keys, id, each))
      opened.event.contributions[id] = std::move(record->contribution);
  }
  for (const auto& [sequence, each] : now.notes) {
    if (opened.event.notes.contains(sequence)) continue;
    if (auto note = opened_note(*opened.keys, sequence, each)) opened.event.notes[sequence] = std::move(note->note);
  }
}

Opening::Opening(SealedEvent sealed, SecretBytes passphrase, std::function<void()> wake)
    : wake_(std::move(wake)),
      of_(sealed.records.size()),
      thread_([this, event = std::move(sealed), phrase = std::move(passphrase)]() mutable { run(event, phrase); }) {}

Opening::~Opening() { thread_.join(); }

Result<OpenedSeals> Opening::open_all(const SealedEvent& sealed, const SecretBytes& passphrase) {
  auto opened = opened_with(sealed, passphrase);
  if (!opened) return opened;
  for (const auto& [id, each] : sealed.records) opened->opened_from.emplace(id, seal_hash_of(each));
  auto at = sealed.records.begin();
  auto records = open_records(*opened->keys, [&](std::vector<SealedRecord>& some) {
    for (; at != sealed.records.end() && some.size() < kAtOnce; ++at) some.push_back({at->first, at->second});
    opened_ += some.size();
    wake_();
  });
  for (auto& record : records.rows) opened->event.contributions.emplace(record.id, std::move(record.contribution));
  auto note_at = sealed.notes.begin();
  auto notes = open_notes(*opened->keys, [&](std::vector<NumberedSealedNote>& some) {
    for (; note_at != sealed.notes.end() && some.size() < kAtOnce; ++note_at)
      some.push_back({note_at->first, note_at->second});
  });
  for (auto& note : notes.rows) opened->event.notes[note.sequence] = std::move(note.note);
  return opened;
}

void Opening::run(const SealedEvent& sealed, const SecretBytes& passphrase) {
  result_ = open_all(sealed, passphrase);
  wipe_stack();  // short words lay in the frames below this one, and a stack outlives its thread
  over_ = true;
  wake_();
}

std::optional<Result<OpenedSeals>> Opening::take() {
  if (!over_) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

}  // namespace candour
