#include "common/export/bundle.hpp"

#include "common/sealed/checksum.hpp"
#include "common/wire/manifest_json.hpp"

namespace candour {
namespace {

constexpr std::string_view kHowToOpen =
    "These files are locked with AES-256. To open them you need the passphrase (six words with a space between "
    "them),\r\n"
    "which comes to you by another way than this file.\r\n"
    "\r\n"
    "Programs that open it:\r\n"
    "  Windows      7-Zip (free, www.7-zip.org) or WinZip. Windows' own Explorer cannot open files that are locked "
    "so.\r\n"
    "  macOS        Keka (www.keka.io) or The Unarchiver.\r\n"
    "  Linux        7z, or the archive manager where 7z is installed.\r\n"
    "\r\n"
    "Names and sizes of the files can be seen without the passphrase; what is in them cannot.\r\n"
    "manifest.json lists each file with its checksums.\r\n";

}  // namespace

std::vector<ArchiveEntry> with_manifest(const ReviewedEvent& event, std::vector<ArchiveEntry> files) {
  std::vector<ListedFile> listed;
  for (const auto& file : files)
    listed.push_back({file.name, file.bytes.size(), sha256_of(file.bytes), blake2b_256_of(file.bytes)});
  files.push_back(
      {"manifest.json", manifest_json(event.pack.reference, event.session.id, event.facts.rehearsal, listed)});
  return files;
}

Result<std::string> locked_bundle(const ReviewedEvent& event, std::vector<ArchiveEntry> files,
                                  std::string_view passphrase, std::function<bool()> goes_on) {
  auto all = with_manifest(event, std::move(files));
  all.insert(all.begin(), {"README.txt", std::string(kHowToOpen), false});
  return archive_of(all, passphrase, std::move(goes_on));
}

}  // namespace candour
