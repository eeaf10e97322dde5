#include "kiosk/app/opening.hpp"

#include <utility>
#include <vector>

#include "common/event/opened_record.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/random.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/opened_pack.hpp"
#include "kiosk/platform/wiped_memory.hpp"

namespace candour {
namespace {

constexpr std::size_t kAtOnce = 512;  // between two times that the screen is told

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

Opening::Opening(SealedEvent sealed, SecretBytes passphrase, std::function<void()> wake)
    : wake_(std::move(wake)),
      of_(sealed.records.size()),
      thread_([this, event = std::move(sealed), phrase = std::move(passphrase)]() mutable { run(event, phrase); }) {}

Opening::~Opening() { thread_.join(); }

Result<OpenedSeals> Opening::open_all(const SealedEvent& sealed, const SecretBytes& passphrase) {
  auto opened = opened_with(sealed, passphrase);
  if (!opened) return opened;
  std::vector<SealedRow> rows;
  rows.reserve(kAtOnce);
  const auto open_rows = [&] {
    for (auto& record : opened_records(*opened->keys, rows, wipe_stack))
      if (record) opened->event.contributions.emplace(record->id, std::move(record->contribution));
    opened_ += rows.size();
    rows.clear();
    wake_();
  };
  for (const auto& [id, each] : sealed.records) {
    rows.push_back({&id, &each});
    if (rows.size() == kAtOnce) open_rows();
  }
  open_rows();
  for (const auto& [sequence, each] : sealed.notes) {
    if (auto note = opened_note(*opened->keys, sequence, each)) opened->event.notes[sequence] = std::move(note->note);
  }
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
