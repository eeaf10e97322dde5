#include "kiosk/app/document_run.hpp"

#include <algorithm>
#include <utility>

#include "common/disk/assets.hpp"
#include "common/disk/files_in_the_making.hpp"
#include "common/export/bundle.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/sealed/secret_bytes.hpp"

namespace candour {
namespace {

std::string sentence_of(WriteTrouble trouble) {
  switch (trouble) {
    case WriteTrouble::no_room:
      return "review.export_no_room";
    case WriteTrouble::not_allowed:
      return "review.export_not_allowed";
    case WriteTrouble::differs:
      return "review.export_differs";
    case WriteTrouble::stopped:
      return {};
    case WriteTrouble::none:
    case WriteTrouble::gone:
      break;
  }
  return "review.export_gone";
}

review_news::NotExported not_made(const Failure& why) { return {"review.export_not_made", why.sentence}; }

bool all_accepted(const std::vector<LookedAtFormat>& looked_at, const DocumentRun::Order& order) {
  for (const auto& each : looked_at) {
    const bool leaves = each.audience == Audience::everybody &&
                        std::find(order.formats.begin(), order.formats.end(), each.format) != order.formats.end();
    for (const auto& finding : each.findings) {
      if (leaves && !order.accepted.contains(accepted_of(each.format, finding))) return false;
    }
  }
  return true;
}

}  // namespace

DocumentRun::DocumentRun(Order order, std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this, ordered = std::move(order)] { run(ordered); }) {}

DocumentRun::~DocumentRun() {
  stop_ = true;
  thread_.join();
}

ExportProgress DocumentRun::progress() const {
  const auto* document = document_.load();
  return {doing_, document ? document->format : std::string(), made_, of_, records_, of_records_};
}

std::optional<DocumentRun::Ended> DocumentRun::take() {
  if (!over_) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

void DocumentRun::run(const Order& order) {
  result_ = ended(order);
  wipe_stack();  // words lay in the frames below this one, and a stack outlives its thread
  over_ = true;
  wake_();
}

void DocumentRun::begin(ExportProgress::Doing doing) {
  doing_ = doing;
  wake_();
}

void DocumentRun::tell(const MakingProgress& progress) {
  document_ = progress.document;
  made_ = progress.made;
  of_ = progress.of;
  records_ = progress.records;
  of_records_ = progress.of_records;
  wake_();
}

DocumentRun::Ended DocumentRun::ended(const Order& order) {
  if (auto stopped = look(order)) return std::move(*stopped);
  return make(order);
}

/// At all that leaves the review team, as the page shows it; nothing where it may go on.
std::optional<DocumentRun::Ended> DocumentRun::look(const Order& order) {
  const bool all_for_the_team = std::all_of(order.formats.begin(), order.formats.end(),
                                            [](const auto& format) { return audience_of(format) == Audience::team; });
  if (all_for_the_team) return std::nullopt;
  auto looked_at = look_before_leaving(*order.event, documents_of(format_names()), assets_folder() / "guard");
  if (!looked_at) return not_made(looked_at.error());
  if (all_accepted(*looked_at, order)) return std::nullopt;
  return review_news::FoundMore{std::move(*looked_at)};
}

DocumentRun::Ended DocumentRun::make(const Order& order) {
  const auto goes_on = [this] { return !stop_; };
  const auto documents = documents_of(order.formats);
  // A folder that cannot be written to is said before anybody waits for documents.
  if (const auto trouble = FilesInTheMaking(order.folder, goes_on).begin(); trouble != WriteTrouble::none)
    return review_news::NotExported{sentence_of(trouble), order.folder.string()};
  begin(ExportProgress::Doing::making);
  auto made = make_documents(*order.event, documents, {}, [this](const MakingProgress& progress) {
    tell(progress);
    return !stop_;
  });
  if (stop_) return review_news::NotExported{};
  if (!made) return not_made(made.error());
  made_ = made->size();
  ExportResult result;
  result.documents = made->size();
  result.comments = order.event->record.contributions.size();
  result.left_out = order.event->unreadable + order.event->record.doubled;
  if (!order.locked) return write(order, with_manifest(*order.event, std::move(*made)), std::move(result));
  begin(ExportProgress::Doing::locking);
  const auto passphrase = make_passphrase(assets_folder());
  if (!passphrase) return not_made(passphrase.error());
  auto bundle = locked_bundle(*order.event, std::move(*made), passphrase->view(), goes_on);
  if (stop_) return review_news::NotExported{};
  if (!bundle) return not_made(bundle.error());
  result.passphrase = passphrase->view();
  std::vector<ArchiveEntry> archive(1);
  archive.front().name = kArchive;
  archive.front().bytes = std::move(*bundle);
  return write(order, archive, std::move(result));
}

DocumentRun::Ended DocumentRun::write(const Order& order, const std::vector<ArchiveEntry>& files, ExportResult result) {
  begin(ExportProgress::Doing::writing);
  FilesInTheMaking beside(order.folder, [this] { return !stop_; });
  auto trouble = beside.begin();
  for (auto file = files.begin(); trouble == WriteTrouble::none && file != files.end(); ++file)
    trouble = beside.add(file->name, file->bytes);
  if (trouble == WriteTrouble::none) trouble = beside.take_places();
  if (trouble != WriteTrouble::none) return review_news::NotExported{sentence_of(trouble), order.folder.string()};
  result.where = (order.locked ? order.folder / kArchive : order.folder).string();
  return review_news::Exported{std::move(result)};
}

}  // namespace candour
